"""Pages of a fiscal year with tables that reports are written from."""

from datetime import date

from oit_pages.actions.scaffold import scaffold
from oit_pages.models import EntryPage
from tests.factories import block, fill, months, unjudged

BUDGETS = ("10000.50", "2500", "0")


def project_rows(*budgets, marks=("oct", "nov")):
    return [
        {
            "number": n,
            "project": f"โครงการที่ {n}",
            "budget": budget,
            "unit": "กองช่าง",
            **dict.fromkeys(marks, True),
        }
        for n, budget in enumerate(budgets, 1)
    ]


def plan_table(*budgets, **about):
    rows = project_rows(*(budgets or BUDGETS))
    return block("table_annual_operating_plan", caption="ยุทธศาสตร์ที่ 1", rows=rows, **about)


def last_year(municipality):
    """2563, as drafts."""
    return scaffold(2563, municipality).year_page


def purchase(n, budget="1000", price="950", method="เฉพาะเจาะจง", **other):
    return {
        "number": n,
        "work": f"ซื้อวัสดุ {n}",
        "budget": budget,
        "reference_price": budget,
        "method": method,
        "bidders": [f"ร้าน {n} {price} บาท"],
        "winner": f"ร้าน {n} ราคา {price} บาท",
        "reason": "ราคาต่ำสุด",
        "contract": f"{n}/2563",
        **other,
    }


def month_table(month, *rows, **about):
    return block("table_monthly_procurement_summary", month=month, rows=list(rows), **about)


def complaint_table(month, received=2, completed=1, in_progress=1, **about):
    row = {"received": received, "completed": completed, "in_progress": in_progress}
    return block("table_complaint_statistics", month=month, rows=[row], **about)


def nothing(month, year="2020"):
    return block(
        "nothing_to_report",
        period=months(month, month),
        reason="ไม่มีเรื่องร้องเรียน",
        date=date(2020, 12, 1),
    )


def entry(page, title, *blocks, publish=True):
    made = page.add_child(instance=EntryPage(title=title, subject=page.subject, live=False))
    made.body = list(blocks)
    with unjudged():
        revision = made.save_revision()
        if publish:
            revision.publish()
    return made


def put(year_page, code, *blocks, **options):
    with unjudged():
        return fill(year_page, code, *blocks, **options)
