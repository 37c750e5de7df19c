"""The checklist as a tab of the form, on Wagtail 7.4, which has no door for a panel beside it.

An autosave renders nothing of the form again, so a script asks for the tab's content.
"""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.panels import ObjectList, Panel, TabbedInterface

from oit_pages.admin.rights import indicator_page
from oit_pages.admin.side_panel import Checklist
from oit_pages.models import IndicatorPage


class ChecklistTabView(TemplateView):
    """GET: the tab's content for the page as it was last saved, draft or public."""

    template_name = "oit_pages/admin/checklist_tab_content.html"

    def get_context_data(self, **kwargs):
        page = indicator_page(self.kwargs["page_id"])
        if not page.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        checklist = Checklist(page.get_latest_revision_as_object(), fresh=False)
        return super().get_context_data(checklist=checklist, **kwargs)


class ChecklistPanel(Panel):
    """The checklist as a panel of the form, for any edit handler."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "oit_pages/admin/checklist_tab.html"

        @cached_property
        def checklist(self) -> Checklist:
            return Checklist(self.instance, getattr(self.form, "parent_page", None))

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
    """Give every type of ours the tab, once the app is ready."""
    for page_type in IndicatorPage.__subclasses__():
        page_type.edit_handler = TabbedInterface(
            [
                ObjectList(page_type.content_panels, heading=_("Content")),
                ChecklistTab([ChecklistPanel()], heading=_("OIT checklist")),
                ObjectList(page_type.promote_panels, heading=_("Promote")),
                ObjectList(page_type.settings_panels, heading=_("Settings")),
            ],
            base_form_class=page_type.base_form_class,
        )
