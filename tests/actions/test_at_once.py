"""Several people at the same moment: nothing is lost, nobody waits for ever.

SQLite lets one writer in at a time by itself; locks are tried where they are needed.
"""

from threading import Barrier, Thread

import pytest
from django.db import OperationalError, connection
from wagtail.models import Page

from oit_pages.actions.add_period import add_period
from oit_pages.actions.correct_edition import correct_edition
from oit_pages.actions.import_document import import_document
from oit_pages.actions.one_at_a_time import Conflict, held
from oit_pages.actions.scaffold import scaffold
from oit_pages.actions.translate_year import translate_year
from oit_pages.checklist.assess import record
from oit_pages.models import (
    AssessmentYearPage,
    EditionCorrection,
    EntryPage,
    IndicatorPage,
    IndicatorResult,
    TransparencyIndexPage,
)
from oit_pages.thai import Period
from tests.actions.corrections import said as correction
from tests.checklist.test_assess import measure_row
from tests.factories import block, fill
from tests.readers import make

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def several_writers(db):
    if not connection.features.has_select_for_update:
        pytest.skip("On SQLite there is one writer at a time.")


def at_once(*actions) -> list:
    """Do all of these together; what each gave, or raised."""
    start, done = Barrier(len(actions)), [None] * len(actions)

    def run(number, action):
        try:
            start.wait(10)
            done[number] = action()
        except Exception as error:
            done[number] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=one) for one in enumerate(actions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(600)
        assert not thread.is_alive(), "somebody waits for ever"
    return done


def all_well(done) -> None:
    for one in done:
        if isinstance(one, Exception):
            raise one


@pytest.fixture
def o43(year_page):
    return IndicatorPage.objects.get(subject="integrity-measures-implementation").specific


def test_three_imports_on_one_page_keep_three_blocks(o43, tmp_path):
    paths = []
    for number in range(3):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(make.word(f"ข้อความที่ {number}"))
        paths.append(path)
    all_well(at_once(*(lambda path=path: import_document(path, o43) for path in paths)))
    draft = Page.objects.get(pk=o43.pk).specific.get_latest_revision_as_object()
    assert len(draft.body) == 3


def test_an_import_that_publishes_and_one_that_does_not(o43, tmp_path):
    path = tmp_path / "text.docx"
    path.write_bytes(make.word("ข้อความ"))
    all_well(
        at_once(
            lambda: import_document(path, o43, publish=True, again="add"),
            lambda: import_document(path, o43, again="add"),
        )
    )
    page = Page.objects.get(pk=o43.pk).specific
    assert len(page.get_latest_revision_as_object().body) == 2


def test_one_period_is_added_once(o43):
    period = Period.from_months(*(2 * [measure_period().start]))
    done = at_once(*3 * [lambda: add_period(o43, period)])
    all_well(done)
    assert [made for _entry, made in done].count(True) == 1
    assert EntryPage.objects.count() == 1


def measure_period() -> Period:
    from datetime import date

    return Period.from_months(date(2020, 10, 1), date(2020, 10, 1))


def test_a_tree_is_made_from_the_home_and_from_the_index(home, municipality):
    all_well(
        at_once(
            lambda: scaffold(2564, Page.objects.get(pk=home.pk)),
            lambda: scaffold(2564, Page.objects.get(pk=municipality.pk)),
            lambda: scaffold(2563, Page.objects.get(pk=municipality.pk)),
        )
    )
    assert TransparencyIndexPage.objects.count() == 1
    assert sorted(AssessmentYearPage.objects.values_list("year", flat=True)) == [2563, 2564]
    assert IndicatorPage.objects.count() == 43 + 43
    assert not any(Page.find_problems())


def test_a_year_is_translated_once(year_page):
    all_well(at_once(*2 * [lambda: translate_year(year_page)]))
    english = AssessmentYearPage.objects.filter(locale__language_code="en")
    assert english.count() == 1
    assert IndicatorPage.objects.filter(locale__language_code="en").count() == 43
    assert not any(Page.find_problems())


def test_two_entries_published_together_are_both_judged(year_page):
    o43 = fill(year_page, "O43", block("measure_table", rows=[measure_row()]))
    for number, results in enumerate(([], ["ประชุมแล้ว"])):
        body = [block("measure_table", rows=[measure_row(results=results)])]
        entry = EntryPage(title=f"{number}", slug=f"e{number}", body=body, live=False)
        o43.add_child(instance=entry)
        entry.save_revision()
    entries = [one.get_latest_revision() for one in EntryPage.objects.all()]
    for _round in range(3):
        for one in EntryPage.objects.all():
            one.unpublish()
        all_well(at_once(*(one.publish for one in entries)))
        stored = IndicatorResult.objects.get(code="O43").fingerprint
        record(year_page)
        assert IndicatorResult.objects.get(code="O43").fingerprint == stored


def test_whoever_is_in_the_way_is_told_so_in_words(o43):
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("SELECT 1 FROM wagtailcore_page WHERE id = %s FOR UPDATE", [o43.pk])
        with connection.cursor() as mine:
            mine.execute("SET lock_timeout = '200ms'")
        try:
            with pytest.raises(Conflict, match="ลองใหม่|try again"), held(o43):
                pass
        finally:
            cursor.execute("ROLLBACK")
            with connection.cursor() as mine:
                mine.execute("SET lock_timeout = 0")
    other.close()


def test_another_failure_is_not_called_a_conflict(o43):
    with pytest.raises(OperationalError), held(o43):
        raise OperationalError("disk is full")


def test_two_correct_the_same_title(year_page):
    """The first correction of all, when there is no row yet that one could wait for."""
    given = [
        [correction(2564, ("executives", ""), was="", title_th=words)] for words in ("ก่อน", "หลัง")
    ]
    done = at_once(*(lambda one=one: correct_edition(2564, one) for one in given))
    assert sorted(type(one).__name__ for one in done) == ["Conflict", "Corrected"], done
    row = EditionCorrection.objects.get()
    page = AssessmentYearPage.objects.get(pk=year_page.pk)
    assert page.edition.find("executives").title_th == row.words["title_th"]
