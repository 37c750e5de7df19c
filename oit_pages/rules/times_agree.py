"""What a heading says of its time is what is typed into the field.

A caption of 2563 above a table whose period is 2564, “quarter 1” over a half-year: one of the two
is wrong, and only a person knows which. `doubts` are the words that disagree.
"""

from collections.abc import Sequence
from typing import Any

from oit_pages.evidence import Evidence
from oit_pages.evidence.selection import chosen
from oit_pages.evidence.times import as_facts
from oit_pages.evidence.values import Doubt
from oit_pages.rules.base import Finding, Outcome, gettext_noop

SAYS = {
    "fail": gettext_noop("There is nothing here that is of any time."),
    "needs_person": gettext_noop("“{words}” stands here, but another time is typed as the period."),
}
TO_DO = gettext_noop("Correct the words or the period, whichever is wrong.")
EXAMPLES = {
    "good": "A caption of fiscal year 2564 and the period Oct 2563 – Sep 2564.",
    "bad": "A caption of fiscal year 2563 and the period Oct 2563 – Sep 2564.",
}


def check(evidence: Evidence, *, doubts: Sequence[Doubt] = ()) -> Finding:
    outcome: Outcome = "needs_person" if doubts else "pass" if chosen(evidence) else "fail"
    facts: dict[str, Any] = {}
    if doubts and (period := doubts[0].period):
        facts = {"words": doubts[0].words, "found": as_facts(period)}
    places = tuple(dict.fromkeys(one.place for one in doubts))
    return Finding(rule="times_agree", outcome=outcome, facts=facts, places=places)
