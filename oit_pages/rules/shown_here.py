"""What is asked for is shown on this website, and not at an address elsewhere.

A municipality may name an address on another website for an indicator. What is shown there is not
looked into and may change any day: it never counts as there, nor is it said to be missing. The
checklist asks this of every requirement that what stands here does not meet.
"""

from oit_pages.evidence import Evidence
from oit_pages.evidence.selection import says_something
from oit_pages.rules.base import Finding, Outcome, gettext_noop

SAYS = {
    "fail": gettext_noop("Nothing is shown for it, here or elsewhere."),
    "not_checked": gettext_noop(
        "It may be shown on another website, which is not looked into: {addresses}."
    ),
}
TO_DO = gettext_noop("Show it on this website, or open the address and attest what is there.")
EXAMPLES = {"good": "A page of this website.", "bad": "Nothing but an address elsewhere."}
#: So many addresses are named.
_NAMED = 3


def check(evidence: Evidence) -> Finding:
    outcome: Outcome = "pass" if any(map(says_something, evidence.items)) else "fail"
    if evidence.elsewhere:
        outcome = "not_checked"
    facts = {"addresses": list(evidence.elsewhere[:_NAMED])}
    return Finding(rule="shown_here", outcome=outcome, facts=facts)
