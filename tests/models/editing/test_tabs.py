"""Types that are edited alike share one form; each is given its own."""

import pytest
from django.utils.translation import gettext
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface
from wagtail.models import Page

from oit_pages.models import IndicatorPage
from oit_pages.models.editing.tabs import tabs
from oit_pages.models.subjects import ExecutivesPage, LawsPage, OtherIndicatorPage


def form_of(page_type):
    return page_type.get_edit_handler().get_form_class()


def as_wagtail_makes_it(page_type):
    """The tabs without ours."""
    named = {
        "Content": page_type.content_panels,
        "Promote": page_type.promote_panels,
        "Settings": page_type.settings_panels,
    }
    plain = TabbedInterface(
        [ObjectList(panels, heading=gettext(name)) for name, panels in named.items()],
        base_form_class=page_type.base_form_class,
    )
    return plain.bind_to_model(page_type)


@pytest.mark.parametrize("page_type", [*IndicatorPage.__subclasses__(), IndicatorPage])
def test_the_form_is_the_one_that_wagtail_would_make(page_type):
    ours, plain = form_of(page_type), as_wagtail_makes_it(page_type).get_form_class()
    assert list(ours.base_fields) == list(plain.base_fields)
    for name, field in plain.base_fields.items():
        assert type(ours.base_fields[name]) is type(field)
        assert type(ours.base_fields[name].widget) is type(field.widget)
        assert str(ours.base_fields[name].label) == str(field.label)
        assert ours.base_fields[name].required == field.required
    assert set(ours.formsets) == set(plain.formsets)
    assert ours.__name__ == plain.__name__
    for name, value in vars(plain._meta).items():
        same = set if name in ("formsets", "widgets") else list if name == "fields" else None
        kept = getattr(ours._meta, name)
        assert (same(kept) == same(value)) if same else (kept == value), name


def named(panels):
    """A tree of panels by their names, and of what is below each."""
    return [
        (type(one), str(one.heading), getattr(one, "field_name", ""), named(one.children))
        if hasattr(one, "children")
        else (type(one), str(one.heading), getattr(one, "field_name", ""))
        for one in panels
    ]


@pytest.mark.parametrize("page_type", IndicatorPage.__subclasses__())
def test_the_panels_are_those_that_wagtail_would_make(page_type):
    ours = [
        tab
        for tab in page_type.get_edit_handler().children
        if type(tab).__module__.startswith("wagtail.")
    ]
    assert named(ours) == named(as_wagtail_makes_it(page_type).children)
    assert all(issubclass(page_type, tab.model) for tab in ours)


def test_types_that_are_edited_alike_have_one_set_of_panels():
    first, second = (one.get_edit_handler().children[0] for one in (LawsPage, ExecutivesPage))
    assert first is second
    assert OtherIndicatorPage.get_edit_handler().children[0] is not first


def test_a_tab_more_stands_after_the_content():
    more = ObjectList([FieldPanel("title")], heading="More")
    bound = tabs(LawsPage, IndicatorPage, more).bind_to_model(LawsPage)
    assert [str(tab.heading) for tab in bound.children][1] == "More"
    assert bound.children[1].model is LawsPage
    assert len(IndicatorPage.get_edit_handler().children) == len(bound.children) - 1


def test_a_form_makes_a_page_of_its_own_type(db):
    assert type(form_of(ExecutivesPage)({"body-count": "0"}).instance) is ExecutivesPage
    assert type(form_of(LawsPage)({"body-count": "0"}).instance) is LawsPage


def test_a_form_that_adds_a_field_changes_no_other():
    more = type("More", (form_of(LawsPage),), {"base_fields": {}})
    assert more._meta.model is LawsPage
    assert "summary" in form_of(ExecutivesPage).base_fields


def test_a_type_with_panels_of_its_own_has_its_own_form(monkeypatch):
    assert "subject" in form_of(OtherIndicatorPage).base_fields
    assert "subject" not in form_of(LawsPage).base_fields
    monkeypatch.setattr(LawsPage, "content_panels", [*Page.content_panels, FieldPanel("summary")])
    form = tabs(LawsPage, IndicatorPage).bind_to_model(LawsPage).get_form_class()
    assert "body" not in form.base_fields
    assert "summary" in form.base_fields


def test_a_type_with_tabs_of_its_own_has_these(monkeypatch):
    own = ObjectList([FieldPanel("title")])
    monkeypatch.setattr(LawsPage, "edit_handler", own)
    assert LawsPage.edit_handler is own
    assert ExecutivesPage.edit_handler is not own
