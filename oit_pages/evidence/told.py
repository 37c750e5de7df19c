"""Told: whether a text about work tells of a result, or of what is to come.

Marks are data (`doubts.toml`, "told"). A clause counts up to where it begins to speak of what is to
come, of a condition, of an aim or of what was not (`not_done`). What follows counts again once a
clause says that something is done: a figure alone does not, it may be the plan's.
"""

import re
from functools import lru_cache

from oit_pages.evidence.clauses import clauses
from oit_pages.evidence.not_done import what_was
from oit_pages.evidence.substance import text_of
from oit_pages.evidence.wordings import DATA, any_pattern
from oit_pages.thai import clean_line, to_arabic

_TOLD = DATA["told"]
_VERBS = any_pattern(_TOLD["done"])
_DONE = any_pattern([*_TOLD["done"], *_TOLD["all"]])
_DONE_AFTER_ALL = any_pattern(_TOLD["done_after_all"])
_UNDER_WAY = any_pattern([*_TOLD["done"], *_TOLD["all"], *_TOLD["under_way"]])
_AHEAD = any_pattern(_TOLD["ahead"])
_AHEAD_OR_ON = any_pattern([*_TOLD["ahead"], *_TOLD["going_on"]])
_NOT_DONE = any_pattern(_TOLD["not_done"])
_PLAN_MADE = any_pattern(_TOLD["plan_made"])
_CARRIED_OUT = any_pattern(_TOLD["carried_out"])
_DONE_FOR = any_pattern(_TOLD["done_for"])
_NONE = any_pattern(_TOLD["none"])
_STATES = any_pattern(_TOLD["states"])
_PUBLISHED = any_pattern(_TOLD["published"])
_FOR = any_pattern(_TOLD["for"])
_TO_DO = any_pattern(_TOLD["to_do"])
_OF_REPORTING = any_pattern(_TOLD["of_reporting"])
_REPORT_MADE = any_pattern(_TOLD["report_made"])
#: A figure and nothing else, after how much there was to do.
_BARE = re.compile(r"(?:และ|รวม|กับ)?\d[\d.,]*[^\d\s]{0,12}")
_NUMBER = re.compile(
    r"(?<!ที่)(?<!ข้อ)(?<!หมู่)(?<!มาตรา)(?<!ลำดับ)(?<!จาก)(?<!จากทั้งหมด)(?<!จากจำนวน)(?<![\d.,])\d"
)
_TO_BE_FOUND = re.compile(
    r"(?:ได้|มีการ)?(?:เผยแพร่|ประกาศ|ลง|แนบ|แสดง|เก็บ|ติด|ปรากฏ|อยู่)(?:ไว้)?(?:แล้ว)?|แล้ว(?:ที่|บน|ใน|ทาง|$)"
)
_AIM = re.compile("เพื่อ|so that|in order to")
#: One of these takes a text back to what was.
_TURN = re.compile(r"แต่(?!ละ)|ส่วน(?!ราชการ)|อย่างไรก็ตาม")


@lru_cache(maxsize=20_000)
def lacks_result(markup: str, under_way: bool = False, of_plan: bool = False) -> str:
    """What a text is instead of a result: "put_off", "plan_told", "no_result"; "" where it is one.

    With `under_way`, work that goes on is an answer; with `of_plan`, that a plan was made or
    something published is none.
    """
    ruled = ahead = made = planned = False
    for clause in filter(None, clauses(text_of(markup))):
        if _OF_REPORTING.search(clause) or (of_plan and _REPORT_MADE.fullmatch(clause)):
            continue
        found = (_AHEAD if under_way else _AHEAD_OR_ON).search(clause)
        said = clause[: found.start()] if found else clause
        if not ruled and not found and _NONE.search(said):
            return ""
        if _TO_DO.fullmatch(said) or (planned and _BARE.fullmatch(said)):
            planned = True
            continue
        said, stalled = what_was(said)
        if ruled and _TURN.match(said):
            ruled = False
        if _AIM.match(said):
            marks = _DONE_FOR
        elif ruled:
            marks = _DONE_AFTER_ALL
        elif found or stalled:
            marks = _VERBS
        else:
            marks = _UNDER_WAY if under_way else _DONE
        done = bool(marks.search(said)) or (not ruled and _comes_of_it(said, of_plan))
        if of_plan and _PLAN_MADE.search(said) and not _CARRIED_OUT.search(said):
            made = True
        elif done or (not ruled and not found and not stalled and _NUMBER.search(said)):
            return ""
        ahead = ahead or bool(found)
        ruled = bool(found) or (ruled and not done)
    return "put_off" if ahead else "plan_told" if made else "no_result"


def _comes_of_it(said: str, of_plan: bool) -> bool:
    """Whether a clause tells of what is so now, and not of what something is for."""
    aim = _FOR.search(said)
    if _STATES.search(said[: aim.start()] if aim else said):
        return True
    return not of_plan and bool(_PUBLISHED.search(said))


@lru_cache(maxsize=20_000)
def tells_of_deeds(text: str, of_year: bool = False) -> bool:
    """Whether a short text has a word of completion. With `of_year`, what is told is a year's work:
    that something is published is none of it."""
    said = to_arabic(clean_line(text)).lower()
    return bool(_VERBS.search(_TO_BE_FOUND.sub(" ", said) if of_year else said))


@lru_cache(maxsize=20_000)
def is_a_good_none(text: str) -> bool:
    """Whether a text tells that what ought not to be was not: no complaints, no corruption."""
    return any(map(_NONE.match, clauses(text)))


@lru_cache(maxsize=20_000)
def says_not_done(markup: str) -> bool:
    """Whether a text tells that something was not done or called off."""
    return bool(_NOT_DONE.search(to_arabic(clean_line(text_of(markup))).lower()))
