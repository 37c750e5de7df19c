"""Our entry under Reports: there for whoever has a year to look at."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from oit_pages.admin.rights import years_of


class ReportMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return bool(years_of(request.user))


def report_item() -> ReportMenuItem:
    return ReportMenuItem(
        _("OIT indicators"),
        reverse("oit_pages_report"),
        name="oit-indicators",
        icon_name="clipboard-list",
        order=100,
    )
