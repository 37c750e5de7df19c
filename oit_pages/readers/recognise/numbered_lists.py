"""Lists as people type them: "๑.จัดประชุม … ๒.ผู้ดูแลระบบ …", one to a line or all in one."""

import re
from collections.abc import Iterable

from oit_pages.thai import to_arabic

_MARK = re.compile(r"(?<![\w.,/])\(?(\d{1,2})\s*[.)]\s*(?![\d])")
_LEADING = re.compile(r"^\(?\d{1,2}\s*[.)]\s*(?!\d)")
_BULLET = re.compile(r"^[-–•*▪●○]\s*")


def compact(text: str) -> str:
    """Without any spaces: how headings and column titles are compared."""
    return "".join(text.split())


def strip_number(text: str) -> str:
    """Without a leading list number."""
    match = _LEADING.match(to_arabic(text))
    return text[match.end() :].strip() if match else text.strip()


def split_items(lines: Iterable[str]) -> tuple[str, ...]:
    """The items of a list. Numbers must count up from 1, so that "๑๕.๕" or "ข้อ ๓." stay text."""
    lines = [line for line in lines if line.strip()]
    text = "\n".join(lines)
    marks = _marks(text)
    if marks:
        starts = [start for start, _end in marks]
        items = [text[: starts[0]]] if text[: starts[0]].strip() else []
        for (_start, end), following in zip(marks, [*starts[1:], len(text)], strict=True):
            items.append(text[end:following])
        return tuple(item for raw in items if (item := " ".join(raw.split())))
    return tuple(item for line in lines if (item := _BULLET.sub("", line).strip()))


def _marks(text: str) -> list[tuple[int, int]]:
    found, wanted = [], 1
    for match in _MARK.finditer(to_arabic(text)):
        if int(match[1]) == wanted:
            found.append((match.start(), match.end()))
            wanted += 1
    return found
