"""The admin's way to `actions.roll_over`: what would be taken over, then a button that does it."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from oit_pages.actions.one_at_a_time import Conflict
from oit_pages.actions.roll_over import RolledOver, RollOverError, plan_of, roll_over
from oit_pages.admin.messages import message_with_list
from oit_pages.admin.permissions import ChangeYear
from oit_pages.checklist.opening import years_beside
from oit_pages.checklist.roll_over import Plan
from oit_pages.checklist.roll_over_words import STATES, group_words, what_became
from oit_pages.models import AssessmentYearPage


class RollOverView(ChangeYear, WagtailAdminTemplateMixin, TemplateView):
    """GET ?from=2566 shows the plan, from the year before where none is named; POST carries it
    out. For whoever may edit the year."""

    template_name = "oit_pages/admin/roll_over.html"
    page_title = gettext_lazy("Take over from another year")
    header_icon = "copy"

    @cached_property
    def others(self) -> list[AssessmentYearPage]:
        """The municipality's other years that have a list, newest first."""
        return [one for one in years_beside(self.year) if one.edition]

    @cached_property
    def old(self) -> AssessmentYearPage | None:
        asked = self.request.GET.get("from", "")
        named = next((one for one in self.others if str(one.year) == asked), None)
        earlier = (one for one in self.others if one.year < self.year.year)
        return named or next(earlier, None) or next(iter(self.others), None)

    def post(self, request, *args, **kwargs):
        if self.old is None:
            raise Http404
        try:
            self._say(roll_over(self.old, self.year, user=request.user))
        except (Conflict, RollOverError) as error:
            messages.error(request, str(error))
        address = reverse("oit_pages_roll_over", args=[self.year.pk])
        return redirect(f"{address}?from={self.old.year}")

    def _say(self, done: RolledOver) -> None:
        written, assigned = len(done.written), len(done.assigned)
        told = [
            ngettext("%(count)s page taken over.", "%(count)s pages taken over.", written)
            % {"count": written}
            if written
            else "",
            ngettext(
                "%(count)s page has its unit again.", "%(count)s pages have their unit again.",
                assigned,
            )
            % {"count": assigned}
            if assigned
            else "",
            _("Taken over: %(group)s.") % {"group": group_words(done.group)} if done.group else "",
        ]  # fmt: skip
        messages.success(self.request, " ".join(filter(None, told)) or _("Nothing was left to do."))
        if done.refused:
            lines = [f"{page.title}: {why}" for page, why in done.refused]
            intro = _("These pages could not be taken over; write them by hand:")
            messages.warning(self.request, message_with_list(intro, lines))

    def get_context_data(self, **kwargs):
        found = plan_of(self.old, self.year) if self.old else None
        return super().get_context_data(
            old=self.old,
            others=self.others,
            found=found,
            rows=_rows(found) if found else [],
            counts=_counts(found) if found else [],
            group=group_words(found.group) if found and found.group else "",
            **kwargs,
        )


def _rows(found: Plan) -> list[dict]:
    return [
        {
            "item": one,
            "state": one.state,
            "says": STATES[one.state],
            "became": what_became(one),
            "pages": one.gives if one.state == "review" else (),
            "last": one.leaves,
            "unit": one.unit if one.to_assign else None,
            "person": found.group.assigned.get(one.indicator.subject),
        }
        for one in found.items
    ]


def _counts(found: Plan) -> list[tuple[str, str, int]]:
    states = [one.state for one in found.items]
    return [(name, STATES[name], states.count(name)) for name in STATES if name in states]
