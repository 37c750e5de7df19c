"""The one place that knows which Wagtail opens the editor to a panel of ours.

Both take the explorer's listing from a viewset. Wagtail 8 takes editor views too; on 7.4 the
same checklist is a tab of the form (`tab.py`). A site that registers a viewset for one of our
types adds `ChecklistBeside` to its views.
"""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.views.pages import create, workflow
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from oit_pages.admin.editor.add_menu import ByNumber
from oit_pages.admin.editor.publishing import RefuseIncompleteApproval
from oit_pages.admin.explorer import PARENTS, IndicatorIndexView, OutcomeFilterSet
from oit_pages.models import IndicatorPage
from oit_pages.on_demand import on_demand


@on_demand("oit_pages.admin.editor.side_panel:ChecklistSidePanel")
def checklist_side_panel(
    page: Page, request: HttpRequest, parent: Page | None = None, stale: bool = False
) -> Any: ...


#: Wagtail 7.4 gives a viewset the listing alone.
HAS_EDITOR_DOOR = hasattr(PageViewSet, "edit_view_class")


class ChecklistBeside:
    """For edit and create views: the checklist after the status panel."""

    def get_side_panels(self) -> MediaContainer:
        panels = super().get_side_panels()
        parent = getattr(self, "parent_page", None)
        refused = self.request.method == "POST" and bool(self.form.errors)
        panel = checklist_side_panel(self.page, self.request, parent, stale=refused)
        if panel.checklist.exists:
            panels.insert(1, panel)
        return panels


class IndicatorEditView(ChecklistBeside, EditView):
    pass


class IndicatorCreateView(ChecklistBeside, create.CreateView):
    pass


if HAS_EDITOR_DOOR:

    class IndicatorWorkflowActionView(RefuseIncompleteApproval, workflow.WorkflowActionView):
        pass

    class IndicatorAddMenuView(ByNumber, create.AddSubpageView):
        pass

else:
    IndicatorWorkflowActionView = IndicatorAddMenuView = None


class IndicatorViewSet(PageViewSet):
    """The explorer's outcome column; where Wagtail lets us, the checklist beside the editor."""

    model = IndicatorPage
    parent_models = PARENTS
    index_view_class = IndicatorIndexView
    filterset_class = OutcomeFilterSet
    edit_view_class = IndicatorEditView
    add_view_class = IndicatorCreateView
    add_subpage_view_class = IndicatorAddMenuView
    workflow_action_view_class = IndicatorWorkflowActionView
