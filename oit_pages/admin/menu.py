"""Our entries in the menu and under Reports: there for whoever has something to look at."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from oit_pages.admin.permissions import may_see_all, years_of


class ReportMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        return bool(years_of(request.user))


class BoardMenuItem(MenuItem):
    def is_shown(self, request) -> bool:
        """A superuser of a lone municipality has nothing to compare it with."""
        if not may_see_all(request.user):
            return False
        whose = {year.whose for year in years_of(request.user)}
        return len(whose) > 1 or not request.user.is_superuser


def report_item() -> ReportMenuItem:
    return ReportMenuItem(
        _("OIT indicators"),
        reverse("oit_pages_report"),
        name="oit-indicators",
        icon_name="clipboard-list",
        order=100,
    )


def open_year_item() -> ReportMenuItem:
    return ReportMenuItem(
        _("OIT year"),
        reverse("oit_pages_open_year"),
        name="oit-year",
        icon_name="calendar-check",
        order=150,
    )


def board_item() -> BoardMenuItem:
    return BoardMenuItem(
        _("All municipalities"),
        reverse("oit_pages_board"),
        name="oit-board",
        icon_name="globe",
        order=101,
    )
