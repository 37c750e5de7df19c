"""Words: the texts of a block without those that may say nothing."""

from dataclasses import replace

from oit_pages.evidence import Item, Part, Row
from oit_pages.evidence.doubts import doubt
from oit_pages.evidence.known_words import is_filling
from oit_pages.evidence.pointing import names_the_place
from oit_pages.evidence.selection import DOUBTED, LABELS, usable
from oit_pages.evidence.substance import text_of
from oit_pages.evidence.values import Doubt
from oit_pages.judgement.readings.field_texts import doubt_in_field
from oit_pages.judgement.readings.results import RESULTS, begun, no_result
from oit_pages.judgement.readings.steps import Kinds, doubts_among_steps

#: Addresses and names of choices are judged by what they lead to or stand for.
_LEFT = LABELS | {"url", "page", "ask_url", "map_url", "website", "area", "dimension"}


def sure_words(item: Item) -> tuple[Item, list[Doubt]]:
    """The block with what is doubtful left out, and the doubts."""
    doubts: list[Doubt] = []
    opens = _opens(item)
    parts = _sure_row(item, item.parts, opens, doubts, frozenset())
    told = begun(item)
    rows = tuple(
        _sure_row(item, row, opens or bool(row.get("has_file")), doubts, told) for row in item.rows
    )
    return (replace(item, parts=parts, rows=rows) if doubts else item), doubts


def _opens(item: Item) -> bool:
    """Whether something stands beside the words that they can point to."""
    if item.kind in ("contact", "channel", "qa"):
        return False  # what they lead to is a place of its own
    return any(map(usable, item.files)) or any(
        (link.url or link.page) and link.works is not False for link in item.links
    )


def _sure_row(item: Item, row: Row, opens: bool, doubts: list[Doubt], begun: frozenset[str]) -> Row:
    changed: dict[str, Part] = {}
    for name, value in row.items():
        if name in _LEFT:
            continue
        if isinstance(value, str):
            if value and (kind := _of_text(item, name, value, row, opens, begun)):
                changed[name] = ""
                doubts.append(doubt(kind, text_of(value), item, name))
        elif isinstance(value, tuple):
            kinds = _of_list(item, name, value, row, opens, begun)
            if any(kinds.values()):
                kept = (one for one in value if not kinds.get(one) and not is_filling(one))
                changed[name] = tuple(kept)
                doubts += [doubt(kind, one, item, name) for one, kind in kinds.items() if kind]
    return {**row, **changed, DOUBTED: True} if changed else row


def _of_text(
    item: Item, name: str, value: str, row: Row, opens: bool, begun: frozenset[str]
) -> str:
    kind = doubt_in_field(item, name, value, opens, begun)
    if kind == "elsewhere" and name == "answer" and _answers_where(row):
        kind = ""
    return kind or no_result(item, name, value, row, opens, begun)


def _of_list(
    item: Item, name: str, value: tuple[str, ...], row: Row, opens: bool, begun: frozenset[str]
) -> Kinds:
    kinds: Kinds = {one: doubt_in_field(item, name, one, opens, begun) for one in value}
    if name == "steps":
        return doubts_among_steps(kinds, value, opens)
    if name in RESULTS and value and not any(kinds.values()):
        kind = no_result(item, name, "\n".join(value), row, opens, begun)
        return dict.fromkeys(value, kind)
    return kinds


def _answers_where(row: Row) -> bool:
    asked, said = (text_of(str(row.get(name) or "")) for name in ("question", "answer"))
    return names_the_place(asked, said)
