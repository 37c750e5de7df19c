"""Buttons on pages of the tree that lead to our own admin pages."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from oit_pages.models import IndicatorPage, TransparencyIndexPage


def page_buttons(page: Page, user) -> Iterator[Button]:
    """What this user can do here beyond Wagtail's own."""
    page = page.specific
    permissions = page.permissions_for_user(user)
    if _takes_a_tree(page) and permissions.can_add_subpage():
        yield Button(
            _("Make a fiscal year's tree"),
            reverse("oit_pages_scaffold", args=[page.pk]),
            icon_name="folder-open-1",
            priority=16,
        )
    if isinstance(page, IndicatorPage) and not page.alias_of_id and permissions.can_edit():
        yield Button(
            _("Import from Word or Excel"),
            reverse("oit_pages_import", args=[page.pk]),
            icon_name="upload",
            priority=16,
        )


def _takes_a_tree(page: Page) -> bool:
    """A municipality's page, or a home page that has none below it yet."""
    if isinstance(page, TransparencyIndexPage):
        return True
    return page.is_site_root() and not TransparencyIndexPage.objects.child_of(page).exists()
