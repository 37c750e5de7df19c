"""From the points of the items to the score, by the steps an edition names."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean

from oit_pages.catalogue.schema import Edition, ItemStep, JoinStep

#: What an item is worth, by its points of 100.
ITEM: Mapping[ItemStep, Callable[[float], float]] = {
    "all-or-nothing": lambda points: 100.0 if points >= 100 else 0.0,
}
#: How scores join into one.
JOIN: Mapping[JoinStep, Callable[[Iterable[float]], float]] = {"mean": fmean}


@dataclass(frozen=True, kw_only=True)
class Score:
    """Points of 100, unrounded: of the whole, and by code of its pillars and sections."""

    total: float
    pillars: Mapping[str, float]
    sections: Mapping[str, float]


def roll_up(edition: Edition, points: Mapping[str, float]) -> Score:
    """The score from points (0–100) by indicator code; an item not named has none.

    Raises KeyError for a code that the edition does not have.
    """
    unknown = set(points) - {one.code for one in edition.indicators}
    if unknown:
        raise KeyError(f"{edition.label} has no {', '.join(sorted(unknown))}")
    steps = edition.scoring
    worth = ITEM[steps.item]
    sections = {
        section.code: JOIN[steps.section](worth(points.get(i.code, 0)) for i in section.indicators)
        for section in edition.sections
    }
    pillars = {
        pillar.code: JOIN[steps.pillar](sections[section.code] for section in pillar.sections)
        for pillar in edition.pillars
    }
    return Score(total=JOIN[steps.total](pillars.values()), pillars=pillars, sections=sections)


def weights(edition: Edition) -> Mapping[str, float]:
    """What each indicator alone is worth of the 100 points, by code; worked out once an edition."""
    known = _WEIGHTS.get(id(edition))
    if known is None or known[0] is not edition:
        if len(_WEIGHTS) >= _MOST:
            _WEIGHTS.clear()
        each = {one.code: roll_up(edition, {one.code: 100.0}).total for one in edition.indicators}
        known = _WEIGHTS[id(edition)] = (edition, each)
    return known[1]


#: By the edition itself: to compare two by value takes longer than the roll-up.
_WEIGHTS: dict[int, tuple[Edition, Mapping[str, float]]] = {}
_MOST = 50


def weight(edition: Edition, code: str) -> float:
    """What this indicator alone is worth of the 100 points. Raises KeyError as roll_up."""
    found = weights(edition).get(code)
    return roll_up(edition, {code: 100.0}).total if found is None else found
