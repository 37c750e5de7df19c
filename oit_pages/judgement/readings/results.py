"""Results: texts that are asked for a result, and tell of none."""

import re

from oit_pages.evidence import Item, Row
from oit_pages.evidence.doubts import doubt_of
from oit_pages.evidence.phrases import phrase_of
from oit_pages.evidence.pointing import points_elsewhere
from oit_pages.evidence.substance import is_content, says_none, text_of
from oit_pages.evidence.told import lacks_result, says_not_done, tells_of_deeds

#: Fields that say how far something is: "not begun" is an answer, unless nothing is begun.
STATES = frozenset({"progress", "status"})
#: What is told of results: a figure or a word of completion must stand there.
RESULTS = frozenset({"results", "outcome", "spending", "progress"})
#: A word of the file that stands beside it.
REFERS = re.compile(r"แนบ|ไฟล์|เอกสาร|ลิงก์|ลิงค์|ฉบับเต็ม|\b(?:attach|file|link|see)", re.IGNORECASE)


def begun(item: Item) -> frozenset[str]:
    """The columns in which some row surely tells how far it is, or what came of it."""
    return frozenset(
        name
        for name in (*STATES, "results")
        if any(_is_told(name, row.get(name)) for row in item.rows)
    )


def _is_told(name: str, value: object) -> bool:
    if isinstance(value, tuple):
        value = "\n".join(value)
    if not isinstance(value, str) or not is_content(value) or doubt_of(text_of(value)):
        return False
    return not (name in RESULTS and lacks_result(value, under_way=name == "progress"))


def no_result(
    item: Item, name: str, value: str, row: Row, opens: bool, begun: frozenset[str]
) -> str:
    """Why a text that is asked for a result tells of none; "" where it does.

    With `opens`, a file or link stands beside the words that they can point to.
    """
    if name not in RESULTS or not is_content(value) or says_none(value):
        return ""
    kind = lacks_result(value, under_way=name == "progress", of_plan=item.kind == "report")
    if kind and name in begun and (name in STATES or says_not_done(value)):
        return ""
    text = text_of(value)
    if not kind and points_elsewhere(text) and not _tells_in_passing(item, text):
        kind = "no_result"
    if kind != "no_result":
        return kind
    if opens and (points_elsewhere(text) or phrase_of(text) == "elsewhere" or REFERS.search(text)):
        return ""
    if name == "progress" and row.get("spent"):
        return ""
    return "elsewhere" if points_elsewhere(text) else kind


def _tells_in_passing(item: Item, text: str) -> bool:
    """Whether a text that points elsewhere has a word of completion all the same."""
    return not text.isascii() and tells_of_deeds(text, of_year=item.kind == "report")
