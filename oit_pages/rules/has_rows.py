"""The tables or lists hold at least so many rows with something in them.

A table with headings only has no rows.
"""

from oit_pages.evidence import Evidence
from oit_pages.evidence.selection import chosen, place, row_says
from oit_pages.rules.base import Finding, Names, Outcome, Where, gettext_noop

SAYS = {
    "fail": gettext_noop("The table or list has no filled row: {kinds}."),
    "partial": gettext_noop("{found} of {needed} rows are filled: {kinds}."),
}
TO_DO = gettext_noop("Fill the rows.")
EXAMPLES = {"good": "A table with a row for each project.", "bad": "A table of headings only."}


def check(
    evidence: Evidence,
    *,
    kinds: Names = (),
    column_set: str = "",
    at_least: int = 1,
    where: Where | None = None,
) -> Finding:
    items = chosen(evidence, kinds, column_set, where)
    found = sum(row_says(row) for item in items for row in item.rows)
    facts = {
        "kinds": list(kinds) or ["table"],
        "column_set": column_set,
        "found": found,
        "needed": at_least,
    }
    outcome: Outcome = "pass" if found >= max(at_least, 1) else "partial" if found else "fail"
    places = tuple(place(item) for item in items)
    return Finding(rule="has_rows", outcome=outcome, facts=facts, places=places)
