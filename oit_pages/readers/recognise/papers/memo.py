"""Head, sections, and the comments on the way up."""

import datetime as dt
import re
from dataclasses import dataclass, field

from oit_pages.readers.document import BETWEEN
from oit_pages.readers.recognise.numbered_lists import compact
from oit_pages.readers.recognise.papers.base import MAX_HEADING, number_of
from oit_pages.readers.recognise.papers.signatures import is_rank, name_in, without_dots
from oit_pages.readers.recognise.parts import Comment, Memo, Section
from oit_pages.thai import parse_date

KEYWORD = "บันทึกข้อความ"
_HEADINGS = re.compile(
    r"^(?:\d{1,2}[.)]|[๐-๙]{1,2}[.)])?\s*(?:เรื่องเดิม|ข้อเท็จจริง|ข้อกฎหมาย|ข้อระเบียบ\S*|ข้อพิจารณา|"
    r"ข้อเสนอ\S*|การพิจารณา|ระเบียบ\S*ที่เกี่ยวข้อง|ความเห็น\S*)\s*[::]?$"
)
_PHONE = re.compile(
    r"\s*(?:โทร(?:ศัพท์)?\s*\.?|โทรฯ)\s*(?P<phone>[\d๐-๙][\d๐-๙\s,–-]*(?:ต่อ\s*[\d๐-๙]+)?)\s*$"
)
_COMMENT = re.compile(r"^ความ(?:คิด)?เห็น")


def starts_memo(lines: list[str]) -> bool:
    return compact(lines[0]) == KEYWORD


@dataclass
class _Reading:
    """A memo being read; each line goes to exactly one place."""

    head: dict[str, str] = field(default_factory=dict)
    dated: dt.date | None = None
    sections: list[tuple[str, list[str]]] = field(default_factory=list)
    signed: list[tuple[list[str], str, str]] = field(default_factory=list)
    comment: list[str] | None = None


def read_memo(lines: list[str]) -> tuple[Memo, list[str]]:
    """A memo to the last of its lines."""
    reading = _Reading()
    index = 1
    while index < len(lines):
        index = _take(reading, lines, index)
    if reading.comment:
        reading.signed.append((reading.comment, "", ""))
    return _memo(reading), []


def _take(reading: _Reading, lines: list[str], index: int) -> int:
    line = lines[index]
    if name := name_in(line):
        position = ""
        if index + 1 < len(lines) and len(lines[index + 1]) < MAX_HEADING:
            following = lines[index + 1]
            if not name_in(following) and not _COMMENT.match(following):
                position, index = following, index + 1
        reading.signed.append(_sign(reading, name, position))
        reading.comment = None
    elif _COMMENT.match(line) and not _HEADINGS.match(line):
        reading.comment = [text] if (text := without_dots(_COMMENT.sub("", line))) else []
    elif reading.comment is not None:
        reading.comment.append(line)
    elif not reading.sections and _head(reading, line):
        pass
    elif _HEADINGS.match(line):
        reading.sections.append((line, []))
    else:
        if not reading.sections:
            reading.sections.append(("", []))
        reading.sections[-1][1].append(line)
    return index + 1


def _head(reading: _Reading, line: str) -> bool:
    """Office, number, date, subject, addressee: each once, in any order."""
    head = reading.head
    line = line.replace(BETWEEN, " ")  # a table without borders keeps its words in line
    if line.startswith("ส่วนราชการ") and "office" not in head:
        office = line[len("ส่วนราชการ") :].strip()
        if match := _PHONE.search(office):
            head["phone"] = match["phone"].strip()
            office = office[: match.start()].strip()
        head["office"] = office
        return True
    if line.startswith("ที่") and "number" not in head:
        number, _word, day = line.partition("วันที่")
        if found := number_of(number.strip()):
            head["number"] = found
            reading.dated = parse_date(day) or reading.dated
            return True
    if line.startswith("วันที่") and reading.dated is None and parse_date(line):
        reading.dated = parse_date(line)
        return True
    for word, name in (("เรื่อง", "subject"), ("เรียน", "addressee")):
        if line.startswith(word) and name not in head and not _HEADINGS.match(line):
            head[name] = line[len(word) :].strip()
            return True
    return False


def _sign(reading: _Reading, name: str, position: str) -> tuple[list[str], str, str]:
    """A signature with what was written above it; a rank belongs to the name."""
    above = reading.comment
    if above is None and reading.sections and reading.sections[-1][1]:
        last = reading.sections[-1][1]
        if is_rank(last[-1]):
            name = f"{last.pop()} {name}"
    elif above and is_rank(above[-1]):
        name = f"{above.pop()} {name}"
    return above or [], name, position


def _memo(reading: _Reading) -> Memo:
    rest, signatory, position = reading.signed, "", ""
    if rest and not rest[0][0]:
        (_above, signatory, position), *rest = rest
    return Memo(
        **reading.head,
        date=reading.dated,
        sections=tuple(
            Section(heading=heading, body="\n".join(body)) for heading, body in reading.sections
        ),
        signatory=signatory,
        position=position,
        comments=tuple(
            Comment(comment="\n".join(above), name=name, position=position)
            for above, name, position in rest
        ),
    )
