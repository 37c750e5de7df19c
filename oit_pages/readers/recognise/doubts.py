"""What recognition is not sure of, for a person to answer before anything is saved."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from hashlib import blake2b
from typing import Any

from oit_pages.catalogue import ColumnSet
from oit_pages.readers.recognise.account import Examined, TableHeadings
from oit_pages.readers.recognise.parts import ColumnTable, MeasureTable, Part, Report, Statement
from oit_pages.thai import Period, find_years, format_period, parse_month, parse_period, to_arabic

#: A year in four digits, or in two.
_YEAR = re.compile(r"\d{2}")
#: So many words of a doubt are quoted.
_MOST = 5


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """One question; `part` is the place of the part it is about, None for the whole file."""

    code: str
    """"no_period", "other_time", "year_assumed", "unknown_headings" or "joined_headings"."""
    part: int | None = None
    words: tuple[str, ...] = ()
    """What made the doubt, as the file has it."""


def doubts(
    examined: Examined, sets: Mapping[str, ColumnSet], within: Period | None
) -> tuple[Doubt, ...]:
    """`within` is what the page is about."""
    found: list[Doubt] = []
    headings = headings_of(examined)
    for number, part in enumerate(examined.parts):
        found += _of_time(number, part, within)
        found += _of_headings(number, headings.get(number))
    bare = _without_year(examined, sets)
    is_named = all(time_of(part) for part in examined.parts if isinstance(part, ColumnTable))
    if bare and not is_named:
        found.append(Doubt(code="year_assumed", words=bare))
    return tuple(found)


def headings_of(examined: Examined) -> dict[int, TableHeadings]:
    """The headings of each table, by the place of its part."""
    tables = [
        number
        for number, part in enumerate(examined.parts)
        if isinstance(part, ColumnTable | MeasureTable | Statement)
    ]
    return dict(zip(tables, examined.headings, strict=False))


def mark(part: Part) -> str:
    """A name for a part whose time is asked for: the same as long as its content is."""
    plain = {**asdict(part), "period": None, "month": None}
    return blake2b(repr(plain).encode(errors="backslashreplace"), digest_size=6).hexdigest()


def answered(part: Part, text: str) -> Part:
    """The part with the time that a person gave; as it is where that is no time."""
    if not isinstance(part, ColumnTable | Report | Statement):
        return part
    period, month = parse_period(text), parse_month(text)
    if month and not period:
        period = Period.from_months(month, month)
    if period is None:
        return part
    changes: dict[str, Any] = {"period": period}
    if isinstance(part, ColumnTable):
        changes["month"] = month
    return replace(part, **changes)


def time_of(part: Part) -> Period | None:
    """The time that a part says it is about."""
    if isinstance(part, ColumnTable) and part.month and not part.period:
        return Period.from_months(part.month, part.month)
    return part.period if isinstance(part, ColumnTable | Report | Statement) else None


def _of_time(number: int, part: Part, within: Period | None) -> Iterator[Doubt]:
    if not isinstance(part, ColumnTable | MeasureTable | Report | Statement):
        return
    own = time_of(part)
    known = [own] if own else list(_row_times(part))
    if not known and not isinstance(part, MeasureTable):
        yield Doubt(code="no_period", part=number, words=_years_of(part))
    if within:
        other = [format_period(one) for one in known if not one.overlaps(within)]
        if other:
            yield Doubt(code="other_time", part=number, words=tuple(dict.fromkeys(other))[:_MOST])


def _row_times(part: Part) -> Iterator[Period]:
    if isinstance(part, MeasureTable):
        yield from (row.period for row in part.rows if row.period)
    elif isinstance(part, ColumnTable):
        for row in part.rows:
            for value in row.values():
                if isinstance(value, Period):
                    yield value
                elif isinstance(value, date):
                    yield Period(value, value)


def _years_of(part: Part) -> tuple[str, ...]:
    text = getattr(part, "caption", "") or getattr(part, "title", "")
    return tuple(str(year) for year in find_years(text))[:_MOST]


def _of_headings(number: int, headings: TableHeadings | None) -> Iterator[Doubt]:
    if headings is None:
        return
    unknown = [one.text for one in headings.columns if not one.key and one.text]
    joined = [one.text for one in headings.columns if one.joins and one.text]
    if unknown:
        yield Doubt(code="unknown_headings", part=number, words=tuple(unknown)[:_MOST])
    if joined:
        yield Doubt(code="joined_headings", part=number, words=tuple(joined)[:_MOST])


def _without_year(examined: Examined, sets: Mapping[str, ColumnSet]) -> tuple[str, ...]:
    """Months and days that say no year: the page's, or the title's, was taken."""
    timed = {
        f"{one.stream_name}.{column.key}"
        for one in sets.values()
        for column in one.columns
        if column.kind in ("month", "period")
    }
    titles = {text for one in examined.headings for text in one.labels}
    bare = [
        fate.text
        for fate in examined.fates
        if fate.kind == "taken"
        and fate.into in timed
        and fate.text not in titles
        and not _YEAR.search(to_arabic(fate.text))
        and parse_period(f"{fate.text} 2564")
    ]
    return tuple(dict.fromkeys(bare))[:_MOST]
