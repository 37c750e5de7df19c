"""A stored finding as sentences in the reader's language.

Results hold facts; what is wrong and what to do about it is said here, when it is shown.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, is_dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from django.utils.translation import gettext as _
from wagtail import blocks

from oit_pages.blocks.body import IndicatorBody
from oit_pages.catalogue import load_column_sets
from oit_pages.catalogue.columns import stream_name
from oit_pages.checklist.pointers import MEANT, Pointer, pointer
from oit_pages.i18n.formats import date_text, is_english, month_text, period_text
from oit_pages.rules.base import discover
from oit_pages.rules.is_public import WHY
from oit_pages.rules.says_it_plainly import KINDS_OF_DOUBT
from oit_pages.thai import Period, format_date

JOINED = frozenset({"all", "any", "not"})


@dataclass(frozen=True, kw_only=True)
class Said:
    """One finding in words."""

    says: str
    to_do: str
    block: str
    """Id of the block it points to, or ""."""
    page: int | None
    offer: tuple[str, str] | None = None
    """Days, as the form writes them, from and to which the data period can be set at a click."""
    pointer: Pointer | None = None
    """What there is to be gone to, or to be added."""
    instead: tuple[str, ...] = ()
    """Names in the stream of what would do as well."""

    @property
    def sentence(self) -> str:
        """What is wrong, and what to do."""
        return f"{self.says} {self.to_do}".strip()


def say(findings: Iterable[Any]) -> tuple[Said, ...]:
    """What is wrong with a requirement and what to do: at most three sentences.

    Where any one of several ways would do, the one that got furthest is told: the question that
    only a person can answer, else what is there in part, else the first, recommended one.
    """
    rows = [asdict(one) if is_dataclass(one) else one for one in findings]
    wrong = [row for row in rows if row["outcome"] != "pass" and row["rule"] not in JOINED]
    if rows and rows[0]["rule"] == "any":
        nearest = [row for row in wrong if row["outcome"] == rows[0]["outcome"]]
        wrong = (nearest or wrong)[:1]
    said = [_one(row) for row in wrong]
    if rows and rows[0]["rule"] == "any" and said and not said[0].block:
        said = [replace(said[0], instead=_instead(rows))]
    return tuple({one.says: one for one in said}.values())[:3]


def _instead(rows: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """A statement that there was nothing, where one would do."""
    return tuple(dict.fromkeys(name for row in rows for name in MEANT.get(row["rule"], ())))


def _one(finding: Mapping[str, Any]) -> Said:
    place = next(iter(finding.get("places") or ()), {})
    rule = discover().get(finding["rule"])
    if rule is None:
        says, to_do = _("A machine can't judge this."), _("Look at it, and attest it.")
    else:
        facts = _Facts(in_words(finding.get("facts") or {}))
        text = rule.says.get(finding["outcome"]) or next(iter(rule.says.values()))
        says, to_do = _(text).format_map(facts), _(rule.to_do).format_map(facts)
    return Said(
        says=says,
        to_do=to_do,
        block=place.get("block") or "",
        page=place.get("page"),
        offer=_offer(finding.get("facts") or {}),
        pointer=pointer(finding),
    )


def _offer(facts: Mapping[str, Any]) -> tuple[str, str] | None:
    if not facts.get("offer"):
        return None
    found = _period(facts["found"])
    return format_date(found.start, "numeric"), format_date(found.end, "numeric")


class _Facts(dict):
    """A sentence is shown even where a stored finding lacks one of its facts."""

    def __missing__(self, name: str) -> str:
        return "–"


def in_words(facts: Mapping[str, Any]) -> dict[str, str]:
    """Facts as the reader says them: names of blocks and fields, periods, dates."""
    words = {name: _plain(value) for name, value in facts.items()}
    kinds = list(facts.get("kinds") or ())
    column_set = facts.get("column_set") or ""
    if kinds or column_set:
        words["kinds"] = _list(_kind(kind, column_set) for kind in kinds or ["table"])
    if "forms" in facts:
        words["forms"] = _list(form_name(name) for name in facts["forms"])
    if "parts" in facts:
        words["parts"] = _list(_part(part, kinds, column_set) for part in facts["parts"])
    if "topics" in facts:
        words["topics"] = _list(_choice(facts.get("part", ""), one) for one in facts["topics"])
    if "sides" in facts:
        words["sides"] = _list(_choice("side", one) for one in facts["sides"])
    if "why" in facts:
        words["why"] = _(WHY[facts["why"]]) if facts["why"] in WHY else str(facts["why"])
    for name in ("period", "found"):
        if isinstance(facts.get(name), Mapping):
            words[name] = period_text(_period(facts[name]))
    if "doubts" in facts:
        words["doubts"] = "; ".join(map(_doubt, facts["doubts"]))
    if "months" in facts:
        words["months"] = _list(
            month_text(date.fromisoformat(f"{one}-01")) for one in facts["months"]
        )
    if "dates" in facts:
        words["dates"] = _list(date_text(date.fromisoformat(one)) for one in facts["dates"])
    return words


def _doubt(one: Mapping[str, str]) -> str:
    """ "“To be announced” – it is still to come"."""
    why = KINDS_OF_DOUBT.get(one.get("kind", ""), "")
    return f"“{one.get('words', '')}” – {_(why)}" if why else f"“{one.get('words', '')}”"


def _period(facts: Mapping[str, str]) -> Period:
    return Period(date.fromisoformat(facts["start"]), date.fromisoformat(facts["end"]))


def _plain(value: Any) -> str:
    return _list(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _list(words: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(words)) or "–"


@cache
def _body() -> IndicatorBody:
    return IndicatorBody()


def _kind(kind: str, column_set: str) -> str:
    if kind == "table" and column_set in load_column_sets():
        one = load_column_sets()[column_set]
        return one.name_en if is_english() else one.name_th
    if kind == "table":
        return _("Tables")
    block = _body().child_blocks.get(kind)
    return str(block.label) if block else kind


def form_name(name: str) -> str:
    """A block's name, or that of the table a column set is for."""
    return _kind("table", name) if name in load_column_sets() else _kind(name, "")


def _part(names: str, kinds: list[str], column_set: str) -> str:
    """A field's label; of alternatives the first, as the one to begin with."""
    name = names.split("|")[0]
    if name in {"files", "has_file"}:
        return _("Files")
    if name == "has_photo":
        return _("Photo")
    for kind in [stream_name(column_set)] if column_set else kinds:
        block = _body().child_blocks.get(kind)
        found = _labelled(block, name) if block else None
        if found is not None:
            return str(found.label)
    return name


def _labelled(block: blocks.Block, name: str) -> blocks.Block | None:
    """The field of this name in a struct, or in the rows of a list within it."""
    children = getattr(block, "child_blocks", {})
    if name in children:
        return children[name]
    for child in children.values():
        rows = getattr(child, "child_block", None)
        if rows is not None and name in getattr(rows, "child_blocks", {}):
            return rows.child_blocks[name]
    return None


def _choice(part: str, value: str) -> str:
    """A choice's label, from whichever block offers it under this name."""
    for block in _body().child_blocks.values():
        field = getattr(_labelled(block, part), "field", None)
        for key, label in getattr(field, "choices", ()):
            if key == value:
                return str(label)
    return str(value)
