"""Personal data in a file: citizen ids, bank accounts, people's mobile numbers, home addresses.

They are told by where they stand and masked, never repeated: neither on a screen nor in a log.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from oit_pages.readers.document import BETWEEN, Document, Paragraph, Table
from oit_pages.readers.errors import gettext_noop
from oit_pages.thai import to_arabic

#: What stands between digits: a hyphen as it is typed or as Word makes it, a point, blanks.
_MARK = r"(?:[ \u00a0]{0,2}+(?:[-.\u2010-\u2015\u2212][ \u00a0]{0,2}+)?+)"
_CITIZEN = re.compile(rf"(?<![\d/.-])[1-8](?:{_MARK}\d){{12}}(?![\d/-])")
_ACCOUNT = re.compile(
    r"(?:เลข(?:ที่)?บัญชี|บัญชี(?:ธนาคาร)?เลขที่)[^\d\n]{0,40}"
    rf"(?P<number>\d(?:{_MARK}\d){{9,14}})(?!\d)"
)
_MOBILE = re.compile(
    rf"(?<![\d+])(?:\+ ?66{_MARK}(?:\(0\) ?)?|\(?0)[689]\d?\)?(?:{_MARK}\d){{7,8}}(?!\d)"
)
_PERSON = re.compile(r"(?<![ก-๙])(?:นาย|นางสาว|นาง|น\.ส\.|เด็กชาย|เด็กหญิง|ด\.ช\.|ด\.ญ\.)\s?[ก-ฮเ-ไ]")
#: A head of a local office is no person's name.
_OFFICE = re.compile(r"นายก(?:เทศมนตรี|องค์การ|สภา|อบต|อบจ|เหล่า)")
_HOME = re.compile(
    r"บ้านเลขที่[^\S\n]*:?[^\S\n]*(?P<number>\d{1,4}(?:/\d{1,4})?)|"
    r"ที่อยู่\s*:?\s*(?P<other>\d{1,4}(?:/\d{1,4})?)\s*(?:หมู่|ม\.|ซอย|ซ\.|ถนน|ถ\.|ตำบล|ต\.)"
)
#: A heading, or a line, that tells what numbers below or beside it are.
_TELLS = re.compile(r"เลข(?:ที่)?บัญชี|บัญชี(?:ธนาคาร)?เลขที่|บ้านเลขที่|^ที่อยู่")
#: A cell that holds nothing else.
_ALONE = re.compile(rf"(?P<account>\d(?:{_MARK}\d){{9,14}})|(?P<home>\d{{1,4}}/\d{{1,4}})")
_DIGIT = re.compile("[0-9]")
#: So many lines above a mobile number may name whose it is.
_LINES_ABOVE = 2
#: What a kind is called.
KINDS = {
    "citizen_id": gettext_noop("citizen id"),
    "account": gettext_noop("bank account"),
    "mobile": gettext_noop("a person's mobile number"),
    "home": gettext_noop("home address"),
}
#: Digits that stay to be seen, so that whoever knows the number knows which it is.
_SEEN = 2


@dataclass(frozen=True)
class Found:
    """One piece of personal data."""

    kind: str
    """"citizen_id", "account", "mobile" or "home"."""
    where: str
    """A cell of a sheet ("Sheet1!B5"); "" where the text around tells enough."""
    shown: str
    """As much as may be shown of it."""
    masked: str = field(default="", compare=False)
    """The piece alone, masked."""
    value: str = field(default="", repr=False, compare=False)
    """What tells it from others (`value_of`): to be compared by, never kept or shown."""


def find(text: str, beside: str = "", under: str = "") -> Iterator[tuple[str, int, int]]:
    """(kind, from, to) of each; `beside` is what stands around the text, such as its row, and
    `under` the heading of its column."""
    plain = to_arabic(text)
    if not _DIGIT.search(plain):
        return
    told = f"{under.splitlines()[0]} {plain}" if _TELLS.search(under) else plain
    shift = len(told) - len(plain)
    for match in _CITIZEN.finditer(plain):
        if is_citizen_id(match[0]):
            yield "citizen_id", match.start(), match.end()
    for match in _ACCOUNT.finditer(told):
        if match.start("number") >= shift:
            yield "account", match.start("number") - shift, match.end("number") - shift
    yield from _in_columns(plain)
    numbers = [one for one in _MOBILE.finditer(plain) if _is_mobile(one[0])]
    if numbers and _PERSON.search(_OFFICE.sub("", f"{text}\n{beside}")):
        for match in numbers:
            yield "mobile", match.start(), match.end()
    for match in _HOME.finditer(told):
        name = "number" if match["number"] else "other"
        if match.start(name) >= shift:
            yield "home", match.start(name) - shift, match.end(name) - shift


def _in_columns(plain: str) -> Iterator[tuple[str, int, int]]:
    """Of a table that stayed text, a row a line, the numbers that its headings tell."""
    told, at = False, 0
    for line in plain.split("\n") if BETWEEN in plain and _TELLS.search(plain) else ():
        start, cells = at, line.split(BETWEEN)
        at += len(line) + 1
        for cell in cells if len(cells) > 1 else ():
            if told and (found := _ALONE.fullmatch(cell)):
                yield str(found.lastgroup), start, start + len(cell)
            told = told or bool(_TELLS.search(cell) and not _DIGIT.search(cell))
            start += len(cell) + len(BETWEEN)


def _is_mobile(number: str) -> bool:
    digits = "".join(filter(str.isdigit, number)).removeprefix("66")
    return len(digits.removeprefix("0")) == 9


def is_citizen_id(text: str) -> bool:
    """Thirteen digits, the last of which checks the others."""
    digits = [int(letter) for letter in text if letter.isdigit()]
    if len(digits) != 13:
        return False
    total = sum(digit * weight for digit, weight in zip(digits, range(13, 1, -1), strict=False))
    return (11 - total % 11) % 10 == digits[-1]


def mask(text: str, beside: str = "", under: str = "") -> str:
    """The text with an x for each digit of personal data but the last ones."""
    letters = list(text)
    for kind, start, end in find(text, beside, under):
        digits = [at for at in range(start, end) if text[at].isdigit()]
        for at in digits if kind == "home" else digits[:-_SEEN]:
            letters[at] = "x"
    return "".join(letters)


def value_of(kind: str, text: str, start: int, end: int) -> str:
    """The digits however they are written; a home's with the words around, as many have the
    same."""
    part = text[max(0, start - 20) : end + 40] if kind == "home" else text[start:end]
    plain = to_arabic(part)
    return plain if kind == "home" else "".join(filter(str.isdigit, plain))


def personal_data(document: Document) -> tuple[Found, ...]:
    """All there is, in reading order."""
    return tuple(
        found
        for text, beside, under, where in _texts(document)
        for found in _in_text(text, beside, under, where)
    )


def masked(document: Document) -> Document:
    """The document with its personal data masked."""
    hidden = (mask(text, beside, under) for text, beside, under, _where in _texts(document))
    return replace(document, blocks=tuple(_with_lines(block, hidden) for block in document.blocks))


#: A line of text, what stands beside it, the heading above it, and where it stands.
_Text = tuple[str, str, str, str]


def _texts(document: Document) -> Iterator[_Text]:
    """Every line, in reading order."""
    above: deque[str] = deque(maxlen=_LINES_ABOVE)
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.text, "\n".join(above), "", ""
            above.append(block.text)
        else:
            above.clear()
            yield from _texts_of(block)


def _texts_of(table: Table) -> Iterator[_Text]:
    told: dict[int, str] = {}
    for row in table.rows:
        beside = " ".join(cell.text for cell in row)
        for column, cell in enumerate(row):
            where = f"{table.name}!{cell.at}" if cell.at else ""
            for line in cell.lines:
                yield line, beside, told.get(column, ""), where
            if _TELLS.search(cell.text) and not _DIGIT.search(to_arabic(cell.text)):
                told[column] = cell.text


def _in_text(text: str, beside: str, under: str, where: str) -> Iterator[Found]:
    found = list(find(text, beside, under))
    if found:
        shown = mask(text, beside, under)
        for kind, start, end in found:
            around = shown[max(0, start - 20) : end + 5].strip()
            value = value_of(kind, text, start, end)
            yield Found(kind, where, around, shown[start:end], value)


def _with_lines(block: Paragraph | Table, lines: Iterator[str]) -> Paragraph | Table:
    """The same with these lines."""
    if isinstance(block, Paragraph):
        return Paragraph(next(lines))
    return replace(
        block,
        rows=tuple(
            tuple(
                replace(cell, lines=tuple(next(lines) for _line in cell.lines))
                if cell.lines
                else cell
                for cell in row
            )
            for row in block.rows
        ),
    )
