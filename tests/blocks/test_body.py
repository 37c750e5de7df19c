"""The body's shape: what is in it, and that changing it makes no migration."""

import pytest
from django.db.migrations.writer import MigrationWriter
from django.utils import translation
from wagtail import blocks
from wagtail.rich_text import RichText

from oit_pages.blocks.body import IndicatorBody, _log_once
from oit_pages.blocks.column_set_table import ColumnSetTable, table_blocks
from oit_pages.catalogue import load_column_sets
from oit_pages.catalogue.columns import stream_name
from oit_pages.models.body_field import BodyField
from tests.blocks.samples import NAMES, body_block

OWN = {
    "rich_text", "image", "documents", "link", "measure_table", "announcement", "order", "memo",
    "people", "contact", "org_chart", "qa", "channel", "laws", "nothing_to_report", "plan",
    "report", "manual", "activity", "criteria", "policy", "news",
}  # fmt: skip


def every(block: blocks.Block, above: tuple[blocks.Block, ...] = ()):
    """Each block within a block, with those around it."""
    yield block, above
    children = getattr(block, "child_blocks", None) or {"": getattr(block, "child_block", None)}
    for child in children.values():
        if child is not None:
            yield from every(child, (*above, block))


def test_every_block_of_the_subjects_and_a_table_for_each_column_set():
    tables = {stream_name(one.id) for one in load_column_sets().values() if not one.block}
    assert set(NAMES) == OWN | tables
    assert stream_name("complaint-statistics") == "table_complaint_statistics"


def test_the_body_names_itself_and_nothing_else():
    assert IndicatorBody().deconstruct() == ("oit_pages.blocks.body.IndicatorBody", [], {})
    assert BodyField(blank=True).deconstruct()[2] == []
    written, _imports = MigrationWriter.serialize(BodyField(blank=True))
    assert written == "oit_pages.models.body_field.BodyField(blank=True)"


def test_another_column_set_is_no_migration():
    one = next(iter(load_column_sets().values()))
    body = IndicatorBody([("table_of_another", ColumnSetTable(one))])
    assert "table_of_another" in body.child_blocks
    assert BodyField(body).deconstruct()[1:] == BodyField().deconstruct()[1:]


def test_tables_are_made_once():
    assert table_blocks() is table_blocks()
    first, second = IndicatorBody(), IndicatorBody()
    assert (
        first.child_blocks["table_complaint_statistics"]
        is (second.child_blocks["table_complaint_statistics"])
    )


def test_no_block_has_a_fault():
    assert IndicatorBody().check() == []


@pytest.mark.parametrize("name", NAMES)
def test_every_block_stands_in_a_group_under_a_name(name):
    block = body_block(name)
    assert block.meta.group
    assert block.meta.label
    assert type(block) not in {blocks.StructBlock, blocks.ListBlock}, "give it a class of its own"


@pytest.mark.parametrize("name", NAMES)
def test_drafts_need_nothing(name):
    demanding = [
        block.name
        for block, _above in every(body_block(name))
        if isinstance(block, blocks.FieldBlock) and block.required
    ]
    assert demanding == []


@pytest.mark.parametrize("name", NAMES)
def test_no_list_stands_in_a_struct_of_a_struct(name):
    """Translations lose such a list."""
    lost = [
        block.name
        for block, above in every(body_block(name))
        if isinstance(block, blocks.ListBlock)
        and len(above) > 1
        and all(isinstance(one, blocks.StructBlock) for one in above[-2:])
    ]
    assert lost == []


def test_columns_are_named_in_the_readers_language():
    table = body_block("table_complaint_statistics")
    column = table.column_set.columns[0]
    cell = table.child_blocks["rows"].child_block.child_blocks[column.key]
    with translation.override("th"):
        assert str(cell.meta.label) == column.th
        assert str(table.meta.label) == table.column_set.name_th
    with translation.override("en"):
        assert str(cell.meta.label) == column.en
        assert str(table.meta.label) == table.column_set.name_en


def test_every_field_stands_in_the_form():
    for name in NAMES:
        for block, _above in every(body_block(name)):
            if isinstance(block, blocks.StructBlock):
                laid_out = block.meta.form_layout.get_sorted_block_names()
                assert set(laid_out) == set(block.child_blocks), block.name


@pytest.mark.parametrize(
    "stored", [5, True, {"a": 1}, "5", '{"a": 1}', '"ก"', [[1], None, 3], ["ก"], [[{}, 1]]]
)
def test_what_is_no_list_of_blocks_is_empty_and_said_once(stored, caplog):
    _log_once.cache_clear()
    for _time in range(2):
        assert len(IndicatorBody().to_python(stored)) == 0
    assert len(caplog.records) == 1


def test_a_body_is_taken_in_every_form_that_code_may_give():
    body = IndicatorBody()
    raw = body.to_python([{"type": "rich_text", "value": "<p>ก</p>"}]).raw_data
    for given in (raw, [("rich_text", RichText("<p>ก</p>"))], list(raw), body.to_python(raw)):
        assert [one.block_type for one in body.to_python(given)] == ["rich_text"]
    assert len(body.to_python([{"type": "rich_text", "value": ""}, None, 3])) == 1
