"""From the tables of an edition file to an Edition; all that is wrong is said in words."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, get_args

from oit_pages.catalogue.errors import Where
from oit_pages.catalogue.judgements import Named, name_judgements, parse_judgement
from oit_pages.catalogue.reading import Table, known
from oit_pages.catalogue.rollup import ITEM, JOIN
from oit_pages.catalogue.schema import (
    Basis,
    Cadence,
    Confidence,
    Edition,
    Indicator,
    Level,
    PeriodRule,
    Pillar,
    Requirement,
    Scoring,
    Section,
    Source,
    Subject,
    Topic,
    Window,
)
from oit_pages.catalogue.soundness import check_edition
from oit_pages.catalogue.subject_list import build_subject, subjects

WINDOWS = ("submission", "scoring", "clarification", "confirmation", "result")
CODE = re.compile(r"O[1-9][0-9]?")
LANGUAGES = ("th", "en")


def build_edition(data: Mapping[str, Any], file: str) -> Edition:
    """The edition that these tables describe. Raises EditionError."""
    table = Table(data, Where(file))
    sources = _sources(table)
    own = tuple(build_subject(one, table.where) for one in table.tables("subjects", ()))
    spelt = Table(table.value("judgements", {}), table.where, "judgements").data
    maker = _Maker(sources, own, name_judgements(spelt, table.where.within("judgements")))
    edition = Edition(
        year=int(table.number("year")),
        label=table.text("label"),
        note=table.text("note", ""),
        provisional=table.flag("provisional"),
        scoring=maker.scoring(Table(table.value("scoring"), table.where, "scoring")),
        calendar=maker.calendar(Table(table.value("calendar", {}), table.where, "calendar")),
        pillars=_tree(table, maker),
        sources=sources,
        own_subjects=own,
        origin=file,
    )
    table.finish()
    check_edition(edition, table.where)
    return edition


def _sources(table: Table) -> Mapping[str, Source]:
    inner = Table(table.value("sources", {}), table.where.within("sources"), "sources")
    thai = Table(table.value("sources_th", {}), table.where.within("sources_th"), "sources_th")
    sources = {
        key: Source(id=key, text=inner.text(key), th=thai.text(key, "")) for key in inner.data
    }
    thai.finish()
    return sources


def _tree(table: Table, maker: "_Maker") -> tuple[Pillar, ...]:
    """Pillars, sections, topics and indicators are flat lists; each names what it is in."""
    indicators = _shelve(table, "indicators", "code", "topic", ("topics", "id"), maker.indicator)
    topics = _shelve(
        table,
        "topics",
        "id",
        "section",
        ("sections", "code"),
        lambda one: Topic(
            id=one.slug("id"),
            title_th=one.text("title_th"),
            title_en=one.text("title_en"),
            indicators=_held(one, "id", "indicators", indicators),
        ),
    )
    sections = _shelve(
        table,
        "sections",
        "code",
        "pillar",
        ("pillars", "code"),
        lambda one: Section(
            code=one.text("code"),
            title_th=one.text("title_th"),
            title_en=one.text("title_en"),
            confidence=one.choice("confidence", get_args(Confidence)),
            topics=_held(one, "code", "topics", topics),
        ),
    )
    return tuple(
        Pillar(
            code=one.text("code"),
            title_th=one.text("title_th"),
            title_en=one.text("title_en"),
            sections=_held(one, "code", "sections", sections),
        )
        for one in _each(table, "pillars", "code")
    )


def _each(table: Table, key: str, name: str) -> Iterator[Table]:
    """The tables of a list, each by its name; two of one name are an error."""
    seen = set()
    for data in table.tables(key):
        value = str(data.get(name, "?"))
        one = Table(data, table.where.within(f"{key.removesuffix('s')} {value}"))
        if value in seen:
            raise one.where.error(name, f"“{value}” stands here twice.", "Rename or remove one.")
        seen.add(value)
        yield one
        one.finish()


def _shelve(
    table: Table,
    key: str,
    name: str,
    parent: str,
    holders: tuple[str, str],
    make: Callable[[Table], Any],
) -> Mapping[str, list[Any]]:
    """What a list of tables describes, by the name of what each is in."""
    holder_key, holder_name = holders
    known_holders = [str(one.get(holder_name)) for one in table.tables(holder_key)]
    shelved: dict[str, list[Any]] = {}
    for one in _each(table, key, name):
        shelved.setdefault(one.choice(parent, known_holders), []).append(make(one))
    return shelved


def _held(holder: Table, name: str, key: str, shelved: Mapping[str, list[Any]]) -> tuple[Any, ...]:
    """What stands in this holder; nothing is an error."""
    found = shelved.get(holder.text(name))
    if not found:
        raise holder.where.error(name, f"It holds no {key}.", "Put some into it, or remove it.")
    return tuple(found)


def _points(table: Table, key: str) -> float:
    """A number of points, or percent."""
    points = table.number(key)
    if not 0 <= points <= 100:
        raise table.where.error(key, "It is not within 0 and 100.", "Write a number such as 85.")
    return points


class _Maker:
    """Makes the parts that point at sources and subjects."""

    def __init__(self, sources: Mapping[str, Source], own: tuple[Subject, ...], named: Named):
        self.sources = sources
        self.named = named
        self.subjects = {subject.slug for subject in (*subjects(), *own)}

    def indicator(self, table: Table) -> Indicator:
        code = table.text("code")
        if not CODE.fullmatch(code):
            raise table.where.error("code", f"“{code}” is no code.", "Write it such as “O7”.")
        also_covers = self._subjects(table, "also_covers", table.texts("also_covers"))
        (subject,) = self._subjects(table, "subject", (table.slug("subject"),))
        made = Indicator(
            code=code,
            subject=subject,
            title_th=table.text("title_th"),
            title_en=table.text("title_en"),
            cadence=table.choice("cadence", get_args(Cadence)),
            period=table.choice("period", get_args(PeriodRule)),
            confidence=table.choice("confidence", get_args(Confidence)),
            sources=self._sources(table),
            also_covers=also_covers,
            languages=table.choices("languages", LANGUAGES) or ("th",),
            looks_back_on=table.choice("looks_back_on", get_args(PeriodRule), ""),
            requirements=tuple(
                self._requirement(one, (subject, *also_covers))
                for one in _each(table, "requirements", "id")
            ),
        )
        if not made.requirements:
            raise table.where.error("requirements", "It asks for nothing.", "Add a requirement.")
        return made

    def _requirement(self, table: Table, asked: Collection[str]) -> Requirement:
        return Requirement(
            id=table.slug("id"),
            th=table.text("th"),
            en=table.text("en"),
            level=table.choice("level", get_args(Level)),
            judgement=parse_judgement(table.value("judged_by"), table.where, self.named),
            confidence=table.choice("confidence", get_args(Confidence)),
            basis=table.choice("basis", get_args(Basis), ""),
            sources=self._sources(table),
            subject=table.choice("subject", asked, ""),
        )

    def scoring(self, table: Table) -> Scoring:
        table.where = table.where.within("scoring")
        weights = Table(table.value("weights", {}), table.where, "weights")
        made = Scoring(
            item=table.choice("item", ITEM),
            section=table.choice("section", JOIN),
            pillar=table.choice("pillar", JOIN),
            total=table.choice("total", JOIN),
            pass_line=_points(table, "pass_line"),
            weights={key: _points(weights, key) for key in weights.data},
            confidence=table.choice("confidence", get_args(Confidence)),
            sources=self._sources(table),
            note=table.text("note", ""),
        )
        table.finish()
        return made

    def calendar(self, table: Table) -> Mapping[str, Window]:
        found = {}
        for name in table.data:
            if name not in WINDOWS:
                what = f"The window “{name}” is not known."
                raise table.where.error(f"calendar.{name}", what, known(name, WINDOWS))
            where = table.where.within(f"calendar {name}")
            found[name] = self._window(Table(table.value(name), where, name))
        return found

    def _window(self, table: Table) -> Window:
        window = Window(
            start=table.day("start"),
            end=table.day("end"),
            confidence=table.choice("confidence", get_args(Confidence)),
            note=table.text("note", ""),
            sources=self._sources(table),
        )
        if window.start and window.end and window.end < window.start:
            raise table.where.error("end", "It ends before it starts.", "Check both dates.")
        table.finish()
        return window

    def _subjects(self, table: Table, field: str, slugs: tuple[str, ...]) -> tuple[str, ...]:
        for slug in slugs:
            if slug not in self.subjects:
                raise table.where.error(
                    field,
                    f"The subject “{slug}” is not known.",
                    f"{known(slug, self.subjects)} A new one is declared under [[subjects]].",
                )
        return slugs

    def _sources(self, table: Table) -> tuple[str, ...]:
        named = table.texts("sources")
        for source in named:
            if source not in self.sources:
                raise table.where.error(
                    "sources",
                    f"The source “{source}” is not listed.",
                    "Add it to the table [sources] of this file.",
                )
        return named
