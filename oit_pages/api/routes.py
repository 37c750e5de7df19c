"""Every address of the API, with a slash at its end or without."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path, register_converter

from oit_pages.on_demand import view_on_demand
from oit_pages.stream.structure import BLOCK_ID


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
    """A code or a subject."""

    regex = "[A-Za-z0-9-]{1,100}"


class BlockId(FiscalYear):
    """The id of a block, as every list gives it."""

    regex = BLOCK_ID


class Anything(FiscalYear):
    """Whatever is left, line breaks too."""

    regex = "(?s:.+)"


register_converter(FiscalYear, "oit_year")
register_converter(PageId, "oit_id")
register_converter(Word, "oit_word")
register_converter(BlockId, "oit_block")
register_converter(Anything, "oit_anything")


def view(where: str) -> Callable[..., Any]:
    """A view of the API, imported when it is first asked for: "years.views:YearView"."""
    return view_on_demand(f"oit_pages.api.{where}")


def folder(route: str, where: str, name: str) -> list[URLPattern]:
    """An address that we give with a slash; without one it is the same."""
    served = view(where)
    return [path(f"{route}/", served, name=name), path(route, served)]


def file(route: str, where: str, name: str) -> list[URLPattern]:
    """An address that ends as a file's name does; with a slash it is the same."""
    served = view(where)
    return [path(route, served, name=name), path(f"{route}/", served)]


_TABLE = "tables/<oit_id:page_id>/<oit_block:block>"

urlpatterns = [
    path("", view("profile.views:EntranceView"), name="entrance"),
    *folder("profile", "profile.views:ProfileView", "profile"),
    *folder("names", "names.views:NamesView", "names"),
    *folder("years", "years.views:YearsView", "years"),
    *folder("years/<oit_year:year>", "years.views:YearView", "year"),
    *folder("years/<oit_year:year>/scorecard", "scorecard.views:ScorecardView", "scorecard"),
    *folder(
        "years/<oit_year:year>/indicators/<oit_word:key>",
        "indicators.views:IndicatorView",
        "indicator",
    ),
    *file("years/<oit_year:year>/data.zip", "open_data.views:YearPackageView", "year-package"),
    *folder("disclosures", "disclosures.views:DisclosuresView", "disclosures"),
    *folder("disclosures/<oit_id:page_id>", "disclosures.views:DisclosureView", "disclosure"),
    *folder("documents", "documents.views:DocumentsView", "documents"),
    *folder("tables", "tables.views:TablesView", "tables"),
    *folder(_TABLE, "tables.views:TableView", "table"),
    *folder(f"{_TABLE}/schema", "tables.views:TableSchemaView", "table-schema"),
    *file(f"{_TABLE}.csv", "tables.views:TableCsvView", "table-csv"),
    *file(f"{_TABLE}.xlsx", "tables.views:TableXlsxView", "table-xlsx"),
    *folder("catalogue", "open_data.views:CatalogueView", "catalogue"),
    *file("changes.atom", "feeds.views:ChangesView", "changes"),
    *file("closing-dates.ics", "feeds.views:ClosingDatesView", "closing-dates"),
    *folder("find-page", "find_page.views:FindPageView", "find-page"),
    *folder("visits", "visits.views:VisitsView", "visits"),
    *folder("preview", "preview.views:PreviewView", "preview"),
    *folder("schema", "schema.views:SchemaView", "schema"),
    *folder("docs", "schema.views:DocsView", "docs"),
    # What is none of ours is refused in our own form.
    path("<oit_anything:rest>", view("base.not_found:ElsewhereView"), name="elsewhere"),
]
