"""Deadlines: what comes next in a year's calendar, and how many days there are until then."""

from dataclasses import dataclass
from datetime import date

from oit_pages.models import AssessmentYearPage

#: Days before the end of submission from which on it is urgent.
SOON = 14


@dataclass(frozen=True, kw_only=True)
class Deadline:
    kind: str
    """"opens", "closes", "clarification" or "result"."""
    day: date
    days_left: int
    """0 on the day itself."""

    @property
    def is_soon(self) -> bool:
        """Whether somebody has to hurry."""
        return self.kind in {"closes", "clarification"} and self.days_left <= SOON


def next_deadline(year_page: AssessmentYearPage, today: date) -> Deadline | None:
    """None when everything is over, or nothing is known; no query."""
    submission, clarification = year_page.span("submission"), year_page.span("clarification")
    days = (
        ("opens", submission.start),
        ("closes", submission.end),
        ("clarification", clarification.end),
        ("result", year_page.span("result").end),
    )
    for kind, day in days:
        # On the day it opens what counts is until when.
        if day and (day > today or (day == today and kind != "opens")):
            return Deadline(kind=kind, day=day, days_left=(day - today).days)
    return None
