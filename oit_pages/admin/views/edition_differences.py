"""What this year's list asks otherwise than another year's."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from oit_pages import conf
from oit_pages.admin.permissions import YearInAdmin
from oit_pages.catalogue import EditionError, editions_available
from oit_pages.checklist.edition_differences import told
from oit_pages.models.editions import site_edition


class EditionDifferencesView(YearInAdmin, WagtailAdminTemplateMixin, TemplateView):
    """?year_page=… &from=2563: the list of the year against that of another, the one before."""

    template_name = "oit_pages/admin/edition_differences.html"
    page_title = _("What the list asks otherwise")
    header_icon = "list-ul"

    @cached_property
    def others(self) -> list[int]:
        """The years to compare with, newest first. A site's faulty file leaves none."""
        try:
            known = editions_available(conf.edition_paths())
        except EditionError:
            return []
        return sorted({*known} - {self.year.year}, reverse=True)

    @cached_property
    def other(self) -> int | None:
        asked = self.request.GET.get("from", "")
        if asked in {str(year) for year in self.others}:
            return int(asked)
        earlier = [year for year in self.others if year < self.year.year]
        return next(iter(earlier or self.others), None)

    def get_context_data(self, **kwargs):
        old = None
        if self.other is not None:
            try:
                old = site_edition(self.other)
            except EditionError:
                old = None
        found = told(old, self.year.edition) if old else []
        return super().get_context_data(
            others=self.others,
            old=old,
            new=self.year.edition,
            found=found,
            unchanged=len(self.year.edition.indicators)
            - len({one.code for each in found for one in each.difference.new}),
            **kwargs,
        )
