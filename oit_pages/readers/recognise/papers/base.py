"""What orders and announcements share from heading to signature."""

import datetime as dt
import re
from dataclasses import dataclass, field

from oit_pages.readers.recognise.numbered_lists import compact
from oit_pages.readers.recognise.papers.signatures import is_rank, name_in
from oit_pages.thai import parse_date, to_arabic

_BODY_STARTS = (
    "ด้วย", "ตามที่", "เนื่องจาก", "โดยที่", "อาศัย", "เพื่อ", "ตาม", "อนุสนธิ", "ฉะนั้น", "ดังนั้น", "๑.", "1.",
)  # fmt: skip
_NUMBER = re.compile(r"^ที่\s*(?P<number>[^\s].*?)$")
_SPACED_SLASH = re.compile(r"\s*/\s*")
#: A heading is a line, not a paragraph.
MAX_HEADING = 120


@dataclass
class Paper:
    """What stands around the body."""

    issuer: str = ""
    number: str = ""
    subject: str = ""
    date: dt.date | None = None
    signatory: str = ""
    position: str = ""
    body: list[str] = field(default_factory=list)


def read_paper(lines: list[str], keyword: str, dated_by: str) -> tuple[Paper, list[str]]:
    """A paper from its lines, and the lines that come after its signature.

    `keyword` begins the heading ("คำสั่ง"), `dated_by` the date's line ("สั่ง ณ วันที่").
    """
    paper = Paper(issuer=lines[0][len(keyword) :].strip())
    index = _heading(paper, lines)
    for at in range(index, len(lines)):
        line = lines[at]
        if name := name_in(line):
            paper.signatory = _with_rank(paper, name)
            after = at + 1
            if after < len(lines) and _is_position(lines[after]):
                paper.position = lines[after]
                after += 1
            return paper, lines[after:]
        if compact(line).startswith(compact(dated_by)):
            paper.date = parse_date(line) or paper.date
        paper.body.append(line)
    return paper, []


def number_of(line: str) -> str:
    """A paper's number: "ที่ ๒๕ / ๒๕๖๔" → "๒๕/๒๕๖๔"; nothing where the line is none."""
    match = _NUMBER.match(line)
    if not match or not re.search(r"\d", to_arabic(line)) or len(line) > 60:
        return ""
    return _SPACED_SLASH.sub("/", match["number"]).strip()


def _heading(paper: Paper, lines: list[str]) -> int:
    """Issuer, number and subject; gives where the body begins."""
    index = 1
    while index < len(lines) and index < 8:
        line = lines[index]
        if not paper.subject and line.startswith("เรื่อง"):
            paper.subject = line[len("เรื่อง") :].strip()
        elif not paper.number and not paper.subject and (number := number_of(line)):
            paper.number = number
        elif paper.subject and not line.startswith(_BODY_STARTS) and len(line) < MAX_HEADING:
            paper.subject += " " + line
        elif not paper.subject and not paper.number and len(line) < MAX_HEADING:
            paper.issuer = f"{paper.issuer} {line}".strip()
        else:
            return index
        index += 1
    return index


def _with_rank(paper: Paper, name: str) -> str:
    if paper.body and is_rank(paper.body[-1]):
        return f"{paper.body.pop()} {name}"
    return name


def _is_position(line: str) -> bool:
    return len(line) < MAX_HEADING and not name_in(line)
