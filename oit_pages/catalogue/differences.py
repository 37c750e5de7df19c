"""What became of one year's list in another's: renumbered, merged, split, new, dropped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from oit_pages.catalogue.schema import Edition, Indicator, Requirement

_YEAR = re.compile(r"25[0-9]{2}")

Fate = Literal["same", "renumbered", "merged", "split", "regrouped", "new", "dropped"]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One requirement that the other list has not, or words otherwise."""

    change: Literal["added", "dropped", "changed"]
    subject: str
    requirement: Requirement
    """As the newer list has it; as the older had it where it was dropped."""


@dataclass(frozen=True, kw_only=True)
class Difference:
    """Indicators of two lists that are about the same subjects."""

    fate: Fate
    old: tuple[Indicator, ...]
    new: tuple[Indicator, ...]
    asked: tuple[Asked, ...] = ()

    @property
    def retitled(self) -> bool:
        """One item on both sides whose title is another now."""
        return self.fate in ("same", "renumbered") and self.old[0].title_th != self.new[0].title_th

    @property
    def changed(self) -> bool:
        """There is something to tell."""
        return self.fate != "same" or self.retitled or bool(self.asked)

    @property
    def provisional(self) -> bool:
        """One of the items was not seen in a list of its year."""
        return any(one.provisional for one in (*self.old, *self.new))


def differences(old: Edition, new: Edition) -> tuple[Difference, ...]:
    """Every indicator of both lists, once: in the order of the newer, then what was dropped.

    Items belong together when they share a subject, main or covered, directly or over a third.
    """
    return tuple(
        Difference(
            fate=_fate(before, after),
            old=before,
            new=after,
            asked=tuple(_asked(_requirements(before, old.year), _requirements(after, new.year)))
            if after
            else (),
        )
        for before, after in _groups(old, new)
    )


def successors(old: Edition, new: Edition) -> dict[str, Indicator]:
    """The indicator of `new` that asks for each subject of `old`; dropped ones are not in it."""
    asks = {subject: one for one in new.indicators for subject in reversed(one.subjects)}
    asks |= {one.subject: one for one in new.indicators}
    return {
        subject: asks[subject]
        for one in old.indicators
        for subject in one.subjects
        if subject in asks
    }


def _groups(
    old: Edition, new: Edition
) -> Iterator[tuple[tuple[Indicator, ...], tuple[Indicator, ...]]]:
    told_old: set[str] = set()
    told_new: set[str] = set()
    for one in new.indicators:
        if one.code in told_new:
            continue
        before, after = _connected(old, new, set(one.subjects))
        told_old |= {item.code for item in before}
        told_new |= {item.code for item in after}
        yield before, after
    for one in old.indicators:
        if one.code not in told_old:
            yield (one,), ()


def _connected(
    old: Edition, new: Edition, subjects: set[str]
) -> tuple[tuple[Indicator, ...], tuple[Indicator, ...]]:
    """The items of both lists that `subjects` lead to, in the order of each list."""
    while True:
        before = tuple(one for one in old.indicators if subjects & {*one.subjects})
        after = tuple(one for one in new.indicators if subjects & {*one.subjects})
        wider = subjects.union(*(one.subjects for one in (*before, *after)))
        if wider == subjects:
            return before, after
        subjects = wider


def _fate(before: tuple[Indicator, ...], after: tuple[Indicator, ...]) -> Fate:
    if not before or not after:
        return "dropped" if before else "new"
    if len(before) > 1 and len(after) > 1:
        return "regrouped"
    if len(before) > 1:
        return "merged"
    if len(after) > 1:
        return "split"
    return "same" if before[0].code == after[0].code else "renumbered"


#: (subject, id): (the requirement, what of it counts for being the same).
_Known = dict[tuple[str, str], tuple[Requirement, tuple[object, ...]]]


def _asked(old: _Known, new: _Known) -> Iterator[Asked]:
    """What is asked on one side only, or otherwise: by another text, level or judgement."""
    for (subject, name), (one, means) in new.items():
        other = old.get((subject, name))
        if other is None:
            yield Asked(change="added", subject=subject, requirement=one)
        elif means != other[1]:
            yield Asked(change="changed", subject=subject, requirement=one)
    for (subject, name), (one, _means) in old.items():
        if (subject, name) not in new:
            yield Asked(change="dropped", subject=subject, requirement=one)


def _requirements(indicators: tuple[Indicator, ...], year: int) -> _Known:
    return {
        (one.subject or indicator.subject, one.id): (
            one,
            (_undated(one.th, year), one.level, one.judgement),
        )
        for indicator in indicators
        for one in indicator.requirements
    }


def _undated(text: str, year: int) -> str:
    """The text with years counted from that of its list: "news of 2568" asks what 2567's did."""
    return _YEAR.sub(lambda found: f"{int(found[0]) - year:+}", text)
