"""A document looked into: its faults, the personal data in it, the years it speaks of."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from oit_pages.on_demand import on_demand
from oit_pages.readers import Document, Paragraph, ReaderError, read
from oit_pages.readers.document_advice import SAYS
from oit_pages.readers.personal_data import Found, personal_data
from oit_pages.thai import clean_line, to_arabic

#: What a reader refuses, as a fault of the document.
REFUSED = {
    "old_word": "old_format",
    "old_excel": "old_format",
    "web_archive": "old_format",
    "encrypted": "locked",
    "old_or_encrypted": "locked",
    "broken": "damaged",
    "empty": "damaged",
    "not_office": "damaged",
    "bomb": "damaged",
    "too_large": "too_large",
}
#: Old formats that no reader takes.
OLD = frozenset({".ppt", ".pps", ".mdb", ".rtf"})
#: Buddhist years that a document of a municipality is about.
_YEAR = re.compile(r"(?<![0-9,./-])25[4-9][0-9](?![0-9])")
#: Letters without a meaning of their own, such as old Thai fonts put their marks at.
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_MARK = re.compile("[ัิ-ฺ็-๎]")
_PARTED = re.compile("(?<=[ \n])[ัิ-ฺ็-๎]")
#: Fewer are a slip; parted ones have to be more than a fifth of all marks.
FEW, PART = 5, 5
#: So many of them are told.
MAX_YEARS = 30


@on_demand("oit_pages.readers.pdf_health:symptoms")
def symptoms(file: BinaryIO) -> tuple[str, ...]:
    raise NotImplementedError


@on_demand("oit_pages.readers.pdf_text:read_pdf_text")
def read_pdf_text(file: BinaryIO) -> str:
    raise NotImplementedError


def is_broken(text: str) -> bool:
    """Letters that only their font knows, or vowels and tones that stand apart from theirs."""
    if len(_PRIVATE.findall(text)) >= FEW:
        return True
    parted = len(_PARTED.findall(text))
    return parted >= FEW and parted * PART > len(_MARK.findall(text))


@dataclass(frozen=True, kw_only=True)
class Health:
    faults: tuple[str, ...] = ()
    """Codes of `document_advice.SAYS`, gravest first."""
    personal: tuple[Found, ...] = ()
    years: tuple[int, ...] = ()
    """B.E., each once."""


def health_of(file: BinaryIO, name: str) -> Health:
    """Of a file that is open to be read. What the file hides is looked into as well: whoever
    downloads it has that, too. Nothing raises."""
    ending = PurePosixPath(name.lower()).suffix
    if ending in OLD:
        return Health(faults=("old_format",))
    faults: tuple[str, ...] = ()
    if ending == ".pdf":
        faults = symptoms(file)
        file.seek(0)
        text = read_pdf_text(file)
        if is_broken(text) and "broken_text" not in faults:
            faults = tuple(sorted((*faults, "broken_text"), key=list(SAYS).index))
        lines = filter(None, map(clean_line, text.splitlines()))
        document = Document(name, tuple(map(Paragraph, lines)))
    else:
        try:
            document = read(file, name, hidden=True)
        except ReaderError as error:
            fault = REFUSED.get(error.code)
            return Health(faults=(fault,) if fault else ())
    plain = to_arabic("\n".join(document.lines()))
    years = sorted({int(year) for year in _YEAR.findall(plain)})
    return Health(
        faults=faults, personal=tuple(personal_data(document)), years=tuple(years[:MAX_YEARS])
    )
