"""oit_report_draft: lists the reports of a year, and drafts one."""

import pytest
from django.core.management import CommandError

from tests.checklist.reports.world import plan_table, put


def test_listed_then_drafted(year_page, run):
    listed = run("oit_report_draft", "2564")
    assert "six-month-operating-progress" in listed
    assert "O11" in listed
    put(year_page, "O10", plan_table("1", "x"))
    told = run("oit_report_draft", "2564", "--report", "six-month-operating-progress")
    assert "2" in told.splitlines()[0]
    assert "แถว 2" in told
    again = run("oit_report_draft", "2564", "--report", "six-month-operating-progress")
    assert "0" in again.splitlines()[0]
    month = run("oit_report_draft", "2564", "--report", "monthly-monitoring", "--month", "2564-03")
    assert "1" in month.splitlines()[0]


@pytest.mark.parametrize(
    "options",
    [["--report", "x"], ["--report", "monthly-monitoring"],
     ["--report", "monthly-monitoring", "--month", "2565-03"],
     ["--report", "monthly-monitoring", "--month", "เมื่อวาน"],
     ["--report", "annual-operating-report"]],
)  # fmt: skip
def test_what_can_not_be_drafted_is_said_in_one_line(year_page, run, options):
    with pytest.raises(CommandError) as raised:
        run("oit_report_draft", "2564", *options)
    assert "\n" not in str(raised.value)
