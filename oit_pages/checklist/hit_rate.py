"""How often the rules said what the assessors said, by the results that are stored of the year.

A rule is held to account where it decided: where an item counted for sure, each rule that passed
in it; where it did not, each rule that failed in a requirement that was not met. What people
attested or declared is no rule's doing, and what waits for a person was not decided. Where any of
several ways would do, a result does not keep which of them did: each of their rules may be the one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from oit_pages.catalogue.schema import Call, Compound, Judgement, calls
from oit_pages.checklist.official import assessed_items
from oit_pages.checklist.outcomes import OPEN, SURE
from oit_pages.checklist.scorecard import Row, scorecard
from oit_pages.checklist.wording import JOINED
from oit_pages.i18n.active_language import is_english
from oit_pages.models import AssessmentYearPage

#: What a finding names that is no rule of its own.
PEOPLE = frozenset({"person", "unfit", *JOINED})


@dataclass
class RuleRecord:
    """One rule over the year's items."""

    rule: str
    agreed: list[str] = field(default_factory=list)
    """Codes of items."""
    too_kind: list[str] = field(default_factory=list)
    """It passed what the assessors failed: it errs here, and it costs points."""
    too_strict: list[str] = field(default_factory=list)
    """It failed what the assessors passed."""
    maybe_too_kind: list[str] = field(default_factory=list)
    """It is one of several, any of which passed what the assessors failed."""

    @property
    def decided(self) -> int:
        return len(self.agreed) + len(self.too_kind) + len(self.too_strict)

    @property
    def hits(self) -> int | None:
        """Percent, rounded down: 100 only where it never erred; None where it decided nothing."""
        return 100 * len(self.agreed) // self.decided if self.decided else None


@dataclass(frozen=True, kw_only=True)
class ItemRecord:
    """One item that the assessors scored."""

    row: Row
    passed: bool
    """By the assessors."""
    rules: tuple[str, ...]
    """Those that decided here."""
    maybe: tuple[str, ...]
    """Those of which any decided here."""
    requirements: tuple[str, ...]
    """The texts of what they decided about, in the reader's language."""

    @property
    def is_open(self) -> bool:
        """It waited for a person: nothing was said."""
        return self.row.outcome in OPEN

    @property
    def agrees(self) -> bool:
        return not self.is_open and (self.row.outcome in SURE) == self.passed

    @property
    def too_kind(self) -> bool:
        return self.row.outcome in SURE and not self.passed

    @property
    def too_strict(self) -> bool:
        return not self.is_open and self.row.outcome not in SURE and self.passed


@dataclass(frozen=True, kw_only=True)
class HitRate:
    items: tuple[ItemRecord, ...]
    rules: tuple[RuleRecord, ...]
    """Those that err most first; of like ones, by name."""

    @property
    def decided(self) -> int:
        return sum(not one.is_open for one in self.items)

    @property
    def agreed(self) -> int:
        return sum(one.agrees for one in self.items)


def hit_rate(year_page: AssessmentYearPage) -> HitRate | None:
    """Of the items that the assessors scored; None where there are none. Three queries."""
    said = assessed_items(year_page)
    card = scorecard(year_page) if said else None
    if card is None:
        return None
    items = tuple(_item(row, said[row.code]) for row in card.rows if row.code in said)
    return HitRate(items=items, rules=tuple(_records(items)))


def _records(items: Iterable[ItemRecord]) -> list[RuleRecord]:
    records: dict[str, RuleRecord] = {}
    for one in items:
        if one.is_open:
            continue
        for rule in one.rules:
            record = records.setdefault(rule, RuleRecord(rule))
            of = record.too_kind if one.too_kind else record.too_strict
            (record.agreed if one.agrees else of).append(one.row.code)
        for rule in one.maybe if one.too_kind else ():
            records.setdefault(rule, RuleRecord(rule)).maybe_too_kind.append(one.row.code)
    return sorted(
        records.values(),
        key=lambda one: (
            -len(one.too_kind),
            -len(one.maybe_too_kind),
            -len(one.too_strict),
            one.rule,
        ),
    )


def _item(row: Row, passed: bool) -> ItemRecord:
    sure = row.outcome in SURE
    by_id = {one.id: one for one in row.indicator.requirements}
    rules: set[str] = set()
    maybe: set[str] = set()
    texts: dict[str, None] = {}
    for verdict in row.findings.get("requirements", ()):
        requirement = by_id.get(verdict["requirement"])
        if requirement is None:  # the list was corrected since
            continue
        if sure:
            met = verdict["level"] == "required" and verdict["outcome"] == "pass"
            found, any_of = _passed(requirement.judgement) if met else (set(), set())
        else:
            found, any_of = _failed(verdict), set()
        if found or any_of:
            texts[requirement.en if is_english() else requirement.th] = None
        rules |= found
        maybe |= any_of
    return ItemRecord(
        row=row,
        passed=passed,
        rules=tuple(sorted(rules)),
        maybe=tuple(sorted(maybe - rules)),
        requirements=tuple(texts),
    )


def _passed(judgement: Judgement) -> tuple[set[str], set[str]]:
    """The rules that a judgement which passed surely rests on, and those of which any did."""
    match judgement:
        case Call():
            return {judgement.rule}, set()
        case Compound(how="all", parts=parts):
            both = [_passed(part) for part in parts]
            return set().union(*(one for one, _ in both)), set().union(*(one for _, one in both))
        case Compound(how="any"):
            return set(), {call.rule for call in calls(judgement)}
    return set(), set()


def _failed(verdict: Mapping[str, Any]) -> set[str]:
    if verdict["level"] != "required" or verdict["outcome"] in SURE | OPEN:
        return set()
    return {
        one["rule"]
        for one in verdict["findings"]
        if one["rule"] not in PEOPLE and one["outcome"] in {"fail", "partial"}
    }
