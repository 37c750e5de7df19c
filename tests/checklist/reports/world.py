"""Pages of a fiscal year with tables that reports are written from."""

from datetime import date

from oit_pages.actions.scaffold import scaffold
from oit_pages.management.lookup import find_indicator_page
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


def plan_table(*budgets, marks=("oct", "nov"), more=(), **about):
    rows = [*project_rows(*(budgets or BUDGETS), marks=marks), *more]
    return block("table_annual_operating_plan", **{"caption": "ยุทธศาสตร์ที่ 1", "rows": rows, **about})


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


def nothing(month):
    """Of a month such as "2020-12"."""
    return block(
        "nothing_to_report",
        period=months(month, month),
        reason="ไม่มีเรื่องร้องเรียน",
        date=date(2020, 12, 31),
    )


def entry(page, title, *blocks):
    """A published page below an indicator's."""
    made = page.add_child(instance=EntryPage(title=title, subject=page.subject, live=False))
    made.body = list(blocks)
    with unjudged():
        made.save_revision().publish()
    return made


def put(year_page, code, *blocks, **options):
    with unjudged():
        return fill(year_page, code, *blocks, **options)


def drafted(year_page, code):
    """What the editor shows of the page's body."""
    return find_indicator_page(year_page, code).get_latest_revision_as_object().body.raw_data


def value(year_page, code, kind):
    (found,) = [one["value"] for one in drafted(year_page, code) if one["type"] == kind]
    return found


def rows(year_page, code, kind):
    return [one["value"] for one in value(year_page, code, kind)["rows"]]


def change(year_page, code, kind, **fields):
    """As the editor would: fields of the page's one block of this kind written anew; of the first
    row where they are named `row__…`."""
    page = find_indicator_page(year_page, code).get_latest_revision_as_object()
    body = [dict(one) for one in page.body.raw_data]
    for one in body:
        if one["type"] == kind:
            for name, new in fields.items():
                row = name.removeprefix("row__")
                (one["value"]["rows"][0]["value"] if row != name else one["value"])[row] = new
    page.body = body
    page.save_revision()


def take_away(year_page, code, kind):
    page = find_indicator_page(year_page, code).get_latest_revision_as_object()
    page.body = [one for one in page.body.raw_data if one["type"] != kind]
    page.save_revision()
