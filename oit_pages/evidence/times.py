"""When what a page shows was, and what time its data are of."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from oit_pages.evidence import Evidence, Item, Row
from oit_pages.evidence.doubts import doubt_of
from oit_pages.evidence.purchases import says_none_bought
from oit_pages.evidence.selection import DOUBTED, row_says
from oit_pages.thai import Period, ce_year, find_years, fiscal_year, to_be


def spans(item: Item) -> list[Period]:
    """The periods an item states of itself, its months and those of its rows."""
    return _own(item) or [span for row in item.rows if _tells(item, row) if (span := row_span(row))]


def _own(item: Item) -> list[Period]:
    own = [value for value in item.parts.values() if isinstance(value, Period)]
    if isinstance(month := item.parts.get("month"), date):
        own.append(Period.from_months(month, month))
    return own


def data_spans(item: Item) -> list[Period]:
    """The time that an item's data are of: its own period or month, else its rows' months, or the
    fiscal year that a column of theirs says.

    A row's period or date says when its project ran or its paper was signed, not what time the
    whole is of; only a document's period is that of its data. A table without a row shows no
    time, unless its note says that there was nothing.
    """
    if item.kind == "nothing_to_report":
        return _stated_until(item)
    if item.kind == "table" and not any(map(row_says, item.rows)) and not _says_so(item):
        return []
    own = _own(item)
    if own:
        return own
    told = [row for row in item.rows if _tells(item, row)]
    months = [month for row in told if isinstance(month := row.get("month"), date)]
    of_rows = [Period.from_months(month, month) for month in months]
    of_rows += [span for row in told if (span := _row_year(row))]
    if item.kind == "documents":
        of_rows += [v for row in told for v in row.values() if isinstance(v, Period)]
    return of_rows


def _stated_until(item: Item) -> list[Period]:
    """What a statement can speak of: nothing that came after it. An undated one speaks of all."""
    made = item.parts.get("date")
    if not isinstance(made, date):
        return _own(item)
    return [Period(s.start, min(s.end, made)) for s in _own(item) if s.start <= made]


def _tells(item: Item, row: Row) -> bool:
    """Whether a row shows anything: dates and months of empty rows are those of nothing, and a
    document's are those of its file."""
    if item.kind == "documents":
        return row.get("has_file") is not False
    return row_says(row) or DOUBTED in row


def _says_so(item: Item) -> bool:
    """ "No procurement this month", in the table's note."""
    note = str(item.parts.get("note") or "").strip()
    if note.startswith(("ไม่มี", "ไม่ได้", "No ", "None")) or doubt_of(note) == "denies":
        return True
    return says_none_bought(note)


def months_missing(target: Period, covered: Iterable[Period]) -> set[date]:
    """The months of `target` of which a day is not covered."""
    covered = list(covered)
    if _covers(covered, target):
        return set()
    return {
        month for month in target.months() if not _covers(covered, Period.from_months(month, month))
    }


def _covers(spans: list[Period], whole: Period) -> bool:
    """Whether every day of `whole` lies in one of the spans."""
    day = whole.start
    while day <= whole.end:
        ends = [span.end for span in spans if span.contains(day)]
        if not ends:
            return False
        if max(ends) >= whole.end:
            return True
        day = max(ends) + timedelta(days=1)
    return False


def row_span(row: Row) -> Period | None:
    """The period, month, fiscal year or date of one row."""
    for value in row.values():
        if isinstance(value, Period):
            return value
    if isinstance(month := row.get("month"), date):
        return Period.from_months(month, month)
    if year := _row_year(row):
        return year
    day = next((value for value in row.values() if isinstance(value, date)), None)
    return Period(day, day) if day else None


def _row_year(row: Row) -> Period | None:
    """The year in the column of fiscal years, which the summary of procurement begins with."""
    value = row.get("fiscal_year")
    year = ce_year(str(int(value))) if isinstance(value, int | Decimal) else None
    return fiscal_year(to_be(year)) if year else None


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
    return [month.isoformat()[:7] for month in sorted(months)]
