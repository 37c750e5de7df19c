"""What is wrong with an edition as a whole, though each of its tables is right."""

from collections.abc import Callable

from oit_pages.catalogue.errors import Where
from oit_pages.catalogue.schema import Edition, Indicator
from oit_pages.catalogue.subject_list import subjects


def check_edition(edition: Edition, where: Where) -> None:
    """Raise EditionError for the first thing that would make the year's results untrue."""
    for check in (_has_indicators, _subjects_are_new, _subjects_stand_once):
        check(edition, where)
    for indicator in edition.indicators:
        inside = where.within(f"indicator {indicator.code}")
        for ask in INDICATOR_CHECKS:
            ask(indicator, inside)


def _has_indicators(edition: Edition, where: Where) -> None:
    if not edition.indicators:
        raise where.error("pillars", "There is no indicator.", "Write [[pillars]] and what is in.")


def _subjects_are_new(edition: Edition, where: Where) -> None:
    """A subject declared here must be neither one of ours nor declared twice."""
    known = {one.slug for one in subjects()}
    for one in edition.own_subjects:
        if one.slug in known:
            fix = "Take it out: its pages have a type already. Or choose another slug."
            inside = where.within(f"subject {one.slug}")
            raise inside.error("slug", f"“{one.slug}” is known already.", fix)
        known.add(one.slug)


def _subjects_stand_once(edition: Edition, where: Where) -> None:
    """One page can't count for two items: the tree has one page for each subject."""
    asked: dict[str, str] = {}
    for one in edition.indicators:
        for at, subject in enumerate(one.subjects):
            if subject in asked:
                raise where.within(f"indicator {one.code}").error(
                    "also_covers" if at else "subject",
                    f"{asked[subject]} asks for “{subject}” already.",
                    "Let one indicator have it.",
                )
            asked[subject] = one.code


def _requires_something(indicator: Indicator, where: Where) -> None:
    """What requires nothing would be complete whatever its page shows."""
    if not any(one.level == "required" for one in indicator.requirements):
        fix = 'Set level = "required" for at least one.'
        raise where.error("requirements", "None of them is required.", fix)


def _asks_each_subject(indicator: Indicator, where: Where) -> None:
    """A covered subject that no requirement asks for would count as disclosed."""
    asked = {one.subject or indicator.subject for one in indicator.requirements}
    for subject in indicator.also_covers:
        if subject not in asked:
            raise where.error(
                "also_covers",
                f"No requirement asks for “{subject}”.",
                f'Add one with subject = "{subject}", or take it out of also_covers.',
            )


INDICATOR_CHECKS: tuple[Callable[[Indicator, Where], None], ...] = (
    _requires_something,
    _asks_each_subject,
)
