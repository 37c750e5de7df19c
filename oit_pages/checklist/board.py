"""The readiness of every municipality for a year, for whoever may see all of them.

Asked of small tables alone – profiles, readiness, results, runs – and never of the pages: what it
costs follows the number of municipalities, and what is shown at once are fifty of them.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy as _
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Page

from oit_pages.catalogue.schema import Edition, Indicator, Requirement
from oit_pages.models import AssessmentRun, IndicatorResult, Readiness, TransparencyIndexPage
from oit_pages.thai import clean_line, to_arabic
from oit_pages.writers.report import Tone

#: Where a municipality stands, the best first.
STATES = {
    "passes": _("reaches the pass line"),
    "reachable": _("reaches it once people have judged"),
    "below": _("below the pass line"),
    "not_begun": _("no year yet"),
}
#: As the report colours its outcomes.
STATE_TONES: dict[str, Tone] = {
    "passes": "good", "reachable": "open", "below": "bad", "not_begun": "",
}  # fmt: skip
ORDERS = {
    "score": (F("r__score").asc(nulls_first=True), "province", "name_th", "pk"),
    "-score": (F("r__score").desc(nulls_last=True), "province", "name_th", "pk"),
    "name": ("province", "district", "name_th", "pk"),
}
#: Points of the trend, and gaps that are named.
POINTS, GAPS = 12, 10
COLUMNS = (
    "pk", "name_th", "kind", "province", "district", "agency_code", "r__year_page", "r__score",
    "r__possible", "r__complete", "r__open", "r__indicators", "r__changed_at", "state",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which municipalities; "" for all."""

    find: str = ""
    """Words that the name, the place or the agency code has."""
    province: str = ""
    district: str = ""
    kind: str = ""
    outcome: str = ""
    """One of `STATES`."""


@dataclass(frozen=True, kw_only=True)
class Municipality:
    """One line of the board. Points of 100; None before there is a year."""

    pk: int
    name: str
    kind: str
    province: str
    district: str
    agency_code: str
    year_page: int | None
    score: float | None
    possible: float | None
    complete: int
    open: int
    indicators: int
    changed_at: Any
    state: str


@dataclass(frozen=True, kw_only=True)
class Tally:
    """Municipalities that share something."""

    count: int
    states: dict[str, int]
    score: float | None
    """The mean of those that have a year."""


@dataclass(frozen=True, kw_only=True)
class Gap:
    """A requirement that is surely not met, and of how many municipalities."""

    indicator: Indicator
    requirement: Requirement
    count: int


class Board:
    """One year's readiness, of the municipalities asked for."""

    def __init__(self, edition: Edition, asked: Asked):
        self.edition = edition
        self.asked = asked
        self.line = edition.scoring.pass_line
        found = self._profiles(replace(asked, province="", district="", kind="", outcome=""))
        #: (province, district, kind, state, how many, points of all), one query.
        self.groups = list(
            found.order_by()
            .values_list("province", "district", "kind", "state")
            .annotate(count=Count("pk"), points=Sum("r__score"))
        )

    def summary(self) -> Tally:
        return _sum(row for row in self.groups if self._is_asked(row))

    def by_province(self) -> dict[str, Tally]:
        names = sorted({row[0] for row in self.groups if self._is_asked(row)})
        return {
            name: _sum(row for row in self.groups if row[0] == name and self._is_asked(row))
            for name in names
        }

    def provinces(self) -> list[str]:
        return sorted({row[0] for row in self.groups if row[0]})

    def districts(self) -> list[str]:
        """Of the province that is asked for; of none else."""
        return sorted({row[1] for row in self.groups if row[1] and row[0] == self.asked.province})

    def rows(self, order: str = "score", start: int = 0, stop: int | None = None):
        """Municipalities in an order of `ORDERS`: a slice of them, or all."""
        found = self._profiles(self.asked).order_by(*ORDERS[order]).values_list(*COLUMNS)
        lines = list(found[start:stop])
        nameless = [line[0] for line in lines if not line[1]]
        titles = {}
        if nameless:
            titles = dict(Page.objects.filter(pk__in=nameless).values_list("pk", "title"))
        return [_municipality(line, titles) for line in lines]

    def gaps(self, most: int = GAPS) -> list[Gap]:
        """What is most often missing, the worst first; one query."""
        results = IndicatorResult.objects.filter(year_page__in=self._years()).exclude(lacking="")
        counted: Counter[tuple[str, str]] = Counter()
        for code, lacking, count in results.values_list("code", "lacking").annotate(Count("pk")):
            for requirement in lacking.split():
                counted[code, requirement] += count
        asked = {
            (one.code, requirement.id): (one, requirement)
            for one in self.edition.indicators
            for requirement in one.requirements
        }
        worst = sorted(counted.items(), key=lambda pair: -pair[1])
        known = [(*asked[key], count) for key, count in worst if key in asked]
        return [
            Gap(indicator=indicator, requirement=requirement, count=count)
            for indicator, requirement, count in known[:most]
        ]

    def trend(self) -> list[tuple[date, float]]:
        """The mean score at the end of some days on which scores changed, the last among them."""
        years = self.summary()
        begun = years.count - years.states["not_begun"]
        runs = AssessmentRun.objects.filter(year_page__in=self._years())
        days = runs.order_by().annotate(day=TruncDate("at")).values_list("day")
        points, found = 0.0, []
        for day, gained in days.annotate(gained=Sum("gained")).order_by("day"):
            points += gained
            found.append((day, points / begun if begun else 0.0))
        step = max(1, -(-len(found) // POINTS))
        return found[::-1][::step][::-1]

    def _profiles(self, asked: Asked) -> QuerySet:
        """Profiles with the year's readiness (`r`) and where it stands (`state`)."""
        home = Page.objects.filter(pk=OuterRef("pk")).order_by().values("locale__language_code")
        source = get_supported_content_language_variant(settings.LANGUAGE_CODE)
        return (
            TransparencyIndexPage.objects.annotate(
                r=FilteredRelation("readiness", condition=Q(readiness__year=self.edition.year)),
                # A scalar, so that each is looked up by its key: no scan of all pages.
                language=Subquery(home[:1]),
                state=Case(
                    When(r__isnull=True, then=Value("not_begun")),
                    When(r__score__gte=self.line, then=Value("passes")),
                    When(r__possible__gte=self.line, then=Value("reachable")),
                    default=Value("below"),
                    output_field=CharField(),
                ),
                is_twin=_better_twin(self.edition.year, "r__"),
            )
            # Asked of what is annotated: another filter by `r` would be another join.
            .filter(is_twin=False)
            # Only years in the source language are judged: of those nothing is looked up.
            .filter(~Q(state="not_begun") | Q(language=source))
            .filter(_of_profile(asked))
            .filter(Q(state=asked.outcome) if asked.outcome else Q())
        )

    def _years(self) -> QuerySet:
        """The years of those that are asked for; none where only the ones without are."""
        where = {
            "": Q(),
            "passes": Q(score__gte=self.line),
            "reachable": Q(score__lt=self.line, possible__gte=self.line),
            "below": Q(possible__lt=self.line),
            "not_begun": Q(pk__in=()),
        }
        years = Readiness.objects.filter(where[self.asked.outcome], year=self.edition.year)
        years = years.filter(~_better_twin(self.edition.year))
        return years.filter(_of_profile(self.asked, "municipality__")).values("year_page")

    def _is_asked(self, row: tuple) -> bool:
        asked = (self.asked.province, self.asked.district, self.asked.kind, self.asked.outcome)
        return all(not one or one == value for one, value in zip(asked, row, strict=False))


def years_judged() -> list[int]:
    """The fiscal years that any municipality is judged in, newest first."""
    return list(Readiness.objects.order_by("-year").values_list("year", flat=True).distinct())


def _better_twin(year: int, prefix: str = "") -> Exists:
    """Whether the municipality has another page of that year, as a copy is, that stands better or
    was there before: of both that one counts."""
    its = {name: OuterRef(f"{prefix}{name}") for name in ("municipality", "score", "pk")}
    better = Q(score__gt=its["score"]) | Q(score=its["score"], pk__lt=its["pk"])
    return Exists(Readiness.objects.filter(better, municipality=its["municipality"], year=year))


def _of_profile(asked: Asked, prefix: str = "") -> Q:
    where = Q()
    for name in ("province", "district", "kind"):
        if value := getattr(asked, name):
            where &= Q(**{f"{prefix}{name}": value})
    for word in clean_line(asked.find).split():
        has = Q()
        for name in ("name_th", "name_en", "province", "district", "agency_code"):
            for written in {word, to_arabic(word)}:
                has |= Q(**{f"{prefix}{name}__icontains": written})
        where &= has
    return where


def _municipality(line: tuple, titles: dict[int, str]) -> Municipality:
    known = dict(zip((name.removeprefix("r__") for name in COLUMNS), line, strict=True))
    name = known.pop("name_th") or titles.get(known["pk"], "")
    for count in ("complete", "open", "indicators"):
        known[count] = known[count] or 0
    return Municipality(name=name, **known)


def _sum(rows: Iterable[tuple]) -> Tally:
    states: Counter[str] = Counter(dict.fromkeys(STATES, 0))
    points = 0.0
    for _province, _district, _kind, state, count, total in rows:
        states[state] += count
        points += total or 0.0
    begun = states.total() - states["not_begun"]
    return Tally(count=states.total(), states=dict(states), score=points / begun if begun else None)
