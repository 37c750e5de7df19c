"""Routes: every address of the API, with a slash at its end or without."""

from django.urls import URLPattern, path, register_converter

from oit_pages.api.views.disclosures import DisclosuresView, DisclosureView
from oit_pages.api.views.documents import DocumentsView
from oit_pages.api.views.elsewhere import ElsewhereView
from oit_pages.api.views.feeds import ChangesView, ClosingDatesView
from oit_pages.api.views.find_page import FindPageView
from oit_pages.api.views.indicator import IndicatorView
from oit_pages.api.views.names import NamesView
from oit_pages.api.views.preview import PreviewView
from oit_pages.api.views.profile import EntranceView, ProfileView
from oit_pages.api.views.schema import DocsView, SchemaView
from oit_pages.api.views.scorecard import ScorecardView
from oit_pages.api.views.tables import (
    TableCsvView,
    TableSchemaView,
    TablesView,
    TableView,
    TableXlsxView,
)
from oit_pages.api.views.year_data import CatalogueView, YearPackageView
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


class Word(FiscalYear):
    """A code, a subject or a block's id."""

    regex = "[A-Za-z0-9-]{1,100}"


class Anything(FiscalYear):
    """Whatever is left, line breaks too."""

    regex = "(?s:.+)"


register_converter(FiscalYear, "oit_year")
register_converter(PageId, "oit_id")
register_converter(Word, "oit_word")
register_converter(Anything, "oit_anything")


def folder(route: str, view: type, name: str) -> list[URLPattern]:
    """An address that we give with a slash; without one it is the same."""
    served = view.as_view()
    return [path(f"{route}/", served, name=name), path(route, served)]


def file(route: str, view: type, name: str) -> list[URLPattern]:
    """An address that ends as a file's name does; with a slash it is the same."""
    served = view.as_view()
    return [path(route, served, name=name), path(f"{route}/", served)]


_TABLE = "tables/<oit_id:page_id>/<oit_word:block>"

urlpatterns = [
    path("", EntranceView.as_view(), name="entrance"),
    *folder("profile", ProfileView, "profile"),
    *folder("names", NamesView, "names"),
    *folder("years", YearsView, "years"),
    *folder("years/<oit_year:year>", YearView, "year"),
    *folder("years/<oit_year:year>/scorecard", ScorecardView, "scorecard"),
    *folder("years/<oit_year:year>/indicators/<oit_word:key>", IndicatorView, "indicator"),
    *file("years/<oit_year:year>/data.zip", YearPackageView, "year-package"),
    *folder("disclosures", DisclosuresView, "disclosures"),
    *folder("disclosures/<oit_id:page_id>", DisclosureView, "disclosure"),
    *folder("documents", DocumentsView, "documents"),
    *folder("tables", TablesView, "tables"),
    *folder(_TABLE, TableView, "table"),
    *folder(f"{_TABLE}/schema", TableSchemaView, "table-schema"),
    *file(f"{_TABLE}.csv", TableCsvView, "table-csv"),
    *file(f"{_TABLE}.xlsx", TableXlsxView, "table-xlsx"),
    *folder("catalogue", CatalogueView, "catalogue"),
    *file("changes.atom", ChangesView, "changes"),
    *file("closing-dates.ics", ClosingDatesView, "closing-dates"),
    *folder("find-page", FindPageView, "find-page"),
    *folder("preview", PreviewView, "preview"),
    *folder("schema", SchemaView, "schema"),
    *folder("docs", DocsView, "docs"),
    # What is none of ours is refused in our own form.
    path("<oit_anything:rest>", ElsewhereView.as_view(), name="elsewhere"),
]
