"""A row of sums changes no verdict where it is right, and passes none where it is wrong."""

from dataclasses import replace
from decimal import Decimal

import pytest

from oit_pages.evidence import Evidence, Item
from oit_pages.evidence.selection import LABELS
from oit_pages.evidence.substance import is_content
from oit_pages.evidence.totals import is_number, sums_among
from oit_pages.judgement.readings.totals import sure_sums, without_sums
from tests.judgement.test_two_readings import outcomes, pages

FORMS = ("table", "plan", "measure_table")
WORDS = ["รวม", "รวมทั้งสิ้น 2 โครงการ", "Grand total", "ยอดรวม", "รวมเป็นเงินทั้งสิ้น (บาท)"]


def first_text(item):
    """The column that names a row."""
    for row in item.rows:
        for name, value in row.items():
            if name not in LABELS and isinstance(value, str) and is_content(value):
                return name
    return None


def sums(item):
    """Of the rows that are none of sums themselves."""
    rows = [row for at, row in enumerate(item.rows) if at not in sums_among(item.rows)]
    names = dict.fromkeys(name for row in rows for name in row if name not in LABELS)
    added = {
        name: sum(given, start=Decimal(0))
        for name in names
        if (given := [row[name] for row in rows if is_number(row.get(name))])
    }
    return {name: value for name, value in added.items() if not name.endswith("percent")}


def with_row(evidence, at, row):
    items = [*evidence.items]
    items[at] = replace(items[at], rows=(*items[at].rows, row))
    return replace(evidence, items=tuple(items))


def tables():
    for case, (indicator, evidence) in pages("honest-*").items():
        for at, item in enumerate(evidence.items):
            if item.kind in FORMS and item.rows and (name := first_text(item)):
                yield case, indicator, evidence, at, name


def test_a_row_of_sums_below_any_honest_table_changes_nothing():
    tried = 0
    for number, (case, indicator, evidence, at, name) in enumerate(tables()):
        said = {name: WORDS[number % len(WORDS)]}
        for row in (said, {**said, **sums(evidence.items[at])}):
            added = with_row(evidence, at, row)
            assert outcomes(indicator, added) == outcomes(indicator, evidence), (case, row)
            tried += 1
    assert tried > 150


def test_a_row_of_sums_alone_passes_nothing_that_its_table_did():
    """In place of all rows, whatever else stands in it."""
    for case, indicator, evidence, at, name in tables():
        items = [*evidence.items]
        row = {**items[at].rows[0], name: "รวมทั้งสิ้น", "month": None}
        items[at] = replace(items[at], rows=(row,))
        alone = outcomes(indicator, replace(evidence, items=tuple(items)))
        items[at] = replace(items[at], rows=())
        without = outcomes(indicator, replace(evidence, items=tuple(items)))
        passed = {one for one, outcome in alone.items() if outcome == "pass"}
        assert passed <= {one for one, outcome in without.items() if outcome == "pass"}, case


def read(*rows, column_set="complaint-statistics"):
    """(doubts, rows) of the sure reading."""
    item = Item(kind="table", column_set=column_set, rows=rows)
    evidence, aside = without_sums(
        Evidence(subject="any", year=2564, as_of=None, items=(item,))  # type: ignore[arg-type]
    )
    doubts = []
    sure = sure_sums(evidence.items[0], aside[0], doubts)
    return [(one.kind, one.words) for one in doubts], sure.rows


MONTHS = ({"month": 1, "received": 3, "note": "ก"}, {"month": 2, "received": 1, "note": "ข"})


def test_sums_that_are_right_are_taken_out():
    doubts, rows = read(*MONTHS, {"received": 4, "note": "รวม"})
    assert doubts == []
    assert rows == (*MONTHS, {})


@pytest.mark.parametrize("said", [3, 5, 8, 9])
def test_counts_that_do_not_add_up_are_doubted(said):
    doubts, rows = read(*MONTHS, {"received": said, "note": "รวม"})
    assert doubts == [("totals", f"{said} ≠ 4")]
    assert [row.get("received") for row in rows] == [None, None, None]


@pytest.mark.parametrize("said", [Decimal("30000.5"), 30001, 10000, 15000])
def test_amounts_may_be_rounded_and_stand_under_their_groups(said):
    rows = ({"project": "ก", "budget": 10000}, {"project": "ข", "budget": 20000})
    doubts, _rows = read(*rows, {"project": "รวม", "budget": said}, column_set="project-progress")
    assert doubts == []


def test_a_total_alone_is_asked_about():
    doubts, rows = read({"received": 4, "note": "รวมทั้งสิ้น"})
    assert doubts == [("only_sums", "รวมทั้งสิ้น")]
    assert [[*row] for row in rows] == [["doubted"]]
