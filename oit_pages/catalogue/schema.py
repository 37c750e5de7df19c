"""The shape of an edition: frozen dataclasses, no behaviour beyond looking up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal

#: "seen-here": a site's own people saw it in a source they name; nobody else has checked that.
Confidence = Literal["seen", "seen-here", "seen-adjacent", "background", "unknown"]
#: Somebody saw it for this year.
CONFIRMED = frozenset({"seen", "seen-here"})
Basis = Literal["", "variant", "practice"]
Level = Literal["required", "recommended", "information"]
Cadence = Literal["once", "monthly", "quarterly", "6-month", "annual"]
PeriodRule = Literal[
    "standing",  # what is in force now
    "fiscal_year",  # 1 Oct – 30 Sep
    "first_half",  # 1 Oct – 31 Mar of the fiscal year
    "previous_fiscal_year",
    "calendar_year",
]
#: Steps of the roll-up.
ItemStep = Literal["all-or-nothing"]
JoinStep = Literal["mean"]


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What an indicator is about; stable over the years, unlike codes."""

    slug: str
    title_th: str
    title_en: str
    default_cadence: Cadence
    called: tuple[str, ...] = ()
    """What officers call its pages and papers besides; "…" stands for any words between."""


@dataclass(frozen=True, kw_only=True)
class Call:
    """One rule with its parameters."""

    rule: str
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Compound:
    """Rules joined: all of them, any of them, or not (one part)."""

    how: Literal["all", "any", "not"]
    parts: tuple["Judgement", ...]


@dataclass(frozen=True, kw_only=True)
class Person:
    """No machine can judge this: a person attests it."""


Judgement = Call | Compound | Person


def calls(judgement: Judgement) -> Iterator[Call]:
    """Every call of a rule in a judgement, in reading order."""
    match judgement:
        case Call():
            yield judgement
        case Compound(parts=parts):
            for part in parts:
                yield from calls(part)


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a fact was read."""

    id: str
    text: str
    th: str = ""
    """The same in Thai; "" where nobody wrote it."""


@dataclass(frozen=True, kw_only=True)
class Requirement:
    """One thing that an indicator's page must show."""

    id: str
    """Stable within the indicator's subject: "results"."""
    th: str
    en: str
    level: Level
    judgement: Judgement
    confidence: Confidence
    basis: Basis = ""
    sources: tuple[str, ...] = ()
    subject: str = ""
    """The subject it asks, where an indicator covers several; "" is the indicator's own."""

    @property
    def provisional(self) -> bool:
        """Nobody saw this text for this edition's agencies: show it as not confirmed."""
        return self.confidence not in CONFIRMED or bool(self.basis)


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One item of the public list: "O43"."""

    code: str
    subject: str
    title_th: str
    title_en: str
    cadence: Cadence
    period: PeriodRule
    confidence: Confidence
    requirements: tuple[Requirement, ...]
    sources: tuple[str, ...] = ()
    also_covers: tuple[str, ...] = ()
    """Further subjects that this item asks for in this edition."""
    languages: tuple[str, ...] = ("th",)
    """Languages in which it must be published."""
    looks_back_on: PeriodRule | Literal[""] = ""
    """The year whose result it analyses, where that is not its own."""

    @property
    def subjects(self) -> tuple[str, ...]:
        return (self.subject, *self.also_covers)

    @cached_property
    def calls(self) -> tuple[Call, ...]:
        """Every call of a rule in its requirements, in reading order."""
        return tuple(call for one in self.requirements for call in calls(one.judgement))

    @property
    def provisional(self) -> bool:
        """The item's name and place were not seen in a list of this year."""
        return self.confidence not in CONFIRMED

    @property
    def slug(self) -> str:
        """ASCII: Thai vowel marks are not valid in slugs."""
        return f"{self.code.lower()}-{self.subject}"


@dataclass(frozen=True, kw_only=True)
class Topic:
    id: str
    title_th: str
    title_en: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, kw_only=True)
class Section:
    """A sub-indicator of the assessment: "9.1"."""

    code: str
    title_th: str
    title_en: str
    confidence: Confidence
    topics: tuple[Topic, ...]

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(one for topic in self.topics for one in topic.indicators)

    @property
    def provisional(self) -> bool:
        """The section's name and place were not seen in a list of this year."""
        return self.confidence not in CONFIRMED

    @property
    def slug(self) -> str:
        return f"section-{self.code.replace('.', '-')}"


@dataclass(frozen=True, kw_only=True)
class Pillar:
    """An indicator of the assessment that OIT measures: "9" or "10"."""

    code: str
    title_th: str
    title_en: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, kw_only=True)
class Window:
    """A span of the assessment's calendar; either end may be unknown."""

    start: date | None
    end: date | None
    confidence: Confidence
    note: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Scoring:
    """How points roll up; each step is a name that `catalogue.rollup` knows."""

    item: ItemStep
    section: JoinStep
    pillar: JoinStep
    total: JoinStep
    pass_line: float
    weights: Mapping[str, float]
    """Share of each instrument in the ITA total, percent: {"OIT": 40}."""
    confidence: Confidence
    sources: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One fiscal year's list."""

    year: int
    """Fiscal year, Buddhist era."""
    label: str
    note: str
    provisional: bool
    """The list itself is not confirmed for municipalities."""
    scoring: Scoring
    calendar: Mapping[str, Window]
    """"submission", "scoring", "clarification", "confirmation", "result"."""
    pillars: tuple[Pillar, ...]
    sources: Mapping[str, Source] = field(default_factory=dict)
    own_subjects: tuple[Subject, ...] = ()
    """Subjects that only this edition knows, declared in its own file."""
    origin: str = ""
    """The file it was read from."""

    @property
    def sections(self) -> tuple[Section, ...]:
        return tuple(section for pillar in self.pillars for section in pillar.sections)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(one for section in self.sections for one in section.indicators)

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.indicators)

    def find(self, key: str) -> Indicator | None:
        """The indicator with this code (any case) or subject, main or covered; else None."""
        wanted = key.strip()
        for one in self.indicators:
            if one.code == wanted.upper() or one.subject == wanted:
                return one
        return next((one for one in self.indicators if wanted in one.also_covers), None)

    def section_of(self, indicator: Indicator) -> Section:
        """The section an indicator of this edition stands in."""
        return next(s for s in self.sections if indicator in s.indicators)
