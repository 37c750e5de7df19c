"""What an edition asks of blocks that no block has: it would fail every page, for no fault.

A rule is told kinds of block, parts, column sets and choices by name. A name that is misspelt
finds nothing, so every municipality would miss what nobody can give.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from wagtail import blocks

from oit_pages.blocks.body import IndicatorBody
from oit_pages.catalogue import calls
from oit_pages.catalogue.errors import Where
from oit_pages.catalogue.reading import known
from oit_pages.catalogue.schema import Call, Edition

#: Parts that evidence adds to those of the block.
ADDED = frozenset({"files", "has_file", "has_photo"})


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


#: Parameter → what it must be, and what to write.
SHAPES: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    **dict.fromkeys(
        ("kinds", "parts", "values", "forms", "languages"), (_is_list, 'Write ["…", "…"].')
    ),
    **dict.fromkeys(("column_set", "purpose", "part", "period"), (_is_text, 'Write "…".')),
    **dict.fromkeys(("at_least", "years"), (_is_count, "Write a number from 1.")),
    **dict.fromkeys(("online", "each"), (_is_flag, "Write true or false.")),
    "where": (_is_table, 'Write { part = "value" }.'),
}


@dataclass(frozen=True, kw_only=True)
class Known:
    """What can be asked of one kind of block (or of a table of one column set)."""

    parts: frozenset[str]
    row: frozenset[str]
    choices: Mapping[str, frozenset[str]]
    """The values of each part that is a choice."""


@cache
def known_blocks() -> Mapping[str, Known]:
    """By kind of block, and by column set for tables."""
    found = {}
    for name, block in IndicatorBody().child_blocks.items():
        key = getattr(block, "column_set_id", "") or getattr(block, "evidence_kind", "") or name
        fields = getattr(block, "child_blocks", {})
        rows_from = getattr(block, "rows_from", "")
        row = fields[rows_from].child_block.child_blocks if rows_from else {}
        found[key] = Known(
            parts=frozenset(fields) - {rows_from} | ADDED,
            row=frozenset(row) | ADDED,
            choices={
                field: frozenset(value for value, _label in one.field.choices if value)
                for field, one in chain(fields.items(), row.items())
                if isinstance(one, blocks.ChoiceBlock)
            },
        )
    return found


def problems(edition: Edition) -> list[str]:
    """Each with the file, the place, what is wrong and what to write instead."""
    found = []
    for indicator in edition.indicators:
        within = Where(edition.origin).within(f"indicator {indicator.code}")
        for requirement in indicator.requirements:
            where = within.within(f"requirement {requirement.id}")
            for call in calls(requirement.judgement):
                at = where.within(f"rule “{call.rule}”")
                found += [str(at.error(*one)) for one in _shapes(call) or _names(call)]
    return found


def _shapes(call: Call) -> list[tuple[str, str, str]]:
    """Parameters of the wrong shape: a text in place of a list would be read letter by letter."""
    wrong = []
    for name, value in call.params.items():
        fits, fix = SHAPES[name]
        if not fits(value):
            wrong.append((name, f"{value!r} can't be used.", fix))
    return wrong


def _names(call: Call) -> Iterator[tuple[str, str, str]]:
    every = known_blocks()
    if call.rule == "has_channel":
        choices = every["channel"].choices
        yield from _unknown("kinds", call.params.get("kinds", ()), choices["kind"])
        yield from _unknown("purpose", _list(call.params.get("purpose") or ()), choices["purpose"])
        return
    column_set = call.params.get("column_set", "")
    kinds = call.params.get("kinds", ())
    wrong = [
        *_unknown("kinds", kinds, {*every, "table"}),
        *_unknown("column_set", _list(column_set or ()), set(every)),
        *_unknown("forms", call.params.get("forms", ()), {*every, "table"}),
    ]
    asked = [every[name] for name in _list(column_set or kinds) if name in every]
    if wrong or not asked:
        yield from wrong
        return
    yield from _parts(call, asked)
    yield from _choices(call, asked)


def _parts(call: Call, asked: list[Known]) -> Iterator[tuple[str, str, str]]:
    names = list(chain.from_iterable(_list(part) for part in call.params.get("parts", ())))
    for one in asked:
        yield from _unknown("parts", names, one.row if call.rule == "rows_have" else one.parts)


def _choices(call: Call, asked: list[Known]) -> Iterator[tuple[str, str, str]]:
    wanted = dict(call.params.get("where") or {})
    if "values" in call.params:
        wanted[call.params.get("part", "")] = call.params["values"]
    for part, values in wanted.items():
        for one in asked:
            yield from _unknown("where" if "where" in call.params else "part", [part], one.choices)
            if part in one.choices:
                yield from _unknown(part, _list(values), one.choices[part])


def _unknown(
    field: str, names: Collection[Any], allowed: Collection[str]
) -> Iterator[tuple[str, str, str]]:
    for name in names:
        if name not in allowed:
            yield field, f"“{name}” is not known.", known(str(name), allowed)


def _list(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)
