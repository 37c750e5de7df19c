"""What a report is written from: the tables and blocks of one fiscal year's pages, row by row.

Of each page the public version, where the public can see it; else its draft, and it says so. What
was drafted by a report is no source of another. Three queries for all subjects of a year.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from oit_pages.blocks.body import IndicatorBody
from oit_pages.checklist.public_addresses import public_address
from oit_pages.checklist.reports.marks import is_ours
from oit_pages.checklist.taken_over import latest
from oit_pages.evidence import Row
from oit_pages.evidence.totals import sums_among
from oit_pages.fields.item_ids import identified
from oit_pages.models import AssessmentYearPage, IndicatorPage
from oit_pages.models.page_queries import below
from oit_pages.stream.evidence import EvidenceReader
from oit_pages.stream.references import ResolvedReferences
from oit_pages.stream.structure import raw_children
from oit_pages.thai import Period
from oit_pages.visibility import Visibility

_NOTHING = ResolvedReferences({}, {}, {})
_OTHER_UNIT = re.compile(r"(?:หน่วย(?:นับ)?\s*[::]?\s*|\(\s*)(?:สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน)+\s*บาท")


@dataclass(frozen=True, kw_only=True)
class SourcePage:
    """A page, and the version of it that is read."""

    page: IndicatorPage
    body: tuple[Mapping[str, Any], ...]
    is_public: bool
    """The public version; else a draft, or a page that the public can't see."""
    title: str
    year: int = 0
    """Its fiscal year."""

    @cached_property
    def address(self) -> str:
        return public_address(self.page)

    @property
    def period(self) -> Period | None:
        first, last = self.page.period_from, self.page.period_to
        return Period(first, last) if first and last and first <= last else None


@dataclass(frozen=True, kw_only=True)
class SourceRow:
    """A row of a table or list of a block."""

    table: "SourceTable"
    number: int
    """As the editor's grid counts it, from 1."""
    id: str
    raw: Mapping[str, Any]
    values: Row
    """Typed, as rules read them."""

    def text(self, name: str) -> str:
        found = self.values.get(name)
        return " ".join(found.split()) if isinstance(found, str) else ""


@dataclass(frozen=True, kw_only=True)
class SourceTable:
    """A block with rows, and what it says of its time."""

    page: SourcePage
    id: str
    number: int
    """Among the blocks of its kind on the page, from 1."""
    caption: str
    month: date | None
    period: Period | None
    raw_rows: tuple[tuple[str, Any], ...] = field(repr=False)
    block: Any = field(repr=False)

    @cached_property
    def every_row(self) -> tuple[SourceRow, ...]:
        reader = EvidenceReader(_NOTHING)
        return tuple(
            SourceRow(
                table=self,
                number=number,
                id=row_id,
                raw=raw if isinstance(raw, Mapping) else {},
                values=reader.row(self.block, raw),
            )
            for number, (row_id, raw) in enumerate(self.raw_rows, 1)
        )

    @cached_property
    def _sums(self) -> frozenset[int]:
        return sums_among([row.values for row in self.every_row])

    @property
    def rows(self) -> tuple[SourceRow, ...]:
        """Without rows of sums, and without those that say nothing."""
        return tuple(
            row
            for at, row in enumerate(self.every_row)
            if at not in self._sums and any(_says(one) for one in row.raw.values())
        )

    @property
    def sums(self) -> tuple[SourceRow, ...]:
        return tuple(row for at, row in enumerate(self.every_row) if at in self._sums)

    @property
    def is_in_other_unit(self) -> bool:
        """Whether its heading says so: "(หน่วย : พันบาท)"."""
        return bool(_OTHER_UNIT.search(self.caption))

    @property
    def only_month(self) -> date | None:
        """The one month that all of it is about: as it says itself, else as its page does."""
        if self.month:
            return self.month
        months = (self.period or self.page.period or _no_months).months()
        return months[0] if len(months) == 1 else None


class _NoMonths:
    @staticmethod
    def months() -> tuple[date, ...]:
        return ()


_no_months = _NoMonths()


def _says(raw: Any) -> bool:
    if isinstance(raw, Mapping):
        return any(_says(one) for one in raw.values())
    if isinstance(raw, list):
        return any(_says(one.get("value") if isinstance(one, Mapping) else one) for one in raw)
    return raw not in (None, "", False)


class Sources:
    """The pages of one fiscal year of one municipality, by subject."""

    def __init__(self, year: int, year_page: AssessmentYearPage | None, pages: list[SourcePage]):
        self.year = year
        self.year_page = year_page
        self.pages = pages
        self._tables: dict[tuple[str, str], list[SourceTable]] = {}

    @classmethod
    def load(
        cls,
        year: int,
        year_page: AssessmentYearPage | None,
        subjects: Collection[str],
        may_read_drafts: Any = lambda page: True,
    ) -> "Sources":
        """`may_read_drafts` is asked of each page that would be read in another version than the
        public one; what may not be read is left out."""
        if year_page is None:
            return cls(year, None, [])
        wanted = {one for subject in subjects for one in covering(year_page, subject)}
        rows = IndicatorPage.objects.filter(below(year_page), subject__in=wanted)
        found = rows.select_related("latest_revision").order_by("path")
        visibility = Visibility.load([year_page.path])
        pages = []
        for page in found:
            if visibility.is_public(page):
                body, title = tuple(page.body.raw_data), page.title
                shown = True
            elif may_read_drafts(page):
                body = latest(page).body
                title = page.draft_title or page.title
                shown = False
            else:
                continue
            pages.append(SourcePage(page=page, body=body, is_public=shown, title=title, year=year))
        return cls(year, year_page, pages)

    def of(self, subject: str) -> list[SourcePage]:
        """The pages that this subject is shown on in this year."""
        if self.year_page is None:
            return []
        known = covering(self.year_page, subject)
        return [one for one in self.pages if one.page.subject in known]

    def tables(self, subject: str, kind: str) -> list[SourceTable]:
        """The blocks of this name on the subject's pages, in reading order; each read once."""
        if (subject, kind) not in self._tables:
            found = [one for page in self.of(subject) for one in tables_of(page, kind)]
            self._tables[subject, kind] = found
        return self._tables[subject, kind]

    def blocks(self, subject: str, kind: str) -> Iterator[tuple[SourcePage, int, Any]]:
        """(page, number among its kind on the page, raw value) of blocks without rows."""
        for page in self.of(subject):
            number = 0
            for block, block_id, raw in raw_children(_body(), page.body):
                if block.name == kind and not is_ours(block_id):
                    number += 1
                    yield page, number, raw if isinstance(raw, Mapping) else {}


def covering(year_page: AssessmentYearPage, subject: str) -> tuple[str, ...]:
    """The subject, and that of the item that asks for it along with its own in the year's list."""
    indicator = year_page.edition.find(subject) if year_page.edition else None
    return tuple(dict.fromkeys((subject, indicator.subject))) if indicator else (subject,)


def tables_of(page: SourcePage, kind: str, ours: bool = False) -> Iterator[SourceTable]:
    """With `ours`, those that a report has drafted too."""
    number = 0
    for block, block_id, raw in raw_children(_body(), page.body):
        if block.name != kind or not isinstance(raw, Mapping):
            continue
        number += 1
        if is_ours(block_id) and not ours:
            continue
        reader = EvidenceReader(_NOTHING)
        parts = {
            name: reader.part(block.child_blocks[name], raw.get(name))
            for name in ("caption", "heading", "month", "period")
            if name in block.child_blocks
        }
        month, period = parts.get("month"), parts.get("period")
        yield SourceTable(
            page=page,
            id=block_id,
            number=number,
            caption=str(parts.get("caption") or parts.get("heading") or ""),
            month=month.replace(day=1) if isinstance(month, date) else None,
            period=period if isinstance(period, Period) else None,
            raw_rows=tuple(identified(raw.get(block.rows_from))),
            block=block.child_blocks[block.rows_from].child_block,
        )


_bodies: list[IndicatorBody] = []


def _body() -> IndicatorBody:
    """One body for all pages, made when first asked for."""
    if not _bodies:
        _bodies.append(IndicatorBody())
    return _bodies[0]
