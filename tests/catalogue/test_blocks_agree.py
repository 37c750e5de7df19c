"""What editions ask of blocks, blocks have: parts, rows and choices by the same names."""

from itertools import chain

import pytest
from wagtail import blocks

from oit_pages.blocks.body import IndicatorBody
from oit_pages.catalogue import calls, editions_available, load_edition

#: Parts that rules and evidence add to those of the block.
ADDED = {"files", "has_file", "has_photo"}


def known_blocks():
    """Block → (its parts, the parts of its rows, its choices), by kind or column set."""
    known = {}
    for name, block in IndicatorBody().child_blocks.items():
        key = getattr(block, "column_set_id", "") or getattr(block, "evidence_kind", "") or name
        fields = getattr(block, "child_blocks", {})
        rows_from = getattr(block, "rows_from", "")
        row = fields[rows_from].child_block.child_blocks if rows_from else {}
        choices = {
            field: {value for value, _label in one.field.choices}
            for field, one in chain(fields.items(), row.items())
            if isinstance(one, blocks.ChoiceBlock)
        }
        known[key] = (set(fields) - {rows_from} | ADDED, set(row) | ADDED, choices)
    return known


KNOWN = known_blocks()


def asked(year):
    """(where, call) for every call of the year that names blocks."""
    for one in load_edition(year):
        for requirement in one.requirements:
            for call in calls(requirement.judgement):
                yield f"{one.code} {requirement.id} {call.rule}", call


def named_blocks(call):
    """The blocks that a call is about; "table" alone means any column set."""
    kinds = () if call.rule == "has_channel" else call.params.get("kinds", ())
    column_set = call.params.get("column_set")
    named = [column_set] if column_set else list(kinds)
    return [KNOWN[name] for name in named if name != "table"]


@pytest.mark.parametrize("year", editions_available())
def test_parts_exist(year):
    for where, call in asked(year):
        wanted = chain.from_iterable(
            [part] if isinstance(part, str) else part for part in call.params.get("parts", ())
        )
        of_rows = call.rule == "rows_have"
        for part in wanted:
            for parts, row, _choices in named_blocks(call):
                assert part in (row if of_rows else parts), (where, part)


@pytest.mark.parametrize("year", editions_available())
def test_choices_exist(year):
    for where, call in asked(year):
        for field, values in call.params.get("where", {}).items():
            for value in [values] if isinstance(values, str) else values:
                for _parts, _row, choices in named_blocks(call):
                    assert value in choices[field], (where, field, value)


@pytest.mark.parametrize("year", editions_available())
def test_channels_exist(year):
    choices = KNOWN["channel"][2]
    for where, call in asked(year):
        if call.rule == "has_channel":
            assert set(call.params.get("kinds", ())) <= choices["kind"], where
            assert call.params.get("purpose", "") in choices["purpose"] | {""}, where
