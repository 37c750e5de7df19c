"""Parts of a year as officials write them: quarters, half-years, fiscal years.

A quarter or half is one of the fiscal year, unless the calendar year is named. `line` is a clean
line in Arabic digits.
"""

import re

from oit_pages.on_demand import pattern_on_demand
from oit_pages.thai.dates import ce_year
from oit_pages.thai.fiscal import calendar_year, fiscal_year, to_be
from oit_pages.thai.periods import Period

_BE = r"(?:พ\s*\.?\s*ศ\s*\.?\s*|พุทธศักราช\s*|B\.?E\.?\s*)?"
_NUMBER = r"(?:\d{4}|\d{2})(?![\d])"
_FISCAL = pattern_on_demand(
    rf"(?:ปี\s*งบประมาณ|งบประมาณ\s*ปี|fiscal\s+year|\bFY)\s*(?:ปี\s*)?{_BE}({_NUMBER})"
    rf"(?:\s*(?:ถึง|-|–|—|to)\s*(?:ปี\s*งบประมาณ\s*)?{_BE}({_NUMBER}))?",
    re.IGNORECASE,
)
_YEAR = pattern_on_demand(
    rf"(?:(?:ปี|พ\s*\.?\s*ศ\s*\.?|พุทธศักราช|ประจำปี)\s*{_BE}|/\s*)({_NUMBER})|(?<![\d])(2[4-6]\d\d|20\d\d)(?!\d)"
)
_Q = r"(?:ไตรมาส\s*(?:ที่)?|\bQ(?:uarter)?)\s*"
_WORDS = {"หนึ่ง": 1, "แรก": 1, "สอง": 2, "สาม": 3, "สี่": 4, "สุดท้าย": 4}
_NTH = pattern_on_demand("[1-4]|" + "|".join(_WORDS))
_ONE_OF_FOUR = rf"(?:[1-4](?!\d)|{'|'.join(_WORDS)})"
_QUARTERS = pattern_on_demand(
    rf"{_Q}({_ONE_OF_FOUR})((?:\s*(?:และ|,|&|and|ถึง|-|–|—|to)\s*(?:{_Q}|ที่\s*)?{_ONE_OF_FOUR})*)",
    re.IGNORECASE,
)
_UP_TO = pattern_on_demand(r"ถึง|-|–|—|to", re.IGNORECASE)
_HALVES = pattern_on_demand(
    r"(?:6|หก)\s*เดือน(?:\s*(?:(?P<one>แรก)|(?P<two>หลัง)))?"
    r"|ครึ่ง\s*(?:ปี)?\s*(?:งบประมาณ)?\s*(?:(?P<first>แรก)|(?P<second>หลัง))"
    r"(?!\s*(?:ของ)?\s*เดือน)"
    r"|(?:(?P<en_first>first|1st)|(?P<en_second>second|2nd|last))\s+(?:half|(?:6|six)\s+months)",
    re.IGNORECASE,
)
_WHOLE = pattern_on_demand(r"(?:รอบ\s*)?(?:12|สิบสอง)\s*เดือน|รอบ\s*ปี|ตลอด(?:ทั้ง)?\s*ปี")
#: "Throughout the fiscal year", and nothing else that would say of what.
_ALL_YEAR = pattern_on_demand(
    r"(?:(?:ระยะเวลา|ช่วงเวลา|ดำเนินการ|ดำเนินงาน|เป็นประจำ|ปฏิบัติ)\s*+(?::\s*+)?+)*+(?:ได้\s*)?"
    rf"(?:ตลอด(?:ทั้ง)?|ทั้ง)\s*ปี\s*(?:งบประมาณ)?\s*(?:{_BE}({_NUMBER}))?[\s.]*"
    r"|(?:throughout|during|all)?\s*(?:the\s+)?(?:whole|entire|full)\s+(?:fiscal\s+)?year"
    rf"(?:\s+({_NUMBER}))?[\s.]*|throughout\s+the\s+(?:fiscal\s+)?year[\s.]*",
    re.IGNORECASE,
)
_AGAIN = pattern_on_demand(
    r"(?:ครั้ง|รอบ|งวด)\s*(?:ที่)?\s*([12])(?:\s*/\s*(?=\d{2}))?(?!\s*\d)(?!\s*เดือน)"
)
#: "รอบ 2", a half by its number: a hint, as a round may be one of anything.
_ROUND = pattern_on_demand(
    r"รอบ\s*(?:ที่)?\s*(?:([12])(?!\d)|(หนึ่ง)|สอง)"
    r"(?!\s*(?:[.,]\s*\d|/\s*(?!2[4-6]\d\d)|เดือน|ไตรมาส|สัปดาห์|วัน|ปี(?!\s*งบประมาณ)))"
)
_CALENDAR = pattern_on_demand(r"ปี\s*ปฏิทิน|calendar\s+year", re.IGNORECASE)
#: Words that name a part: unless they are understood, the whole is not meant.
_PART = pattern_on_demand(
    r"(?:6|หก|3|สาม|9|เก้า|4|8|5|7)\s*เดือน|ครึ่ง|ไตรมาส|ปักษ์|(?:ครั้ง|งวด)\s*(?:ที่)?\s*\d"
    r"|รอบ\s*(?:ที่)?\s*\d|สัปดาห์|ยกเว้น|\bQ[1-4]\b|\bquarter|\bhalf\b|\b(?:six|6|nine|9|3|three)\s+months",
    re.IGNORECASE,
)


def all_year(line: str, be: int | None = None) -> Period | None:
    """The fiscal year of "throughout the year", where a text says no more: the one that it names,
    else `be`."""
    match = _ALL_YEAR.fullmatch(line.strip(" ()"))
    if match is None:
        return None
    named = match[1] or match[2]
    year = ce_year(named) if named else None
    if named and not year:
        return None
    be = to_be(year) if year else be
    return fiscal_year(be) if be else None


def names_part(line: str) -> bool:
    """Whether a text speaks of a part of a year or of a month."""
    return bool(_PART.search(_WHOLE.sub("", line)))


def years_of(line: str) -> Period | None:
    """The fiscal year that is named as one, or several in a row."""
    spans = [(match[1], match[2] or match[1]) for match in _FISCAL.finditer(line)]
    if len(set(spans)) != 1:
        return None
    first, last = map(ce_year, spans[0])
    if not first or not last or last < first:
        return None
    return Period(fiscal_year(to_be(first)).start, fiscal_year(to_be(last)).end)


def part_of_year(line: str, be: int | None = None) -> Period | None:
    """The quarters or the half that are named, of the one year that is named (else of `be`)."""
    quarters = _quarters(line)
    halves = _halves(line)
    if (quarters is None) == (halves is None) and quarters != halves:
        return None
    wanted = quarters or halves
    year = _the_year(_QUARTERS.sub(" ", line)) or be
    if not wanted or not year:
        return None
    whole = calendar_year(year) if _CALENDAR.search(line) else fiscal_year(year)
    months = whole.months()
    return Period.from_months(months[wanted[0] * 3 - 3], months[wanted[-1] * 3 - 1])


def hinted_part(line: str, be: int) -> Period | None:
    """The part that a text hints at, of the year that it names, else of `be`: also a round by its
    number. "Six months" alone may be either half."""
    if _QUARTERS.search(line) or any(match.lastgroup for match in _HALVES.finditer(line)):
        return part_of_year(line, be)
    rounds = [*_ROUND.finditer(line)]
    if len(rounds) != 1:
        return None
    months = fiscal_year(_the_year(_ROUND.sub(" ", line)) or be).months()
    first = rounds[0][1] == "1" or bool(rounds[0][2])
    return Period.from_months(*((months[0], months[5]) if first else (months[6], months[11])))


def _quarters(line: str) -> list[int] | None:
    """The quarters in their order; None for none, or where one between them is left out."""
    found: list[int] = []
    for match in _QUARTERS.finditer(line):
        first, *more = (_WORDS.get(one) or int(one) for one in _NTH.findall(match[0]))
        if len(more) == 1 and _UP_TO.search(match[2]) and more[0] > first:
            more = [*range(first + 1, more[0] + 1)]
        found += [first, *more]
    row = sorted(set(found))
    if not row or row != [*range(row[0], row[-1] + 1)]:
        return None
    return row


def _halves(line: str) -> list[int] | None:
    """The quarters of the half that is named; of both halves, all four."""
    said = [match.lastgroup for match in _HALVES.finditer(line)]
    if not said:
        return None
    first = {"one", "first", "en_first"} & set(said)
    second = {"two", "second", "en_second"} & set(said)
    again = _AGAIN.search(_HALVES.sub(" ", line))
    if not first and not second and again:
        first, second = {again[1]} & {"1"}, {again[1]} & {"2"}
    if first and second:
        return [1, 2, 3, 4]
    return [3, 4] if second else [1, 2]


def _the_year(line: str) -> int | None:
    """The one year (B.E.) that a line names: a fiscal year before others."""
    fiscal = {match[1] for match in _FISCAL.finditer(line) if not match[2]}
    named = fiscal or {match[1] or match[2] for match in _YEAR.finditer(line)}
    years = {to_be(year) for text in named if (year := ce_year(text))}
    return years.pop() if len(years) == 1 else None
