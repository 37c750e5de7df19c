"""The period coverage grid: serial indicators × months, with a way to add what is missing."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from oit_pages.actions.add_period import add_period
from oit_pages.actions.one_at_a_time import Conflict
from oit_pages.admin.permissions import YearInAdmin, indicator_page
from oit_pages.checklist.coverage import coverage
from oit_pages.i18n.formats import is_english, month_text, period_text
from oit_pages.thai import Period, fiscal_year

LABELS = {
    "shown": gettext_lazy("shown"),
    "partly": gettext_lazy("partly shown"),
    "nothing": gettext_lazy("nothing to report"),
    "missing": gettext_lazy("missing"),
    "not_asked": gettext_lazy("not asked for"),
}


class CoverageView(YearInAdmin, WagtailAdminTemplateMixin, TemplateView):
    """?year_page=…"""

    template_name = "oit_pages/admin/coverage.html"
    page_title = gettext_lazy("Periods covered")
    header_icon = "calendar-alt"

    @cached_property
    def rows(self):
        return [
            (
                row,
                row.page in self.open_to_user,
                [(cell, period_text(cell.period), LABELS[cell.state]) for cell in row.cells],
            )
            for row in self.covered
        ]

    @cached_property
    def covered(self):
        return coverage(self.year)

    @cached_property
    def open_to_user(self) -> set[int]:
        """The pages below which this user may add an entry; one query."""
        pages = Page.objects.filter(pk__in=[row.page for row in self.covered if row.page])
        user = self.request.user
        return {one.pk for one in pages if one.permissions_for_user(user).can_add_subpage()}

    def get_context_data(self, **kwargs):
        months = fiscal_year(self.year.year).months()
        states = {cell.state for row in self.covered for cell in row.cells}
        return super().get_context_data(
            rows=self.rows,
            months=[month_text(day).split() for day in months],
            legend=[(state, label) for state, label in LABELS.items() if state in states],
            english=is_english(),
            **kwargs,
        )


class AddPeriodView(View):
    """POST from=2020-10-01, to=2020-10-01: makes the entry's draft and opens it.

    Not found for what is no span of months within the page's fiscal year.
    """

    def post(self, request, page_id: int):
        page = indicator_page(page_id)
        if not page.permissions_for_user(request.user).can_add_subpage():
            raise PermissionDenied
        period = self._asked
        if page.fiscal_year is None or not fiscal_year(page.fiscal_year).covers(period):
            raise Http404
        try:
            entry, made = add_period(page, period, request.user)
        except Conflict as error:
            messages.error(request, str(error))
            return redirect("wagtailadmin_pages:edit", page.pk)
        if made:
            count = len(period.months())
            text = ngettext(
                "A draft for %(count)s month was made. Fill it in, then publish it.",
                "A draft for %(count)s months was made. Fill it in, then publish it.",
                count,
            ) % {"count": count}
            messages.success(request, text)
        else:
            messages.info(request, _("There is an entry for this period already."))
        return redirect("wagtailadmin_pages:edit", entry.pk)

    @property
    def _asked(self) -> Period:
        try:
            first, last = (
                date.fromisoformat(self.request.POST.get(name, "")) for name in ("from", "to")
            )
            return Period.from_months(first, last)
        except ValueError:
            raise Http404 from None
