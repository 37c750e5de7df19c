"""What went and what came, however much of it at once, and in which order it is written."""

from types import SimpleNamespace

import pytest
from wagtail.models import Page

from oit_pages.actions.record_removals import disclosed, record_shown
from oit_pages.models import Appearance, AssessmentYearPage, ContentStamp, Removal, content_changed
from oit_pages.signal_handlers.content_stamp import on_move
from tests.factories import fill

pytestmark = pytest.mark.django_db

MANY = 1100
"""More than SQLite takes in one condition."""


@pytest.fixture
def many_years(year_page, home) -> list[str]:
    """The paths of so many years, each without anything below it, beside one with a page."""
    last = Page.objects.filter(depth=home.depth + 1).order_by("path").last()
    first = Page._str2int(last.path[len(home.path) :]) + 1
    kept = Page.objects.get(pk=year_page.pk)
    pages = Page.objects.bulk_create(
        Page(
            title=str(number),
            slug=f"year-{number}",
            path=Page._get_path(home.path, home.depth + 1, number),
            depth=home.depth + 1,
            url_path=f"/home/year-{number}/",
            content_type_id=kept.content_type_id,
            locale_id=kept.locale_id,
        )
        for number in range(first, first + MANY)
    )
    for page in pages:
        AssessmentYearPage(page_ptr_id=page.pk, year=2564).save_base(raw=True)
    return [page.path for page in pages]


def test_as_many_years_as_a_province_has(year_page, home, many_years):
    page = fill(year_page, "O2")
    assert AssessmentYearPage.objects.count() == MANY + 1
    assert disclosed([home.path]).known == {page.pk: page.path}
    assert disclosed(many_years).known == {}
    assert disclosed([*many_years, page.path]).known == {page.pk: page.path}
    assert disclosed([year_page.path, home.path, page.path]).known == {page.pk: page.path}


def test_two_queries_for_few(year_page, home, django_assert_num_queries):
    page = fill(year_page, "O2")
    for paths in ([home.path], [year_page.path, page.path], [page.path]):
        with django_assert_num_queries(2):
            assert disclosed(paths).public == {page.pk: page.path}
    nowhere = f"{home.path}ZZZZ"
    with django_assert_num_queries(1):
        assert disclosed([nowhere]).known == {}


def test_rows_are_written_in_one_order():
    """Two who write the same rows in different orders wait for each other on PostgreSQL."""
    Removal.record({30: "00010003", 10: "00010001", 20: "00010002"})
    Appearance.record([30, 10, 20])
    for model in (Removal, Appearance):
        assert list(model.objects.order_by("pk").values_list("page_id", flat=True)) == [10, 20, 30]


@pytest.fixture
def renewed(monkeypatch) -> list[str]:
    scopes: list[str] = []
    monkeypatch.setattr(ContentStamp, "renew", scopes.append)
    return scopes


PATHS = [f"0001000{number}0001" for number in "7264315"]


def test_stamps_are_renewed_in_one_order(renewed):
    """Seven: by chance they stand in order once in five thousand."""
    record_shown(dict(enumerate(PATHS)))
    assert renewed == sorted(path[:8] for path in PATHS)
    renewed.clear()
    content_changed(*(Page(path=path) for path in PATHS))
    assert renewed == sorted(path[:8] for path in PATHS)


def test_so_are_they_after_a_move(renewed):
    for one in PATHS:
        for other in PATHS:
            places = {
                "parent_page_before": SimpleNamespace(path=one),
                "parent_page_after": SimpleNamespace(path=other),
            }
            renewed.clear()
            on_move(Page, Page(), url_path_before="/", url_path_after="/", **places)
            assert renewed == sorted({one[:8], other[:8]})
