"""Cells: what a field holds instead of what its column asks for.

A class of sellers for a name, "a purchase order" without its number, a level that is none, a count
of nothing that its note takes back, spending without an amount. Each cell is held against its own
column: what stands in the row above rescues nobody.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from oit_pages.evidence import Item, Part, Row
from oit_pages.evidence.amounts import tells_amount
from oit_pages.evidence.doubts import doubt, doubt_of
from oit_pages.evidence.known_words import is_filling
from oit_pages.evidence.selection import DOUBTED, row_says, usable
from oit_pages.evidence.substance import is_content, says_none, text_of
from oit_pages.evidence.told import lacks_result, says_not_done
from oit_pages.evidence.totals import is_number
from oit_pages.evidence.values import Doubt
from oit_pages.evidence.wordings import DATA, any_pattern
from oit_pages.judgement.readings.results import REFERS
from oit_pages.judgement.readings.statements import no_denial
from oit_pages.thai import Period, clean_line, to_arabic

_DATA = DATA["cells"]
#: The longest first, and none given back: a line costs no more than its length.
_CLASS = re.compile(
    rf"(?:{'|'.join(sorted(_DATA['class_words'], key=len, reverse=True))}|[\d\W_])++", re.IGNORECASE
)
_CLASS_COLUMNS = tuple(_DATA["class_columns"])
_PAPER_COLUMNS = tuple(_DATA["paper_columns"])
_PAPER_FORMS = frozenset(_DATA["paper_forms"])
_LEVEL = re.compile(_DATA["level"], re.IGNORECASE)
_LEVEL_FORMS = frozenset(_DATA["level_forms"])
_HAS_TO_SAY = {name: re.compile(one, re.IGNORECASE) for name, one in _DATA["has_to_say"].items()}
_OF_COMPLAINTS = DATA["none"]["subjects"]["complaint-statistics"]
_THE_MATTER = any_pattern(_OF_COMPLAINTS["matter"])
_OTHERS = any_pattern(_OF_COMPLAINTS["others"])
_STATES = any_pattern(_DATA["states"])
_TELLING = any_pattern(_DATA["telling"])
_COUNTS = ("received", "completed", "in_progress")

#: A column, the kind of doubt and its words.
Wrong = tuple[str, str, str]


def sure_cells(item: Item, doubts: list[Doubt]) -> Item:
    """The block without what its columns do not ask for."""
    if item.kind == "report":
        return _with_amounts(item, doubts)
    if not item.rows:
        return item
    told, others = _tells(item), _are_of_others(item)
    rows = []
    for row in item.rows:
        wrong = [*_wrong(item, row, told)] if row_says(row) else []
        if others and (kinds := _lines(row.get("complaint_type"))):
            wrong += [(name, "another_matter", kinds[0]) for name in _COUNTS if name in row]
        if wrong:
            doubts += [doubt(kind, words, item, name) for name, kind, words in wrong]
            row = {**row, **{name: _empty(row.get(name)) for name, _k, _w in wrong}, DOUBTED: True}
        rows.append(row)
    return replace(item, rows=tuple(rows)) if doubts else item


def _empty(value: Part) -> Part:
    return "" if isinstance(value, str) else () if isinstance(value, tuple) else None


def _wrong(item: Item, row: Row, told: bool) -> Iterator[Wrong]:
    if item.column_set in _PAPER_FORMS:
        yield from _no_names(row)
    for name, words in _HAS_TO_SAY.items():
        for text in _lines(row.get(name)):
            if not words.search(to_arabic(text)) and not doubt_of(text):
                yield name, "no_name", text
    if item.column_set in _LEVEL_FORMS:
        yield from _no_level(row)
    if item.column_set == "complaint-statistics":
        yield from _taken_back(row)
    if told:
        yield from _not_told(item, row)


def _no_names(row: Row) -> Iterator[Wrong]:
    """Classes for names, papers without a number."""
    for name in _CLASS_COLUMNS:
        said = _lines(row.get(name))
        if said and all(_is_class(one) for one in said):
            yield name, "no_name", said[0]
    for name in _PAPER_COLUMNS:
        said = _lines(row.get(name))
        if said and not any(map(str.isdigit, to_arabic("".join(said)))):
            yield name, "no_name", said[0]


def _is_class(text: str) -> bool:
    line = to_arabic(clean_line(text))
    return any(map(str.isalpha, line)) and bool(_CLASS.fullmatch(line))


def _no_level(row: Row) -> Iterator[Wrong]:
    for text in _lines(row.get("level")):
        if not _LEVEL.search(to_arabic(text)) and not doubt_of(text):
            yield "level", "no_result", text


def _taken_back(row: Row) -> Iterator[Wrong]:
    """A count of nothing beside a text that says why nothing is known."""
    given = [row[name] for name in _COUNTS if is_number(row.get(name))]
    if not given or any(given):
        return
    for part in ("note", "complaint_type"):
        text = text_of(str(row.get(part) or ""))
        if not any(map(str.isalnum, text)) or says_none(text) or is_filling(text):
            continue
        if part == "note":
            kind = _not_denied(row, text)
        else:  # the name of a kind of complaint is an answer
            kind = "" if doubt_of(text) in ("", "denies", "zero") else doubt_of(text)
            kind = kind or ("" if is_content(text) else "not_filled")
            excuse = _not_denied(row, text)
            kind = kind or (excuse if excuse == "statement_excuse" else "")
        if kind:
            yield from ((name, kind, text) for name in _COUNTS if name in row)
            return


def _are_of_others(item: Item) -> bool:
    """Whether the kinds of complaint that a table tells of are of other matters: most by what they
    are called, and none of this one."""
    if item.column_set != "complaint-statistics":
        return False
    said = [
        one for row in item.rows if row.get("received") for one in _lines(row.get("complaint_type"))
    ]
    if not said or any(_THE_MATTER.search(one) for one in said):
        return False
    return sum(bool(_OTHERS.search(one)) for one in said) * 2 >= len(said)


def _not_denied(row: Row, text: str) -> str:
    month = row.get("month")
    period = Period.from_months(month, month) if isinstance(month, date) else None
    said = Item(kind="nothing_to_report", parts={"reason": text, "period": period})
    if not is_content(text):
        return "not_filled"
    found = no_denial(said, ("complaint-statistics",))
    return found.kind if found else ""


#: Columns that tell how far a row is: of work that goes on, and of what came of it.
_TOLD = ("progress", "status", "results")


def _tells(item: Item) -> bool:
    """Whether a row tells how far it is: then others may not be begun, but have to say so."""
    return any(
        (text := "\n".join(_lines(row.get(name))))
        and not doubt_of(text)
        and not lacks_result(text, under_way=name != "results")
        for row in item.rows
        for name in _TOLD
    )


def _not_told(item: Item, row: Row) -> Iterator[Wrong]:
    """Beside rows that tell how far they are: that it will be told, or no word of it."""
    for name in _TOLD:
        text = "\n".join(_lines(row.get(name)))
        if not text or (REFERS.search(text) and any(map(usable, item.files))):
            continue
        line = text if text.isascii() else to_arabic(clean_line(text)).replace(" ", "")
        lacks = lacks_result(text, under_way=name != "results")
        if lacks and _TELLING.search(line):
            yield name, "put_off", text
        elif (
            name == "progress"
            and lacks == "no_result"
            and not (row.get("spent") or says_not_done(text) or doubt_of(text))
            and not _STATES.search(line)
        ):
            yield name, lacks, text


def _with_amounts(item: Item, doubts: list[Doubt]) -> Item:
    """A report without words about spending that give no amount."""
    value = item.parts.get("spending")
    if not isinstance(value, str) or not is_content(value) or says_none(value):
        return item
    text = text_of(value)
    opens = any(map(usable, item.files)) or any(one.works is not False for one in item.links)
    if doubt_of(text) or tells_amount(value) or (opens and REFERS.search(text)):
        return item
    doubts.append(doubt("no_amount", text, item, "spending"))
    return replace(item, parts={**item.parts, "spending": "", DOUBTED: True})


def _lines(value: Part) -> list[str]:
    lines = value if isinstance(value, tuple) else (value,)
    return [text_of(one) for one in lines if isinstance(one, str) and is_content(one)]
