"""Doors: the one place that knows which Wagtail opens the editor to a panel of ours.

Both take the explorer's listing from a viewset. Wagtail 8 takes editor views too; on 7.4 the
same checklist is a tab of the form. A site that registers a viewset for one of our types adds
`ChecklistBeside` to its views.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList, Panel, TabbedInterface
from wagtail.admin.views.pages import workflow
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet

from oit_pages.admin.explorer import PARENTS, IndicatorIndexView
from oit_pages.admin.publishing import RefuseIncompleteApproval
from oit_pages.admin.side_panel import Checklist, ChecklistSidePanel
from oit_pages.models import IndicatorPage

#: Wagtail 7.4 gives a viewset the listing alone.
HAS_EDITOR_DOOR = hasattr(PageViewSet, "edit_view_class")


class ChecklistBeside:
    """For edit and create views: the checklist after the status panel."""

    def get_side_panels(self):
        panels = super().get_side_panels()
        parent = getattr(self, "parent_page", None)
        panel = ChecklistSidePanel(self.page, self.request, parent)
        if panel.checklist.exists:
            panels.insert(1, panel)
        return panels


class IndicatorEditView(ChecklistBeside, EditView):
    pass


class IndicatorCreateView(ChecklistBeside, CreateView):
    pass


if HAS_EDITOR_DOOR:

    class IndicatorWorkflowActionView(RefuseIncompleteApproval, workflow.WorkflowActionView):
        pass

else:
    IndicatorWorkflowActionView = None


class ChecklistPanel(Panel):
    """The checklist as a panel of the form, for any edit handler."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "oit_pages/admin/checklist.html"

        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            self.checklist = Checklist(self.instance, getattr(self.form, "parent_page", None))

        def is_shown(self) -> bool:
            return super().is_shown() and self.checklist.exists

        def get_context_data(self, parent_context=None):
            return {**super().get_context_data(parent_context), "checklist": self.checklist}


class IndicatorViewSet(PageViewSet):
    """The explorer's outcome column; where Wagtail lets us, the checklist beside the editor."""

    model = IndicatorPage
    parent_models = PARENTS
    index_view_class = IndicatorIndexView
    edit_view_class = IndicatorEditView
    add_view_class = IndicatorCreateView
    workflow_action_view_class = IndicatorWorkflowActionView


def add_tab() -> None:
    """On Wagtail 7.4: a tab with the checklist, once the app is ready."""
    for page_type in IndicatorPage.__subclasses__():
        page_type.edit_handler = TabbedInterface(
            [
                ObjectList(page_type.content_panels, heading=_("Content")),
                ObjectList([ChecklistPanel()], heading=_("OIT checklist")),
                ObjectList(page_type.promote_panels, heading=_("Promote")),
                ObjectList(page_type.settings_panels, heading=_("Settings")),
            ],
            base_form_class=page_type.base_form_class,
        )
