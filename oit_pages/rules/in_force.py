"""A policy, announcement or criterion is in force during the period.

Stated dates of force decide. One that was issued within the period is in force then. One issued
before, with no last day, may have been replaced: the page’s own data period or data date says
that it was not, else a person must say. With `standing` what was issued before holds on, as rules
of a commission do until others take their place, unless its title says that it was made for another
year or round, or by the office itself. Of several papers the best counts; where `per` names a part,
the best for each of its values, and all are needed. `where` narrows papers by their parts.
"""

from datetime import date

from oit_pages.evidence import Evidence, Item
from oit_pages.evidence.made_for import is_of_another_time, is_own
from oit_pages.evidence.selection import chosen, place
from oit_pages.evidence.terms import term_of
from oit_pages.evidence.times import as_facts, dates, page_spans
from oit_pages.rules.base import Finding, Names, Outcome, Where, gettext_noop
from oit_pages.thai import Period, named_period

SAYS = {
    "fail": gettext_noop("Nothing shows that it was in force in {period}."),
    "partial": gettext_noop("Only part of what is shown was in force in {period}."),
    "needs_person": gettext_noop("It was issued before {period}; is it still in force?"),
}
TO_DO = gettext_noop(
    "Give the dates from and to which it is in force, or the page’s data date: the day on which it "
    "still was."
)
EXAMPLES = {"good": "In force 1 Oct 2563 – 30 Sep 2564.", "bad": "In force until 2560."}
BEST: tuple[Outcome, ...] = ("pass", "needs_person", "fail")


def check(
    evidence: Evidence,
    *,
    period: str,
    kinds: Names,
    per: str = "",
    where: Where | None = None,
    standing: bool = False,
) -> Finding:
    target = named_period(period, evidence.year)
    still = _says_still(evidence, target)
    judged = [
        (item, _one(item, target, still or (standing and _holds_on(item, target))))
        for item in chosen(evidence, kinds, where=where)
    ]
    groups: dict[object, set[Outcome]] = {}
    for item, found in judged:
        groups.setdefault(item.parts.get(per) if per else "", set()).add(found)
    best = {next(one for one in BEST if one in found) for found in groups.values()}
    if "fail" in best and len(best) > 1:
        outcome: Outcome = "partial"
    else:
        outcome = next((one for one in ("needs_person", "pass") if one in best), "fail")
    shown = "fail" if outcome == "partial" else outcome
    facts = {"period": as_facts(target)}
    places = tuple(place(item) for item, found in judged if found == shown)
    return Finding(rule="in_force", outcome=outcome, facts=facts, places=places)


def _says_still(evidence: Evidence, target: Period) -> bool:
    """Whether a page says by its own period or date that what it shows was so in the time."""
    return any(span.overlaps(target) for span in page_spans(evidence)) or any(
        page.live and page.data_date and target.start <= page.data_date <= evidence.as_of
        for page in evidence.pages
    )


def _holds_on(item: Item, target: Period) -> bool:
    """Whether its title leaves it a commission's, made for no year or round that is over."""
    title = str(item.parts.get("title") or "")
    return not is_own(title) and not is_of_another_time(title, target)


def _one(item: Item, target: Period, still: bool) -> Outcome:
    if term := term_of(item):
        return "pass" if term.overlaps(target) else "fail"
    start = item.parts.get("in_force_from") or item.parts.get("effective_date")
    end = item.parts.get("in_force_to")
    if isinstance(end, date) and end < target.start:
        return "fail"
    start = start if isinstance(start, date) else next(iter(dates(item)), None)
    if start is None or start > target.end:
        return "fail"
    sure = start >= target.start or isinstance(end, date) or still
    return "pass" if sure else "needs_person"
