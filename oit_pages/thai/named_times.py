"""Times that a text names in passing: in a heading, a file's name, a sentence. Hints, no proof."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from oit_pages.thai.dates import DAYS, MONTH, find_dates
from oit_pages.thai.digits import to_arabic
from oit_pages.thai.fiscal import calendar_year, fiscal_year
from oit_pages.thai.parts import hinted_part, names_part
from oit_pages.thai.periods import Period
from oit_pages.thai.spans import parse_month, parse_period
from oit_pages.thai.text import clean_line

#: The year of an act is no time of what is done under it.
_ACTS = re.compile(
    r"(?:พ\s*\.?\s*ร\s*\.?\s*บ\s*\.?|พระราช(?:บัญญัติ|กฤษฎีกา)|ระเบียบ|ข้อบังคับ|กฎกระทรวง|รัฐธรรมนูญ|มาตรา"
    r"|\bAct\b|\bRegulation\b)[^;|\n]{0,160}?(?:พ\s*\.?\s*ศ\s*\.?\s*)?2[4-6]\d\d"
    r"(?:\s*(?:และ|แก้ไข|ฉบับ)[^;|\n]{0,60}?2[4-6]\d\d)?"
    # Nor is the year that something is set against: "ลดลง 3.7 คะแนนจากปี 2562", "ต่ำกว่าปี 2562".
    r"|(?:เทียบ(?:กับ|เท่า)?"
    r"|(?:ลด(?:ลง)?|เพิ่ม(?:ขึ้น)?|(?:ดี|สูง|มาก|พัฒนา)ขึ้น|(?:ต่ำ|น้อย|แย่|ตก|ถดถอย)ลง|เปลี่ยน(?:แปลง|ไป)|(?:แตก)?ต่าง(?:ไป)?)"
    r"(?:\s*(?:ร้อยละ|เป็น|ถึง)?\s*\d+(?:\.\d+)?\s*(?:คะแนน|%|แต้ม)?)?\s*จาก"
    r"|(?:ต่ำ|สูง|น้อย|มาก|ดี|แย่|ด้อย)กว่า|เท่ากับ|เช่นเดียวกับ"
    r"|\b(?:down|up|lower|higher|less|more|fewer|better|worse|fell|rose|compared)\b(?:\s+by\s+[\d.]+)?\s+(?:from|than|with|to)\b)"
    r"(?:ผล|คะแนน|ค่า|ของ|เดิม|ใน|เมื่อ|in\b|เฉลี่ย|การ|ประเมิน|ITA|OIT|EIT|IIT|\d{1,3}(?:\.\d+)?(?!\d)|\s)*+"
    r"(?:ปี\s*(?:งบประมาณ)?\s*)?(?:พ\s*\.?\s*ศ\s*\.?\s*)?2[4-6]\d\d(?!\d)(?:\s*[-–]\s*2[4-6]\d\d(?!\d))?"
)
_YEARS = re.compile(
    r"(?<![\d/])(2[4-6]\d\d)(?:\s*(?:ถึง|-|–|—|to)\s*(?:พ\s*\.?\s*ศ\s*\.?\s*)?(2[4-6]\d\d))?(?![\d])"
)
_LEAD = (
    r"(?:ประจำ|รอบ|ช่วง|ระหว่าง|เดือน|วันที่|ปี\s*งบประมาณ|ปี|พ\s*\.?\s*ศ\s*\.?|ไตรมาส|ครึ่ง|งวด|ครั้ง|\s|ที่)*+"
)
_TOKEN = re.compile(
    rf"{_LEAD}(?:(?<!\d)\d{{1,2}}\s*(?:[-–]\s*\d{{1,2}}\s*)?)?{MONTH}[\s/.-]*(?:พ\s*\.?\s*ศ\s*\.?\s*)?(?:\d{{4}}|\d{{2}}(?!\d))?"
    rf"|{_LEAD}(?<!\d)\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:\d{{4}}|\d{{2}})(?!\d)"
    rf"|{_LEAD}(?:6|หก|12)\s*เดือน(?:\s*(?:แรก|หลัง))?"
    rf"|{_LEAD}(?<!\d)[1-4](?:\s*(?:และ|-|–|ถึง|,)\s*[1-4])?\s*/\s*2[4-6]\d\d"
    rf"|(?:ไตรมาส|ครึ่ง)\s*(?:ปี)?\s*(?:ที่)?\s*(?:แรก|หลัง|[1-4]|หนึ่ง|สอง|สาม|สี่|สุดท้าย)?"
    r"|รอบ\s*(?:ที่)?\s*(?:[12]|หนึ่ง|สอง)(?!\d)"
    rf"|{_LEAD}(?<!\d)2[4-6]\d\d(?!\d)",
    re.IGNORECASE,
)
#: "As of 31 March 2564", "ณ สิ้นเดือนมีนาคม": up to when figures go. A paper is made on its day.
_AS_OF = re.compile(
    r"(?<!ประกาศ)(?<!ให้ไว้)(?<!สั่ง)(?<!ลงนาม)(?<!อนุมัติ)(?<!ประชุม)(?<!จัดพิมพ์)"
    r"(?<!ประกาศ )(?<!ให้ไว้ )(?<!สั่ง )"
    r"(?:\(\s*)?(?:(?:ข้อมูล|ยอด|สถานะ)\s*)?(?:ณ\s*|(?:ข้อมูล|ยอด)\s*(?:จน)?ถึง\s*|\bas\s+(?:of|at)\s+)"
    rf"(?:วัน(?:ที่)?|สิ้น)?\s*(?:สิ้น)?\s*(?:เดือน)?\s*"
    rf"((?:\d{{1,2}}\s*(?:เดือน)?\s*)?{MONTH}[\s/.,-]*(?:ปี\s*)?(?:พ\s*\.?\s*ศ\s*\.?\s*)?(?:\d{{4}}|\d{{2}}(?!\d))"
    r"|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?!\d))\s*\)?",
    re.IGNORECASE,
)
#: Which revision of a paper it is: no part of a year.
_REVISION = re.compile(
    r"(?:เพิ่มเติม|แก้ไข|เปลี่ยนแปลง|ทบทวน|ปรับปรุง|ฉบับ)\s*(?:\(\s*)?(?:ครั้ง|ฉบับ)\s*(?:ที่)?\s*\d+(?:\s*/\s*\d{2,4})?"
)
#: Long texts are looked through this far: enough for a notice, and never slow.
LINES, LETTERS = 40, 300


@dataclass(frozen=True)
class NamedTime:
    """A time as a text names it."""

    words: str
    """As they stand there."""
    periods: tuple[Period, ...]
    """What they can mean, the likeliest first: "2564" is the fiscal or the calendar year."""

    @property
    def period(self) -> Period:
        return self.periods[0]


@lru_cache(maxsize=20_000)
def named_times(text: str) -> tuple[NamedTime, ...]:
    """The times that a text names, line by line."""
    if not any(one.isdigit() for one in text):
        return ()
    found: dict[tuple[Period, ...], NamedTime] = {}
    for line in text.splitlines()[:LINES]:
        for one in _in_line(line[:LETTERS]):
            found.setdefault(one.periods, one)
    return tuple(found.values())


@dataclass(frozen=True)
class AsOf:
    """The days up to which a text's figures go, and the text without them."""

    days: tuple[NamedTime, ...]
    rest: str


@lru_cache(maxsize=20_000)
def as_of(text: str) -> AsOf:
    """The days of "as of …" in a text; of a month its last."""
    said = clean_line(text)
    days, rest, at = [], "", 0
    for match in _AS_OF.finditer(to_arabic(said)):
        if day := _last_day(match[1]):
            words = said[match.start() : match.end()].strip(" ()")
            days.append(NamedTime(words, (Period(day, day),)))
            rest, at = f"{rest}{said[at : match.start()]} ", match.end()
    return AsOf(tuple(days), rest + said[at:] if days else text)


def _last_day(said: str) -> date | None:
    if days := find_dates(said):
        return days[0]
    month = parse_month(said)
    return Period.from_months(month, month).end if month else None


@lru_cache(maxsize=20_000)
def named_parts(text: str, be: int) -> tuple[NamedTime, ...]:
    """The quarters, halves and rounds that a text names, each of the fiscal year (B.E.) that
    stands in its line, else of `be`."""
    found = []
    for said in map(clean_line, text.splitlines()[:LINES]):
        line = without_acts(said[:LETTERS])
        if names_part(line) and (part := hinted_part(line, be)):
            found.append(NamedTime(_words(said, line), (part,)))
    return tuple(found)


def without_acts(said: str) -> str:
    """The text in Arabic digits, with the years of acts and of comparisons blanked out."""
    return blanked(_ACTS, to_arabic(said))


def blanked(pattern: re.Pattern[str], line: str) -> str:
    """A text with what a pattern finds blanked out, so that the rest keeps its places."""
    return pattern.sub(lambda match: " " * len(match[0]), line)


def _in_line(text: str) -> list[NamedTime]:
    said = clean_line(text)
    line = blanked(_REVISION, without_acts(said))
    if not any(one.isdigit() for one in line):
        return []
    whole = parse_period(line)
    if whole:
        first = NamedTime(_words(said, line), (whole,))
        others = [one for one in _years(said, line) if not _overlaps(one, whole)]
        return [first, *others]
    dates = find_dates(line) if not DAYS.search(line) else ()
    if dates:
        return [NamedTime(_words(said, line), (Period(day, day),)) for day in dates]
    if names_part(line) or parse_month(line):
        return []  # a part that is not understood is no year
    return _years(said, line)


def _years(said: str, line: str) -> list[NamedTime]:
    """The years by name; `said` is the line as it stands, with its own digits."""
    return [
        NamedTime(said[match.start() : match.end()].strip(), readings)
        for match in _YEARS.finditer(line)
        if (readings := _readings(int(match[1]), int(match[2] or match[1])))
    ]


def _overlaps(one: NamedTime, whole: Period) -> bool:
    return any(period.overlaps(whole) for period in one.periods)


def _readings(first: int, last: int) -> tuple[Period, ...]:
    """A year by name: fiscal or calendar, from the first to the last."""
    if last < first:
        return ()
    return (
        Period(fiscal_year(first).start, fiscal_year(last).end),
        Period(calendar_year(first).start, calendar_year(last).end),
    )


def _words(said: str, line: str) -> str:
    """From the first word of time to the last."""
    tokens = [match for match in _TOKEN.finditer(line) if match[0].strip()]
    if not tokens:
        return said[:80]
    return said[tokens[0].start() : tokens[-1].end()].strip(" -–,")[:80]
