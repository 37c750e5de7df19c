"""Analysed: an item that looks back on the result of another year than its own.

Which year is data of the edition. Measures of 2569 that rest on the result of 2568 name both
years; those that rest on the result of 2562 rest on the wrong one. A year that a result is only set
against is none of these: "66.4 คะแนน (ปี 2562 ได้ 70.1)" under a caption of the right year.
"""

import re
from collections.abc import Iterator

from oit_pages.evidence import Item
from oit_pages.evidence.doubts import doubt
from oit_pages.evidence.substance import text_of
from oit_pages.evidence.values import Doubt
from oit_pages.judgement.readings.papers import names_of
from oit_pages.thai import find_years, fiscal_year, to_arabic
from oit_pages.thai.named_times import NamedTime, without_acts

#: What is looked back on.
_RESULT = re.compile(
    r"ผล(?:การ|คะแนน)?\s*(?:การ)?ประเมิน|คะแนน|วิเคราะห์|\b(?:ITA|OIT|IIT|EIT)\b"
    r"|\bassess|\banaly|\bscore",
    re.IGNORECASE,
)
#: The year of it: what is done about it has a year of its own.
_OF_YEAR = re.compile(
    rf"(?:{_RESULT.pattern})(?:(?!มาตรการ|แผน|แนวทาง|นำ|เพื่อ|พัฒนา|ยกระดับ|ปรับปรุง|measure|plan)[^\d\n]){{0,80}}"
    r"(2[4-6]\d\d)(?!\d)",
    re.IGNORECASE,
)
#: A result beside that of another year: two scores, or a word for a year before.
_SET_AGAINST = re.compile(
    r"(?:กว่า|จาก|เท่า|เทียบกับ)\s*(?:เดิม|ปี)|ปีก่อน|ปีที่แล้ว|ปีที่ผ่านมา|\b(?:than|from) (?:before|the year)",
    re.IGNORECASE,
)
_SCORE = re.compile(
    r"(?<![\d./])(?<!เต็ม)(?<!เต็ม )(?:\d{1,3}\.\d+|\d{1,3}(?=\s*(?:คะแนน|%|แต้ม|points?\b))"
    r"|(?<=ร้อยละ)\d{1,3}|(?<=ร้อยละ )\d{1,3}|(?<=ได้)\d{1,3}|(?<=ได้ )\d{1,3}"
    r"|(?<=เหลือ)\d{1,3}|(?<=เหลือ )\d{1,3})(?![\d/])"
)
#: So many figures.
_TWO = 2


def is_of_the_analysed(text: str, named: NamedTime, year: int | None) -> bool:
    """Whether a time that a name names is that of the result looked back on."""
    return year is not None and fiscal_year(year) in named.periods and bool(_RESULT.search(text))


def of_another_result(item: Item, year: int | None) -> Doubt | None:
    """Why a block may look back on the wrong year (B.E.); None where nothing says so."""
    if year is None or item.kind not in ("table", "report"):
        return None
    told, beside = [*_told(item)], [*_told(item, set_against=True)]
    if any(named == year for _part, _words, named in (*told, *beside)):
        return None
    said = told or [*_named(item)] or beside
    if not said or any(named == year for _part, _words, named in said):
        return None
    part, words, _year = said[0]
    return doubt("another_result", words, item, part)


#: A part, its words and a year of a result.
Said = tuple[str, str, int]


def _named(item: Item) -> Iterator[Said]:
    for part, name in names_of(item):
        yield from ((part, name, one) for one in _years_of_results(without_acts(name)))


def _told(item: Item, *, set_against: bool = False) -> Iterator[Said]:
    """What rows tell: in one that tells of a result any year is that of the result; with
    `set_against`, the years of texts that set one result against another."""
    for row in item.rows:
        for part in ("issue", "weakness"):
            if isinstance(text := row.get(part), str) and text:
                line = without_acts(text_of(text))
                if _sets_against(text_of(text)) != set_against:
                    continue
                bare = part == "issue" and _RESULT.search(line)
                for named in find_years(line) if bare else _years_of_results(line):
                    yield part, text, named


def _sets_against(text: str) -> bool:
    return bool(_SET_AGAINST.search(text)) or len(_SCORE.findall(to_arabic(text))) >= _TWO


def _years_of_results(line: str) -> list[int]:
    return [int(match[1]) for match in _OF_YEAR.finditer(line)]
