"""A title, and under headings the results, spending, problems, recommendations."""

from oit_pages.readers.recognise.numbered_lists import compact, strip_number
from oit_pages.readers.recognise.papers.base import MAX_HEADING
from oit_pages.readers.recognise.parts import Report
from oit_pages.thai import parse_period

KEYWORD = "รายงาน"
_GOES_ON = ("ของ", "ประจำปี", "ปีงบประมาณ", "รอบ", "อำเภอ", "จังหวัด", "องค์การ", "เทศบาล", "ตั้งแต่")
_KINDS = (
    ("ความพึงพอใจ", "satisfaction"),
    ("มาตรการ", "measures"),
    ("จัดซื้อ", "procurement"),
    ("งบประมาณรายจ่าย", "budget"),
    ("ใช้จ่าย", "budget"),
    ("บุคคล", "hr"),
    ("ทุจริต", "anti_corruption"),
    ("สถิติ", "statistics"),
    ("ดำเนินงาน", "operating"),
)
_HEADINGS = (
    ("ปัญหา", "problems"),
    ("อุปสรรค", "problems"),
    ("ข้อเสนอแนะ", "recommendations"),
    ("ผลการใช้จ่าย", "spending"),
    ("การใช้จ่าย", "spending"),
    ("ผลการ", "results"),
)


def starts_report(lines: list[str]) -> bool:
    return lines[0].startswith(KEYWORD) and len(lines[0]) <= MAX_HEADING


def read_report(lines: list[str]) -> tuple[Report, list[str]]:
    """A report's title and headed parts, and the lines that stand under no heading.

    An introduction is no result: it stays text of its own. Headings stay in what they head.
    """
    end = 1
    while end < min(len(lines), 6) and len(lines[end]) < MAX_HEADING:
        if not lines[end].startswith(_GOES_ON):
            break
        end += 1
    title = " ".join(lines[:end])
    fields: dict[str, list[str]] = {
        "results": [],
        "spending": [],
        "problems": [],
        "recommendations": [],
    }
    unheaded: list[str] = []
    into = unheaded
    for line in lines[end:]:
        if heading := headed(line):
            into = fields[heading]
        into.append(line)
    report = Report(
        title=title,
        kind=next((kind for word, kind in _KINDS if word in compact(title)), ""),
        period=parse_period(title),
        **{name: tuple(text) for name, text in fields.items()},
    )
    return report, unheaded


def headed(line: str) -> str | None:
    """Which part of a report a heading opens; None for a line that is none."""
    if len(line) > 60:
        return None
    text = strip_number(line)
    return next((name for word, name in _HEADINGS if text.startswith(word)), None)
