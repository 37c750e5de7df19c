"""Looking: what rules share to read evidence. Not a rule itself."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from oit_pages.content import is_content
from oit_pages.evidence import Evidence, File, Item, Row
from oit_pages.rules.base import Place
from oit_pages.thai import Period, find_years

#: Parts that name or sort a block, and say nothing by themselves.
LABELS = frozenset(
    (
        "heading", "caption", "alt", "kind", "side", "purpose", "matter", "click_path",
        "has_file", "has_photo", "chief", "vacant",
    )
)  # fmt: skip
#: What an assessor can open without asking for help.
OPENABLE = frozenset(
    (
        "pdf", "doc", "docx", "odt", "rtf", "txt", "xls", "xlsx", "ods", "csv",
        "ppt", "pptx", "odp", "json", "xml", "jpg", "jpeg", "png",
    )
)  # fmt: skip
#: Blocks that say what they hold in words, a file or a picture: no field tells a rule.
FREE = ("rich_text", "documents", "image", "link", "announcement", "order", "memo")
Names = Iterable[str | Iterable[str]]


def chosen(
    evidence: Evidence,
    kinds: Iterable[str] = (),
    column_set: str = "",
    where: Mapping[str, Any] | None = None,
) -> tuple[Item, ...]:
    """Items of these kinds (or tables of this column set) that say something."""
    kinds = tuple(kinds)
    if column_set and not kinds:
        kinds = ("table",)
    return tuple(
        item
        for item in evidence.of_kind(*kinds)
        if (not column_set or item.kind != "table" or item.column_set == column_set)
        and _matches(item.parts, where)
        and says_something(item)
    )


def _matches(parts: Row, where: Mapping[str, Any] | None) -> bool:
    for name, wanted in (where or {}).items():
        values = wanted if isinstance(wanted, tuple | list) else (wanted,)
        if parts.get(name) not in values:
            return False
    return True


def says_something(item: Item) -> bool:
    """Whether a block shows anything beyond its own headings, choices and dates."""
    if any(usable(file) for file in item.files):
        return True
    if item.kind in {"documents", "image"}:
        return False  # a title without its file shows nothing
    if any((link.url or link.page) and link.works is not False for link in item.links):
        return True
    if item.kind == "link":
        return False
    return any(row_says(row) for row in item.rows) or row_says(item.parts)


def row_says(row: Row) -> bool:
    """Whether any field of a row is content; a date or a choice alone is none."""
    return any(
        is_content(value)
        for name, value in row.items()
        if name not in LABELS and not isinstance(value, bool | date | Period)
        if not _is_address(name)
    )


def _is_address(name: str) -> bool:
    """Addresses and pages count as links, by whether they lead anywhere."""
    return name in {"url", "page", "ask_url", "map_url", "website"}


def usable(file: File) -> bool:
    """There, open to all, and of a kind that can be opened."""
    return file.readable is not False and file.public and file.extension in OPENABLE


def filled(row: Row, name: str | Iterable[str]) -> bool:
    """Whether a part is content; of several names, whether any is."""
    if isinstance(name, str):
        return is_content(row.get(name))
    return any(is_content(row.get(one)) for one in name)


def item_filled(item: Item, name: str | Iterable[str]) -> bool:
    """The same for a block; the name "files" asks for a file that can be opened."""
    names = (name,) if isinstance(name, str) else tuple(name)
    return any(
        any(usable(file) for file in item.files) if one == "files" else filled(item.parts, one)
        for one in names
    )


def named(name: str | Iterable[str]) -> str:
    """A part's name as a fact; alternatives are joined by "|"."""
    return name if isinstance(name, str) else "|".join(name)


def place(item: Item, part: str = "") -> Place:
    return Place(page=item.page, block=item.block, part=part)


def spans(item: Item) -> list[Period]:
    """The periods an item states of itself, its months and those of its rows."""
    own = [value for value in item.parts.values() if isinstance(value, Period)]
    if isinstance(month := item.parts.get("month"), date):
        own.append(Period.from_months(month, month))
    if own:
        return own
    return [span for row in item.rows if (span := row_span(row))]


def row_span(row: Row) -> Period | None:
    """The period, month or date of one row."""
    for value in row.values():
        if isinstance(value, Period):
            return value
    if isinstance(month := row.get("month"), date):
        return Period.from_months(month, month)
    day = next((value for value in row.values() if isinstance(value, date)), None)
    return Period(day, day) if day else None


def dates(item: Item) -> list[date]:
    """The dates printed on an item."""
    order = ("date", "effective_date", "in_force_from", "end_date")
    found = [item.parts.get(name) for name in order]
    return [day for day in found if isinstance(day, date)]


def stated(item: Item) -> list[Period]:
    """When an item says it was: its own periods, else its dates."""
    return spans(item) or [Period(day, day) for day in dates(item)[:1]]


def page_spans(evidence: Evidence) -> list[Period]:
    """The data periods that editors gave for the pages, of live ones."""
    return [page.period for page in evidence.pages if page.live and page.period]


def years_named(evidence: Evidence, items: Iterable[Item]) -> set[int]:
    """Years (B.E.) in titles, captions and short texts: a hint, never a proof."""
    texts = [page.title for page in evidence.pages]
    for item in items:
        texts += [
            value
            for name in ("title", "caption", "heading", "subject")
            if isinstance(value := item.parts.get(name), str)
        ]
        texts += [file.title for file in item.files]
    return {year for text in texts for year in find_years(text)}


def as_facts(period: Period) -> dict[str, str]:
    return {"start": period.start.isoformat(), "end": period.end.isoformat()}


def month_names(months: Iterable[date]) -> list[str]:
    """ "2020-10" and so on: JSON values that are put in words when shown."""
    return [month.strftime("%Y-%m") for month in sorted(months)]
