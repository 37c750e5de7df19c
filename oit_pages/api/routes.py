"""Routes: every address of the API, with a slash at its end or without."""

from django.urls import URLPattern, path, register_converter

from oit_pages.api.views.disclosures import DisclosuresView, DisclosureView
from oit_pages.api.views.elsewhere import ElsewhereView
from oit_pages.api.views.indicator import IndicatorView
from oit_pages.api.views.years import YearsView, YearView


class FiscalYear:
    """A year of the Buddhist era in an address."""

    regex = "2[0-9]{3}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: object) -> str:
        return str(value)


class PageId(FiscalYear):
    """A number that any database can hold."""

    regex = "[0-9]{1,9}"

    def to_python(self, value: str) -> int:
        return int(value)


register_converter(FiscalYear, "oit_year")
register_converter(PageId, "oit_id")


def either(route: str, view: type, name: str) -> list[URLPattern]:
    """The address with a slash, which is the one we give, and the one without."""
    served = view.as_view()
    return [path(f"{route}/", served, name=name), path(route, served)]


routes = [
    *either("years", YearsView, "years"),
    *either("years/<oit_year:year>", YearView, "year"),
    *either("years/<oit_year:year>/indicators/<slug:key>", IndicatorView, "indicator"),
    *either("disclosures", DisclosuresView, "disclosures"),
    *either("disclosures/<oit_id:pk>", DisclosureView, "disclosure"),
    # What is none of ours is refused in our own form.
    path("<path:rest>", ElsewhereView.as_view(), name="elsewhere"),
]
