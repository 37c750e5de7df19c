"""One year taken over into another, as it would be done: the plan that is shown and carried out.

Reads two years in a few queries and changes nothing. Which items belong together is told by the
catalogue, by subject; what stands and what is dated is derived from what the lists ask.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from oit_pages.catalogue import Edition
from oit_pages.catalogue.differences import Difference, differences, successors
from oit_pages.catalogue.schema import Indicator
from oit_pages.catalogue.standing import standing_subjects
from oit_pages.checklist.roll_over_group import GroupToGive, group_to_give
from oit_pages.checklist.taken_over import (
    Content,
    below,
    content_to_give,
    has_unit,
    is_untouched,
    joined,
    latest,
    was_given,
)
from oit_pages.models import AssessmentYearPage, IndicatorPage, ResponsibleUnit
from oit_pages.models.page_queries import below as below_page

State = Literal["review", "renew", "empty", "new", "kept", "missing"]
"""Taken over, to be reviewed; to be made anew; standing, but there was nothing to take over; asked
for the first time; written by somebody already; without a page, as the tree is not whole."""


@dataclass(frozen=True, kw_only=True)
class Item:
    """What becomes of one indicator of the newer year."""

    indicator: Indicator
    difference: Difference
    page: IndicatorPage | None
    """The newer year's."""
    gives: tuple[IndicatorPage, ...]
    """Pages of the older year whose content is taken over, that of the main subject first."""
    leaves: tuple[IndicatorPage, ...]
    """Pages of the older year that are about the same, whose content is of that year."""
    entries: tuple[IndicatorPage, ...]
    """What hangs below those that give, and is taken over with them."""
    content: Content
    unit: ResponsibleUnit | None
    """Who answered for it, where nobody does yet."""
    was_given: bool = False
    """It was taken over before, whatever became of it."""

    @cached_property
    def is_open(self) -> bool:
        """Whether something may still be put on its page."""
        return self.page is not None and not self.was_given and is_untouched(self.page)

    @cached_property
    def is_taken_over(self) -> bool:
        """Whether its page shows what was taken over before, and waits for a person."""
        if self.page is None or self.page.live or not self.gives:
            return False
        now = latest(self.page)
        same_summary = bool(now.summary) and now.summary == self.content.summary
        return same_summary or bool(now.ids & self.content.ids)

    @property
    def to_write(self) -> bool:
        """There is content to put on its page."""
        return self.is_open and bool(self.content or self.entries)

    @property
    def to_assign(self) -> bool:
        """There is a unit to put on its page."""
        return self.is_open and self.unit is not None and not has_unit(self.page)

    @property
    def state(self) -> State:
        if self.page is None:
            return "missing"
        if self.to_write or self.is_taken_over:
            return "review"
        if not self.is_open:
            return "kept"
        if self.difference.fate == "new":
            return "new"
        return "empty" if self.stands else "renew"

    @property
    def stands(self) -> bool:
        return bool(self.gives) and not self.leaves

    @property
    def former(self) -> tuple[Indicator, ...]:
        """The older year's items that are about the same."""
        return self.difference.old


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What taking over the older year would do."""

    old: AssessmentYearPage
    new: AssessmentYearPage
    items: tuple[Item, ...]
    """Every indicator of the newer year, in the order of its list."""
    dropped: tuple[tuple[Indicator, tuple[IndicatorPage, ...]], ...]
    """Items of the older year that are no longer asked, with their pages."""

    @property
    def changes(self) -> int:
        """Pages that something would be put on; 0 where all is done."""
        return sum(one.to_write or one.to_assign for one in self.items)

    @cached_property
    def group(self) -> GroupToGive:
        """What of the working group would be taken over; up to three queries when it is asked."""
        return group_to_give(self.old, self.new)


def plan(old: AssessmentYearPage, new: AssessmentYearPage) -> Plan:
    """Both years' lists must be known (`edition`). Two queries."""
    years = Years(old, new)
    after, _entries = _apart(new)
    items = tuple(years.items(after))
    return Plan(old=old, new=new, items=items, dropped=tuple(years.dropped()))


def former_pages(
    old: AssessmentYearPage, new: AssessmentYearPage
) -> dict[str, tuple[IndicatorPage, ...]]:
    """The older year's pages about what each item of the newer one is about, by its code; one
    query."""
    years = Years(old, new)
    return {
        indicator.code: years.gives(pages) + years.leaves(difference, pages)
        for indicator, difference, pages in years.about()
    }


class Years:
    """The pages of two years by subject."""

    def __init__(self, old: AssessmentYearPage, new: AssessmentYearPage):
        self.old: Edition = old.edition
        self.new: Edition = new.edition
        self.differences = differences(self.old, self.new)
        self.standing = standing_subjects(self.old) & standing_subjects(self.new)
        self.before, self.entries = _apart(old)

    def items(self, after: Iterable[IndicatorPage]) -> Iterator[Item]:
        """`after` are the newer year's pages."""
        there = {page.subject: page for page in reversed([*after])}
        for indicator, difference, pages in self.about():
            yield self._item(indicator, difference, pages, there.get(indicator.subject))

    def about(self) -> Iterator[tuple[Indicator, Difference, list[IndicatorPage]]]:
        """Each item of the newer year, what became of it, the older year's pages about it."""
        asks = successors(self.old, self.new)
        of_code = {code.code: one for one in self.differences for code in one.new}
        for indicator in self.new.indicators:
            subjects = [one for one in indicator.subjects if asks.get(one) is indicator]
            pages = [page for subject in subjects for page in self._about(subject)]
            yield indicator, of_code[indicator.code], pages

    def gives(self, pages: Iterable[IndicatorPage]) -> tuple[IndicatorPage, ...]:
        return tuple(page for page in pages if page.subject in self.standing)

    def leaves(
        self, difference: Difference, pages: list[IndicatorPage]
    ) -> tuple[IndicatorPage, ...]:
        dated = tuple(page for page in pages if page.subject not in self.standing)
        return dated or self._of_former(difference, pages)

    def _item(
        self,
        indicator: Indicator,
        difference: Difference,
        pages: list[IndicatorPage],
        page: IndicatorPage | None,
    ) -> Item:
        gives = self.gives(pages)
        units = (page.responsible_unit for page in pages if page.responsible_unit_id)
        return Item(
            indicator=indicator,
            difference=difference,
            page=page,
            gives=gives,
            leaves=self.leaves(difference, pages),
            entries=tuple(self._entries_below(gives)),
            content=joined(content_to_give(page) for page in gives),
            unit=next(units, None),
            was_given=page is not None and getattr(page, "was_given", False),
        )

    def _of_former(
        self, difference: Difference, pages: list[IndicatorPage]
    ) -> tuple[IndicatorPage, ...]:
        """Where a subject had no page of its own: those of the items that asked for it."""
        if pages:
            return ()
        return tuple(page for one in difference.old for page in self._about(one.subject))

    def _about(self, subject: str) -> list[IndicatorPage]:
        return [page for page in self.before if page.subject == subject]

    def _entries_below(self, pages: Iterable[IndicatorPage]) -> Iterator[IndicatorPage]:
        """But for those of a time: a month's, a half year's."""
        for page in pages:
            for entry in below(self.entries, page):
                if not (entry.period_from or entry.period_to) and content_to_give(entry):
                    yield entry

    def dropped(self) -> Iterator[tuple[Indicator, tuple[IndicatorPage, ...]]]:
        for difference in self.differences:
            if difference.fate == "dropped":
                for one in difference.old:
                    yield one, tuple(self._about(one.subject))


def _apart(year_page: AssessmentYearPage) -> tuple[list[IndicatorPage], list[IndicatorPage]]:
    """The year's indicator pages and, apart from them, the entries; one query."""
    rows = (
        IndicatorPage.objects.filter(below_page(year_page))
        .select_related("responsible_unit", "latest_revision")
        .annotate(was_given=was_given())
        .order_by("path")
    )
    depth = year_page.depth + 2  # below a section; an entry hangs deeper
    pages: list[IndicatorPage] = []
    entries: list[IndicatorPage] = []
    for row in rows:
        (pages if row.depth <= depth else entries).append(row)
    return pages, entries
