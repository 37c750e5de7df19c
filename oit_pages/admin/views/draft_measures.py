"""Last year's result becomes drafts about measures: what would be done, then a button."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from oit_pages.actions.draft_measures import (
    Drafted,
    MeasuresError,
    draft_measures,
    plan_of,
)
from oit_pages.actions.one_at_a_time import Conflict
from oit_pages.admin.permissions import YearInAdmin
from oit_pages.checklist.measures_plan import MeasuresPlan

STATES = {
    "new": gettext_lazy("to be put there"),
    "there": gettext_lazy("is there"),
    "changed": gettext_lazy("is there in other words"),
    "removed": gettext_lazy("was taken away by somebody"),
}


class DraftMeasuresView(YearInAdmin, WagtailAdminTemplateMixin, TemplateView):
    """?year_page=… is the year whose pages get drafts, from the result of the year before. GET
    shows what would be put there; POST does it (do = again: also what somebody took away), for
    whoever may edit the year.
    """

    template_name = "oit_pages/admin/draft_measures.html"
    page_title = gettext_lazy("Weaknesses and measures")
    header_icon = "list-ul"

    def post(self, request, *args, **kwargs):
        if not self.year.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        try:
            again = request.POST.get("do") == "again"
            messages.success(request, said(draft_measures(self.year, request.user, again=again)))
        except (Conflict, MeasuresError) as error:
            messages.error(request, str(error))
        return redirect(f"{reverse('oit_pages_draft_measures')}?year_page={self.year.pk}")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan: MeasuresPlan | None = None
        why = ""
        try:
            plan = plan_of(self.year)
        except MeasuresError as error:
            why = str(error)
        return super().get_context_data(
            plan=plan,
            pages=[plan.measures_page, plan.report_page] if plan else [],
            why=why,
            before=self.year.year - 1,
            weak=[(one, STATES[one.state]) for one in plan.weak] if plan else [],
            measures=[(one, STATES[one.state]) for one in plan.measures] if plan else [],
            may_draft=self.year.permissions_for_user(self.request.user).can_edit(),
            **kwargs,
        )


def said(done: Drafted) -> str:
    """What was put there, in words."""
    if not done.pages:
        return _("Nothing was left to draft.")
    weak = ngettext("%(count)s weakness added.", "%(count)s weaknesses added.", done.weak)
    measures = ngettext(
        "%(count)s measure brought to the report.",
        "%(count)s measures brought to the report.",
        done.measures,
    )
    told = [weak % {"count": done.weak} if done.weak else ""]
    told += [measures % {"count": done.measures} if done.measures else ""]
    return " ".join(filter(None, told)) or _("The analysis was added.")
