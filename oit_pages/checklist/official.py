"""The official result of a fiscal year, row by row in the order of its instruments.

Items and their scoring are those of the year's list. How many questions the other two instruments
have, and what their indicators are called, stands in no list here: it is known from experience.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from django.utils.translation import gettext_lazy as _

from oit_pages.catalogue import Edition
from oit_pages.catalogue.rollup import roll_up
from oit_pages.checklist.scorecard import Scorecard
from oit_pages.evidence.letters import letters as letters_of
from oit_pages.i18n.active_language import title_of
from oit_pages.models import (
    AssessmentYearPage,
    OfficialResult,
    OfficialScore,
    TransparencyIndexPage,
)
from oit_pages.thai import to_arabic

Level = Literal["instrument", "indicator", "question", "item"]
INSTRUMENTS = {
    "ITA": _("Whole result (ITA)"),
    "IIT": _("Those inside the agency (IIT)"),
    "EIT": _("Those outside of it (EIT)"),
    "OIT": _("What is published (OIT)"),
}
#: From experience; OIT has its indicators from the list.
INDICATORS = {
    "IIT": {
        "1": _("Performance of duties"),
        "2": _("Use of the budget"),
        "3": _("Use of power"),
        "4": _("Use of public property"),
        "5": _("Solving corruption"),
    },
    "EIT": {
        "6": _("Quality of the work"),
        "7": _("Communication that reaches people"),
        "8": _("Improving how the work is done"),
    },
}
#: The letter of an instrument's questions, and how many a form offers.
QUESTIONS = {"IIT": ("i", 30), "EIT": ("e", 15)}
_KEY = re.compile(r"(?:ข้อที่|ข้อ|ตัวชี้วัดที่|ตัวชี้วัด)?[ .]*([a-z]*)[ .\-]*([0-9]{0,2})")
#: A sum that is rounded elsewhere may be off by so much.
ROUNDED = 0.02


@dataclass(frozen=True, kw_only=True)
class ResultLine:
    """One row of a result, scored or not."""

    key: str
    instrument: str
    level: Level
    title: str
    score: OfficialScore | None

    @property
    def points(self) -> Decimal | None:
        return self.score.points if self.score else None


def key_of(text: str, edition: Edition) -> str:
    """How a row is called here: "O12", "i3", "e7", "7", "OIT"; "" for what is none of the year.

    Read as officers write it: "o๑๒", "ข้อ I 3", "ตัวชี้วัดที่ ๗", "O12.", and an item by its code
    and its own title.
    """
    plain = to_arabic(text).strip().lower().rstrip(".")
    code, _space, title = plain.partition(" ")
    item = edition.find(code.rstrip(".").upper())
    if item and title and letters_of(title) == letters_of(item.title_th.lower()):
        return item.code
    found = _KEY.fullmatch(plain)
    if not found:
        return ""
    letters, number = found[1], found[2].lstrip("0")
    if letters.upper() in INSTRUMENTS and not found[2]:
        return letters.upper()
    if letters in {"i", "e"} and number:
        return f"{letters}{number}"
    if letters == "o" and edition.find(f"O{number}"):
        return f"O{number}"
    known = {code for codes in INDICATORS.values() for code in codes}
    known |= {pillar.code for pillar in edition.pillars}
    return number if not letters and number in known else ""


def lines_of(edition: Edition, scores: Mapping[str, OfficialScore]) -> tuple[ResultLine, ...]:
    """Every row of the year's form, and what was entered beyond it."""
    return tuple(_lines(edition, scores))


def _lines(edition: Edition, scores: Mapping[str, OfficialScore]) -> Iterator[ResultLine]:
    def line(key: str, instrument: str, level: Level, title: str) -> ResultLine:
        return ResultLine(
            key=key, instrument=instrument, level=level, title=title, score=scores.get(key)
        )

    for instrument, name in INSTRUMENTS.items():
        yield line(instrument, instrument, "instrument", str(name))
        if instrument == "OIT":
            for pillar in edition.pillars:
                yield line(pillar.code, "OIT", "indicator", title_of(pillar))
            for one in edition.indicators:
                yield line(one.code, "OIT", "item", title_of(one))
        elif instrument in QUESTIONS:
            for code, title in INDICATORS[instrument].items():
                yield line(code, instrument, "indicator", str(title))
            letter, most = QUESTIONS[instrument]
            numbers = {*range(1, most + 1)}
            numbers |= {int(key[1:]) for key in scores if key.startswith(letter)}
            for number in sorted(numbers):
                key = f"{letter}{number}"
                title = scores[key].title if key in scores else ""
                yield line(key, instrument, "question", title)


def weaknesses(edition: Edition, lines: tuple[ResultLine, ...]) -> tuple[ResultLine, ...]:
    """What stood below the pass line, instrument by instrument: questions and items; of an
    instrument without any that was scored, its indicators; else the instrument itself."""
    found: list[ResultLine] = []
    for instrument in ("IIT", "EIT", "OIT"):
        own = [one for one in lines if one.instrument == instrument and one.score]
        for levels in ({"question", "item"}, {"indicator"}, {"instrument"}):
            finest = [one for one in own if one.level in levels]
            if finest:
                found += [one for one in finest if is_weak(edition, one)]
                break
    return tuple(found)


def is_weak(edition: Edition, line: ResultLine) -> bool:
    return line.points is not None and line.points < edition.scoring.pass_line


def computed_oit(edition: Edition, lines: tuple[ResultLine, ...]) -> float | None:
    """The score of OIT by its items, where all of them were entered."""
    items = {one.key: one.points for one in lines if one.level == "item"}
    if any(points is None for points in items.values()):
        return None
    return roll_up(edition, {key: float(points or 0) for key, points in items.items()}).total


def result_of(index: TransparencyIndexPage, year: int) -> OfficialResult | None:
    return OfficialResult.objects.filter(municipality=index, year=year).first()


def scores_of(result: OfficialResult | None) -> dict[str, OfficialScore]:
    """By key; one query, none without a result."""
    return {one.key: one for one in result.scores.all()} if result else {}


def assessed_items(year_page: AssessmentYearPage) -> dict[str, bool]:
    """Code of each item that the assessors scored → whether they gave it all its points. One
    query, by the place of the year below its municipality."""
    above = year_page.path[: -year_page.steplen]
    rows = OfficialScore.objects.filter(
        result__year=year_page.year, result__municipality__path=above, key__startswith="O"
    ).values_list("key", "points")
    return {key: points >= 100 for key, points in rows if key != "OIT"}


def with_official(card: Scorecard) -> Scorecard:
    """The same, each row knowing what the assessors said of it; one query."""
    found = assessed_items(card.year_page)
    rows = (replace(row, assessed=found.get(row.code)) for row in card.rows)
    return replace(card, rows=tuple(rows))
