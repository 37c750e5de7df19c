"""The time of the data is typed into its field, and not only named in a heading or a text.

A year, date or span in a heading, a caption, a file’s name, a link or a text is a hint. Where
nothing is typed and the hint is of the right time, a person is asked: the editor offers to take it
over as the page’s data period, where that is enough (`offer`). `doubts` are the hints that the
judgement found.
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
    "needs_person": gettext_noop(
        "No period is typed, but “{words}” stands here. Is that the time of the data?"
    ),
}
TO_DO = gettext_noop("If it is, use it as the data period, or fill in the period of the data.")
EXAMPLES = {
    "good": "The period Oct 2563 – Sep 2564 in its field.",
    "bad": "“Fiscal year 2564” in the heading, and no period.",
}


def check(evidence: Evidence, *, doubts: Sequence[Doubt] = (), offer: bool = False) -> Finding:
    outcome: Outcome = "needs_person" if doubts else "pass" if chosen(evidence) else "fail"
    facts: dict[str, Any] = {}
    if doubts and (period := doubts[0].period):
        facts = {"words": doubts[0].words, "found": as_facts(period), "offer": offer}
    places = tuple(dict.fromkeys(one.place for one in doubts))
    return Finding(rule="time_is_typed", outcome=outcome, facts=facts, places=places)
