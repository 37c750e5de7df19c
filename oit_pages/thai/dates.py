"""Dates as officials write them, read and written.

A year from 2400 on is of the Buddhist era; one of two digits means 25xx; from 1900 to 2199
it is of the Christian era. Any other can't be meant, and nothing is guessed from it.
"""

import re
from datetime import date

from oit_pages.on_demand import pattern_on_demand
from oit_pages.thai.digits import to_arabic, to_thai
from oit_pages.thai.fiscal import OFFSET, to_be
from oit_pages.thai.periods import Period
from oit_pages.thai.text import clean_line

MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
SHORT_MONTHS = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
    "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
#: How each is written in Thai, long and short, as patterns: "ม.ค.", "มค.".
THAI_MONTHS = tuple(
    f"{long}|{short[:-1].replace('.', chr(92) + '.?')}{chr(92)}."
    for long, short in zip(MONTHS, SHORT_MONTHS, strict=True)
)
_ENGLISH = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
#: Slips that are met often, by the month that is meant.
_SLIPS = (
    ("มกราคา", "มกรา"),
    ("กุมภาพันธุ์", "กุมภาพันธ", "กุมภาพัน", "กุมพาพันธ์", "กุมภา"),
    ("มีนาคา", "มีนา"),
    ("เมษายาน", "เมษา"),
    ("พฤกษภาคม", "พฤษภาคา", "พฤศภาคม", "พฤษภา"),
    ("มิถุยายน", "มิถุนายาน", "มิถุนา"),
    ("กรกฏาคม", "กรกฎคม", "กรกฎาคา", "กรกฎา", "กรกฏา"),
    ("สิงหาคา", "สิงหา"),
    ("กันยายาน", "กันยา"),
    ("ตุลาคา", "ตุลา"),
    ("พฤษจิกายน", "พฤศจิกายาน", "พฤศิจกายน", "พฤศจิกา"),
    ("ธันวาคา", "ธันวาค", "ธันวา"),
)


def _month_patterns() -> list[tuple[str, int]]:
    spellings = [(slip, number) for number, slips in enumerate(_SLIPS, start=1) for slip in slips]
    for number, (long, short, english) in enumerate(
        zip(MONTHS, SHORT_MONTHS, _ENGLISH, strict=True), start=1
    ):
        bare = short.replace(".", "")
        dotted = r"\s*\.?\s*".join(short.replace(".", " ").split()) + r"\s*\.?"
        spellings += [(long, number), (dotted, number), (bare, number)]
        spellings += [(english, number), (english[:3] + r"\.?", number)]
    # The longest first, so that "มี.ค." is not read as something shorter.
    return sorted(spellings, key=lambda pair: -len(pair[0]))


_SPELLINGS = _month_patterns()
#: The letters that one begins with are looked for first: most places of a text have none of them.
_INITIALS = "".join(sorted({pattern[0] for pattern, _number in _SPELLINGS}))
MONTH = f"(?=[{_INITIALS}])(?:" + "|".join(pattern for pattern, _number in _SPELLINGS) + ")"
#: "พ.ศ.", "พุทธศักราช", "ค.ศ." before a year.
ERA = r"(?:พ\s*\.?\s*ศ\s*\.?\s*|ค\s*\.?\s*ศ\s*\.?\s*|(?:พุทธ|คริสต์?)ศักราช\s*)?"
YEAR = rf"{ERA}\d{{4}}|\d{{2}}(?!\d)"
#: A day of a month: no year of two digits is one.
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_WORDS = pattern_on_demand(
    rf"(?<!\d)(\d{{1,2}})[\s/-]*(?:เดือน)?\s*({MONTH})[\s,/-]*(?:ปี\s*)?({YEAR})(?!\d)",
    re.IGNORECASE,
)
DAYS = pattern_on_demand(
    rf"(?<![\d/.])({_DAY})\s*(?:({MONTH})\s*)?(?:ถึง|-|–|—|to)\s*(?:วันที่\s*)?"
    rf"({_DAY})\s*(?:เดือน)?\s*({MONTH})[\s,]*({YEAR})(?!\d)",
    re.IGNORECASE,
)
_NUMBERS = pattern_on_demand(r"(?<!\d)(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})(?!\d)")
_ISO = pattern_on_demand(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_YEARS = pattern_on_demand(r"(?<!\d)(2[4-6]\d{2})(?!\d)")


def month_number(text: str) -> int | None:
    """1–12 for a month's name in any spelling."""
    for pattern, number in _SPELLINGS:
        if re.fullmatch(pattern, text.strip(), re.IGNORECASE):
            return number
    return None


def ce_year(text: str) -> int | None:
    """The Christian year that is meant, or None when none can be."""
    digits = re.sub(r"\D", "", text)
    year = int(digits) if digits else 0
    if len(digits) == 2:
        return 2500 + year - OFFSET
    if 2400 <= year <= 2800:
        return year - OFFSET
    return year if 1900 <= year <= 2199 else None


def find_dates(text: str) -> tuple[date, ...]:
    """Every date in a text, in order."""
    line = to_arabic(clean_line(text))
    found = []
    for match in _WORDS.finditer(line):
        found.append((match.start(), match[3], month_number(match[2]), match[1]))
    for match in _ISO.finditer(line):
        found.append((match.start(), match[1], int(match[2]), match[3]))
    for match in _NUMBERS.finditer(line):
        found.append((match.start(), match[4], int(match[3]), match[1]))
    dates = [_date(year, month, day) for _at, year, month, day in sorted(found)]
    return tuple(one for one in dates if one)


def day_span(line: str) -> Period | None:
    """ "1–15 ม.ค. 2564", "1 ต.ค. – 31 ธ.ค. 2563": two days that share a month or a year."""
    match = DAYS.search(line)
    if match is None or DAYS.search(line, match.end()):
        return None
    last = _date(match[5], month_number(match[4]), match[3])
    first = _date(match[5], month_number(match[2] or match[4]), match[1])
    if first and last and first > last and match[2]:
        first = _date(str(last.year - 1), first.month, match[1])  # 1 Oct – 31 Mar 2564
    return Period(first, last) if first and last and first <= last else None


def parse_date(text: str) -> date | None:
    """The first date in a text; None when there is none that can be meant."""
    return next(iter(find_dates(text)), None)


def find_years(text: str) -> tuple[int, ...]:
    """Every year of the Buddhist era that a text names."""
    return tuple(int(match) for match in _YEARS.findall(to_arabic(text)))


def _date(year: str, month: int | None, day: str) -> date | None:
    number = ce_year(year)
    if number is None or month is None:
        return None
    try:
        return date(number, month, int(day))
    except ValueError:
        return None


def format_date(day: date, style: str = "long", thai_digits: bool = False) -> str:
    """25 มีนาคม 2564 · 25 มี.ค. 2564 ("short") · 25/03/2564 ("numeric")."""
    year = to_be(day.year)
    if style == "numeric":
        text = f"{day.day:02d}/{day.month:02d}/{year}"
    else:
        names = MONTHS if style == "long" else SHORT_MONTHS
        text = f"{day.day} {names[day.month - 1]} {year}"
    return to_thai(text) if thai_digits else text


def format_month(day: date, style: str = "long", thai_digits: bool = False) -> str:
    """มีนาคม 2564 · มี.ค. 2564 ("short")."""
    names = MONTHS if style == "long" else SHORT_MONTHS
    text = f"{names[day.month - 1]} {to_be(day.year)}"
    return to_thai(text) if thai_digits else text
