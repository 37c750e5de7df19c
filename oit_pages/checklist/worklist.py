"""The worklist of a year: what is still to do, whose it is and until when, the best step first.

Next best is what wins most soonest: `points × nearness`.

* points – those of the year's 100 that the indicator may still win;
* nearness – 14 / (14 + days left): 1 on the day itself, a half two weeks before it, a third four
  weeks before it; 2 once the day is over; as if `FAR` days were left where there is no day.

What waits for somebody's approval comes last: there is nothing for those who wrote it to do.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from oit_pages.checklist.in_review import with_review
from oit_pages.checklist.requirement_lines import missing
from oit_pages.checklist.scorecard import Row, Scorecard, scorecard
from oit_pages.models import (
    AssessmentYearPage,
    Assignment,
    GroupMember,
    IndicatorPage,
    ResponsibleUnit,
)

#: Days that count as much as the day itself: so many before it, the nearness is a half.
HALF = 14
#: Days that are left, as it were, where no day is given.
FAR = 180
OVERDUE = 2.0
#: What to do with a page on its way through approval.
IN_REVIEW = {
    "waiting": gettext_lazy("Nothing before it is approved."),
    "sent-back": gettext_lazy("See what the approver wrote, put it right, send it in again."),
}


@dataclass(frozen=True)
class Task:
    """One indicator of the year with whose it is. `card` is that of its year."""

    card: Scorecard
    row: Row
    member: GroupMember | None
    unit: ResponsibleUnit | None
    due: date | None
    """The day that was given, else the last day of submission; None where neither is known."""
    given: date | None
    """The day that was given."""
    today: date

    @property
    def code(self) -> str:
        return self.row.code

    @property
    def days_left(self) -> int | None:
        """Below zero when the day is over."""
        return (self.due - self.today).days if self.due else None

    @property
    def is_overdue(self) -> bool:
        return self.due is not None and self.due < self.today

    @property
    def points(self) -> float:
        """What may still be won of the year's 100."""
        return self.row.weight - self.row.won

    @property
    def urgency(self) -> float:
        return self.points * nearness(self.days_left)

    @property
    def waits(self) -> bool:
        """For an approval."""
        return self.row.review == "waiting"

    @property
    def state(self) -> str:
        """A name among the marks of outcomes."""
        return self.row.review or self.row.outcome

    @property
    def state_label(self) -> str:
        return self.row.review_label or str(self.row.outcome_label)

    @cached_property
    def first(self) -> str:
        """What is to be seen to first, a sentence."""
        page = self.row.page
        if page is None:
            return _("There is no page yet. Make it in “Open a year”.")
        if self.row.review:
            return str(IN_REVIEW[self.row.review])
        if not page.live:
            return _("Write the page, then have it published.")
        found = missing(self.card.edition, self.row.indicator, self.row.findings)
        return found[0] if found else str(self.row.outcome_label)


def nearness(days_left: int | None) -> float:
    """How near a day is: between 0 and 1, 2 once it is over."""
    days = FAR if days_left is None else days_left
    return OVERDUE if days < 0 else HALF / (HALF + days)


def worklist(year_page: AssessmentYearPage, today: date) -> list[Task]:
    """What is not sure yet, the next best first; six queries at most. Nothing where no list is
    known."""
    card = scorecard(year_page)
    return open_tasks(with_review([card])[0], today) if card else []


def open_tasks(card: Scorecard, today: date) -> list[Task]:
    """The same of a scorecard that knows what is in review; three queries at most."""
    return by_urgency(one for one in tasks(card, today) if not one.row.sure)


def by_urgency(found: Iterable[Task]) -> list[Task]:
    """The next best first; those that are equal in the order they come in."""
    return sorted(found, key=lambda one: (one.waits, -one.urgency))


def tasks(card: Scorecard, today: date) -> list[Task]:
    """Every indicator of the year in the order of its list; one query, three where public pages
    have drafts."""
    given = assignments(card.year_page)
    drafted = _drafted_units(card)
    closes = card.year_page.span("submission").end
    found = []
    for row in card.rows:
        one = given.get(row.indicator.subject)
        found.append(
            Task(
                card=card,
                row=row,
                member=one.member if one else None,
                unit=drafted.get(row.page.pk, row.page.responsible_unit) if row.page else None,
                due=(one.due if one else None) or closes,
                given=one.due if one else None,
                today=today,
            )
        )
    return found


def assignments(year_page: AssessmentYearPage) -> Mapping[str, Assignment]:
    """By subject, each with its member; one query."""
    rows = Assignment.objects.filter(year_page=year_page).select_related("member__user")
    return {one.subject: one for one in rows}


def _drafted_units(card: Scorecard) -> Mapping[int, ResponsibleUnit | None]:
    """By public page that has a draft, the unit that the draft says: the work is that unit's."""
    pages = [row.page for row in card.rows if row.page]
    drafts = [one.pk for one in pages if one.live and one.has_unpublished_changes]
    if not drafts:
        return {}
    found = dict(
        IndicatorPage.objects.filter(pk__in=drafts).values_list(
            "pk", "latest_revision__content__responsible_unit"
        )
    )
    units = ResponsibleUnit.objects.in_bulk({pk for pk in found.values() if pk})
    return {page: units.get(unit) for page, unit in found.items()}


def is_of(task: Task, member: GroupMember) -> bool:
    """Whether it is this member's: given to him or her, or to nobody of the unit."""
    if task.member is not None:
        return task.member.pk == member.pk
    return task.unit is not None and task.unit.pk == member.unit_id


def time_left(task: Task) -> str:
    """In words: "3 days left", "2 days over", "today"; "" where no day is known."""
    days = task.days_left
    if days is None:
        return ""
    if days == 0:
        return _("today is the day")
    if days > 0:
        return ngettext("%(days)s day remains", "%(days)s days remain", days) % {"days": days}
    return ngettext("%(days)s day over", "%(days)s days over", -days) % {"days": -days}
