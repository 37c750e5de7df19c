"""Drafts that go in together are what drafts added one by one are, in every table."""

import json
import re

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.models import Page

from oit_pages.actions.add_drafts import DraftTree
from oit_pages.actions.page_moulds import Mould
from oit_pages.actions.scaffold import new_indicator_page
from oit_pages.catalogue import load_edition
from oit_pages.checklist.refresh import judge
from oit_pages.models import AssessmentYearPage, SectionPage, TransparencyIndexPage
from tests.factories import UserFactory

#: Keys that count on, times, and ids by chance: two runs never share them.
BY_CHANCE = (models.AutoField, models.DateTimeField, models.UUIDField)
#: What differs with the order of adding: an average of the titles so far, the key of an entry.
#: A fingerprint is of keys.
RUNNING = {"title_norm", "index_entry", "fingerprint"}
#: Where a finding was made.
PLACE = re.compile(r'"page": ([0-9]+)')


def tree(user) -> list[tuple[int, Page]]:
    """A municipality's year as unsaved pages, each with the number of the one above (-1: home)."""
    index = TransparencyIndexPage(title="ข้อมูล", slug="ita", name_th="อบต.", province="ศรีนาคา")
    pages = [(-1, index), (0, AssessmentYearPage(title="ปี 2564", slug="oit-2564", year=2564))]
    for section in load_edition(2564).sections:
        number = len(pages)
        page = SectionPage(title=section.title_th, slug=section.slug, code=section.code)
        pages.append((1, page))
        pages += [(number, new_indicator_page(indicator)) for indicator in section.indicators]
    return pages


def by_hand(home: Page, user) -> None:
    """As the admin's view of a new page does it."""
    made = [home]
    for above, page in tree(user):
        parent = made[above + 1]
        page.live, page.has_unpublished_changes = False, True
        page.locale, page.owner = parent.locale, user
        parent.add_child(instance=page)
        page.save_revision(user=user, log_action=True)
        made.append(page)


def together(home: Page, user) -> None:
    drafts, made = DraftTree(user), [home]
    for above, page in tree(user):
        drafts.add(made[above + 1], page)
        made.append(page)
    drafts.save()
    judge(made[2].specific)  # once for all, as the scaffold does


def cast(home: Page, user) -> None:
    """As copies of pages that were built below the same page, and never put in."""
    unsaved, drafts, made = DraftTree(user), DraftTree(user), [home]
    built = [home]
    for above, page in tree(user):
        unsaved.add(built[above + 1], page)
        built.append(page)
        made.append(drafts.add_cast(made[above + 1], Mould(page)))
    drafts.save()
    judge(made[2].specific)


def rows(since: dict[str, set]) -> dict[str, list]:
    """What is in every table and was not there at `since`, with keys told by the page's path."""
    paths = dict(Page.objects.values_list("pk", "path"))
    revisions = {
        pk: paths.get(int(object_id))
        for pk, object_id in apps.get_model("wagtailcore.Revision").objects.values_list(
            "pk", "object_id"
        )
    }

    def told(model, field, value):
        if value is None:
            return None
        if field.name == "content":  # of a revision
            return {**value, "pk": paths.get(value["pk"]), "translation_key": "…"}
        if field.name == "findings":
            return PLACE.sub(lambda found: f'"page": {paths[int(found[1])]}', json.dumps(value))
        if field.name == "object_id" or issubclass(field.related_model or models.Field, Page):
            return paths.get(int(value))
        if field.related_model is apps.get_model("wagtailcore.Revision"):
            return revisions.get(value)
        chance = isinstance(field, BY_CHANCE) or field.name in RUNNING
        return "…" if chance else value

    found = {}
    for model in apps.get_models():
        if model._meta.proxy or not model._meta.managed:
            continue
        fields = model._meta.local_concrete_fields
        lines = []
        for row in model._base_manager.exclude(pk__in=since.get(model._meta.label, ())):
            lines.append({f.name: told(model, f, getattr(row, f.attname)) for f in fields})
        found[model._meta.label] = sorted(lines, key=repr)
    return found


def keys() -> dict[str, set]:
    return {
        model._meta.label: set(model._base_manager.values_list("pk", flat=True))
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy
    }


@pytest.mark.parametrize("way", [together, cast])
def test_every_table_holds_what_it_holds_of_pages_added_by_hand(home, way):
    user = UserFactory(is_superuser=True)
    before = keys()
    by_hand(home, user)
    hand = rows(before)
    for page in TransparencyIndexPage.objects.all():
        page.delete()
    home.refresh_from_db()

    before = keys()
    way(home, user)
    bulk = rows(before)
    assert {name for name, lines in hand.items() if lines} >= {
        "wagtailcore.Page",
        "wagtailcore.Revision",
        "wagtailcore.PageLogEntry",
        "wagtailsearch.IndexEntry",
        "oit_pages.IndicatorPage",
    }
    # One by one they are judged one by one; together, once.
    runs = hand.pop("oit_pages.AssessmentRun"), bulk.pop("oit_pages.AssessmentRun")
    changes = [
        sorted((one for run in each for one in run["changes"]), key=lambda one: one["code"])
        for each in runs
    ]
    assert changes[0] == changes[1]
    for name in hand:
        assert bulk[name] == hand[name], name
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_revision_of_a_copy_says_what_the_copy_is(home):
    user = UserFactory()
    unsaved, drafts = DraftTree(user), DraftTree(user)
    original = new_indicator_page(load_edition(2564).find("executives"))
    unsaved.add(home, original)
    mould = Mould(original)
    pages = [drafts.add_cast(home, mould) for _copy in range(3)]
    assert len({page.translation_key for page in (original, *pages)}) == 4
    assert len({page.slug for page in pages}) == 3
    for page in pages:
        assert mould.content_of(page) == page.serializable_data()
    drafts.save()
    for page in Page.objects.child_of(home).specific():
        content = page.latest_revision.content
        assert content["translation_key"] == str(page.translation_key)
        assert (content["slug"], content["path"]) == (page.slug, page.path)
        assert page.owner == user


@pytest.mark.parametrize("is_copy", [False, True])
def test_the_pages_are_given_as_they_are_in_the_database(home, is_copy):
    drafts = DraftTree()
    index = TransparencyIndexPage(title="ข้อมูล", slug="ita")
    if is_copy:
        DraftTree().add(home, index)
        drafts.add_cast(home, Mould(index))
    else:
        drafts.add(home, index)
    [page] = drafts.save()
    kept = Page.objects.get(pk=page.pk).specific
    for field in kept._meta.concrete_fields:
        assert getattr(page, field.attname) == getattr(kept, field.attname), field.name
    page.title = "ใหม่"
    page.save_revision().publish()


def test_it_goes_on_below_pages_that_are_there(home):
    by_hand(home, None)
    index = TransparencyIndexPage.objects.get()
    for _again in range(2):
        drafts = DraftTree()
        drafts.add(index, AssessmentYearPage(title="ปี 2565", slug="oit-2564", year=2565))
        drafts.save()
    assert [page.slug for page in index.get_children()] == [
        "oit-2564",
        "oit-2564-2",
        "oit-2564-3",
    ]
    assert Page.find_problems() == ([], [], [], [], [])


def test_texts_come_in_clean_and_faults_are_said(home):
    drafts = DraftTree()
    page = TransparencyIndexPage(title="ด\u0e4d\u0e32เนินการ", slug="ita")
    drafts.add(home, page)
    assert (page.title, page.draft_title) == ("ด\u0e33เนินการ", "ด\u0e33เนินการ")
    with pytest.raises(ValidationError, match="kind"):
        drafts.add(home, TransparencyIndexPage(title="ข้อมูล", slug="x", kind="kingdom"))


def test_the_number_of_queries_does_not_grow_with_the_pages_of_a_type(
    home, django_assert_max_num_queries
):
    drafts = DraftTree()
    for number in range(200):
        drafts.add(home, TransparencyIndexPage(title=f"{number}", slug=f"ita-{number}"))
    with django_assert_max_num_queries(30):
        drafts.save()
