"""A block of these kinds has all the parts that are asked for.

`parts` are names; a list of names means any one of them. "files" asks for a file that can be
opened. With `each`, every block of the kind must have them; else one is enough.
"""

from oit_pages.evidence import Evidence
from oit_pages.evidence.selection import chosen, item_filled, named, place
from oit_pages.rules.base import Finding, Names, Outcome, Parts, Where, gettext_noop

SAYS = {
    "fail": gettext_noop("Missing: {parts}, in {kinds}."),
    "partial": gettext_noop("Still missing: {parts}, in {kinds}."),
}
TO_DO = gettext_noop("Fill in {parts}.")
EXAMPLES = {"good": "A contact with address, phone and e-mail.", "bad": "A contact without phone."}


def check(
    evidence: Evidence,
    *,
    parts: Parts,
    kinds: Names = (),
    column_set: str = "",
    where: Where | None = None,
    each: bool = False,
) -> Finding:
    items = chosen(evidence, kinds, column_set, where)
    lacking = [[named(part) for part in parts if not item_filled(item, part)] for item in items]
    complete = [item for item, missing in zip(items, lacking, strict=True) if not missing]
    facts = {"kinds": list(kinds) or ["table"], "column_set": column_set}
    if items and (len(complete) == len(items) if each else complete):
        places = tuple(place(item) for item in complete)
        return Finding(rule="has_parts", outcome="pass", facts=facts, places=places)
    facts["parts"] = _missing(lacking, each) if items else [named(part) for part in parts]
    some = any(len(missing) < len(tuple(parts)) for missing in lacking)
    places = tuple(
        place(item, missing[0]) for item, missing in zip(items, lacking, strict=True) if missing
    )
    outcome: Outcome = "partial" if some else "fail"
    return Finding(rule="has_parts", outcome=outcome, facts=facts, places=places)


def _missing(lacking: list[list[str]], each: bool) -> list[str]:
    """What the block nearest to complete lacks; with `each`, what any block lacks."""
    if each:
        return list(dict.fromkeys(part for missing in lacking for part in missing))
    return min(lacking, key=len)
