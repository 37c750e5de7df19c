"""Reports that copy what was planned, and add up what people fill in."""

from oit_pages.actions.draft_report import draft_report
from oit_pages.management.lookup import find_indicator_page
from tests.checklist.reports.world import plan_table, put


def draft(year_page, code):
    return find_indicator_page(year_page, code).get_latest_revision_as_object()


def test_rows_of_the_plan_become_rows_of_the_report(year_page):
    put(year_page, "O10", plan_table())
    done = draft_report(year_page, "six-month-operating-progress")
    for one in draft(year_page, "O11").body.raw_data:
        print(one)
    again = draft_report(year_page, "six-month-operating-progress")
    assert done.changes and not again.changes
