"""Doors: the one place that knows which Wagtail opens the editor to a panel of ours.

Wagtail 8 takes a viewset with views of our own; on 7.4 the same checklist is a tab of the
form. A site that registers a viewset for one of our types adds `ChecklistBeside` to its views.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList, Panel, TabbedInterface
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView

from oit_pages.admin.side_panel import Checklist, ChecklistSidePanel
from oit_pages.models import IndicatorPage

try:
    from wagtail.admin.viewsets.pages import PageViewSet
except ImportError:  # Wagtail 7.4
    PageViewSet = None
else:
    if not hasattr(PageViewSet, "edit_view_class"):
        PageViewSet = None


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


def indicator_views():
    """The viewset that puts the checklist beside the editor; None on Wagtail 7.4."""
    if PageViewSet is None:
        return None

    class IndicatorViewSet(PageViewSet):
        model = IndicatorPage
        parent_models = ()
        edit_view_class = IndicatorEditView
        add_view_class = IndicatorCreateView

    return IndicatorViewSet("oit_indicator_pages")


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
