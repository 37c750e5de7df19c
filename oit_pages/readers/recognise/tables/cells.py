"""The value a cell holds in its column's kind."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from oit_pages.catalogue import Column
from oit_pages.readers.document import Cell
from oit_pages.readers.recognise.numbered_lists import compact, split_items, strip_number
from oit_pages.thai import Period, parse_date, parse_month, parse_period, to_arabic

_DASH = re.compile(r"[-–—_.\s]*")
_BRACKETED = re.compile(r"\((?P<number>[\d,.]+)\)")
# "1,500.- บาท", "ร้อยละ 85.5", "3 เรื่อง": the heading says what is counted.
_BEFORE = re.compile(r"^(?:ร้อยละ|จำนวน)\s*")
_AFTER = re.compile(r"\s*(?:\.-|,-|%|บาท|เรื่อง|โครงการ|รายการ|ราย|คน|ครั้ง|แห่ง)\s*$")
_MARKS = frozenset(
    [
        "/",
        "✓",
        "✔",
        "√",
        "☑",
        "x",
        "X",
        "×",
        "*",
        "●",
        "■",
        "◼",
        "↔",
        "←→",
        "→",
        "ü",
        "P",
        "1",
        "มี",
        "ใช่",
        "TRUE",
    ]
)


def is_blank(cell: Cell) -> bool:
    """Nothing, or a dash: the way to say "nothing" on paper."""
    return all(len(line) < 100 and _DASH.fullmatch(line) for line in cell.lines)


def typed(column: Column, cell: Cell, within: Period | None = None) -> Any:
    """The cell's value in its column's kind; None where it holds none of that kind.

    `within` is the span the table itself names, or the page's year: it tells the year of a month,
    a quarter or "throughout the year" written without.
    """
    text = cell.text
    match column.kind:
        case "list":
            return split_items(cell.lines)
        case "money" | "percent":
            return _number(text)
        case "integer":
            number = _number(text)
            return int(number) if number is not None and number == int(number) else None
        case "date":
            return parse_date(text)
        case "month":
            return parse_month(text, within)
        case "period":
            return parse_period(text, within)
        case "choice":
            wanted = strip_number(compact(text))
            return next(
                (c.value for c in column.choices if wanted in (compact(c.th), c.value)), None
            )
        case "boolean":
            return True if compact(text) in _MARKS else None
    joined = "\n".join(cell.lines)
    is_list = any(strip_number(line) != line for line in cell.lines[1:])
    return joined if is_list else strip_number(joined)


def _number(text: str) -> Decimal | None:
    plain = _BEFORE.sub("", to_arabic(text).strip())
    while (shorter := _AFTER.sub("", plain)) != plain:
        plain = shorter
    if match := _BRACKETED.fullmatch(plain):  # an accountant's minus
        plain = "-" + match["number"]
    try:
        number = Decimal(plain.replace(",", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
