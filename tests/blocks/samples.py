"""Raw values for any block, read off its definition: filled, and half-filled or broken."""

from itertools import count
from typing import Any
from uuid import uuid4

from hypothesis import strategies as st
from wagtail import blocks

from oit_pages.blocks.body import IndicatorBody
from oit_pages.fields.dates import MonthBlock, PeriodBlock
from oit_pages.stream.references import kind_of

NAMES = sorted(IndicatorBody().child_blocks)


def body_block(name: str) -> blocks.Block:
    return IndicatorBody().child_blocks[name]


def filled(block: blocks.Block, pks: dict[str, int] | None = None) -> Any:
    """A raw value with every field filled, texts unlike one another. `pks`: kind of thing →
    id of one that exists."""
    numbers = count(1)

    def fill(block):
        match block:
            case PeriodBlock():
                return {"from_month": "2020-10-01", "to_month": "2021-09-01"}
            case blocks.StructBlock():
                return {name: fill(child) for name, child in block.child_blocks.items()}
            case blocks.ListBlock():
                return [
                    {"type": "item", "id": str(uuid4()), "value": fill(block.child_block)}
                    for _ in range(2)
                ]
            case blocks.ChooserBlock():
                return (pks or {}).get(kind_of(block), next(numbers))
            case blocks.RichTextBlock():
                return f"<p>ข้อความที่ {next(numbers)}</p>"
            case blocks.URLBlock():
                return f"https://example.org/{next(numbers)}"
            case MonthBlock():
                return "2021-03-01"
            case blocks.DateBlock():
                return "2021-03-25"
            case blocks.BooleanBlock():
                return True
            case blocks.DecimalBlock():
                return f"{next(numbers)}.50"
            case blocks.IntegerBlock():
                return next(numbers)
            case blocks.ChoiceBlock():
                return next(value for value, _label in block.field.choices if value)
        return f"ข้อความที่ {next(numbers)}"

    return fill(block)


texts = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        [
            "2021-02-30",
            "2021-03-25",
            "0001-01-01",
            "9999-12-31",
            "1e999999",
            "NaN",
            "Infinity",
            "javascript:alert(1)",
            "http://[",
            '<a linktype="page" id="1">ที่นี่</a>',
            '<a linktype="document" id="99999999999999999999999">ไฟล์</a>',
            "<embed embedtype='image' id='2' alt='x\"y'/>",
            "<a href='http://[x'>",
            "\u200b",
        ]
    ),
)
junk = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(2**70), 2**70),
        st.floats(allow_nan=True),
        texts,
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["type", "id", "value", "from_month"]), inner, max_size=3),
    ),
    max_leaves=4,
)


def broken(block: blocks.Block) -> st.SearchStrategy:
    """What a draft, an import or a careless API client may leave for this block."""
    match block:
        case blocks.StructBlock():
            children = {name: broken(child) for name, child in block.child_blocks.items()}
            return st.one_of(junk, st.fixed_dictionaries({}, optional=children))
        case blocks.ListBlock():
            bare = st.deferred(lambda: broken(block.child_block))
            wrapped = st.fixed_dictionaries(
                {"type": st.just("item")}, optional={"value": bare, "id": texts}
            )
            return st.one_of(junk, st.lists(st.one_of(bare, wrapped), max_size=2))
    return st.one_of(junk, st.just(filled(block)))
