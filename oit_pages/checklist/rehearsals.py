"""A rehearsal as its scorer sees it: what is asked and where it is public, and nothing else; and
what came out otherwise than here, once it is closed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from oit_pages.catalogue.schema import Indicator
from oit_pages.checklist.outcomes import SURE
from oit_pages.checklist.sheet import Sheet
from oit_pages.models import AssessmentYearPage, Outcome, Rehearsal, RehearsalScore


@dataclass(frozen=True, kw_only=True)
class RehearsalLine:
    """One item of the assessor's form. It knows no outcome."""

    indicator: Indicator
    urls: tuple[str, ...]
    score: RehearsalScore | None

    @property
    def code(self) -> str:
        return self.indicator.code

    @property
    def has(self) -> bool | None:
        return self.score.has if self.score else None

    @property
    def remark(self) -> str:
        return self.score.remark if self.score else ""


def form_of(rehearsal: Rehearsal, sheet: Sheet) -> list[RehearsalLine]:
    """In the order of the list; one query."""
    scores = {one.code: one for one in rehearsal.scores.all()}
    return [
        RehearsalLine(
            indicator=line.indicator,
            urls=tuple(one.url for one in line.addresses),
            score=scores.get(line.code),
        )
        for line in sheet.lines
    ]


def open_rehearsal(year_page: AssessmentYearPage, user: Any) -> Rehearsal | None:
    """The one that this user has not closed."""
    return Rehearsal.objects.filter(year_page=year_page, scorer=user, closed_at=None).first()


@dataclass(frozen=True, kw_only=True)
class Task:
    """One item that was scored otherwise than here."""

    score: RehearsalScore
    indicator: Indicator

    @property
    def outcome_label(self) -> str:
        """What it came to here, on the day when the rehearsal was closed."""
        return str(Outcome(self.score.outcome).label)

    @property
    def costs_points(self) -> bool:
        """Here it counts, and the scorer did not find it: the kind that an assessment loses."""
        return not self.score.has

    @property
    def is_open(self) -> bool:
        return self.score.settled_at is None


@dataclass(frozen=True, kw_only=True)
class Closed:
    rehearsal: Rehearsal
    scored: int
    tasks: tuple[Task, ...]
    """What is to be looked at first: open before settled, lost points before hidden ones."""

    @property
    def open(self) -> int:
        return sum(one.is_open for one in self.tasks)


def closed_rehearsals(year_page: AssessmentYearPage, most: int = 10) -> list[Closed]:
    """Newest first, the last so many; two queries."""
    rehearsals = (
        Rehearsal.objects.filter(year_page=year_page)
        .exclude(closed_at=None)
        .prefetch_related("scores")
        .order_by("-closed_at")[:most]
    )
    return [_closed(one, year_page.edition.indicators) for one in rehearsals]


def _closed(rehearsal: Rehearsal, indicators: Iterable[Indicator]) -> Closed:
    scores = {one.code: one for one in rehearsal.scores.all()}
    tasks = [
        Task(score=score, indicator=indicator)
        for indicator in indicators
        if (score := scores.get(indicator.code)) and score.differs
    ]
    return Closed(
        rehearsal=rehearsal,
        scored=sum(one.has is not None for one in scores.values()),
        tasks=tuple(sorted(tasks, key=lambda one: (not one.is_open, not one.costs_points))),
    )


def differs(has: bool | None, outcome: str) -> bool:
    """Whether a scorer said otherwise than the package; nothing where nothing was said."""
    return has is not None and has != (outcome in SURE)
