"""A year's data in one ZIP, and the catalogue of all there is as DCAT."""

from collections.abc import Iterator
from typing import Any

from django.http import StreamingHttpResponse
from drf_spectacular.types import OpenApiTypes

from oit_pages import conf
from oit_pages.api.base import downloads, page_content, page_index, schema_annotations
from oit_pages.api.base.page_index import PageIndex, TranslatedPage
from oit_pages.api.base.schema_components import refer
from oit_pages.api.base.view import ApiView
from oit_pages.api.disclosures import queries as disclosures
from oit_pages.api.open_data import catalogue, package
from oit_pages.api.profile.queries import publisher
from oit_pages.api.tables.queries import Table, every_table
from oit_pages.api.years import queries as years
from oit_pages.api.years.tree import Tree
from oit_pages.checklist.years import in_source_language
from oit_pages.models.page_queries import below

#: Pages read at a time for the ZIP.
_FEW = 4


@schema_annotations.operation(
    operation_id="readYearPackage",
    summary="A year's tables as a ZIP",
    parameters=[schema_annotations.YEAR],
    responses=schema_annotations.answers(OpenApiTypes.BINARY, 404, media_type="application/zip"),
    tags=["open data"],
)
class YearPackageView(ApiView):
    """A Frictionless data package: `datapackage.json`, the list of indicators, and every
    public table of the year in the source language as CSV. It is made while it is sent."""

    media_types = ("application/zip", "application/octet-stream")

    def answer(self, year: str) -> StreamingHttpResponse:
        sheet, found = years.find_year(self, int(year))
        pages = page_index.read(self.site, self.visibility, below(sheet.source))
        made = package.Package(
            {
                "name": f"oit-{year}",
                "title": sheet.source.title,
                "homepage": found.addresses.of(sheet.source),
                **package.licences(conf.get("OPEN_DATA_LICENCE")),
            },
            self._index(int(year), pages),
            INDEX_FIELDS,
        )
        tables = self._tables(int(year), sheet)
        return downloads.attach(
            StreamingHttpResponse(
                package.stream(made.files(tables)), content_type="application/zip"
            ),
            f"oit-{year}.zip",
        )

    def _index(self, year: int, pages: PageIndex) -> list[dict[str, Any]]:
        edition = years.edition_of(year)
        tree = Tree(self, year, pages, pages.sheets, None)
        entries = (tree.indicator(one) for one in edition.indicators) if edition else ()
        return [
            {
                "code": one["code"],
                "subject": one["subject"],
                "title_th": one["title"]["th"],
                "title_en": one["title"]["en"],
                "provisional": one["provisional"],
                "status": one["status"],
                "url": (one["page"] or {}).get("url") or "",
                "updated": (one["page"] or {}).get("updated") or "",
            }
            for one in entries
        ]

    def _tables(self, year: int, sheet: TranslatedPage) -> Iterator[Table]:
        """The tables, a few pages at a time, each page as it is when its turn comes."""
        pages = (
            disclosures.public_pages({year: sheet}, self.visibility)
            .filter(in_source_language())
            .order_by("path")
        )
        pks = list(pages.values_list("pk", flat=True))
        for start in range(0, len(pks), _FEW):
            yield from every_table(pages.filter(pk__in=pks[start : start + _FEW]))


INDEX_FIELDS = [
    {"name": "code", "type": "string", "title": "รหัส"},
    {"name": "subject", "type": "string", "title": "เรื่อง"},
    {"name": "title_th", "type": "string", "title": "ชื่อตัวชี้วัด"},
    {"name": "title_en", "type": "string", "title": "ชื่อตัวชี้วัด (อังกฤษ)"},
    {"name": "provisional", "type": "boolean", "title": "ยังไม่ยืนยันสำหรับปีนี้"},
    {
        "name": "status",
        "type": "string",
        "title": "สถานะ",
        "constraints": {"enum": ["published", "missing"]},
    },
    {"name": "url", "type": "string", "title": "ที่อยู่เว็บ"},
    {"name": "updated", "type": "datetime", "title": "ปรับปรุงเมื่อ"},
]


@schema_annotations.operation(
    operation_id="readCatalogue",
    summary="All open data as DCAT",
    responses=schema_annotations.answers(refer("Catalogue"), media_type="application/ld+json"),
    tags=["open data"],
)
class CatalogueView(ApiView):
    """Every year and every table as datasets of a DCAT catalogue, in JSON-LD."""

    media_types = ("application/ld+json", "application/json")

    def answer(self) -> Any:
        found = page_index.read(self.site, self.visibility, years.ANY_YEAR)
        pages = disclosures.public_pages(found.years, self.visibility)
        tables = every_table(page_content.with_translations(pages, self.visibility))
        return downloads.json_ld(
            catalogue.describe(
                self,
                found,
                tables,
                publisher(self),
                _titles(found),
                conf.get("OPEN_DATA_LICENCE"),
            )
        )


def _titles(found: PageIndex) -> dict[int, str]:
    return {year: sheet.source.title for year, sheet in found.years.items()}
