"""Tables of public pages: a list, and each as JSON, CSV and XLSX with its schema."""

from typing import Any

import django_filters
from django.http import HttpResponse, StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes

from oit_pages.api import (
    content,
    disclosures,
    documented,
    downloads,
    filters,
    paging,
    problems,
    references,
    rows,
    years,
)
from oit_pages.api.components import refer
from oit_pages.api.open_data import sheets
from oit_pages.api.open_data.schemas import table_schema
from oit_pages.api.open_data.tables import Table, every_table, tables_of
from oit_pages.api.rows import Rows
from oit_pages.api.shapes import tables as shapes
from oit_pages.api.view import ApiView
from oit_pages.models import IndicatorPage

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ColumnSetFilter(django_filters.FilterSet):
    column_set = django_filters.CharFilter(label="Id of a column set: complaint-statistics.")


@documented.operation(
    operation_id="listTables",
    summary="Tables",
    parameters=[
        *filters.documented(disclosures.PageFilter),
        *filters.documented(ColumnSetFilter),
        *documented.PAGING,
    ],
    responses=documented.answers(shapes.TableList),
    tags=["open data"],
)
class TablesView(ApiView):
    """Every table of the public pages, with the addresses of its files."""

    parameters = (*disclosures.PageFilter.base_filters, "column_set", *paging.PARAMETERS)

    def answer(self) -> dict[str, Any]:
        asked = paging.Slice.of(self.request)
        found = rows.read(self.site, self.standing, years.ANY_YEAR)
        pages = disclosures.asked_for(
            self.request.GET, found.years, self.standing, disclosures.PageFilter
        )
        wanted = self.request.GET.get("column_set")
        every = [
            table
            for table in every_table(content.with_translations(pages, self.standing))
            if not wanted or table.columns.id == wanted
        ]
        return asked.answer(
            self.request,
            len(every),
            [table_facts(self, table, found) for table in asked.cut(every)],
        )


def table_facts(view: ApiView, table: Table, found: Rows) -> dict[str, Any]:
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
            "updated": references.moment(page.last_published_at),
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

    def find(self, page_id: int, block: str) -> tuple[Table, Rows]:
        found = rows.read(self.site, self.standing, years.ANY_YEAR)
        # A translation is public where it is so itself, whether or not its source is.
        keys = disclosures.any_pages(found.years).values("translation_key")
        pages = IndicatorPage.objects.filter(
            self.standing.public(), pk=page_id, translation_key__in=keys
        ).select_related("locale")
        for page in pages:
            for table in tables_of(page):
                if table.block == block:
                    return table, found
        raise problems.not_found()


HEADINGS = documented.choice("headings", sheets.HEADINGS, "How to head the columns.")
WHERE = [documented.ID, documented.BLOCK]


@documented.operation(
    operation_id="readTable",
    summary="A table as JSON",
    parameters=WHERE,
    responses=documented.answers(shapes.Table, 404),
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


@documented.operation(
    operation_id="readTableSchema",
    summary="A table's Frictionless Table Schema",
    parameters=WHERE,
    responses=documented.answers(refer("TableSchema"), 404),
    tags=["open data"],
)
class TableSchemaView(OneTable):
    """What the columns of the CSV mean; its names are those of `headings=key`."""

    def answer(self, page_id: int, block: str) -> dict[str, Any]:
        return table_schema(self.find(page_id, block)[0])


@documented.operation(
    operation_id="readTableAsCsv",
    summary="A table as CSV",
    parameters=[*WHERE, HEADINGS],
    responses=documented.answers(OpenApiTypes.STR, 404, media_type="text/csv"),
    tags=["open data"],
)
class TableCsvView(OneTable):
    """UTF-8 with a byte order mark, so that Excel reads Thai; keys as headings unless asked
    otherwise. A cell that a spreadsheet would run as a formula begins with an apostrophe."""

    parameters = ("headings",)
    media_types = ("text/csv",)

    def answer(self, page_id: int, block: str) -> StreamingHttpResponse:
        headings = filters.choice(self.request, "headings", tuple(sheets.HEADINGS), "key")
        table, _found = self.find(page_id, block)
        return downloads.attach(
            StreamingHttpResponse(
                (line.encode() for line in sheets.csv_lines(table, headings)),
                content_type="text/csv; charset=utf-8",
            ),
            f"{table.name}.csv",
        )


@documented.operation(
    operation_id="readTableAsXlsx",
    summary="A table as XLSX",
    parameters=[*WHERE, HEADINGS],
    responses=documented.answers(OpenApiTypes.BINARY, 404, media_type=XLSX),
    tags=["open data"],
)
class TableXlsxView(OneTable):
    """A workbook with Thai headings, and a second sheet that explains the columns."""

    parameters = ("headings",)
    media_types = (XLSX, "application/octet-stream")

    def answer(self, page_id: int, block: str) -> HttpResponse:
        headings = filters.choice(self.request, "headings", tuple(sheets.HEADINGS), "th")
        table, _found = self.find(page_id, block)
        content_ = sheets.xlsx(table, headings)
        return downloads.attach(HttpResponse(content_, content_type=XLSX), f"{table.name}.xlsx")
