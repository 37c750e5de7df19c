"""The menu of page types to add to a section: by number of the year's list, as a clerk looks."""

from django.apps import apps

from oit_pages.models import IndicatorPage


class ByNumber:
    """For Wagtail's add-page view: "O5 Contact information", and in the order of the list."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        section = getattr(context["parent_page"], "section", None)
        if section is not None:
            codes = [one.code for one in section.indicators]
            numbered = [self._numbered(entry) for entry in context["page_types"]]
            numbered.sort(key=lambda one: codes.index(one[0]) if one[0] else len(codes))
            context["page_types"] = [entry for _code, entry in numbered]
        return context

    def _numbered(self, entry: tuple) -> tuple[str, tuple]:
        """The indicator's code ("" for none), and Wagtail's entry with it before the name."""
        name, app_label, model_name, description = entry
        page_type = apps.get_model(app_label, model_name)
        if not issubclass(page_type, IndicatorPage):
            return "", entry
        indicator = page_type.find_indicator(self.parent_page)
        if indicator is None:
            return "", entry
        return indicator.code, (f"{indicator.code} {name}", app_label, model_name, description)
