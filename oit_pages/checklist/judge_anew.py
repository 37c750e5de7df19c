"""Judge in every municipality what a year's list asks otherwise than before."""

from dataclasses import dataclass

from oit_pages.catalogue import Edition
from oit_pages.checklist.refresh import has_worker, refresh
from oit_pages.checklist.years import assessed_years

#: So many years are judged within a request, in about a second; a worker takes all of them.
AT_ONCE = 50


@dataclass(frozen=True)
class JudgedAnew:
    """Numbers of years, one of each municipality."""

    judged: int = 0
    later: int = 0
    """Left to the nightly `oit_assess`: their results are of the list as it was."""


def judge_anew(before: Edition, year: int) -> JudgedAnew:
    """What this year's list asks otherwise than `before` is judged: by the site's worker, or at
    once in the first of the years where it has none."""
    years = assessed_years().filter(year=year)
    first = years.first()
    after = first.edition if first else None
    changed = _asked_otherwise(before, after) if after else set()
    if not changed:
        return JudgedAnew()
    count = years.count()
    now = count if has_worker() else min(count, AT_ONCE)
    refresh(dict.fromkeys(years[:now], changed))
    return JudgedAnew(now, count - now)


def _asked_otherwise(before: Edition, after: Edition) -> set[str]:
    """The subjects of which something else is asked."""
    asked = [
        {one.subject: [(r.id, r.level, r.judgement) for r in one.requirements] for one in edition}
        for edition in (before, after)
    ]
    return {subject for subject, what in asked[1].items() if asked[0].get(subject) != what}
