"""Agreement: whether a time that words name can be the one that is typed into fields."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from oit_pages.thai import Period, fiscal_year_of
from oit_pages.thai.named_times import NamedTime, named_parts

_YEAR = timedelta(days=366)

#: A part and a time that it names.
Named = tuple[str, NamedTime]


def any_fits(named: Sequence[Named], typed: Sequence[Period], targets: Sequence[Period]) -> bool:
    """Whether one of the times can be what is typed. Where a term of years is named, it decides."""
    terms = [one for one in named if all(map(_is_long, one[1].periods))]
    if terms and any(map(_is_long, typed)):
        named = terms
    return any(_fits(one, span, targets) for _part, one in named for span in typed)


def _is_long(period: Period) -> bool:
    return period.end - period.start > _YEAR


def other_parts(names: Iterable[tuple[str, str]], typed: Sequence[Period]) -> list[Named]:
    """Quarters and halves by name, where none of them is what is typed. Without a year they are
    of the fiscal year that is typed."""
    years = {fiscal_year_of(day) for span in typed for day in (span.start, span.end)}
    named = [
        (part, one) for part, name in names for be in sorted(years) for one in named_parts(name, be)
    ]
    if any(_fits(one, span, ()) for _part, one in named for span in typed):
        return []
    return named


def _fits(named: NamedTime, typed: Period, targets: Sequence[Period]) -> bool:
    """Whether what is named can be the time that is typed."""
    for one in named.periods:
        if one.start == one.end:  # a day: of the paper, or up to which the figures go
            if Period(one.start - _YEAR, one.start + _YEAR).overlaps(typed):
                return True
        elif one.covers(typed) or (_is_long(typed) and one.overlaps(typed) and not _is_long(one)):
            return True
    return _leaves_nothing_out(named, typed, targets)


def _leaves_nothing_out(named: NamedTime, typed: Period, targets: Sequence[Period]) -> bool:
    """Whether a term of years has all of what is asked for that the typed term has."""
    if not _is_long(typed) or not any(
        _is_long(one) and one.overlaps(typed) for one in named.periods
    ):
        return False
    return all(
        any(one.covers(target) for one in named.periods)
        for target in targets
        if typed.covers(target)
    )
