"""Everything on the page counts for its indicator: it is of its kind, and of its time.

A plan or report that its editor calls one of another kind counts for another indicator. Where
tables, plans or reports are of the time that is asked for, older ones count for nothing they
lack, and neither do undated ones of the same form. `others` are the blocks that don't count.
"""

from collections.abc import Sequence

from oit_pages.evidence import Evidence, Item
from oit_pages.evidence.selection import chosen, place
from oit_pages.rules.base import Finding, Outcome, gettext_noop

SAYS = {
    "fail": gettext_noop("What is here does not count: it is of another kind or time."),
    "partial": gettext_noop(
        "Something here does not count: it is of another kind or time, or undated beside what is "
        "dated."
    ),
}
TO_DO = gettext_noop("Check its kind and its period.")
EXAMPLES = {
    "good": "This year’s table, and last year’s beside it.",
    "bad": "This year’s table half empty, and an undated one that has the rest.",
}


def check(evidence: Evidence, *, others: Sequence[Item] = ()) -> Finding:
    aside = {id(item) for item in others}
    own = [item for item in chosen(evidence) if id(item) not in aside]
    outcome: Outcome = "fail" if not own else "partial" if aside else "pass"
    places = tuple(place(item) for item in others)
    return Finding(rule="counts_here", outcome=outcome, places=places)
