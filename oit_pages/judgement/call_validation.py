"""Whether a call of an edition can be run at all: the rule is there, its parameters fit.

Not a rule itself. What does not fit is the edition's fault and no municipality's: `check` names
it, and until it is mended the requirement is "not checked".
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from oit_pages.catalogue import calls
from oit_pages.catalogue.errors import Where
from oit_pages.catalogue.reading import known
from oit_pages.catalogue.schema import Call, Edition
from oit_pages.rules.base import discover

#: (field, what is wrong, what to write)
Fault = tuple[str, str, str]


def _is_any(value: Any) -> bool:
    return True


def _is_list(value: Any) -> bool:
    return isinstance(value, tuple)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_count(value: Any) -> bool:
    return type(value) is int and value > 0


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_table(value: Any) -> bool:
    return isinstance(value, Mapping)


def _is_lists(value: Any) -> bool:
    return _is_table(value) and all(map(_is_list, value.values()))


#: Parameter → what it must be, and what to write. A text in place of a list would be read
#: letter by letter.
SHAPES: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    **dict.fromkeys(
        (
            "kinds",
            "parts",
            "values",
            "forms",
            "languages",
            "apart_from",
            "others",
            "doubts",
        ),
        (_is_list, 'Write ["…", "…"].'),
    ),
    **dict.fromkeys(("column_set", "purpose", "part", "period", "per"), (_is_text, 'Write "…".')),
    **dict.fromkeys(("at_least", "years", "rows"), (_is_count, "Write a number from 1.")),
    **dict.fromkeys(
        ("online", "each", "email", "ahead", "offer", "standing"),
        (_is_flag, "Write true or false."),
    ),
    "where": (_is_table, 'Write { part = "value" }.'),
    "unless": (_is_lists, 'Write { part = ["word|word"] }.'),
    "words": (_is_lists, 'Write { part = ["word|word"] }.'),
}


def faults(call: Call) -> list[Fault]:
    """Why a call can't be run; empty when it can."""
    rule = discover().get(call.rule)
    if rule is None:
        return [("rule", f"There is no rule “{call.rule}”.", known(call.rule, discover()))]
    unknown = [
        (name, "The rule has no such parameter.", known(name, rule.params) if rule.params else "")
        for name in call.params
        if name not in rule.params
    ]
    missing = [
        (name, "The rule needs this parameter.", f"Add “{name} = …”.")
        for name in rule.required_params
        if name not in call.params
    ]
    return [*unknown, *missing] or [*_shapeless(call)]


def _shapeless(call: Call) -> Iterator[Fault]:
    for name, value in call.params.items():
        fits, fix = SHAPES.get(name, (_is_any, ""))
        if not fits(value):
            yield name, f"{value!r} can't be used.", fix


def problems(edition: Edition, ask: Callable[[Call], list[Fault]] = faults) -> list[str]:
    """What is wrong with an edition's calls: file, place, what, and what to write instead."""
    found = []
    for indicator in edition.indicators:
        within = Where(edition.origin).within(f"indicator {indicator.code}")
        for requirement in indicator.requirements:
            where = within.within(f"requirement {requirement.id}")
            for call in calls(requirement.judgement):
                at = where.within(f"rule “{call.rule}”")
                found += [str(at.error(*fault)).strip() for fault in ask(call)]
    return found
