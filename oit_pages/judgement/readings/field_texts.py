"""Field texts: the doubt that the text of one field raises there, by what the field asks for."""

import re

from oit_pages.evidence import Item
from oit_pages.evidence.doubts import doubt_of
from oit_pages.evidence.english import is_english_to_come
from oit_pages.evidence.greetings import is_no_news
from oit_pages.evidence.known_words import is_outline
from oit_pages.evidence.matters import is_about_the_matter
from oit_pages.evidence.phrases import bare_instruction, instruction, phrase_of
from oit_pages.evidence.pointing import points_elsewhere
from oit_pages.evidence.selection import MAY_BE_NONE
from oit_pages.evidence.substance import is_content, text_of
from oit_pages.evidence.told import is_a_good_none
from oit_pages.evidence.wordings import DATA
from oit_pages.judgement.readings.names import is_a_name
from oit_pages.judgement.readings.results import RESULTS

#: Fields whose answer may be a denial: nothing went wrong, nothing is charged, nothing came.
MAY_DENY = MAY_BE_NONE | {"answer", "complaint_type", "participants"}
#: What a thing is called: a file may stand for the text about it, not for its name.
_NAMES = frozenset({"name", "title", "position"})
#: What is told of work that is done: to be told later is not to be told.
_TOLD_OF = frozenset({"results", "spending", "outcome", "summary", "answer"})
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


def doubt_in_field(item: Item, name: str, value: str, opens: bool, begun: frozenset[str]) -> str:
    """The kind of doubt that a field's text raises there; "" for none.

    With `opens`, a file or link stands beside the words that they can point to; `begun` are the
    columns in which some row tells how far it is.
    """
    if not value or not is_content(value):
        return ""
    if name == "email":
        return "sample" if _NO_MAILBOX.match(value.strip()) else ""
    text = text_of(value)
    kind = doubt_of(text)
    if not kind and (kind := _phrase(item, name, text)):
        return "" if kind == "elsewhere" and opens else kind
    if not kind:
        return "label" if is_a_name(item, name, value) else ""
    return "" if _is_answer(item, name, text, kind, opens, begun) else kind


def _is_answer(
    item: Item, name: str, text: str, kind: str, opens: bool, begun: frozenset[str]
) -> bool:
    """Whether what looks like that kind of doubt is an answer in this field."""
    match kind:
        case "zero":
            return name in MAY_DENY
        case "put_off":
            return name in begun
        case "denies":
            # Of one measure it is a result that nothing came up; of a year's work it is none.
            good = name in RESULTS and item.kind != "report" and is_a_good_none(text)
            may = name in MAY_DENY or name in begun or item.kind == "nothing_to_report"
            return may or good
        case "elsewhere":
            return opens and name not in _NAMES
        case "label":
            return name == "kind" or (opens and name in _NAMES and is_outline(text))
    return False


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
