"""Sums over rows that people wrote in any way: exact, or open with every row that leaves it so."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oit_pages.blocks.body import IndicatorBody
from oit_pages.checklist.reports.figures import percent, total
from oit_pages.checklist.reports.sources import SourcePage, tables_of
from oit_pages.checklist.reports.words import numbered
from oit_pages.thai import to_thai

KIND = "table_annual_operating_plan"
AMOUNTS = st.decimals(0, 10**9, places=2, allow_nan=False, allow_infinity=False)
WRITTEN = st.sampled_from([str, lambda one: f"{one:,}", lambda one: f"{to_thai(f'{one:,}')} บาท"])
UNCLEAR = st.sampled_from(["10 / 20", "2 ล้านบาท", "ประมาณพันบาท", "", None, "1,25"])


def rows(cells, stated=(), caption=""):
    """Of one table, with rows of sums behind them; no database is asked."""
    made = [{"project": f"งานที่ {n}", "budget": cell} for n, cell in enumerate(cells, 1)]
    made += [{"project": "รวมทั้งสิ้น", "budget": cell} for cell in stated]
    body = ({"type": KIND, "id": "a", "value": {"caption": caption, "rows": made}},)
    page = SourcePage(page=SimpleNamespace(pk=1), body=body, is_public=True, title="แผน")
    (table,) = tables_of(page, KIND)
    return table.rows


def test_the_body_has_the_table():
    assert KIND in IndicatorBody().child_blocks


@given(st.lists(st.tuples(AMOUNTS, WRITTEN), min_size=1, max_size=8))
def test_a_sum_is_exact_however_its_rows_are_written(given_rows):
    found = total(rows([write(amount) for amount, write in given_rows]), "budget")
    assert found.value == sum((amount for amount, _write in given_rows), Decimal(0))
    assert not found.gaps


@given(st.lists(AMOUNTS | UNCLEAR, min_size=1, max_size=8))
def test_a_row_that_is_not_clear_leaves_it_open_and_is_named(cells):
    unclear = [n for n, one in enumerate(cells, 1) if not isinstance(one, Decimal)]
    found = total(rows([str(one) if isinstance(one, Decimal) else one for one in cells]), "budget")
    assert (found.value is None) == bool(unclear)
    for number in unclear:
        if cells[number - 1]:
            assert any(f"แถว {number} ช่อง" in gap for gap in found.gaps)
    empty = [n for n in unclear if not cells[n - 1]]
    if empty:
        assert any(f"แถว {numbered(empty)} ช่อง" in gap for gap in found.gaps)


@given(st.lists(AMOUNTS, min_size=2, max_size=6), AMOUNTS)
def test_a_sum_that_the_table_says_must_be_ours(amounts, said):
    whole = sum(amounts, Decimal(0))
    agreed = total(rows(list(map(str, amounts)), [str(whole)]), "budget")
    assert agreed.value == whole
    other = total(rows(list(map(str, amounts)), [str(said)]), "budget")
    assert (other.value is None) == (said != whole)


@pytest.mark.parametrize("unit", ["หน่วย : พันบาท", "แผนงาน (หน่วยล้านบาท)", "(พันบาท)"])
def test_a_table_in_another_unit_is_open_and_told_once(unit):
    found = total(rows(["100", "0", "1,200"], caption=unit), "budget")
    assert found.value is None
    (gap,) = found.gaps
    assert "แถว 1, 3 ช่อง" in gap
    assert "ไม่ได้ใช้หน่วยเป็นบาท" in gap
    assert total(rows(["100"], caption="โครงการล้านบาทแรก (บาท)"), "budget").value == 100


@given(AMOUNTS, AMOUNTS)
def test_a_percentage(part, whole):
    found = percent(part, whole)
    assert (found is None) == (whole == 0)
    assert found is None or abs(found - part * 100 / whole) <= Decimal("0.005")
    assert percent(None, whole) is percent(part, None) is None


@given(st.lists(st.integers(1, 60)))
def test_row_numbers_are_told_in_spans(numbers):
    told = numbered(numbers)
    spans = [tuple(map(int, one.split("–"))) for one in told.split(", ")] if told else []
    assert {n for span in spans for n in range(span[0], span[-1] + 1)} == set(numbers)
