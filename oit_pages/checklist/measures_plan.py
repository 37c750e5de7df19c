"""What last year's official result would put on this year's pages about measures, and what is
there already: the plan that is shown and carried out. Changes nothing.

Every row that is brought over has an id that says where it comes from. By it a later look finds
it again, whatever was written in it since; the log of the pages knows those that somebody removed.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from uuid import NAMESPACE_OID, uuid5

from django.utils.translation import override
from wagtail.models import PageLogEntry

from oit_pages.catalogue import Edition, EditionError
from oit_pages.catalogue.columns import stream_name
from oit_pages.checklist.measures_words import analysis_of, caption_of, issue_of, weakness_of
from oit_pages.checklist.official import ResultLine, lines_of, scores_of, weaknesses
from oit_pages.checklist.taken_over import latest
from oit_pages.fields.item_ids import identified
from oit_pages.models import AssessmentYearPage, IndicatorPage, OfficialResult
from oit_pages.models.editions import site_edition
from oit_pages.models.page_queries import below

MEASURES, REPORT = "integrity-measures", "integrity-measures-implementation"
TABLE, REPORT_TABLE = stream_name(MEASURES), "measure_table"
ACTION = "oit_pages.draft_measures"
State = Literal["new", "there", "changed", "removed"]
"""Would be put there; is there; is there in other words; was there and somebody took it away."""
Raw = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class WeakRow:
    """A weakness, as a row of the table of measures; what is to be done is left empty."""

    id: str
    line: ResultLine
    issue: str
    weakness: str
    state: State


@dataclass(frozen=True, kw_only=True)
class MeasureRow:
    """A measure that somebody wrote, as a row of the report; its results are left empty."""

    id: str
    measure: str
    methods: list[str]
    units: list[str]
    period: Any
    """As the stream stores it."""
    state: State


@dataclass(frozen=True, kw_only=True)
class MeasuresPlan:
    year_page: AssessmentYearPage
    edition: Edition
    """That of the year whose result it is."""
    measures_page: IndicatorPage
    report_page: IndicatorPage
    analysis: str
    """What goes below our table; "" where the table is there or was taken away."""
    caption: str
    weak: tuple[WeakRow, ...]
    measures: tuple[MeasureRow, ...]
    """In the order of the table that they come from."""

    @property
    def changes(self) -> int:
        rows = (*self.weak, *self.measures)
        return sum(one.state == "new" for one in rows) + bool(self.analysis)

    @property
    def removed(self) -> int:
        return sum(one.state == "removed" for one in (*self.weak, *self.measures))


class NoPlan(LookupError):
    """There is nothing to draft from, or nowhere to put it; `why` says which."""

    def __init__(self, why: Literal["no_list", "no_result", "no_page"], year: int = 0):
        self.why, self.year = why, year
        super().__init__(why)


def own_id(*names: object) -> str:
    """The id of what comes from there, the same each time."""
    return str(uuid5(NAMESPACE_OID, ":".join(("oit_pages", *map(str, names)))))


def measures_plan(year_page: AssessmentYearPage, again: bool = False) -> MeasuresPlan:
    """From the result of the year before; with `again`, what somebody took away is new once more.

    Raises NoPlan. Five queries at most.
    """
    year = year_page.year - 1
    try:
        edition = site_edition(year)
    except EditionError as error:
        raise NoPlan("no_list", year) from error
    above = year_page.path[: -year_page.steplen]
    result = OfficialResult.objects.filter(municipality__path=above, year=year).first()
    pages = _pages(year_page)
    if not {MEASURES, REPORT} <= set(pages):
        raise NoPlan("no_page", year_page.year)
    if result is None:
        raise NoPlan("no_result", year)
    with override("th"):
        lines = lines_of(edition, scores_of(result))
        weak = weaknesses(edition, lines)
        analysis = analysis_of(edition, lines, weak)
    body = latest(pages[MEASURES]).body
    known = set() if again else _brought(pages.values())
    rows = dict(_rows(body, TABLE))
    has_table = own_id("measures", year) in known | {one.get("id") for one in body}
    return MeasuresPlan(
        year_page=year_page,
        edition=edition,
        measures_page=pages[MEASURES],
        report_page=pages[REPORT],
        analysis="" if has_table else analysis,
        caption=caption_of(edition, year_page.year),
        weak=tuple(_weak_rows(edition, weak, rows, known)),
        measures=tuple(
            _measure_rows(rows, dict(_rows(latest(pages[REPORT]).body, REPORT_TABLE)), known)
        ),
    )


def _pages(year_page: AssessmentYearPage) -> dict[str, IndicatorPage]:
    rows = IndicatorPage.objects.filter(
        below(year_page), depth=year_page.depth + 2, subject__in=(MEASURES, REPORT)
    )
    return {one.subject: one for one in rows.select_related("latest_revision")}


def _brought(pages: Collection[IndicatorPage]) -> set[str]:
    """Ids of all that was ever put on these pages; one query."""
    entries = PageLogEntry.objects.filter(page_id__in=[one.pk for one in pages], action=ACTION)
    return {one for entry in entries for one in entry.data.get("ids", ())}


def _rows(body: Collection[Raw], kind: str) -> Iterator[tuple[str, Raw]]:
    """Each row of the page's tables of that kind by its id, in the order shown."""
    for block in body:
        if block["type"] == kind and isinstance(block.get("value"), Mapping):
            yield from (one for one in identified(block["value"].get("rows")) if one[1])


def _weak_rows(
    edition: Edition, weak: tuple[ResultLine, ...], rows: Mapping[str, Raw], known: set[str]
) -> Iterator[WeakRow]:
    for line in weak:
        row_id = own_id("weakness", edition.year, line.key)
        issue, weakness = issue_of(edition, line), weakness_of(edition, line)
        there = rows.get(row_id)
        same = there and (there.get("issue"), there.get("weakness")) == (issue, weakness)
        state = _state(there, bool(same), row_id in known)
        yield WeakRow(id=row_id, line=line, issue=issue, weakness=weakness, state=state)


def _measure_rows(
    rows: Mapping[str, Raw], report: Mapping[str, Raw], known: set[str]
) -> Iterator[MeasureRow]:
    """Those with a measure. What a person reports of by the same words is there already."""
    said = {_words(row.get("measure")) for row in report.values()}
    for source, row in rows.items():
        measure = row.get("measure") or ""
        if not _words(measure):
            continue
        row_id = own_id("measure", source)
        same = _words(measure) in said
        there = report.get(row_id) or (row if same else None)
        yield MeasureRow(
            id=row_id,
            measure=measure,
            methods=[text for _id, text in identified(row.get("steps")) if text],
            units=[text for _id, text in identified(row.get("units")) if text],
            period=row.get("period"),
            state=_state(there, same, row_id in known),
        )


def _state(there: Any, same: bool, was_brought: bool) -> State:
    if there:
        return "there" if same else "changed"
    return "removed" if was_brought else "new"


def _words(text: Any) -> str:
    return " ".join(text.split()) if isinstance(text, str) else ""
