"""Long actions that are killed in the middle: nothing half-done is left, a second run completes,
a third changes nothing.

Most deaths are an exception at the n-th statement that the database is sent, which no code of
ours catches; some are real: a process of its own that the system kills there. A few points are
tried each time; `OIT_KILLS=200` tries so many of each action.
"""

import os
import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, transaction
from wagtail.models import Page

from oit_pages.actions.arrange_groups import arrange_groups
from oit_pages.actions.import_document import import_document
from oit_pages.actions.roll_over import roll_over
from oit_pages.actions.scaffold import scaffold
from oit_pages.actions.translate_year import translate_year
from oit_pages.actions.uninstall import uninstall
from oit_pages.checklist.assess import record
from oit_pages.models import AssessmentYearPage, IndicatorPage, IndicatorResult
from tests.checklist.test_assess import measure_row
from tests.factories import UnitFactory, block, fill, text
from tests.readers import make

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
    # Whoever is killed closes no cursor of PostgreSQL.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

KILLS = int(os.environ.get("OIT_KILLS", 3))


class Killed(BaseException):
    """As when the process ends: nothing that catches errors catches this."""


@contextmanager
def killed_at(number):
    """Dies before the statement of this number is sent; gives those that were.

    Every later one dies too: some catch everything, and a process that is gone sends no more.
    """
    sent = []

    def count(execute, sql, params, many, context):
        sent.append(sql)
        if number and len(sent) >= number:
            raise Killed
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        yield sent


def points(action):
    """Statements to die at: the first, one of the last and some between, the same each time.

    Counted within a transaction and from the beginning, which may take some statements more.
    """
    for _twice in range(2):  # what is remembered of the first time is asked for once
        with transaction.atomic():
            with killed_at(None) as sent:
                action()
            transaction.set_rollback(True)
    last = max(len(sent) - 12, len(sent) // 2)
    between = random.Random(last).sample(range(2, last), max(min(KILLS, last - 2), 0))
    return sorted({1, last, *between})


def everything(but=("assessed_at", "as_of", "at", "changed_at")):
    """All rows of all tables, without when a result was judged."""
    found = {}
    for model in apps.get_models():
        names = [one.attname for one in model._meta.concrete_fields if one.attname not in but]
        rows = model._base_manager.order_by("pk").values_list(*names)
        found[model._meta.label] = [tuple(map(str, row)) for row in rows]
    return found


def differing(one, other):
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


def die_at_each_point(action, is_whole=lambda before, now: not differing(before, now)):
    for number in points(action):
        before = everything()
        with pytest.raises(Killed), killed_at(number):
            action()
        assert not connection.in_atomic_block
        assert is_whole(before, everything()), number
        assert not any(Page.find_problems()), number


def then_complete(action, again=True):
    action()
    done = everything()
    if again:
        action()
        assert not differing(done, everything())
    assert not any(Page.find_problems())


def test_scaffold(municipality):
    def action():
        scaffold(2564, Page.objects.get(pk=municipality.pk))

    die_at_each_point(action)
    then_complete(action)
    assert IndicatorPage.objects.count() == IndicatorResult.objects.count() == 43


@pytest.mark.parametrize("publish", [False, True])
def test_import(year_page, tmp_path, publish):
    path = tmp_path / "report.docx"
    path.write_bytes(make.word("รายงานผลการดำเนินการ", (make.HEADINGS, make.ROW)))
    page = IndicatorPage.objects.get(subject="integrity-measures-implementation").specific

    def action():
        import_document(path, page, publish=publish)

    die_at_each_point(action)
    then_complete(action, again=False)  # it adds to what is there
    kept = Page.objects.get(pk=page.pk).specific
    assert kept.live is publish
    assert len(kept.get_latest_revision_as_object().body) == 1, "the table, once"
    assert_judged(year_page)


def assert_judged(year_page):
    before = everything()
    record(year_page)
    assert not differing(before, everything())


def test_assess(year_page, municipality):
    """A year is judged whole or not at all; those judged before it stay so."""
    scaffold(2563, Page.objects.get(pk=municipality.pk))
    IndicatorResult.objects.all().delete()

    def is_whole(before, now):
        counts = [
            IndicatorResult.objects.filter(year_page=year).count()
            for year in AssessmentYearPage.objects.all()
        ]
        return set(counts) <= {0, 43}

    die_at_each_point(lambda: call_command("oit_assess", verbosity=0), is_whole)
    then_complete(lambda: call_command("oit_assess", verbosity=0))
    assert IndicatorResult.objects.count() == 2 * 43


def test_translate(year_page):
    # A year with three pages of indicators has all that a full one has, at a tenth of the cost.
    for page in IndicatorPage.objects.exclude(subject__startswith="integrity"):
        Page.objects.get(pk=page.pk).delete()

    def action():
        translate_year(AssessmentYearPage.objects.get(pk=year_page.pk))

    die_at_each_point(action)
    then_complete(action)
    english = IndicatorPage.objects.filter(locale__language_code="en")
    assert english.count() == IndicatorPage.objects.filter(locale__language_code="th").count() > 0


def test_roll_over(year_page, municipality):
    new = scaffold(2567, Page.objects.get(pk=municipality.pk)).year_page
    fill(year_page, "O1", text("<p>โครงสร้าง</p>"))
    fill(
        year_page, "O5", text("<p>ที่อยู่</p>"), responsible_unit=UnitFactory(municipality=municipality)
    )
    fill(year_page, "O9", text("<p>สื่อสังคม</p>"))

    def action():
        roll_over(year_page, AssessmentYearPage.objects.get(pk=new.pk))

    die_at_each_point(action)
    then_complete(action)
    written = IndicatorPage.objects.descendant_of(new).exclude(body=[])
    assert written.count() == 2


def test_groups(municipality):
    def action():
        arrange_groups(municipality)

    die_at_each_point(action)
    then_complete(action)
    assert (
        Group.objects.exclude(page_permissions=None)
        .filter(page_permissions__page=municipality)
        .distinct()
        .count()
        == 2
    )


def test_uninstall(year_page, home):
    def action():
        ContentType.objects.clear_cache()
        uninstall()

    die_at_each_point(action)
    then_complete(action)
    assert not Page.objects.filter(content_type__app_label="oit_pages").exists()
    assert Page.objects.filter(pk=home.pk).exists()


def test_publishing(year_page):
    """A page and its results, as under ATOMIC_REQUESTS: both or neither."""
    page = fill(year_page, "O43", block("measure_table", rows=[measure_row()]), publish=False)

    def action():
        with transaction.atomic():
            Page.objects.get(pk=page.pk).specific.get_latest_revision().publish()

    die_at_each_point(action)
    action()
    assert IndicatorResult.objects.get(code="O43").outcome == "pass"
    assert_judged(year_page)


# Real deaths

CHILD = """
import os, signal, sys, django
django.setup()
from django.core.management import call_command
from django.db import connection
left = int(sys.argv[1])
def count(execute, sql, params, many, context):
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
    return execute(sql, params, many, context)
with connection.execute_wrapper(count):
    call_command(*sys.argv[2:])
"""


@pytest.fixture
def next_year(year_page, municipality):
    """A year to take something over into."""
    for code in ("O1", "O2", "O3"):
        fill(year_page, code, text("<p>เดิม</p>"))
    return scaffold(2567, Page.objects.get(pk=municipality.pk)).year_page


@pytest.fixture
def database(tmp_path):
    """(address for another process, all that is in it): the tests' own, or on SQLite a copy."""
    if connection.vendor != "sqlite":
        facts = connection.settings_dict
        host = facts["HOST"].replace("/", "%2F")
        user = ":".join(filter(None, (facts["USER"], facts["PASSWORD"])))
        port = f":{facts['PORT']}" if facts["PORT"] else ""
        return f"postgres://{user}@{host}{port}/{facts['NAME']}", everything
    path = tmp_path / "copy.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(path)])

    def content():
        with closing(sqlite3.connect(path)) as copy:
            return {"all": list(copy.iterdump())}

    return f"sqlite:///{path}", content


@pytest.mark.parametrize(
    ("number", "command"),
    [
        (70, ["oit_scaffold", "--year", "2563"]),
        (400, ["oit_translate", "--year", "2564"]),
        (60, ["oit_roll_over", "--from", "2564", "--to", "2567"]),
        (60, ["oit_uninstall", "--no-input"]),
    ],
    ids=lambda one: one[0] if isinstance(one, list) else str(one),
)
def test_a_process_that_is_killed(year_page, next_year, database, tmp_path, number, command):
    address, content = database
    before = content()
    child = subprocess.run(
        [sys.executable, "-c", CHILD, str(number), *command],
        cwd=tmp_path,
        env={
            **os.environ,
            "DATABASE_URL": address,
            "DJANGO_DEBUG": "1",
            "DJANGO_SETTINGS_MODULE": "sample_site.settings",
            "OIT_DATA_DIR": str(tmp_path),
            "PYTHONPATH": str(Path(__file__).parents[2]),
        },
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert child.returncode == -signal.SIGKILL, child.stderr
    assert not differing(before, content())
