"""Beside the dates of a year: what its list says, for those that are left empty."""

from collections.abc import Mapping

from wagtail.admin.panels import Panel

from oit_pages.catalogue.schema import Window


class ListedDatesPanel(Panel):
    """The list's own dates of submission, clarification and result."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "oit_pages/listed_dates.html"

        def is_shown(self) -> bool:
            return super().is_shown() and bool(self.calendar)

        @property
        def calendar(self) -> Mapping[str, Window]:
            return self.instance.edition.calendar if self.instance.edition else {}

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            context["calendar"] = self.calendar
            return context
