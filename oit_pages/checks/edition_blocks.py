"""What an edition asks of blocks that no block has: it would fail every page, for no fault.

A rule is told kinds of block, parts, column sets and choices by name. A name that is misspelt
finds nothing, so every municipality would miss what nobody can give.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from wagtail import blocks

from oit_pages.blocks.body import IndicatorBody
from oit_pages.catalogue.reading import known
from oit_pages.catalogue.schema import Call, Edition
from oit_pages.judgement import call_validation

#: Parts that evidence adds to those of the block.
ADDED = frozenset({"files", "has_file", "has_photo"})


@dataclass(frozen=True, kw_only=True)
class Known:
    """What can be asked of one kind of block (or of a table of one column set)."""

    parts: frozenset[str]
    row: frozenset[str]
    choices: Mapping[str, frozenset[str]]
    """The values of each part that is a choice."""
    row_choices: Mapping[str, frozenset[str]]
    """The same for the parts of a row."""


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
            choices=_choices_of(fields),
            row_choices=_choices_of(row),
        )
    return found


def _choices_of(fields: Mapping[str, blocks.Block]) -> Mapping[str, frozenset[str]]:
    return {
        name: frozenset(value for value, _label in field.field.choices if value)
        for name, field in fields.items()
        if isinstance(field, blocks.ChoiceBlock)
    }


def problems(edition: Edition) -> list[str]:
    """Each with the file, the place, what is wrong and what to write instead."""
    return call_validation.problems(edition, lambda call: list(_names(call)))


def _names(call: Call) -> Iterator[call_validation.Fault]:
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


def _parts(call: Call, asked: list[Known]) -> Iterator[call_validation.Fault]:
    names = list(chain.from_iterable(_list(part) for part in call.params.get("parts", ())))
    for one in asked:
        yield from _unknown("parts", names, one.row if call.rule == "rows_have" else one.parts)


def _choices(call: Call, asked: list[Known]) -> Iterator[call_validation.Fault]:
    """`where` narrows blocks by their own choices; a matter may be that of a row as well."""
    for one in asked:
        for part, values in (call.params.get("where") or {}).items():
            yield from _chosen("where", part, values, one.choices)
        if "values" in call.params:
            either = {**one.row_choices, **one.choices}
            yield from _chosen("part", call.params.get("part", ""), call.params["values"], either)


def _chosen(
    field: str, part: str, values: Any, choices: Mapping[str, frozenset[str]]
) -> Iterator[call_validation.Fault]:
    yield from _unknown(field, [part], choices)
    if part in choices:
        yield from _unknown(part, _list(values), choices[part])


def _unknown(
    field: str, names: Collection[Any], allowed: Collection[str]
) -> Iterator[call_validation.Fault]:
    for name in names:
        if name not in allowed:
            yield field, f"“{name}” is not known.", known(str(name), allowed)


def _list(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)
