"""Where a finding points to, and what causes it: so that one cause is counted once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from oit_pages.catalogue import load_column_sets
from oit_pages.rules.base import discover

#: What must be there for a rule whose parameters name no form.
MEANT = {"states_nothing": ("nothing_to_report",)}
#: Rules that a block's time satisfies, whichever field gives it.
ABOUT_TIME = frozenset({"is_dated_in", "covers_period", "covers_each_month", "time_is_typed"})
TIMES = ("period", "month", "date")
#: The cause of all that fails because nothing is on the page at all.
NOTHING_HERE = "nothing"


@dataclass(frozen=True, kw_only=True)
class Pointer:
    rule: str
    page: int | None = None
    block: str = ""
    """Id of the block, or "" where none is there."""
    parts: tuple[str, ...] = ()
    """Names of fields; of alternatives "a|b" any one will do."""
    row: int | None = None
    """The first row concerned, from 1."""
    forms: tuple[str, ...] = ()
    """Names in the stream of what is asked for, the recommended one first."""

    @property
    def causes(self) -> frozenset[str]:
        """What is to be put right, as keys: two findings of the same key are put right at once."""
        if self.block:
            time = [f"{self.block}/time"] if self.rule in ABOUT_TIME else []
            parts = ["time" if part in TIMES else part for part in self.parts]
            return frozenset(time or [f"{self.block}/{part}" for part in parts or [self.rule]])
        return frozenset([f"+{self.forms[0]}" if self.forms else NOTHING_HERE])


def pointer(finding: Mapping[str, Any]) -> Pointer:
    """Of a finding as it is stored."""
    facts = finding.get("facts") or {}
    place = next(iter(finding.get("places") or ()), {})
    named = (place.get("part") or "",) if place.get("part") else ()
    rows = facts.get("rows") or ()
    return Pointer(
        rule=finding["rule"],
        page=place.get("page"),
        block=place.get("block") or "",
        parts=tuple(dict.fromkeys((*named, *_texts(facts.get("parts"))))),
        row=rows[0] if rows and isinstance(rows[0], int) else None,
        forms=_forms(finding["rule"], facts),
    )


def _forms(rule_id: str, facts: Mapping[str, Any]) -> tuple[str, ...]:
    rule = discover().get(rule_id)
    kinds = _texts(facts.get("kinds")) or (rule.kinds if rule else ()) or MEANT.get(rule_id, ())
    names = (_in_stream(kind, facts.get("column_set") or "") for kind in kinds)
    return tuple(name for name in names if name)


def _in_stream(kind: str, column_set: str) -> str:
    """The block's name in the stream; "" for any table at all."""
    if kind != "table":
        return kind
    known = load_column_sets().get(column_set)
    return known.stream_name if known else ""


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()


def told_apart(asked: Mapping[str, Iterable[Pointer]]) -> frozenset[str]:
    """Of things that are missing, by name, those that are to be counted: each has a cause that
    none of the others accounts for."""
    causes = {
        name: frozenset().union(*(one.causes for one in them)) for name, them in asked.items()
    }
    seen: set[str] = set()
    counted = []
    for name in sorted(causes, key=lambda one: (NOTHING_HERE in causes[one], len(causes[one]))):
        found = causes[name]
        if found and found <= seen:
            continue
        counted.append(name)
        seen |= found
        if any(one.startswith("+") for one in found):
            seen.add(NOTHING_HERE)
    return frozenset(counted)
