"""Columns and rows hold what they say, on paper too."""

import io

import openpyxl
import pytest

from oit_pages.writers import Paper, xlsx_of
from oit_pages.writers.paper import Grid
from oit_pages.writers.sheet_sizes import ACROSS, TALLEST, height, letters, page_wide


def test_vowels_above_and_tones_take_no_place():
    assert letters("ที่นี้") == 2
    assert letters("abc") == 3


def test_columns_fit_a_page_and_narrow_ones_keep_theirs():
    widths = page_wide([5, 50, 50, 50, 50])
    assert sum(widths) == pytest.approx(ACROSS)
    assert widths[0] == 5
    assert page_wide([10, 20]) == [10, 20]
    assert min(page_wide([12] * 40)) == 8


def test_a_row_is_as_high_as_its_longest_cell():
    one = height([("สั้น", 20)], 16)
    assert height([("สั้น", 20), ("ยาว" * 40, 20)], 16) > 4 * one
    assert height([("ก\nข\nค", 20)], 16) == pytest.approx(3 * one)
    assert height([("ก" * 100_000, 10)], 16) == TALLEST
    assert height([], 16) == one


def test_a_table_with_long_cells_is_printed_whole():
    grid = Grid(headings=("ลำดับที่", "เหตุผล"), rows=((1, "ราคาต่ำกว่าวงเงิน " * 20), (2, "")))
    book = openpyxl.load_workbook(io.BytesIO(xlsx_of("ก", [Paper(name="ก", grid=grid)])))
    (sheet,) = book.worksheets
    assert sheet.row_dimensions[2].height > 4 * sheet.row_dimensions[3].height
    assert sheet.row_dimensions[3].height >= 16
