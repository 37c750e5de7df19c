"""Personal data in a file: citizen ids, bank accounts, people's mobile numbers, home addresses.

They are told by where they stand and masked, never repeated: neither on a screen nor in a log.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from oit_pages.readers.document import Cell, Document, Paragraph, Table
from oit_pages.readers.errors import gettext_noop
from oit_pages.thai import to_arabic

_CITIZEN = re.compile(r"(?<![\d/-])[1-8](?:[- ]?\d){12}(?![\d/-])")
_ACCOUNT = re.compile(
    r"(?:เลข(?:ที่)?บัญชี|บัญชี(?:ธนาคาร)?เลขที่)[^\d\n]{0,40}(?P<number>\d(?:[- ]?\d){9,14})(?!\d)"
)
_MOBILE = re.compile(r"(?<!\d)0[689]\d?(?:[- ]?\d){7,8}(?!\d)")
_PERSON = re.compile(r"(?<![ก-๙])(?:นาย|นางสาว|นาง|น\.ส\.|เด็กชาย|เด็กหญิง|ด\.ช\.|ด\.ญ\.)\s?[ก-ฮเ-ไ]")
#: A head of a local office is no person's name.
_OFFICE = re.compile(r"นายก(?:เทศมนตรี|องค์การ|สภา|อบต|อบจ|เหล่า)")
_HOME = re.compile(
    r"บ้านเลขที่\s*(?P<number>\d{1,4}(?:/\d{1,4})?)|"
    r"ที่อยู่\s*:?\s*(?P<other>\d{1,4}(?:/\d{1,4})?)\s*(?:หมู่|ม\.|ซอย|ซ\.|ถนน|ถ\.|ตำบล|ต\.)"
)
_DIGIT = re.compile("[0-9]")
_MOBILE_DIGITS = 10
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


def find(text: str, beside: str = "") -> Iterator[tuple[str, int, int]]:
    """(kind, from, to) of each; `beside` is what stands around the text, such as its row."""
    plain = to_arabic(text)
    if not _DIGIT.search(plain):
        return
    for match in _CITIZEN.finditer(plain):
        if is_citizen_id(match[0]):
            yield "citizen_id", match.start(), match.end()
    for match in _ACCOUNT.finditer(plain):
        yield "account", match.start("number"), match.end("number")
    numbers = [one for one in _MOBILE.finditer(plain) if _is_mobile(one[0])]
    if numbers and _PERSON.search(_OFFICE.sub("", f"{text}\n{beside}")):
        for match in numbers:
            yield "mobile", match.start(), match.end()
    for match in _HOME.finditer(plain):
        name = "number" if match["number"] else "other"
        yield "home", match.start(name), match.end(name)


def _is_mobile(number: str) -> bool:
    return sum(map(str.isdigit, number)) == _MOBILE_DIGITS


def is_citizen_id(text: str) -> bool:
    """Thirteen digits, the last of which checks the others."""
    digits = [int(letter) for letter in text if letter.isdigit()]
    if len(digits) != 13:
        return False
    total = sum(digit * weight for digit, weight in zip(digits, range(13, 1, -1), strict=False))
    return (11 - total % 11) % 10 == digits[-1]


def mask(text: str, beside: str = "") -> str:
    """The text with an x for each digit of personal data but the last ones."""
    letters = list(text)
    for kind, start, end in find(text, beside):
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
    return tuple(found for block in document.blocks for found in _in_block(block))


def masked(document: Document) -> Document:
    """The document with its personal data masked."""
    return replace(document, blocks=tuple(map(_masked_block, document.blocks)))


def _in_block(block: Paragraph | Table) -> Iterator[Found]:
    if isinstance(block, Paragraph):
        yield from _in_text(block.text, "", "")
        return
    for row in block.rows:
        beside = " ".join(cell.text for cell in row)
        for cell in row:
            where = f"{block.name}!{cell.at}" if cell.at else ""
            for line in cell.lines:
                yield from _in_text(line, beside, where)


def _in_text(text: str, beside: str, where: str) -> Iterator[Found]:
    found = list(find(text, beside))
    if found:
        shown = mask(text, beside)
        for kind, start, end in found:
            around = shown[max(0, start - 20) : end + 5].strip()
            value = value_of(kind, text, start, end)
            yield Found(kind, where, around, shown[start:end], value)


def _masked_block(block: Paragraph | Table) -> Paragraph | Table:
    if isinstance(block, Paragraph):
        return Paragraph(mask(block.text))
    return replace(block, rows=tuple(map(_masked_row, block.rows)))


def _masked_row(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    beside = " ".join(cell.text for cell in row)
    return tuple(
        replace(cell, lines=tuple(mask(line, beside) for line in cell.lines))
        if cell.lines
        else cell
        for cell in row
    )
