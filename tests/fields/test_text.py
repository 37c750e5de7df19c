"""Clean Thai in, on every way; numbers as officials write them."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail import blocks
from wagtail.rich_text import RichText

from oit_pages.blocks.body import IndicatorBody
from oit_pages.fields.amounts import AmountBlock, CountBlock
from oit_pages.fields.lengths import ADDRESS, FORMATTED, LINE, PARAGRAPH, AtMost
from oit_pages.fields.text import AddressBlock, LineBlock, ParagraphBlock
from oit_pages.stream.formatted_text import FormattedBlock

TEXTS = (blocks.CharBlock, blocks.TextBlock, blocks.URLBlock, blocks.EmailBlock, FormattedBlock)
DIRTY = "น\u200bํ้า\u00a0ใจ"
CLEAN = "น้ำ ใจ"


@pytest.mark.parametrize("block", [LineBlock(required=False), ParagraphBlock(required=False)])
def test_text_is_cleaned_on_every_way_in(block):
    assert block.value_from_datadict({"t": DIRTY}, {}, "t") == CLEAN
    assert block.clean(DIRTY) == CLEAN
    assert block.normalize(DIRTY) == CLEAN
    assert block.get_prep_value(DIRTY) == CLEAN


def test_rich_text_is_cleaned_on_every_way_in():
    block = FormattedBlock(required=False)
    assert block.clean(RichText(f"<p>{DIRTY}</p>")).source == f"<p>{CLEAN}</p>"
    assert block.normalize(f"<p>{DIRTY}</p>").source == f"<p>{CLEAN}</p>"
    assert block.normalize(None).source == ""


def test_a_body_set_by_code_is_stored_clean():
    body = IndicatorBody()
    value = body.normalize([("order", {"subject": DIRTY, "duties": [DIRTY]})])
    (raw,) = body.get_prep_value(value)
    assert raw["value"]["subject"] == CLEAN
    assert raw["value"]["duties"][0]["value"] == CLEAN


def test_a_line_is_one_line_and_a_paragraph_may_be_more():
    assert LineBlock().clean(" ก\n ข ") == "ก ข"
    assert ParagraphBlock().clean("ก\r\nข") == "ก\nข"


@pytest.mark.parametrize("block", [LineBlock(required=False), ParagraphBlock(required=False)])
def test_no_text_is_stored_as_text(block):
    """None would stop a translation."""
    assert block.get_default() == ""
    assert block.get_prep_value(None) == ""
    assert block.to_python(None) == ""


def test_an_address_is_freed_of_what_copying_left_in_it():
    block = AddressBlock(required=False)
    assert block.clean("https://example.org/แผน\u200b ") == "https://example.org/แผน"
    with translation.override("en"), pytest.raises(ValidationError, match="no address on the web"):
        block.clean("ดูที่เว็บไซต์")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("๑,๒๕๐,๐๐๐.๕๐", Decimal("1250000.50")),
        ("1,250,000 บาท", Decimal(1250000)),
        ("92.5%", Decimal("92.5")),
        ("ร้อยละ ๘๕", Decimal(85)),
        ("-3", Decimal(-3)),
        ("", None),
    ],
)
def test_amounts_as_officials_write_them(text, number):
    block = AmountBlock(required=False)
    assert block.clean(block.value_from_datadict({"n": text}, {}, "n")) == number


@pytest.mark.parametrize(
    "text", ["12,50", "1,2,3", "ห้าร้อย", "NaN", "Infinity", "1e999999", "1" * 25]
)
def test_what_is_no_amount_is_refused(text):
    block = AmountBlock(required=False)
    with pytest.raises(ValidationError):
        block.clean(block.value_from_datadict({"n": text}, {}, "n"))


def test_counts_are_whole():
    block = CountBlock(required=False)
    assert block.clean(block.value_from_datadict({"n": "๑,๒๐๐"}, {}, "n")) == 1200
    for text in ("1.5", "9" * 20):
        with pytest.raises(ValidationError):
            block.clean(block.value_from_datadict({"n": text}, {}, "n"))


@pytest.mark.parametrize("raw", ["abc", "", [], {}])
def test_what_an_import_left_is_no_amount(raw):
    assert AmountBlock(required=False).to_python(raw) is None


def test_an_amount_that_came_as_a_float_keeps_its_digits():
    block = AmountBlock()
    assert block.clean(block.to_python(45.97)) == Decimal("45.97")


class TestLengths:
    """Told at the field, never cut; what is stored already stays as it is."""

    BLOCKS = (
        (LineBlock(required=False), LINE),
        (ParagraphBlock(required=False), PARAGRAPH),
    )

    @pytest.mark.parametrize(("block", "limit"), BLOCKS)
    def test_a_text_is_as_long_as_the_limit_at_most(self, block, limit):
        assert block.clean("ก" * limit) == "ก" * limit
        with translation.override("th"), pytest.raises(ValidationError) as refused:
            block.clean("ก" * (limit + 3))
        said = " ".join(refused.value.messages)
        assert str(limit) in said
        assert str(limit + 3) in said
        assert "โปรดย่อ" in said

    @pytest.mark.parametrize(("block", "limit"), BLOCKS)
    def test_what_is_too_long_is_kept_and_shown(self, block, limit):
        text = "ก" * (limit + 3)
        assert block.to_python(text) == text
        assert block.get_prep_value(text) == text
        assert "maxlength" not in block.field.widget.attrs, "a browser would cut what is pasted"

    def test_an_address_has_a_length_too(self):
        block = AddressBlock(required=False)
        with pytest.raises(ValidationError):
            block.clean("https://example.org/" + "a" * ADDRESS)

    def test_formatted_text_is_counted_without_its_marks(self):
        block = FormattedBlock(required=False)
        text = RichText("<p><b>ก</b></p>" * FORMATTED)
        assert block.clean(text).source == text.source
        longer = RichText(text.source + "<p>ข</p>")
        with pytest.raises(ValidationError) as refused:
            block.clean(longer)
        assert str(FORMATTED + 1) in " ".join(refused.value.messages)
        assert block.to_python(longer.source).source == longer.source

    def test_every_text_of_every_block_has_one(self):
        without = [name for name, block in fields_of(IndicatorBody()) if not _is_bounded(block)]
        assert without == []
        assert len(list(fields_of(IndicatorBody()))) > 100

    def test_a_body_that_is_too_long_is_refused_at_the_field(self):
        body = IndicatorBody()
        value = body.to_python([{"type": "order", "value": {"subject": "ก" * (LINE + 1)}}])
        with pytest.raises(ValidationError) as refused:
            body.clean(value)
        (struct,) = refused.value.block_errors.values()
        assert set(struct.block_errors) == {"subject"}


def fields_of(block, name=""):
    """Every block within that takes text of its own."""
    children = getattr(block, "child_blocks", None) or {}
    if child := getattr(block, "child_block", None):
        children = {"": child}
    for key, child in children.items():
        yield from fields_of(child, f"{name}.{key}")
    if isinstance(block, TEXTS):
        yield name, block


def _is_bounded(block):
    return any(isinstance(one, AtMost) for one in block.field.validators)
