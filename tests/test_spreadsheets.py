"""CSV that no spreadsheet runs, whatever its locale separates cells with."""

import csv
import io
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oit_pages import spreadsheets
from oit_pages.spreadsheets import csv_of, harmless

UNSEEN = ["", " ", "\u00a0", "\u200b", "\ufeff", "\u2060", "\u00ad", "\u202e", "\u3000", "\u115f"]
SIGNS = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "⁼"]


@pytest.mark.parametrize("before", ["", "ก;", "ก\n", "ก;\u00a0", 'ก";', "ก\r\n", "ก\t", ";"])
def test_no_part_of_a_cell_is_a_formula(before):
    for unseen, sign in product(UNSEEN, SIGNS):
        text = f"{before}{unseen}{sign}1+1"
        made = harmless(text)
        assert made != text
        assert made.replace("'", "") == text
        for separator in ",;":
            assert not formulas([["ก", text, "ข"]], separator)


@pytest.mark.parametrize(
    "text", ["-", "ก = ข", "a;b", "1;2", "บรรทัด\nสอง", "https://x.example/?a=1;b=2", "5 - 3", "'"]
)
def test_what_is_no_formula_stays_as_it_is(text):
    assert harmless(text) == text


def test_headings_are_cells_too():
    assert "".join(csv_of(["=1+1"], [], bom=False)) == "'=1+1\r\n"


def test_numbers_stay_numbers():
    assert "".join(csv_of(["n"], [[-5], [-1.5], [None], [True]], bom=False)) == (
        'n\r\n-5\r\n-1.5\r\n""\r\ntrue\r\n'
    )


@given(
    st.lists(st.text(st.sampled_from("=+-@;,\t\n\r\"' \u200b\u00a0กa1＝")), min_size=1),
    st.sampled_from(",;"),
)
def test_no_file_has_a_formula_in_any_locale(cells, separator):
    assert not formulas([cells], separator)


def formulas(rows, separator):
    """The cells that a spreadsheet of this separator would run. A sign alone is none, nor one
    that goes on with the end of our cell."""
    text = "".join(csv_of(["h"], rows, bom=False))
    found = []
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        for cell in row:
            seen = cell.lstrip("".join(UNSEEN) + "\t\r\n")
            goes_on = seen[1:].lstrip("".join(UNSEEN) + "\t\r\n")
            if seen[:1] in SIGNS and goes_on and goes_on[0] not in ',"':
                found.append(cell)
    return found


@pytest.mark.parametrize(
    "text", ["ก" + "\n" * 4000 + "ข", "\n=" * 4000, "=" + "\n" * 4000, "\n" * 4000, ';"' * 4000]
)
def test_each_letter_is_looked_at_once_or_twice(text, monkeypatch):
    seen = []
    real = spreadsheets._is_invisible
    monkeypatch.setattr(spreadsheets, "_is_invisible", lambda one: seen.append(one) or real(one))
    harmless(text)
    assert len(seen) <= 3 * len(text)
