"""How often a municipality's website was looked at in a month, by each way that it was counted.

The website's own counts are those of the whole site where the municipality is the only one on it,
else those of its own pages. Counts of two ways are never added up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Sum
from wagtail.models import Page

from oit_pages.models import ImportedVisits, PageVisits, TransparencyIndexPage
from oit_pages.thai import Period
from oit_pages.visibility import at_or_below


@dataclass(frozen=True, kw_only=True)
class Counted:
    """Visits of a page, or of an address in a file."""

    visits: int
    page: Page | None = None
    path: str = ""
    line: int = 0


@dataclass(frozen=True, kw_only=True)
class MonthOfVisits:
    file: str
    """The name of the file they were read from; "" for the website's own counter."""
    counted: tuple[Counted, ...]
    """The most visited first."""

    @property
    def total(self) -> int:
        return sum(one.visits for one in self.counted)


Months = Mapping[date, Sequence[MonthOfVisits]]


def visits_in(index: TransparencyIndexPage, period: Period) -> Months:
    """Of each month of the period that has any; five queries at most."""
    found: dict[date, list[MonthOfVisits]] = {}
    for month, counted in _counter(index, period).items():
        found.setdefault(month, []).append(MonthOfVisits(file="", counted=_most_first(counted)))
    for (month, file), counted in _files(index, period).items():
        found.setdefault(month, []).append(MonthOfVisits(file=file, counted=_most_first(counted)))
    return found


def _counter(index: TransparencyIndexPage, period: Period) -> dict[date, list[Counted]]:
    path = scope(index)
    by_month = (
        PageVisits.objects.filter(
            page__path__gte=path,
            page__path__lte=path.ljust(255, "Z"),
            day__gte=period.start,
            day__lte=period.end,
        )
        .values("page", "day__year", "day__month")
        .annotate(sum=Sum("visits"))
        .order_by()
    )
    sums: dict[date, dict[Any, int]] = {}
    for one in by_month:
        month = date(one["day__year"], one["day__month"], 1)
        sums.setdefault(month, {})[one["page"]] = one["sum"]
    known = Page.objects.in_bulk({pk for counts in sums.values() for pk in counts}) if sums else {}
    return {
        month: [Counted(visits=number, page=known[pk]) for pk, number in counts.items()]
        for month, counts in sums.items()
    }


def _files(index: TransparencyIndexPage, period: Period) -> dict[tuple[date, str], list[Counted]]:
    found: dict[tuple[date, str], list[Counted]] = {}
    rows = ImportedVisits.objects.filter(
        municipality=index, month__gte=period.start, month__lte=period.end
    )
    for row in rows:
        counted = Counted(visits=row.visits, path=row.path, line=row.line)
        found.setdefault((row.month, row.file), []).append(counted)
    return found


def scope(index: TransparencyIndexPage) -> str:
    """The path at and below which pages are the municipality's."""
    site = index.get_site()
    if site is None:
        return index.path
    root = site.root_page.path
    others = TransparencyIndexPage.objects.filter(at_or_below(root), locale_id=index.locale_id)
    return root if index.path.startswith(root) and others.count() == 1 else index.path


def _most_first(counted: list[Counted]) -> tuple[Counted, ...]:
    return tuple(sorted(counted, key=lambda one: (-one.visits, one.line, one.path, str(one.page))))
