"""Tables of public pages: a list, and each as JSON, CSV and XLSX with its schema."""

from typing import Any

import django_filters
from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes

from oit_pages.api.base import (
    downloads,
    filters,
    page_content,
    page_index,
    paging,
    problems,
    representations,
    schema_annotations,
)
from oit_pages.api.base.page_index import PageIndex
from oit_pages.api.base.rows import each
from oit_pages.api.base.schema_components import refer
from oit_pages.api.base.view import ApiView
from oit_pages.api.disclosures import queries as disclosures
from oit_pages.api.tables import files
from oit_pages.api.tables import serializers as shapes
from oit_pages.api.tables.queries import Table, every_table, tables_of
from oit_pages.api.tables.table_schema import table_schema
from oit_pages.api.years import queries as years
from oit_pages.catalogue import load_column_sets
from oit_pages.models import IndicatorPage

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ColumnSetFilter(django_filters.FilterSet):
    column_set = filters.KnownFilter(
        known=load_column_sets, label="Id of a column set: complaint-statistics."
    )


@schema_annotations.operation(
    operation_id="listTables",
    summary="Tables",
    parameters=[
        *filters.documented(disclosures.PageFilter),
        *filters.documented(ColumnSetFilter),
        *schema_annotations.PAGING,
    ],
    responses=schema_annotations.answers(shapes.TableList),
    tags=["open data"],
)
class TablesView(ApiView):
    """Every table of the public pages, with the addresses of its files."""

    parameters = (*disclosures.PageFilter.base_filters, "column_set", *paging.PARAMETERS)

    def answer(self) -> dict[str, Any]:
        asked = paging.Slice.of(self.request)
        wanted = filters.cleaned(ColumnSetFilter(self.request.GET, queryset=_NO_ROWS))["column_set"]
        found = page_index.read(self.site, self.visibility, years.ANY_YEAR)
        pages = disclosures.asked_for(
            self.request.GET, found.years, self.visibility, disclosures.PageFilter
        )
        every = [
            table
            for table in every_table(page_content.with_translations(pages, self.visibility))
            if not wanted or table.columns.id == wanted
        ]
        return asked.answer(
            self.request,
            len(every),
            list(each(asked.cut(every), lambda one: table_facts(self, one, found), _page)),
        )


_NO_ROWS = IndicatorPage.objects.none()


def _page(table: Table) -> IndicatorPage:
    return table.page


def table_facts(view: ApiView, table: Table, found: PageIndex) -> dict[str, Any]:
    """A table with the page it is on and the addresses of its files."""
    page = table.page
    language = page.locale.language_code
    year = years.year_of(page, found)
    place = years.place_of(year, page.subject)
    where = {"page_id": page.pk, "block": table.block}
    return {
        **table.facts(),
        "page": {
            "id": page.pk,
            "title": page.title,
            "language": language,
            "url": found.addresses.at(language, page.url_path),
            "updated": representations.moment(page.last_published_at),
        },
        "year": year,
        "code": place.code,
        "code_provisional": place.provisional,
        "subject": page.subject,
        "json_url": view.link("table", **where),
        "csv_url": view.link("table-csv", **where),
        "xlsx_url": view.link("table-xlsx", **where),
        "schema_url": view.link("table-schema", **where),
    }


class OneTable(ApiView):
    """Finds a public table by its page and block."""

    def find(self, page_id: int, block: str) -> tuple[Table, PageIndex]:
        found = page_index.read(self.site, self.visibility, years.ANY_YEAR)
        public = disclosures.public_pages(found.years, self.visibility)
        pages = public.filter(pk=page_id).select_related("locale")
        for page in pages:
            for table in tables_of(page):
                if table.block == block:
                    return table, found
        raise problems.not_found()


HEADINGS = schema_annotations.choice("headings", files.HEADINGS, "How to head the columns.")
WHERE = [schema_annotations.ID, schema_annotations.BLOCK]


@schema_annotations.operation(
    operation_id="readTable",
    summary="A table as JSON",
    parameters=WHERE,
    responses=schema_annotations.answers(shapes.Table, 404),
    tags=["open data"],
)
class TableView(OneTable):
    """Typed values; days are ISO and Thai text, lists are lists."""

    def answer(self, page_id: int, block: str) -> dict[str, Any]:
        table, found = self.find(page_id, block)
        return {
            **table_facts(self, table, found),
            "columns": [
                {
                    "key": column.key,
                    "title": {"th": column.th, "en": column.en},
                    "kind": column.kind,
                    "required": column.required,
                }
                for column in table.columns.columns
            ],
            "data": table.plain_rows(),
        }


@schema_annotations.operation(
    operation_id="readTableSchema",
    summary="A table's Frictionless Table Schema",
    parameters=WHERE,
    responses=schema_annotations.answers(refer("TableSchema"), 404),
    tags=["open data"],
)
class TableSchemaView(OneTable):
    """What the columns of the CSV mean; its names are those of `headings=key`."""

    def answer(self, page_id: int, block: str) -> dict[str, Any]:
        return table_schema(self.find(page_id, block)[0])


@schema_annotations.operation(
    operation_id="readTableAsCsv",
    summary="A table as CSV",
    parameters=[*WHERE, HEADINGS],
    responses=schema_annotations.answers(OpenApiTypes.STR, 404, media_type="text/csv"),
    tags=["open data"],
)
class TableCsvView(OneTable):
    """UTF-8 with a byte order mark, so that Excel reads Thai; keys as headings unless asked
    otherwise. A cell that a spreadsheet would run as a formula begins with an apostrophe."""

    parameters = ("headings",)
    media_types = ("text/csv",)

    def answer(self, page_id: int, block: str) -> HttpResponse:
        headings = filters.choice(self.request, "headings", tuple(files.HEADINGS), "key")
        table, _found = self.find(page_id, block)
        return downloads.attach(
            HttpResponse(
                "".join(files.csv_lines(table, headings)), content_type="text/csv; charset=utf-8"
            ),
            f"{table.name}.csv",
        )


@schema_annotations.operation(
    operation_id="readTableAsXlsx",
    summary="A table as XLSX",
    parameters=[*WHERE, HEADINGS],
    responses=schema_annotations.answers(OpenApiTypes.BINARY, 404, media_type=XLSX),
    tags=["open data"],
)
class TableXlsxView(OneTable):
    """A workbook with Thai headings, and a second sheet that explains the columns."""

    parameters = ("headings",)
    media_types = (XLSX, "application/octet-stream")
    is_reproducible = False  # a workbook says when it was made

    def answer(self, page_id: int, block: str) -> HttpResponse:
        headings = filters.choice(self.request, "headings", tuple(files.HEADINGS), "th")
        table, _found = self.find(page_id, block)
        content_ = files.xlsx(table, headings)
        return downloads.attach(HttpResponse(content_, content_type=XLSX), f"{table.name}.xlsx")
