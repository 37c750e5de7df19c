"""The checklist as a tab of the form, on Wagtail 7.4, which has no door for a panel beside it.

An autosave renders nothing of the form again, so a script asks for the tab's content.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Media
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.panels import ObjectList, Panel
from wagtail.models import Page

from oit_pages.admin.permissions import indicator_page
from oit_pages.admin.styles import panel_scripts, styles, tab_script
from oit_pages.models import IndicatorPage
from oit_pages.models.editing.tabs import tabs
from oit_pages.on_demand import on_demand


@on_demand("oit_pages.admin.editor.side_panel:Checklist")
def checklist_of(
    page: Page,
    parent: Page | None = None,
    *,
    fresh: bool = True,
    user: Any = None,
    stale: bool = False,
) -> Any: ...


class ChecklistTabView(TemplateView):
    """GET: the tab's content for the page as it was last saved, draft or public."""

    template_name = "oit_pages/admin/checklist_tab_content.html"

    def get_context_data(self, **kwargs):
        page = indicator_page(self.kwargs["page_id"])
        if not page.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        draft = page.get_latest_revision_as_object()
        checklist = checklist_of(draft, fresh=False, user=self.request.user)
        return super().get_context_data(checklist=checklist, **kwargs)


class ChecklistPanel(Panel):
    """The checklist as a panel of the form, for any edit handler."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "oit_pages/admin/checklist_tab.html"

        @cached_property
        def checklist(self) -> Any:
            parent = getattr(self.form, "parent_page", None)
            stale = self.request.method == "POST" and bool(self.form.errors)
            return checklist_of(self.instance, parent, user=self.request.user, stale=stale)

        @property
        def media(self) -> Media:
            return super().media + styles() + panel_scripts() + tab_script()

        def is_shown(self) -> bool:
            return super().is_shown() and self.checklist.exists

        def get_context_data(self, parent_context=None):
            return {
                **super().get_context_data(parent_context),
                "checklist": self.checklist,
                # A page that is being created gets its number with the first autosave.
                "again": reverse("oit_pages_checklist", args=[self.instance.pk or 0]),
            }


class ChecklistTab(ObjectList):
    """The tab; its name carries the number of things that are still to be done."""

    class BoundPanel(ObjectList.BoundPanel):
        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            if self.is_shown():
                checklist = self.children[0].checklist
                count = f"({checklist.open_lines})" if checklist.open_lines else ""
                self.heading = format_html(
                    "{} <span data-oit-open>{}</span>", self.panel.heading, count
                )


def add_tab() -> None:
    """Give every type of ours the tab, once the app is ready; a type that sets its own form has
    that."""
    for page_type in IndicatorPage.__subclasses__():
        if "edit_handler" in vars(page_type):
            continue
        checklist = ChecklistTab([ChecklistPanel()], heading=_("OIT checklist"))
        page_type.edit_handler = tabs(page_type, IndicatorPage, checklist)
