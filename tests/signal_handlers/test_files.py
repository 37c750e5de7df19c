"""The file that a page was made from is private for as long as the page is, whatever hides it."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Locale, Page, PageViewRestriction, Revision

from oit_pages.actions.attach_file import WAITING
from oit_pages.actions.import_document import import_document
from oit_pages.actions.record_removals import removals_from
from oit_pages.actions.release_originals import release_originals
from oit_pages.actions.scaffold import scaffold
from oit_pages.actions.uninstall import uninstall
from oit_pages.management.lookup import find_indicator_page
from oit_pages.models import Appearance, EntryPage, IndicatorPage
from tests.factories import fill, open_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def bring(tmp_path):
    """Bring a file into a draft, kept for download; gives the document."""

    def bring(page):
        source = tmp_path / "report.csv"
        source.write_text("มาตรการ,ผล\nอบรม,แล้ว\n", encoding="utf-8")
        import_document(source, page, keep_original=True)
        return get_document_model().objects.latest("pk")

    return bring


@pytest.fixture
def is_open(client):
    def is_open(document) -> bool:
        response = client.get(document.url)
        response.getvalue()  # the client closes what was read to its end
        return response.status_code == 200

    return is_open


def publish(page) -> None:
    page = of(page)
    (page.get_latest_revision() or page.save_revision()).publish()


def of(page):
    return Page.objects.get(pk=page.pk).specific


def _unpublish(page):
    of(page).unpublish()


def _restrict(page):
    PageViewRestriction.objects.create(page=of(page), restriction_type="login")


def _open(page):
    PageViewRestriction.objects.get(page=page).delete()


def _expire(page):
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))


def _extend(page):
    page = of(page)
    page.expire_at = None
    page.save_revision().publish()


def _by_the_clock(page):
    page = of(page)
    page.go_live_at = timezone.now() + timedelta(hours=1)
    revision = page.save_revision()
    revision.publish()
    past = timezone.now() - timedelta(minutes=1)
    content = {**revision.content, "go_live_at": past.isoformat()}
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past, content=content)
    call_command("publish_scheduled")


def _in_bulk(page):
    with removals_from(page.path):
        Page.objects.filter(pk=page.pk).update(live=True)


WAYS = {
    "published": (_unpublish, publish),
    "by the clock": (_unpublish, _by_the_clock),
    "opened": (_restrict, _open),
    "in time again": (_expire, _extend),
    "in bulk": (_unpublish, _in_bulk),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("level", ["section", "year", "municipality"])
def test_it_waits_until_what_is_above_the_page_is_public(year_page, bring, is_open, level, way):
    page = fill(year_page, "O2", publish=False)
    above = {
        "section": page.get_parent(),
        "year": year_page,
        "municipality": year_page.get_parent(),
    }[level]
    hide, show = WAYS[way]
    hide(above)
    document = bring(page)
    assert not is_open(document)
    publish(page)
    assert not is_open(document), f"its {level} is not public yet"
    show(of(above))
    assert is_open(document)


def test_it_is_there_at_once_with_a_page_below_public_ones(year_page, bring, is_open):
    page = fill(year_page, "O2", publish=False)
    document = bring(page)
    assert not is_open(document)
    publish(page)
    assert is_open(document)


def test_a_draft_of_a_public_page_keeps_it_back_when_the_year_opens(year_page, bring, is_open):
    page = fill(year_page, "O2")
    _unpublish(year_page)
    document = bring(IndicatorPage.objects.get(pk=page.pk))
    publish(year_page)
    assert not is_open(document), "it stands in the draft alone"
    publish(page)
    assert is_open(document)


def test_a_page_that_moves_below_a_public_year_brings_it(year_page, bring, is_open):
    municipality = of(year_page.get_parent())
    hidden = open_year(scaffold(2565, municipality).year_page)
    _unpublish(hidden)
    page = fill(of(hidden), "O2", publish=False)
    document = bring(page)
    publish(page)
    assert not is_open(document)
    find_indicator_page(year_page, "O2").delete()
    section = Page.objects.child_of(year_page).get(slug=page.get_parent().slug)
    of(page).move(section, pos="last-child")
    assert is_open(document)


def test_an_entry_waits_for_its_indicators_page(
    year_page, bring, is_open, django_capture_on_commit_callbacks
):
    above = fill(year_page, "O2", publish=False)
    entry = above.add_child(instance=EntryPage(title="เดือนแรก", slug="first", live=False))
    document = bring(entry)
    publish(entry)
    assert not is_open(document)
    with django_capture_on_commit_callbacks(execute=True):
        publish(above)
    assert is_open(document)


def test_an_entry_comes_when_the_page_above_it_is_given_more_time_in_the_editor(
    year_page, bring, is_open, django_capture_on_commit_callbacks
):
    above = fill(year_page, "O2")
    entry = above.add_child(instance=EntryPage(title="เดือนแรก", slug="first", live=False))
    document = bring(entry)
    _expire(above)
    publish(entry)
    assert not is_open(document)
    with django_capture_on_commit_callbacks(execute=True):
        _extend(above)
    assert is_open(document)
    assert Appearance.of(entry.pk).exists()


def _delete(page):
    of(page).delete()


def _delete_in_bulk(page):
    Page.objects.filter(pk=page.pk).delete()


def _uninstall(page):
    uninstall()


@pytest.mark.parametrize("delete", [_delete, _delete_in_bulk, _uninstall])
@pytest.mark.parametrize("level", ["page", "section", "year", "municipality"])
def test_deleting_what_is_closed_opens_nothing(year_page, bring, is_open, level, delete):
    page = fill(year_page, "O2", publish=False)
    closed = {
        "page": page,
        "section": page.get_parent(),
        "year": year_page,
        "municipality": year_page.get_parent(),
    }[level]
    _restrict(closed)
    document = bring(page)
    publish(page)
    delete(closed)
    assert not Page.objects.filter(pk=page.pk).exists()
    document.refresh_from_db()
    assert document.collection.name == WAITING
    assert not is_open(document)
    assert not Appearance.objects.exists()


def _add(page):
    new = type(page)(title="ใหม่", slug="new", body=page.body.raw_data, live=True)
    return Page.objects.get(pk=page.get_parent().pk).add_child(instance=new)


def _translate(page):
    english = Locale.objects.get_or_create(language_code="en")[0]
    return page.copy_for_translation(english, copy_parents=True, alias=True)


CREATIONS = {
    "an alias": lambda page: page.create_alias(update_slug="alias"),
    "a copy": lambda page: page.copy(update_attrs={"slug": "copy"}, keep_live=True),
    "added by code": _add,
    "an alias in another language": _translate,
}


@pytest.mark.parametrize("way", CREATIONS)
@pytest.mark.parametrize("hide", [_unpublish, _restrict, _expire])
def test_what_is_created_live_below_what_is_hidden_shows_nothing(
    year_page, bring, is_open, way, hide
):
    page = fill(year_page, "O2", publish=False)
    hide(year_page)
    document = bring(page)
    publish(page)
    made = CREATIONS[way](of(page))
    assert made.live
    document.refresh_from_db()
    assert document.collection.name == WAITING
    assert not is_open(document)
    assert not Appearance.objects.exists()


@pytest.mark.parametrize("way", ["alias", "copy"])
@pytest.mark.parametrize("which", ["page", "entry"])
def test_a_copy_of_what_is_closed_is_closed_after_it_is_live(year_page, bring, is_open, which, way):
    """Wagtail copies the restriction last."""
    above = page = fill(year_page, "O2")
    _restrict(above)
    if which == "entry":
        page = above.add_child(instance=EntryPage(title="เดือนแรก", slug="first", live=False))
    document = bring(page)
    publish(page)
    section = Page.objects.get(pk=find_indicator_page(year_page, "O40").get_parent().pk)
    if way == "alias":
        made = of(above).create_alias(parent=section, recursive=True)
    else:
        made = of(above).copy(to=section, recursive=True, keep_live=True)
    assert PageViewRestriction.objects.filter(page=made).exists()
    assert not is_open(document)
    # A copy has it once more on each page below.
    PageViewRestriction.objects.filter(page__path__startswith=made.path).delete()
    assert is_open(document)


def test_what_is_created_live_below_public_pages_brings_its_file(year_page, bring, is_open):
    page = fill(year_page, "O2", publish=False)
    document = bring(page)
    made = _add(of(page).get_latest_revision_as_object())
    assert is_open(document)
    assert Appearance.of(made.pk).exists()


def test_only_bodies_that_may_list_an_original_are_read(year_page, bring, monkeypatch):
    page = fill(year_page, "O2", publish=False)
    bring(page)
    body = of(page).get_latest_revision_as_object().body
    other, hidden = fill(year_page, "O3"), fill(year_page, "O4", publish=False)
    read = []
    monkeypatch.setattr("oit_pages.actions.release_originals.release", read.append)
    IndicatorPage.objects.filter(pk__in=[page.pk, hidden.pk]).update(body=body)
    IndicatorPage.objects.filter(pk=page.pk).update(live=True)
    release_originals([other.pk, page.pk, hidden.pk])
    assert [list(one) for one in read] == [list(body.raw_data)]
