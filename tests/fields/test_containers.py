"""Lists and structs take whatever is stored, and ids last."""

import pytest

from oit_pages.blocks.body import IndicatorBody
from oit_pages.fields.containers import ListBlock, StructBlock
from oit_pages.fields.item_ids import identified, identified_children
from oit_pages.fields.text import LineBlock

LINES = ListBlock(LineBlock(), default=[])


@pytest.mark.parametrize("raw", [None, "", "ab", 5, {}, {"a": 1}])
def test_what_is_no_list_is_an_empty_one(raw):
    assert list(LINES.to_python(raw)) == []
    assert [list(one) for one in LINES.bulk_to_python([raw])] == [[]]


@pytest.mark.parametrize("raw", [None, "", "ab", 5, []])
def test_what_is_no_struct_is_an_empty_one(raw):
    block = StructBlock([("line", LineBlock()), ("lines", LINES)])
    for value in (block.to_python(raw), *block.bulk_to_python([raw])):
        assert value["line"] == ""
        assert list(value["lines"]) == []


def test_a_new_list_has_its_first_item_open_and_a_stored_one_what_is_stored():
    open_list = ListBlock(LineBlock())
    block = StructBlock([("lines", open_list), ("few", LINES)])
    assert [list(block.get_default()[name]) for name in ("lines", "few")] == [[""], []]
    for stored in ({}, {"lines": []}, {"lines": None}):
        for value in (block.to_python(stored), *block.bulk_to_python([stored])):
            assert list(value["lines"]) == []


def test_bare_items_have_the_same_ids_with_every_reading():
    raw = ["ก", "ข", "ก"]
    ids = [child.id for child in LINES.to_python(raw).bound_blocks]
    assert len(set(ids)) == 3
    assert [child.id for child in LINES.bulk_to_python([raw])[0].bound_blocks] == ids
    moved = [key for key, _value in identified(["ใหม่", *raw])]
    assert moved[1:] == ids


def test_ids_are_kept_where_they_can_be_one():
    raw = [{"type": "item", "id": key, "value": 1} for key in ("a", "a", "b.c", None, 7)]
    ids = [key for key, _value in identified([*raw, {"type": "item", "value": "x"}])]
    assert ids[0] == "a"
    assert len(set(ids)) == 6
    assert not [key for key in ids if "." in key]


def test_children_of_a_stream():
    raw = [{"type": "contact", "value": {}}, {"type": "news"}, {"value": 1}, None, "x", {"type": 1}]
    body = IndicatorBody()
    value = body.to_python(raw)
    assert [child.block_type for child in value] == ["contact", "news"]
    assert [child.id for child in value] == [one["id"] for one in identified_children(raw)]
    assert body.to_python("no JSON").raw_text == "no JSON"
    assert len(body.to_python('[{"type": "contact", "value": null}]')) == 1
