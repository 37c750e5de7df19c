"""Every one of these matters is dealt with.

`part` is the choice that says what a block (or a row) is about, `values` are the matters.
A block that says nothing but its matter does not count.
"""

from oit_pages.evidence import Evidence
from oit_pages.evidence.selection import chosen, place, row_says
from oit_pages.rules.base import Finding, Names, Outcome, gettext_noop

SAYS = {
    "fail": gettext_noop("None of these matters is dealt with: {topics}."),
    "partial": gettext_noop("These matters are missing: {topics}."),
}
TO_DO = gettext_noop("Add: {topics}.")
EXAMPLES = {"good": "All five matters of HR criteria.", "bad": "Recruitment only."}


def check(
    evidence: Evidence, *, part: str, values: Names, kinds: Names = (), column_set: str = ""
) -> Finding:
    items = chosen(evidence, kinds, column_set)
    found = {item.parts.get(part) for item in items}
    found |= {row.get(part) for item in items for row in item.rows if row_says(row)}
    missing = [value for value in values if value not in found]
    facts = {"topics": missing, "part": part}
    outcome: Outcome = (
        "pass" if not missing else "partial" if len(missing) < len(tuple(values)) else "fail"
    )
    if not tuple(values):
        outcome = "fail"
    places = tuple(place(item) for item in items)
    return Finding(rule="has_topics", outcome=outcome, facts=facts, places=places)
