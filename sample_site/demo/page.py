"""How content is written down here."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from oit_pages.thai import Period

NAME = "องค์การบริหารส่วนตำบลบ้านดอนแก้วงาม"
PLACE = "อำเภอทุ่งตะวัน จังหวัดศรีนาคา"
CHIEF = "นายก้องภพ ศรีตะวัน"
CHIEF_POSITION = f"นายก{NAME}"
CLERK = "นางสาวดวงแก้ว ทองประเสริฐ"
SIGNED = {"signatory": CHIEF, "position": CHIEF_POSITION}

FISCAL_YEAR = Period(date(2020, 10, 1), date(2021, 9, 30))
FIRST_HALF = Period(date(2020, 10, 1), date(2021, 3, 31))
LAST_YEAR = Period(date(2019, 10, 1), date(2020, 9, 30))


@dataclass
class Filled:
    """A page's blocks as (name, plain values), and the rest of its form."""

    blocks: list[tuple[str, Any]]
    publish: bool = True
    unit: str = "สำนักปลัด"
    summary: str = ""
    period: Period | None = None
    data_date: date | None = field(default=date(2021, 4, 5))


def months(first: str, last: str) -> Period:
    """months("2021-01", "2021-02")"""
    start, end = (date.fromisoformat(f"{month}-01") for month in (first, last))
    return Period.from_months(start, end)
