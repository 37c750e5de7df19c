"""The blocks that an indicator's rules look into field by field."""

from collections.abc import Collection

from oit_pages.catalogue import load_column_sets
from oit_pages.catalogue.schema import Indicator
from oit_pages.evidence import Evidence
from oit_pages.evidence.selection import FREE
from oit_pages.rules.base import discover

#: The rule that asks for this: what stands beside a form does not stand alone.
ASKS = "stands_alone"


def forms_of(indicator: Indicator) -> tuple[str, ...]:
    """Kinds of block and ids of column sets, in the order in which the rules name them."""
    found: list[str] = []
    for call in indicator.calls:
        rule = discover().get(call.rule)
        if rule is None or rule.id == ASKS:
            continue
        kinds = (*rule.kinds, *call.params.get("kinds", ()))
        found += kinds
        if not kinds and "column_set" in call.params:
            found.append(call.params["column_set"])
    return tuple(name for name in dict.fromkeys(found) if name not in (*FREE, "nothing_to_report"))


def without_others_tables(evidence: Evidence, forms: Collection[str]) -> Evidence:
    """The evidence without tables that another indicator's form is for.

    Where the rules name the tables they look into, the right year of some other table says
    nothing about these.
    """
    own = set(forms) & set(load_column_sets())
    if not own:
        return evidence
    return evidence.only(lambda item: item.kind != "table" or item.column_set in own)
