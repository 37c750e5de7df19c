"""What each assessment changed, and what got better or worse between two dates."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from oit_pages.catalogue.rollup import roll_up
from oit_pages.checklist.outcomes import OPEN, SURE, rank
from oit_pages.models import AssessmentRun, AssessmentYearPage, IndicatorResult


@dataclass(frozen=True, kw_only=True)
class Difference:
    """An indicator whose outcome differs between two dates; "" before it was first judged."""

    code: str
    before: str
    after: str

    @property
    def better(self) -> bool:
        return rank(self.after) > rank(self.before)

    @property
    def worse(self) -> bool:
        return rank(self.after) < rank(self.before)


def keep_run(
    year_page: AssessmentYearPage, changes: list[dict[str, Any]], outcomes: Mapping[str, str]
) -> AssessmentRun:
    """Keep what an assessment changed, with the score that came of it."""
    earlier = {**outcomes, **{change["code"]: change["before"] for change in changes}}
    score, possible = points_of(year_page, outcomes)
    return AssessmentRun.objects.create(
        year_page=year_page,
        at=timezone.now(),
        changes=changes,
        score=score,
        gained=score - points_of(year_page, earlier)[0],
        possible=possible,
    )


def points_of(year_page: AssessmentYearPage, outcomes: Mapping[str, str]) -> tuple[float, float]:
    """Points of 100 that are sure, and what they become if every open question is answered well."""
    edition = year_page.edition
    counted = {one.code: outcomes.get(one.code) for one in edition.indicators}
    sure = {code: 100.0 * (outcome in SURE) for code, outcome in counted.items()}
    possible = {code: 100.0 * (outcome in SURE | OPEN) for code, outcome in counted.items()}
    return roll_up(edition, sure).total, roll_up(edition, possible).total


def outcomes_at(year_page: AssessmentYearPage, moment: datetime) -> dict[str, str]:
    """Each indicator's outcome as it stood then: from now backwards, run by run."""
    outcomes = dict(
        IndicatorResult.objects.filter(year_page=year_page).values_list("code", "outcome")
    )
    later = AssessmentRun.objects.filter(year_page=year_page, at__gt=moment)
    for run in later.order_by("-at", "-pk"):
        for change in run.changes:
            outcomes[change["code"]] = change["before"]
    return outcomes


def compare(
    year_page: AssessmentYearPage, earlier: datetime, later: datetime
) -> tuple[Difference, ...]:
    """What differs between two moments, in the order of the list."""
    return differences(year_page, outcomes_at(year_page, earlier), outcomes_at(year_page, later))


def differences(
    year_page: AssessmentYearPage, before: Mapping[str, str], after: Mapping[str, str]
) -> tuple[Difference, ...]:
    """Where two sets of outcomes by code differ, in the order of the list."""
    codes: Iterable[str] = [one.code for one in year_page.edition.indicators]
    return tuple(
        Difference(code=code, before=before.get(code, ""), after=after.get(code, ""))
        for code in codes
        if before.get(code, "") != after.get(code, "")
    )
