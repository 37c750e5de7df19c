"""What an officer looks at first: the score, the time left, the most valuable gaps."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from oit_pages.catalogue.schema import Pillar, Section
from oit_pages.checklist.deadlines import Deadline, next_deadline
from oit_pages.checklist.outcomes import OPEN
from oit_pages.checklist.scorecard import Row, Scorecard

#: How many gaps are worth naming at once.
GAPS = 5


@dataclass(frozen=True, kw_only=True)
class SectionProgress:
    code: str
    title_th: str
    title_en: str
    sure: float
    """Points of 100."""
    done: int
    items: int


@dataclass(frozen=True, kw_only=True)
class Tally:
    """The items of a pillar, of a section, or of the whole year, in numbers; each is counted
    once."""

    group: Pillar | Section | None
    """None for the whole year."""
    items: int
    complete: int
    waiting: int
    """For a person, or for what could not be looked at."""
    incomplete: int
    missing: int
    worth: float
    """Points of the year's 100 that its items are worth."""
    won: float
    score: float
    """Its own, of 100."""


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """A year at a glance; points of 100."""

    card: Scorecard
    sections: tuple[SectionProgress, ...]
    gaps: tuple[Row, ...]
    """Items not sure yet, the most valuable first."""
    units: tuple[tuple[str, int], ...]
    """Responsible unit and how many of its items are open, the most first; "" where none."""
    closes: date | None
    """The last day of submission; None when unknown."""
    days_left: int | None
    """Days to that day, below zero when it is over; None when unknown."""
    deadline: Deadline | None
    """What comes next in the year's calendar; None when all of it is over or unknown."""

    @property
    def to_pass(self) -> float:
        """Points that are missing to the pass line; 0 when it is reached."""
        return max(0.0, self.card.edition.scoring.pass_line - self.card.score)


def outlook(card: Scorecard, today: date) -> Outlook:
    """From a scorecard alone: no query."""
    open_rows = [row for row in card.rows if not row.sure]
    by_unit: dict[str, int] = defaultdict(int)
    for row in open_rows:
        unit = row.page.responsible_unit if row.page else None
        by_unit[unit.name_th if unit else ""] += 1
    closes = card.year_page.span("submission").end
    return Outlook(
        card=card,
        sections=tuple(_progress(card, section) for section in card.edition.sections),
        gaps=tuple(sorted(open_rows, key=lambda row: -row.weight)[:GAPS]),
        units=tuple(sorted(by_unit.items(), key=lambda pair: -pair[1])),
        closes=closes,
        days_left=(closes - today).days if closes else None,
        deadline=next_deadline(card.year_page, today),
    )


def _progress(card: Scorecard, section) -> SectionProgress:
    rows = [row for row in card.rows if row.section is section]
    return SectionProgress(
        code=section.code,
        title_th=section.title_th,
        title_en=section.title_en,
        sure=card.sure.sections[section.code],
        done=sum(row.sure for row in rows),
        items=len(rows),
    )


def tallies(card: Scorecard) -> Iterator[Tally]:
    """Each pillar and, after it, its sections, as the list has them; the whole year last."""
    for pillar in card.edition.pillars:
        ours = [row for row in card.rows if row.section in pillar.sections]
        yield _tally(pillar, ours, card.sure.pillars[pillar.code])
        for section in pillar.sections:
            rows = [row for row in ours if row.section is section]
            yield _tally(section, rows, card.sure.sections[section.code])
    yield _tally(None, card.rows, card.score)


def _tally(group: Pillar | Section | None, rows: Iterable[Row], score: float) -> Tally:
    rows = tuple(rows)
    complete = sum(row.sure for row in rows)
    waiting = sum(row.outcome in OPEN for row in rows)
    missing = sum(row.outcome == "missing" for row in rows)
    return Tally(
        group=group,
        items=len(rows),
        complete=complete,
        waiting=waiting,
        incomplete=len(rows) - complete - waiting - missing,
        missing=missing,
        worth=sum(row.weight for row in rows),
        won=sum(row.won for row in rows),
        score=score,
    )
