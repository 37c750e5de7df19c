"""A cell of a grid as text: how each kind of field is shown in one, and read from it.

What can't be read stays the text it is; the field's own check then says why it is refused.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

from oit_pages.catalogue import Column
from oit_pages.fields.amounts import AmountBlock, CountBlock
from oit_pages.fields.choices import MarkBlock
from oit_pages.fields.date_widgets import as_date, read_month
from oit_pages.fields.dates import DayBlock, MonthBlock, PeriodBlock
from oit_pages.i18n.formats import month_text
from oit_pages.on_demand import pattern_on_demand
from oit_pages.readers.document import Cell
from oit_pages.readers.recognise.tables.cells import is_blank, typed
from oit_pages.thai import format_date, parse_period, to_arabic
from oit_pages.thai.dates import MONTH, month_number

YES = "✓"
_NO = {"", "ไม่", "ไม่ใช่", "ไม่มี", "no", "false", "0"}
_DASHES = "-–—"
_MONTH = pattern_on_demand(MONTH, re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?[\d.]*")
#: A line that goes on an item of a list, below its first.
_GOES_ON = "  "
_KINDS = {AmountBlock: "money", CountBlock: "integer", MarkBlock: "boolean"}
#: What a paper is read by, whatever the column's name.
_COLUMNS = {kind: Column(key=kind, th="", en="", kind=kind) for kind in _KINDS.values()}


def kind_of(block: blocks.Block) -> str:
    """What the grid is told of a column: how it is edited, and how wide it is."""
    match block:
        case PeriodBlock():
            return "period"
        case blocks.ListBlock():
            return "list"
        case MonthBlock():
            return "month"
        case DayBlock():
            return "date"
        case AmountBlock():
            return "amount"
        case CountBlock():
            return "integer"
        case MarkBlock():
            return "mark"
        case blocks.ChoiceBlock():
            return "choice"
    return "text"


def shown(block: blocks.Block, value: Any) -> str:
    """A value as its cell shows it; read again it is the same value."""
    if isinstance(value, str) and not isinstance(block, blocks.ChoiceBlock | DayBlock):
        return value
    match block:
        case PeriodBlock():
            return _period_text(value)
        case blocks.ListBlock():
            return "\n".join(one.replace("\n", "\n" + _GOES_ON) for one in value or ())
        case MonthBlock():
            day = as_date(value)
            return month_text(day) if day else value or ""
        case DayBlock():
            day = as_date(value)
            return format_date(day, "numeric") if day else value or ""
        case AmountBlock():
            return f"{value:,f}" if isinstance(value, Decimal) else str(value or "")
        case MarkBlock():
            return YES if value else ""
        case blocks.ChoiceBlock():
            return str(choices(block).get(value, value or ""))
    return "" if value is None else str(value)


def read(block: blocks.Block, text: str) -> Any:
    """The value that a cell's text means, as the field's own form would hand it on."""
    match block:
        case PeriodBlock():
            return _period(block, text)
        case blocks.ListBlock():
            return block.normalize([block.child_block.value_from_form(one) for one in items(text)])
        case blocks.TextBlock() | blocks.CharBlock():
            return block.value_from_form(text)
        case blocks.ChoiceBlock():
            return _chosen(block, text)
    line = "" if is_blank(Cell(tuple(text.splitlines()))) else text.strip()
    if not isinstance(block, tuple(_KINDS)):
        return block.value_from_datadict({"cell": line}, {}, "cell")
    if isinstance(block, MarkBlock) and line.lower() in _NO:
        return False
    meant = typed(_COLUMNS[_kind(block)], Cell((line,))) if line else None
    if isinstance(block, MarkBlock):
        return line if meant is None else meant
    if meant is not None:
        return str(meant)
    given = block.value_from_datadict({"cell": line}, {}, "cell")
    return given if _NUMBER.fullmatch(given) else line


def reading(block: blocks.Block, text: str) -> tuple[str, list[str]]:
    """The text as its cell shows it once it is read, and why it is refused, if it is."""
    try:
        return shown(block, block.clean(read(block, text))), []
    except ValidationError as error:
        return text, list(_messages(error))


def choices(block: blocks.ChoiceBlock) -> dict[str, str]:
    """The names of what may be chosen, by the value that is stored."""
    return {value: str(name) for value, name in block.field.choices if value}


def items(text: str) -> list[str]:
    """One a line; a line that begins with two spaces goes on the one above it."""
    found: list[str] = []
    for line in text.split("\n"):
        if line.startswith(_GOES_ON) and found:
            found[-1] += "\n" + line.removeprefix(_GOES_ON)
        elif line.strip():
            found.append(line)
    return found


def _kind(block: blocks.Block) -> str:
    return next(kind for one, kind in _KINDS.items() if isinstance(block, one))


def _chosen(block: blocks.ChoiceBlock, text: str) -> str:
    wanted = "".join(text.split()).lower()
    for value, name in choices(block).items():
        if wanted in (value.lower(), "".join(name.split()).lower()):
            return value
    return text.strip()


def _period_text(value: Any) -> str:
    """ "ต.ค. 2563 – มี.ค. 2564"; with an open end where only one is given."""
    first, last = (_end(value.get(name)) for name in ("from_month", "to_month"))
    if first == last or (first and as_date(value.get("from_month")) is None):
        return first
    return f"{first} – {last}".strip()


def _end(raw: Any) -> str:
    day = as_date(raw)
    return month_text(day) if day else raw or ""


def _period(block: PeriodBlock, text: str) -> Any:
    line = " ".join(text.split())
    first: str | None
    last: str | None
    if is_blank(Cell((line,) if line else ())):
        first = last = None
    else:
        first, last = _open(line) or _whole(line) or _two_months(line) or (line, None)
    return block.normalize({"from_month": first, "to_month": last})


def _open(line: str) -> tuple[str | None, str | None] | None:
    """One end alone: "ต.ค. 2563 –", "– มี.ค. 2564"."""
    month = _month(line.strip(_DASHES + " "))
    if month is None or (line[0] not in _DASHES and line[-1] not in _DASHES):
        return None
    return (None, month) if line[0] in _DASHES else (month, None)


def _whole(line: str) -> tuple[str, str] | None:
    """The span a cell names; None where it names more months than were understood."""
    found = parse_period(line)
    named = {month_number(one) for one in _MONTH.findall(to_arabic(line))}
    if found is None or (len(named) > 1 and len(found.months()) < 2):
        return None
    first, last = found.start.replace(day=1), found.end.replace(day=1)
    return first.isoformat(), last.isoformat()


def _two_months(line: str) -> tuple[str, str] | None:
    """Both ends where each is a month, though the one comes before the other."""
    for dash in ("–", "—", "-", "ถึง"):
        first, found, last = line.partition(dash)
        ends = _month(first), _month(last)
        if found and ends[0] and ends[1]:
            return ends[0], ends[1]
    return None


def _month(text: str) -> str | None:
    found = read_month(text.strip())
    return found if as_date(found) else None


def _messages(error: ValidationError) -> Iterator[str]:
    inner = getattr(error, "block_errors", None)
    if inner is None:
        yield from error.messages
        return
    yield from _flat(getattr(error, "non_block_errors", None) or ())
    yield from _flat(inner.values())


def _flat(errors: Iterable[Any]) -> Iterator[str]:
    for one in errors:
        yield from _messages(one) if isinstance(one, ValidationError) else [str(one)]
