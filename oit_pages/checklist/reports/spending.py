"""Budget spending, from the rows of the annual budget plan: item and budget are copied, what was
spent is left to people; what they fill in is added up the next time.
"""

from functools import partial

from django.utils.translation import gettext_lazy as _

from oit_pages.checklist.reports.base import Report
from oit_pages.checklist.reports.projects import Plan, amount, as_asked, half, write
from oit_pages.checklist.reports.sources import SourceRow


def item(row: SourceRow) -> str:
    """ "งานบริหารทั่วไป – งบดำเนินงาน": work and category, as far as they are told."""
    return " – ".join(filter(None, [row.text("work"), row.text("category")]))


BUDGET = Plan(
    subject="annual-budget-plan",
    kind="table_annual_budget_plan",
    table="table_six_month_budget_progress",
    columns={"item": item, "budget": amount("budget")},
    named="",
    things="รายการงบประมาณ",
)


REPORTS = (
    Report(
        id="six-month-budget-progress",
        title=_("Six-month progress of spending"),
        target="six-month-budget-progress",
        reads=(BUDGET.subject,),
        write=partial(write, BUDGET, "รายงานความก้าวหน้าการใช้จ่ายงบประมาณ รอบ 6 เดือน", "budget"),
        period=half,
    ),
    Report(
        id="annual-budget-report",
        title=_("Annual report on spending"),
        target="annual-budget-report",
        reads=(BUDGET.subject,),
        write=partial(write, BUDGET, "รายงานผลการใช้จ่ายงบประมาณประจำปี", "budget"),
        period=as_asked,
    ),
)
