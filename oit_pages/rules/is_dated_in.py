"""What the page shows happened, or was issued, within the period.

`period` is a name such as "fiscal_year"; `where` narrows blocks by their parts. A block's own
period counts before its date (a report of 2563 may be dated in 2564), and rows count where the
block states none. One block or one document within the period is enough; but a table with rows of
other years is only partly of this one. The page's data period counts where no block is dated;
beside blocks of another time it is a hint only, as a year in a title is.
"""

from collections.abc import Mapping

from oit_pages.evidence import Evidence, Item, Place
from oit_pages.evidence.selection import chosen, place
from oit_pages.evidence.times import as_facts, page_spans, stated, years_named
from oit_pages.rules.base import Finding, Names, Outcome, Where, gettext_noop
from oit_pages.thai import Period, fiscal_year_of, named_period

SAYS = {
    "fail": gettext_noop("Nothing here is dated within {period}. Dates found: {dates}."),
    "partial": gettext_noop("Only part of this is surely of {period}. Dates found: {dates}."),
}
TO_DO = gettext_noop("Give the date or period, and show what is of {period}.")
EXAMPLES = {"good": "An activity of 12 Jan 2564.", "bad": "An activity of 2562, or without date."}
WORST_FIRST: tuple[Outcome, ...] = ("fail", "partial", "pass")


def check(
    evidence: Evidence,
    *,
    period: str,
    kinds: Names = (),
    column_set: str = "",
    where: Where | None = None,
) -> Finding:
    target = named_period(period, evidence.year)
    items = chosen(evidence, kinds, column_set, where)
    by_item = {index: stated(item) for index, item in enumerate(items)}
    seen = [span for spans in by_item.values() for span in spans]
    judged = [_item(items[index], spans, target) for index, spans in by_item.items() if spans]
    pages = [_one([span], target) for span in page_spans(evidence)] if items else []
    if not seen:
        seen = page_spans(evidence) if items else []
        judged = pages
    outcome: Outcome = max(judged, key=WORST_FIRST.index, default="fail")
    titled = not seen and fiscal_year_of(target.end) in years_named(evidence, items)
    if items and outcome == "fail" and (titled or {"pass", "partial"} & set(pages)):
        outcome = "partial"
    facts = {"period": as_facts(target), "dates": _dates(seen)}
    places = _places(items, by_item, target, outcome)
    return Finding(rule="is_dated_in", outcome=outcome, facts=facts, places=places)


def _item(item: Item, spans: list[Period], target: Period) -> Outcome:
    """Each document of a list is a paper of its own; a table is one thing."""
    if item.kind != "documents":
        return _one(spans, target)
    return max((_one([span], target) for span in spans), key=WORST_FIRST.index)


def _one(spans: list[Period], target: Period) -> Outcome:
    """All within: pass; some, or over the edge: partial."""
    if all(target.covers(span) for span in spans):
        return "pass"
    return "partial" if any(target.overlaps(span) for span in spans) else "fail"


def _dates(seen: list[Period]) -> list[str]:
    """The first days of what was found, a few of them."""
    return sorted({span.start.isoformat() for span in seen})[:6]


def _places(
    items: tuple[Item, ...], by_item: Mapping[int, list[Period]], target: Period, outcome: Outcome
) -> tuple[Place, ...]:
    """The proof when it passes; else what is of another time or undated."""
    proof = [
        i for i, spans in by_item.items() if spans and _item(items[i], spans, target) == "pass"
    ]
    wanted = proof if outcome == "pass" else [i for i in by_item if i not in proof]
    return tuple(place(items[index]) for index in wanted)
