"""Guidance beside the form: what the year's edition asks this page to show."""

from wagtail.admin.panels import Panel

from oit_pages.catalogue.schema import Indicator
from oit_pages.i18n.active_language import is_english

#: Whose pages are drafted from last year's result: from there the way goes back to it.
MEASURES = ("integrity-measures", "integrity-measures-implementation")


class GuidancePanel(Panel):
    """Lists the requirements of the page's indicator, in the reader's language, and leads back to
    the steps of its year."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "oit_pages/guidance.html"

        def is_shown(self) -> bool:
            return super().is_shown() and self.indicator is not None

        @property
        def indicator(self) -> Indicator | None:
            """The indicator the form is about: by its place, or by where it will be added."""
            if self.instance.pk:
                return self.instance.indicator
            parent = getattr(self.form, "parent_page", None)
            return self.instance.find_indicator(parent) if parent else None

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            context["indicator"] = self.indicator
            context["english"] = is_english()
            context["year_page"] = self.instance.year_page if self.instance.pk else None
            context["about_measures"] = (
                self.indicator.subject in MEASURES if self.indicator else False
            )
            return context
