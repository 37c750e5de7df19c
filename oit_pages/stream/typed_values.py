"""A raw body as typed values: text, numbers, days, periods, lists and dicts of them.

What a chooser refers to is left out: a file, picture or page is no value.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from wagtail import blocks

from oit_pages.evidence import Part
from oit_pages.fields.dates import PeriodBlock
from oit_pages.stream.evidence import EvidenceReader
from oit_pages.stream.references import ResolvedReferences
from oit_pages.stream.structure import raw_items
from oit_pages.thai import Period, format_date, format_month, format_period

_NOTHING = ResolvedReferences({}, {}, {})


def typed_value(block: blocks.Block, raw: Any) -> Any:
    """Nothing raises; what can't be read is None, "" or empty. Formatted text is its lines."""
    if isinstance(block, PeriodBlock):
        return _part(block, raw)
    if isinstance(block, blocks.StructBlock):
        values = raw if isinstance(raw, dict) else {}
        return {
            name: typed_value(child, values.get(name)) for name, child in block.child_blocks.items()
        }
    if isinstance(block, blocks.ListBlock):
        found = [typed_value(block.child_block, one) for one in raw_items(raw)]
        return [one for one in found if one]
    if isinstance(block, blocks.ChooserBlock):
        return None
    if isinstance(block, blocks.RichTextBlock):
        return [line for line in str(_part(block, raw) or "").splitlines() if line.strip()]
    return _part(block, raw)


def in_words(value: Any, *, is_month: bool = False) -> str:
    """A single value as a Thai paper writes it; "" for nothing and for a mark that is not set."""
    match value:
        case None | False:
            return ""
        case True:
            return "✓"
        case Period():
            return format_period(value)
        case date():
            return format_month(value) if is_month else format_date(value)
        case Decimal() | int():
            return f"{value:,}"
    return str(value)


def _part(block: blocks.Block, raw: Any) -> Part:
    return EvidenceReader(_NOTHING).part(block, raw)
