"""Every row of the tables or lists has all the parts that are asked for.

Rows without anything in them don't count. A list of names in `parts` means any one of them.
With `each` off, one complete row is enough. Rows are numbered from 1.
"""

from typing import Any

from oit_pages.evidence import Evidence
from oit_pages.evidence.selection import DOUBTED, chosen, filled, named, place, row_says
from oit_pages.rules.base import Finding, Names, Outcome, Parts, Where, gettext_noop

SAYS = {
    "fail": gettext_noop("No row has {parts}, in {kinds}."),
    "partial": gettext_noop("Rows {rows} lack {parts}, in {kinds}."),
}
TO_DO = gettext_noop("Fill in {parts} in every row.")
EXAMPLES = {"good": "Each measure with its results.", "bad": "A measure without results."}


def check(
    evidence: Evidence,
    *,
    parts: Parts,
    kinds: Names = (),
    column_set: str = "",
    where: Where | None = None,
    each: bool = True,
) -> Finding:
    items = chosen(evidence, kinds, column_set, where, doubted=each)
    numbered = [
        (item, number, row)
        for item in items
        for number, row in enumerate(item.rows, start=1)
        if row_says(row) or DOUBTED in row
    ]
    facts: dict[str, Any] = {"kinds": list(kinds) or ["table"], "column_set": column_set}
    if not numbered:
        facts["parts"] = [named(part) for part in parts]
        places = tuple(place(item) for item in items)
        return Finding(rule="rows_have", outcome="fail", facts=facts, places=places)
    lacking = [
        (item, number, missing)
        for item, number, row in numbered
        if (missing := [named(part) for part in parts if not filled(row, part)])
    ]
    if not lacking or (not each and len(lacking) < len(numbered)):
        return Finding(rule="rows_have", outcome="pass", facts={**facts, "found": len(numbered)})
    facts["parts"] = list(dict.fromkeys(part for _i, _n, missing in lacking for part in missing))
    facts["rows"] = [number for _item, number, _missing in lacking]
    all_empty = all(len(missing) == len(tuple(parts)) for _i, _n, missing in lacking)
    whole = len(lacking) == len(numbered)
    outcome: Outcome = "fail" if whole and all_empty else "partial"
    places = tuple(place(item, missing[0]) for item, _number, missing in lacking)
    return Finding(rule="rows_have", outcome=outcome, facts=facts, places=places)
