"""Bodies with unlike strings, and by an account of their own which are to be translated.

What is said here of blocks is not read off the code under test: kinds of blocks by class,
and the few exceptions by name.
"""

from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from uuid import uuid4

from wagtail import blocks

from oit_pages.blocks.body import IndicatorBody
from oit_pages.fields.dates import PeriodBlock
from oit_pages.stream.references import kind_of

#: Texts that are codes, or have their language already: block → fields, at any depth.
CODES = {
    "people": {"email", "line"},
    "contact": {"email"},
    "channel": {"email"},
    "announcement": {"number"},
    "memo": {"number"},
    "order": {"number"},
    "policy": {"body_en"},
}


@dataclass
class Filled:
    """A child of a stream, and the strings of it that a translator must be given."""

    raw: dict[str, Any]
    strings: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    """Texts and addresses that stay as they are."""


def fill(name: str, pks: dict[str, int], numbers=None, rows: int = 2) -> Filled:
    """Every field of the block filled; each list with `rows` items."""
    numbers = numbers or count(1)
    done = Filled({"type": name, "id": str(uuid4())})
    block = IndicatorBody().child_blocks[name]
    done.raw["value"] = _fill(block, "", CODES.get(name, set()), pks, numbers, rows, done)
    return done


def new_row(name: str, of: str, pks, numbers) -> tuple[dict[str, Any], set[str]]:
    """One more item for the list `of` of a block, and its strings."""
    done = fill(name, pks, numbers, rows=1)
    item = done.raw["value"][of][0]
    return item, {text for text in done.strings if _holds(item, text)}


def _fill(block, name, codes, pks, numbers, rows, done) -> Any:
    def inner(child, child_name=""):
        return _fill(child, child_name, codes, pks, numbers, rows, done)

    match block:
        case PeriodBlock():
            return {"from_month": "2020-10-01", "to_month": "2021-09-01"}
        case blocks.StructBlock():
            return {key: inner(child, key) for key, child in block.child_blocks.items()}
        case blocks.ListBlock():
            return [
                {"type": "item", "id": str(uuid4()), "value": inner(block.child_block, name)}
                for _ in range(rows)
            ]
        case blocks.ChooserBlock():
            return pks[kind_of(block)]
        case blocks.RichTextBlock():
            texts = [f"ย่อหน้า {next(numbers)}", f"ข้อ <b>หนา</b> {next(numbers)}"]
            (done.others if name in codes else done.strings).update(texts)
            return f"<p>{texts[0]}</p><ul><li>{texts[1]}</li></ul>"
        case blocks.URLBlock():
            return _noted(done.others, f"https://example.org/{next(numbers)}")
        case blocks.DateBlock():
            return "2021-03-01"
        case blocks.BooleanBlock():
            return True
        case blocks.DecimalBlock():
            return f"{next(numbers)}.50"
        case blocks.IntegerBlock():
            return next(numbers)
        case blocks.ChoiceBlock():
            return next(value for value, _label in block.field.choices if value)
    text = f"ข้อความ & <เครื่องหมาย> {next(numbers)}"
    return _noted(done.others if name in codes else done.strings, text)


def _noted(notes: set[str], text: str) -> str:
    notes.add(text)
    return text


def _holds(raw: Any, text: str) -> bool:
    return text in repr(raw)


def translated(raw: Any, english: dict[str, str]) -> Any:
    """The raw value with every text in English that `english` knows."""
    if isinstance(raw, dict):
        return {key: translated(value, english) for key, value in raw.items()}
    if isinstance(raw, list):
        return [translated(value, english) for value in raw]
    if isinstance(raw, str):
        if raw in english:
            return english[raw]
        for thai, text in english.items():
            if raw.startswith("<p>"):
                raw = raw.replace(f">{thai}<", f">{text}<")
    return deepcopy(raw)
