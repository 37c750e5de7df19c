"""An item that covers several subjects is judged by the pages of each, in any of its editors."""

import pytest

from oit_pages.actions.scaffold import scaffold
from oit_pages.checklist.assess import assess_draft, record
from oit_pages.models import IndicatorResult, PowersAndDutiesPage, StaffManualPage
from tests.factories import fill, open_year, text

POWERS = text("<p>อบต. มีหน้าที่จัดให้มีและบำรุงรักษาทางน้ำและทางบก ตามกฎหมายว่าด้วยสภาตำบล</p>")
CHART = {
    "type": "org_chart",
    "id": "chart",
    "value": {
        "units": [
            {"type": "item", "id": str(n), "value": {"name": name, "kind": kind, "head": "นายก"}}
            for n, (name, kind) in enumerate([("สำนักปลัด", "office"), ("กองคลัง", "division")])
        ]
    },
}


@pytest.fixture
def year(municipality):
    """Fiscal year 2568, whose O1 asks for the structure and the powers."""
    return open_year(scaffold(2568, municipality).year_page)


@pytest.fixture
def powers(year):
    """A page of its own for the powers, beside that of the structure."""
    page = PowersAndDutiesPage(title="อำนาจหน้าที่", slug="powers", body=[POWERS])
    year.get_children().first().add_child(instance=page)
    page.save_revision().publish()
    return page


def met(draft) -> dict:
    return {one.requirement: one.outcome for one in draft.verdict.requirements}


def recorded(year) -> dict:
    record(year)
    result = IndicatorResult.objects.get(year_page=year, code="O1")
    asked = {one["requirement"]: one["outcome"] for one in result.findings["requirements"]}
    return {"outcome": result.outcome, **asked}


def test_one_page_shows_both(year):
    fill(year, "O1", CHART, POWERS)
    assert recorded(year)["chart"] == "pass"
    assert recorded(year)["powers"] == "needs_person"


def test_two_pages_show_one_each(year, powers):
    page = fill(year, "O1", CHART)
    assert recorded(year)["chart"] == "pass"
    assert recorded(year)["powers"] == "needs_person"
    for draft in (page, powers):
        judged = met(assess_draft(draft))
        assert judged == {k: v for k, v in recorded(year).items() if k != "outcome"}


def test_what_is_asked_and_nowhere_is_missed(year):
    fill(year, "O1", CHART)
    assert recorded(year)["powers"] == "fail"
    assert recorded(year)["outcome"] == "partial"


def test_an_empty_draft_hides_no_public_page(year, powers):
    """The scaffold made a page for the structure; the powers are public all the same."""
    assert recorded(year)["powers"] == "needs_person"
    assert recorded(year)["outcome"] == "needs_person"


def test_a_page_that_is_not_in_the_tree_yet(year):
    fill(year, "O1", CHART)
    section = year.get_children().first().specific
    judged = met(assess_draft(PowersAndDutiesPage(title="ใหม่", body=[POWERS]), section))
    assert judged["chart"] == "pass"
    assert judged["powers"] == "needs_person"


def test_another_items_page_is_no_part_of_it(year):
    """The manual stands in the same section as others, and covers nothing besides."""
    page = fill(year, "O8", POWERS)
    assert isinstance(page, StaffManualPage)
    assert "chart" not in met(assess_draft(page))


def test_two_pages_cost_no_query_more(year, powers, django_assert_num_queries):
    fill(year, "O1", CHART)
    powers.refresh_from_db()
    with django_assert_num_queries(2):
        assess_draft(powers)
