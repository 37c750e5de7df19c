"""Styles and strings of a workbook: how a cell's number is shown, and whether it is seen."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from oit_pages.readers import colours
from oit_pages.readers.errors import ReaderError
from oit_pages.readers.excel.number_sections import Sections, sections_of
from oit_pages.readers.limits import MAX_CHARACTERS
from oit_pages.readers.package import Package
from oit_pages.readers.xml_events import walk

# Formats that Thai editions of Excel have built in: days and months.
_THAI_DATES = range(71, 82)
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\[\]]*\]')
_THAI_LETTERS = re.compile("[วดป]{1,4}")
#: Runs of one string by their colour, where any has one.
Runs = tuple[tuple[str, str], ...]
#: Strings of hidden sheets stand among the others.
MAX_SHARED = 5 * MAX_CHARACTERS


@dataclass(frozen=True)
class Look:
    """How a cell is shown."""

    format: str = "General"
    is_date: bool = False
    sections: Sections | None = None
    """Which values its format shows nothing of; None where it shows all."""
    text: str = ""
    ground: str = ""

    def hides(self, value: float | None) -> bool:
        """Whether its format shows nothing of this number, or of any text (None)."""
        return self.sections is not None and self.sections.hides(value)

    @property
    def is_invisible(self) -> bool:
        return colours.is_same(self.text, self.ground)


def read_looks(package: Package, part: str | None) -> tuple[Look, ...]:
    """The workbook's cell formats by number."""
    if part is None:
        return ()
    section = ""
    codes: dict[str, str] = {}
    fonts: list[str] = []
    fills: list[str] = []
    looks: list[Look] = []
    sections: dict[tuple[str, bool], Sections | None] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal section
        if tag in _SECTIONS:
            section = tag
        elif tag == "x:numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif section == "x:fonts" and tag == "x:font":
            fonts.append("")
        elif section == "x:fonts" and tag == "x:color" and fonts:
            fonts[-1] = colours.of_sheet(attributes)
        elif section == "x:fills" and tag == "x:patternFill":
            is_plain = attributes.get("patternType", "none") in ("none", "solid")
            fills.append("" if is_plain else colours.UNKNOWN)
            solid[0] = attributes.get("patternType") == "solid"
        elif section == "x:fills" and tag == "x:gradientFill":
            fills.append(colours.UNKNOWN)
        elif section == "x:fills" and tag == "x:fgColor" and solid[0] and fills:
            fills[-1] = colours.of_sheet(attributes)
        elif section == "x:cellXfs" and tag == "x:xf":
            code, built_in = _format(attributes, codes)
            is_white = colours.is_same(colours.WHITE, _at(fills, attributes.get("fillId")))
            if (code, is_white) not in sections:
                sections[code, is_white] = sections_of(code, is_white)
            looks.append(_look(attributes, code, built_in, sections[code, is_white], fonts, fills))

    def end(tag: str) -> None:
        nonlocal section
        section = "" if tag in _SECTIONS else section

    solid = [False]
    walk(package.chunks(part), package.name, start, end)
    return tuple(looks)


_SECTIONS = ("x:fonts", "x:fills", "x:cellXfs", "x:cellStyleXfs", "x:dxfs")


def _format(attributes: Mapping[str, str], codes: dict[str, str]) -> tuple[str, int]:
    """A cell format's code for numbers, and its number where it is built in."""
    number = attributes.get("numFmtId", "0")
    built_in = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 0
    return codes.get(number) or BUILTIN_FORMATS.get(built_in, "General"), built_in


def _look(
    attributes: Mapping[str, str],
    code: str,
    built_in: int,
    sections: Sections | None,
    fonts: list[str],
    fills: list[str],
) -> Look:
    return Look(
        format=code,
        is_date=built_in in _THAI_DATES or is_date_format(code) or _is_thai_date(code),
        sections=sections,
        text=_at(fonts, attributes.get("fontId")),
        ground=_at(fills, attributes.get("fillId")),
    )


def _is_thai_date(code: str) -> bool:
    return bool(_THAI_LETTERS.search(_QUOTED.sub("", code)))


def _at(values: list[str], index: str | None) -> str:
    try:
        return values[int(index or 0)]
    except (ValueError, IndexError):
        return ""


def read_strings(package: Package, part: str | None) -> list[str | Runs]:
    """The strings that cells refer to by number, without their readings aloud."""
    if part is None:
        return []
    strings: list[str | Runs] = []
    runs = StringRuns()
    letters = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "x:si":
            runs.clear()
        else:
            runs.start(tag, attributes)

    def end(tag: str) -> None:
        nonlocal letters
        runs.end(tag)
        if tag == "x:si":
            strings.append(runs.value())
            letters += runs.letters
            if letters > MAX_SHARED:
                raise ReaderError("too_much_text", name=package.name, limit=f"{MAX_SHARED:,}")

    walk(package.chunks(part), package.name, start, end, runs.text)
    return strings


class StringRuns:
    """One string, shared or in its cell, being read run by run."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        self._runs: list[tuple[str, str]] = []
        self._pieces: list[str] = []
        self._colour = ""
        self._is_text = self._is_aloud = False
        self.letters = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "x:t":
            self._is_text = not self._is_aloud
        elif tag == "x:rPh":
            self._is_aloud = True
        elif tag == "x:color":
            self._colour = colours.of_sheet(attributes)

    def text(self, piece: str) -> None:
        if self._is_text:
            self._pieces.append(piece)
            self.letters += len(piece)

    def end(self, tag: str) -> None:
        if tag == "x:t":
            self._is_text = False
        elif tag == "x:rPh":
            self._is_aloud = False
        elif tag == "x:r":
            self._close()

    def _close(self) -> None:
        if self._pieces:
            self._runs.append(("".join(self._pieces), self._colour))
        self._pieces, self._colour = [], ""

    def value(self) -> str | Runs:
        self._close()
        if any(colour for _text, colour in self._runs):
            return tuple(self._runs)
        return "".join(text for text, _colour in self._runs)
