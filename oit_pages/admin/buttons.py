"""Buttons on pages of the tree that lead to our own admin pages."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button
from wagtail.models import Page, Site

from oit_pages.admin.permissions import may_arrange
from oit_pages.checklist.years import in_source_language
from oit_pages.models import AssessmentYearPage, IndicatorPage, TransparencyIndexPage

#: Types that have a button of ours; a site's home page may have one too.
OURS = (IndicatorPage, AssessmentYearPage, TransparencyIndexPage)


def page_buttons(page: Page, user) -> Iterator[Button]:
    """What this user can do here beyond Wagtail's own; no query on pages that are none of
    ours."""
    if not (issubclass(page.specific_class or Page, OURS) or _is_home(page)):
        return
    page = page.specific
    permissions = page.permissions_for_user(user)
    if _takes_a_tree(page) and permissions.can_add_subpage():
        yield Button(
            _("Make a fiscal year's tree"),
            reverse("oit_pages_scaffold", args=[page.pk]),
            icon_name="folder-open-1",
            priority=16,
        )
    if isinstance(page, TransparencyIndexPage) and may_arrange(user) and _is_source(page):
        yield Button(
            _("Arrange groups and approval"),
            reverse("oit_pages_groups", args=[page.pk]),
            icon_name="group",
            priority=17,
        )
    if isinstance(page, AssessmentYearPage) and permissions.can_edit() and _is_source(page):
        yield Button(
            _("Bring in several files"),
            reverse("oit_pages_import_files", args=[page.pk]),
            icon_name="upload",
            priority=16,
        )
        yield Button(
            _("Take over from another year"),
            reverse("oit_pages_roll_over", args=[page.pk]),
            icon_name="copy",
            priority=17,
        )
        yield Button(
            _("Open a year step by step"),
            reverse("oit_pages_open_year") + f"?year_page={page.pk}&year={page.year}",
            icon_name="calendar-check",
            priority=18,
        )
    if isinstance(page, IndicatorPage) and not page.alias_of_id and permissions.can_edit():
        yield Button(
            _("Import from Word or Excel"),
            reverse("oit_pages_import", args=[page.pk]),
            icon_name="upload",
            priority=16,
        )
        yield Button(
            _("Papers from a unit"),
            reverse("oit_pages_upload_page", args=[page.pk]),
            icon_name="mail",
            priority=17,
        )
    if isinstance(page, IndicatorPage) and permissions.can_edit():
        for kind, label in (("docx", _("Download as Word")), ("xlsx", _("Download as Excel"))):
            yield Button(
                label,
                reverse(f"oit_pages_export_{kind}", args=[page.pk]),
                icon_name="download",
                priority=18,
            )


def _is_home(page: Page) -> bool:
    """A site's home page in any language; Wagtail remembers which these are."""
    return any(page.url_path == root.root_path for root in Site.get_site_root_paths())


def _takes_a_tree(page: Page) -> bool:
    """A municipality's page, or a home page that has none below it yet, in the language that the
    assessment is made in."""
    if isinstance(page, IndicatorPage | AssessmentYearPage):
        return False
    if not _is_source(page):
        return False
    if isinstance(page, TransparencyIndexPage):
        return True
    return not TransparencyIndexPage.objects.child_of(page).exists()


def _is_source(page: Page) -> bool:
    """Whether the page is in the language that the municipality works in."""
    return Page.objects.filter(in_source_language(), pk=page.pk).exists()
