"""What the page's own fields make of what is typed into them."""

from datetime import date

import pytest
from django.utils.text import capfirst
from wagtail.models import Locale

from oit_pages.actions.locate import find_indicator_page
from oit_pages.models import TransparencyIndexPage
from oit_pages.models.subjects import ContactInformationPage
from tests.factories import UnitFactory

DAYS = ("period_from", "period_to", "data_date")


@pytest.fixture
def form_of(db):
    """form_of(**typed): the form of a page to be, with days typed into it."""
    form_class = ContactInformationPage.get_edit_handler().get_form_class()

    def typed(**days):
        form = form_class({"body-count": "0", **days}, instance=ContactInformationPage())
        form.is_valid()
        return form

    return typed


@pytest.mark.parametrize("name", DAYS)
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("29/02/2567", date(2024, 2, 29)),
        ("๒๕ มี.ค. ๖๔", date(2021, 3, 25)),
        ("25 มีนาคม 2564", date(2021, 3, 25)),
        ("2021-03-25", date(2021, 3, 25)),
        ("", None),
    ],
)
def test_a_day_is_read_in_every_spelling(form_of, name, typed, meant):
    form = form_of(**{name: typed})
    assert name not in form.errors
    assert form.cleaned_data[name] == meant


@pytest.mark.parametrize("name", DAYS)
@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("25/3/3000", "3000"),
        ("1/1/1500", "1500"),
        ("31/2/2564", "31/2/2564"),
        ("29 ก.พ. 2565", "25/3/2564"),
        ("เมื่อวาน", "25/3/2564"),
    ],
)
def test_a_day_that_cannot_be_meant_is_refused_in_words_and_kept(form_of, name, typed, why):
    form = form_of(**{name: typed})
    assert why in str(form.errors[name])
    assert f'value="{typed}"' in str(form[name])


def test_a_field_keeps_its_label_and_help(form_of):
    column = ContactInformationPage._meta.get_field("data_date")
    field = form_of().fields["data_date"]
    assert field.label == capfirst(column.verbose_name)
    assert field.help_text == column.help_text
    assert not field.required


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_page_in_either_language_is_given_to_a_unit_of_its_municipality(
    year_page, municipality, home, language
):
    mine = UnitFactory(municipality=municipality)
    other = TransparencyIndexPage(title="เทศบาลเพื่อนบ้าน", slug="neighbour")
    UnitFactory(municipality=home.add_child(instance=other))
    page = find_indicator_page(year_page, "O43")
    if language == "en":
        english = Locale.objects.get(language_code="en")
        page = page.copy_for_translation(english, copy_parents=True)
    form_class = page.get_edit_handler().get_form_class()
    form = form_class(instance=page, parent_page=page.get_parent())
    assert list(form.fields["responsible_unit"].queryset) == [mine]
