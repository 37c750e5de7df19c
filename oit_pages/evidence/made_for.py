"""Made for: whether a title says that rules were made for another time, or by the office itself.

"หลักเกณฑ์ พ.ศ. 2545" is the year of issue; "หลักเกณฑ์ ปี 2545" and "ครั้งที่ 1/2545" are what they
were made for. What holds "from 2545 on", and a revision's, a meeting's or a letter's year are none.
"""

import re
from collections.abc import Iterator

from oit_pages.evidence.terms import months
from oit_pages.thai import Period, clean_line, fiscal_year, fiscal_year_of
from oit_pages.thai.dates import MONTH
from oit_pages.thai.named_times import blanked, named_parts, named_times, without_acts

_ERA = r"(?:พ\s*\.?\s*ศ\s*\.?\s*|ค\s*\.?\s*ศ\s*\.?\s*|\bB\.?\s*E\.?\s*|\bA\.?\s*D\.?\s*)"
#: "2560", "2017" or, behind a word for a year, "60".
_FULL = r"(?:25|20)\d\d(?!\d)"
_YEAR = rf"(?:{_FULL}|[4-9]\d(?!\d))"
_ONWARD = re.compile(
    r"เป็นต้นไป|(?:ตั้งแต่|นับแต่)(?:(?!ถึง|[-–]).)*$|\bonwards?\b|\bsince\b", re.IGNORECASE
)
#: Years that are those of issue: of a revision, a meeting, a day, a letter, "พ.ศ. 2545".
_ISSUED = re.compile(
    rf"(?:แก้ไข|เพิ่มเติม|ปรับปรุง|ทบทวน|ฉบับ|(?:ประกาศ|บังคับ|เริ่ม)ใช้|ใช้บังคับ|มีผล(?:ใช้)?(?:บังคับ)?|\b(?:revised|amended|issued|adopted)\b)"
    rf"(?:เพิ่มเติม|แก้ไข|ใหม่|ล่าสุด|เมื่อ|ครั้ง|ฉบับ|ที่|ถึง|ใน|ปี|\bin\b|{_ERA}|[\s().,/]|\d{{1,3}}(?!\d))*+{_FULL}"
    rf"|(?:ประชุม|มติ)(?:(?!ประจำ|รอบ|สำหรับ|ปี)\D)*\d+\s*/\s*{_YEAR}"
    rf"|{MONTH}\s*{_ERA}?{_YEAR}|\d+[/.-]\d+[/.-]\d+"
    rf"|(?:\bที่|\bว\s*\.?|เลขที่|มท\s*[\d./]*\s*/?\s*ว?)\s*[\d.]+\s*/\s*{_FULL}",
    re.IGNORECASE,
)
_TO = rf"(?:\s*(?:-|–|ถึง|\bto\b)\s*(?:ปี\s*)?{_ERA}?({_YEAR}))?"
_OF_TIME = re.compile(
    r"(?:ปี(?:\s*(?:งบประมาณ|การศึกษา|การประเมิน|ปฏิทิน))?|\bfiscal year|\byear|\bFY)"
    rf"\s*{_ERA}?({_YEAR}){_TO}"
    rf"|(?:งบประมาณ|สำหรับ|ประจำ|ใน|ของ|\bfor|\bannual)\s*{_ERA}?({_FULL}){_TO}"
    rf"|(?:ครั้ง|รอบ|งวด|รุ่น|ระยะ|ช่วง|\bround|\bno\.?)\D{{0,20}}?\d{{1,2}}\s*/\s*({_YEAR})"
    # No word beside it says that it is the year of issue.
    rf"|(?<![\d/])(?<!ศ)(?<!ศ\.)(?<!ศ\.\s)(?<!ศ\s)(?<!E\.\s)(?<!E\s)(25\d\d)(?!\d){_TO}",
    re.IGNORECASE,
)
_OF_A_YEAR = re.compile(r"ประจำปี|ปี\s*งบประมาณ|รอบ|\bfiscal year\b|\bannual\b", re.IGNORECASE)
#: A paper of the office's own; those of the commissions set the rules for all.
_OWN = re.compile(
    r"^\W*(?:ประกาศ|คำสั่ง|ระเบียบ|ข้อบังคับ|ข้อกำหนด)\s*(?:ของ\s*)?(?:(?:สำนักงาน|ที่ทำการ)\s*)?"
    r"(?:(?:นายก|ปลัด)\s*)?(?:เทศบาล|เทศมนตรี|ทต\.|ทม\.|ทน\.|องค์การบริหารส่วน|อบต|อบจ|เมืองพัทยา)"
    r"|^\W*(?:announcement|order|notice|rules?) (?:of|by) (?:the )?[\w' -]*"
    r"(?:municipality|administrative organi[sz]ation|mayor)",
    re.IGNORECASE,
)


def is_own(title: str) -> bool:
    """Whether a title says that the office itself laid down what is in the paper."""
    return bool(_OWN.search(clean_line(title)))


def is_of_another_time(title: str, target: Period) -> bool:
    """Whether a title says that it was made for another year, or for some years that are over."""
    said = clean_line(title)
    if _ONWARD.search(said):
        return False
    years = [*_years(without_acts(said))]
    if years:
        return not any(span.overlaps(target) for span in years)
    named = named_times(title) or named_parts(title, fiscal_year_of(target.start))
    spans = [one.period for one in named]
    if not spans or any(span.overlaps(target) for span in spans):
        return False
    # A year by name is read in two ways; anything else but a day is a time of its own.
    return bool(_OF_A_YEAR.search(title)) or any(
        months(one.period) > 12 or (len(one.periods) == 1 and one.period.start < one.period.end)
        for one in named
    )


def _years(line: str) -> Iterator[Period]:
    for match in _OF_TIME.finditer(blanked(_ISSUED, line)):
        first, *last = [_of_this_era(int(one)) for one in match.groups() if one]
        if not last or last[0] >= first:
            yield Period(fiscal_year(first).start, fiscal_year((last or [first])[0]).end)


def _of_this_era(year: int) -> int:
    """B.E. 2560 of "60", "2560" and "2017"."""
    if year < 100:
        return 2500 + year
    return year if year > 2400 else year + 543
