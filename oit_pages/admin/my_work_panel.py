"""The panel on the admin's home for a member of a working group: what is his or hers to do."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.forms import Media
from wagtail.admin.ui.components import Component

from oit_pages.admin.styles import styles
from oit_pages.checklist.in_review import with_review
from oit_pages.checklist.scorecard import Scorecard, scorecard
from oit_pages.checklist.worklist import is_of, open_tasks, time_left
from oit_pages.i18n.formats import today
from oit_pages.models import AssessmentYearPage, GroupMember

#: As many are named at once; the worklist has the rest.
MOST = 5


class MyWorkPanel(Component):
    name = "oit-my-work"
    template_name = "oit_pages/admin/my_work.html"
    order = 85

    def __init__(
        self, user: Any, years: Sequence[AssessmentYearPage], cards: Iterable[Scorecard]
    ) -> None:
        """`years` by importance; `cards` are those of some of them that are known already. One
        query for who is in no group, two for others; five for a year whose card is not known."""
        self.member, self.tasks = None, []
        found = GroupMember.objects.filter(user=user, year_page__in=[one.pk for one in years])
        groups = {one.year_page_id: one for one in found} if years else {}
        self.year = next((one for one in years if one.pk in groups), None)
        if self.year is None:
            return
        self.member = groups[self.year.pk]
        card = next((one for one in cards if one.year_page.pk == self.year.pk), None)
        card = card or with_review([scorecard(self.year)])[0]
        self.tasks = [one for one in open_tasks(card, today()) if is_of(one, self.member)]

    @property
    def media(self) -> Media:
        return styles() if self.tasks else Media()

    def get_context_data(self, parent_context):
        return {
            "tasks": [(one, time_left(one)) for one in self.tasks[:MOST]],
            "count": len(self.tasks),
            "year": self.year,
            "member": self.member,
        }
