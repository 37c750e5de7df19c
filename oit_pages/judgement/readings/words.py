"""Words: the texts of a block without those that may say nothing."""

import re
from collections.abc import Mapping
from functools import cache

from oit_pages.catalogue import load_column_sets
from oit_pages.evidence import Item, Part, Row
from oit_pages.evidence.doubts import (
    DATA,
    doubt,
    doubt_of,
    is_about_the_matter,
    is_filling,
    is_outline,
    only_names,
    same_as_label,
)
from oit_pages.evidence.english import is_english_to_come
from oit_pages.evidence.greetings import is_no_news
from oit_pages.evidence.phrases import bare_instruction, instruction, phrase_of
from oit_pages.evidence.pointing import names_the_place, points_elsewhere
from oit_pages.evidence.selection import DOUBTED, LABELS, MAY_BE_NONE, usable
from oit_pages.evidence.substance import is_content, says_none, text_of
from oit_pages.evidence.told import (
    is_a_good_none,
    lacks_result,
    says_not_done,
    tells_of_deeds,
)
from oit_pages.evidence.values import Doubt

#: Fields whose answer may be a denial: nothing went wrong, nothing is charged, nothing came.
MAY_DENY = MAY_BE_NONE | {"answer", "complaint_type", "participants"}
#: Fields that say how far something is: "not begun" is an answer, unless nothing is begun.
STATES = frozenset({"progress", "status"})
#: What a thing is called: a file may stand for the text about it, not for its name.
NAMES = frozenset({"name", "title", "position"})
#: What is told: to repeat the paper's own name there tells nothing.
_TOLD = frozenset({"results", "spending", "body", "summary", "description", "outcome", "duration"})
#: What is told of work that is done: to be told later is not to be told.
_TOLD_OF = frozenset({"results", "spending", "outcome", "summary", "answer"})
#: What is told of results: a figure or a word of completion must stand there.
_RESULTS = frozenset({"results", "outcome", "spending", "progress"})
#: What is told in words of one's own: to point elsewhere tells nothing.
_IN_WORDS = frozenset({"summary", "answer", "duration"})
_ENGLISH_KINDS = frozenset(DATA["english"]["kinds"])
#: What is done one after another: to fill in a form is a step.
_DEEDS = frozenset({"steps", "methods", "channels"})
#: Texts for whoever reads the page, in which an instruction is one to them.
_TO_THE_READER = frozenset({"body", "text", "description", "answer", "question", "note", "address"})
#: The local part of an address that nobody has.
_NO_MAILBOX = re.compile(
    r"(?:e?mail\s*:?\s*)?(?:example|sample|test|x{3,}|your\w*|name|user|abc)\d*@", re.IGNORECASE
)
#: A word of the file that stands beside it.
_REFERS = re.compile(r"แนบ|ไฟล์|เอกสาร|ลิงก์|ลิงค์|ฉบับเต็ม|\b(?:attach|file|link|see)", re.IGNORECASE)
#: Addresses and names of choices are judged by what they lead to or stand for.
_LEFT = LABELS | {"url", "page", "ask_url", "map_url", "website", "area", "dimension"}


def sure_words(item: Item) -> tuple[Item, list[Doubt]]:
    """The block with what is doubtful left out, and the doubts."""
    doubts: list[Doubt] = []
    opens = _opens(item)
    parts = _sure_row(item, item.parts, opens, doubts, frozenset())
    begun = frozenset(
        name
        for name in (*STATES, "results")
        if any(_is_sure(item, name, row.get(name)) for row in item.rows)
    )
    rows = tuple(
        _sure_row(item, row, opens or bool(row.get("has_file")), doubts, begun) for row in item.rows
    )
    if not doubts:
        return item, doubts
    return _with(item, parts, rows), doubts


def _with(item: Item, parts: Row, rows: tuple[Row, ...]) -> Item:
    return Item(
        kind=item.kind,
        column_set=item.column_set,
        block=item.block,
        page=item.page,
        parts=parts,
        rows=rows,
        files=item.files,
        links=item.links,
    )


def _opens(item: Item) -> bool:
    """Whether something stands beside the words that they can point to."""
    if item.kind in ("contact", "channel", "qa"):
        return False  # what they lead to is a place of its own
    return any(map(usable, item.files)) or any(
        (link.url or link.page) and link.works is not False for link in item.links
    )


def _is_sure(item: Item, name: str, value: object) -> bool:
    if isinstance(value, tuple):
        value = "\n".join(value)
    if not isinstance(value, str) or not is_content(value) or doubt_of(text_of(value)):
        return False
    return not (name in _RESULTS and lacks_result(value, under_way=name == "progress"))


def _sure_row(item: Item, row: Row, opens: bool, doubts: list[Doubt], begun: frozenset[str]) -> Row:
    changed: dict[str, Part] = {}
    for name, value in row.items():
        if name in _LEFT or not isinstance(value, str | tuple):
            continue
        if isinstance(value, str):
            kind = _kind_of(item, name, value, opens, begun)
            if kind == "elsewhere" and name == "answer" and _answers_where(row):
                kind = ""
            kind = kind or _no_result(item, name, value, row, opens, begun)
            if kind:
                changed[name] = ""
                doubts.append(doubt(kind, text_of(value), item, name))
            continue
        kinds = {one: _kind_of(item, name, one, opens, begun) for one in value}
        if name == "steps" and not any(kinds.values()):
            kinds = _of_phrases(value, opens)
        elif name == "steps":
            kinds = _of_headings(kinds)
        if name in _RESULTS and value and not any(kinds.values()):
            kind = _no_result(item, name, "\n".join(value), row, opens, begun)
            kinds = dict.fromkeys(value, kind)
        if any(kinds.values()):
            changed[name] = tuple(
                one for one in value if not kinds.get(one) and not is_filling(one)
            )
            doubts += [doubt(kind, one, item, name) for one, kind in kinds.items() if kind]
    return {**row, **changed, DOUBTED: True} if changed else row


def _answers_where(row: Row) -> bool:
    asked, said = (text_of(str(row.get(name) or "")) for name in ("question", "answer"))
    return names_the_place(asked, said)


def _kind_of(item: Item, name: str, value: str, opens: bool, begun: frozenset[str]) -> str:
    """The doubt that a field's text raises there; "" for none."""
    if not value or not is_content(value):
        return ""
    if name == "email":
        return "sample" if _NO_MAILBOX.match(value.strip()) else ""
    kind = doubt_of(text_of(value))
    if not kind and (kind := _phrase(item, name, text_of(value))):
        return "" if kind == "elsewhere" and opens else kind
    if not kind:
        return "label" if _is_a_name(item, name, value) else ""
    if kind in ("denies", "zero") and name in MAY_DENY:
        return ""
    if kind in ("put_off", "denies") and name in begun:
        return ""
    if kind == "denies" and name in _RESULTS and item.kind != "report" and _is_good(value):
        return ""
    if kind == "elsewhere" and opens and name not in NAMES:
        return ""
    if kind == "denies" and item.kind == "nothing_to_report":
        return ""
    if kind == "label" and (
        name == "kind" or (opens and name in NAMES and is_outline(text_of(value)))
    ):
        return ""
    return kind


def _is_good(value: str) -> bool:
    """Of one measure it is a result that nothing came up; of a year's work it is none."""
    return is_a_good_none(text_of(value))


def _phrase(item: Item, name: str, text: str) -> str:
    """The doubt that a text raises by how it is built, in the fields in which that is one."""
    if name == "body_en":
        return _of_english(item, text)
    if name not in _DEEDS and bare_instruction(text):
        return "instruction"
    if name not in _TO_THE_READER and instruction(text, step=name in _DEEDS):
        return "instruction"
    if item.kind == "news" and name in ("title", "body"):
        kind = phrase_of(text) if name == "body" else ""
        return "no_news" if is_no_news(text) else "" if kind == "elsewhere" else kind
    if name in _TOLD_OF and (kind := phrase_of(text)):
        return kind
    return "elsewhere" if name in _IN_WORDS and points_elsewhere(text) else ""


def _of_english(item: Item, text: str) -> str:
    """The English text of a paper must say what the paper says."""
    if is_english_to_come(text):
        return "put_off"
    pledge = item.parts.get("kind") in _ENGLISH_KINDS
    return "no_english" if pledge and not is_about_the_matter([text]) else ""


def _no_result(
    item: Item, name: str, value: str, row: Row, opens: bool, begun: frozenset[str]
) -> str:
    """Why a text that is asked for a result tells of none; "" where it does."""
    if name not in _RESULTS or not is_content(value) or says_none(value):
        return ""
    kind = lacks_result(value, under_way=name == "progress", of_plan=item.kind == "report")
    if kind and name in begun and (name in STATES or says_not_done(value)):
        return ""
    text = text_of(value)
    if (
        not kind
        and points_elsewhere(text)
        and (text.isascii() or not tells_of_deeds(text, of_year=item.kind == "report"))
    ):
        kind = "no_result"
    if kind == "no_result":
        if opens and (
            points_elsewhere(text) or phrase_of(text) == "elsewhere" or _REFERS.search(text)
        ):
            return ""
        if name == "progress" and row.get("spent"):
            return ""
        return "elsewhere" if points_elsewhere(text) else kind
    return kind


def _of_phrases(steps: tuple[str, ...], opens: bool) -> dict[str, str]:
    """Steps of which each only points elsewhere, or is a heading: one among others is a step."""
    said = [one for one in steps if is_content(one)]
    kinds = {one: phrase_of(one) for one in said}
    known = ("label",) if opens else ("label", "elsewhere")
    return kinds if all(kind in known for kind in kinds.values()) else dict.fromkeys(steps, "")


def _of_headings(kinds: dict[str, str]) -> dict[str, str]:
    """Where half of the steps are headings, the others are the headings of that outline too."""
    headings = sum(kind == "label" for kind in kinds.values())
    return {
        one: kind or ("label" if headings * 2 >= len(kinds) else "") for one, kind in kinds.items()
    }


def _is_a_name(item: Item, name: str, value: str) -> bool:
    """Whether a text says no more than its column's heading or its paper's name."""
    if same_as_label(value, _labels(item.column_set, name)):
        return True
    if name not in _TOLD:
        return False
    text = text_of(value)
    called = tuple(
        str(item.parts[one]) for one in ("title", "subject", "caption") if item.parts.get(one)
    )
    return only_names(text) or same_as_label(text, called)


@cache
def _headings() -> Mapping[tuple[str, str], tuple[str, ...]]:
    return {
        (one.id, column.key): (column.th, column.en, *column.aliases)
        for one in load_column_sets().values()
        for column in one.columns
        if column.kind in ("text", "list")
    }


def _labels(column_set: str, name: str) -> tuple[str, ...]:
    return _headings().get((column_set, name), ()) if column_set else ()
