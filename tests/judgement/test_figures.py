"""Numbers of a row are held against one another, whichever kind of number each is."""

from decimal import Decimal

import pytest

from oit_pages.evidence import Item
from oit_pages.judgement.readings.figures import sure_figures


def doubts(**row):
    item = Item(kind="table", column_set="six-month-budget-progress", rows=(row,))
    return [one.words for one in sure_figures(item, set())[1]]


@pytest.mark.parametrize("percent", [50, Decimal("50.0"), Decimal("49.6")])
@pytest.mark.parametrize("amount", [int, Decimal])
def test_a_share_that_is_right_raises_no_doubt(amount, percent):
    assert doubts(item="งาน", spent=amount(200), budget=amount(400), spent_percent=percent) == []


@pytest.mark.parametrize("amount", [int, Decimal])
def test_a_share_that_is_wrong_is_doubted(amount):
    row = {"spent": amount(200), "budget": amount(400), "spent_percent": Decimal("90.5")}
    assert doubts(item="งาน", **row) == ["200 / 400 ≠ 90.5 %"]
