"""Personal data of a draft with the ways to where they stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from oit_pages.admin.editor.ways import Way
from oit_pages.checklist.page_documents import PageDocument
from oit_pages.checklist.personal_data import Finding, unsettled
from oit_pages.models import IndicatorPage

#: So many are listed; the rest are counted.
SHOWN = 30


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One that a person must settle."""

    finding: Finding
    ways: tuple[Way, ...]

    @property
    def says(self) -> str:
        return self.finding.says


def waiting(page: IndicatorPage, documents: Iterable[PageDocument]) -> list[Waiting]:
    """Of a page with these documents."""
    return with_ways(unsettled(page, documents))


def with_ways(found: Iterable[Finding]) -> list[Waiting]:
    """The way goes to the very cell, where it is in the body."""
    return [Waiting(finding=one, ways=tuple(_way(one))) for one in found]


def _way(one: Finding) -> Iterable[Way]:
    if one.place.block:
        yield Way(
            where=one.where,
            block=one.place.block,
            rows_in=one.place.rows_in,
            row=one.place.row,
            part=one.place.part,
        )
