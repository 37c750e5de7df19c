"""Catalogue: what open data there is, as DCAT in JSON-LD, for portals that harvest."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from oit_pages.api import references
from oit_pages.api.open_data.tables import Table
from oit_pages.api.rows import Rows
from oit_pages.api.years import year_of
from oit_pages.thai import fiscal_year

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MEDIA = "https://www.iana.org/assignments/media-types/"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def describe(
    view: Any, found: Rows, tables: Iterable[Table], publisher: str, titles: Mapping[int, str]
) -> dict[str, Any]:
    """The catalogue with a dataset for each year and each table."""
    datasets = [_year(view, year, title, publisher) for year, title in titles.items()]
    datasets += [_table(view, table, found, publisher) for table in tables]
    return {
        "@context": CONTEXT,
        "@id": view.link("catalogue"),
        "@type": "dcat:Catalog",
        "dct:title": _thai(f"ข้อมูลเปิดของ{publisher}"),
        "dct:publisher": _agent(publisher),
        "dct:language": ["th", "en"],
        "dcat:dataset": datasets,
    }


def _year(view: Any, year: int, title: str, publisher: str) -> dict[str, Any]:
    address = view.link("year-package", year=str(year))
    return {
        "@id": view.link("year", year=str(year)),
        "@type": "dcat:Dataset",
        "dct:title": [_thai(title)],
        "dct:publisher": _agent(publisher),
        "dct:temporal": _span(year),
        "dcat:distribution": [_distribution(address, "application/zip")],
    }


def _table(view: Any, table: Table, found: Rows, publisher: str) -> dict[str, Any]:
    page = table.page
    year = year_of(page, found)
    where = {"page_id": page.pk, "block": table.block}
    known = {
        "@id": view.link("table", **where),
        "@type": "dcat:Dataset",
        "dct:title": _titles(table),
        "dct:description": _thai(f"{page.title} · {table.columns.name_th}"),
        "dct:publisher": _agent(publisher),
        "dct:language": page.locale.language_code,
        "dct:modified": _moment(page.last_published_at),
        "dcat:landingPage": _resource(found.addresses.at(page.locale.language_code, page.url_path)),
        "dct:conformsTo": {"@id": view.link("table-schema", **where)},
        "dcat:distribution": [
            _distribution(view.link("table-csv", **where), "text/csv"),
            _distribution(view.link("table-xlsx", **where), _XLSX),
            _distribution(view.link("table", **where), "application/json"),
        ],
    }
    if year:
        known["dct:temporal"] = _span(year)
    return {name: value for name, value in known.items() if value is not None}


def _titles(table: Table) -> list[dict[str, str]]:
    """As the page has it, and as the column set is called in English."""
    language = table.page.locale.language_code
    mine = {"@value": table.title, "@language": language}
    english = {"@value": table.columns.name_en, "@language": "en"}
    return [mine] if language == "en" else [mine, english]


def _moment(value: datetime | None) -> dict[str, str] | None:
    moment = references.moment(value)
    return moment and {"@value": moment, "@type": "xsd:dateTime"}


def _resource(address: str | None) -> dict[str, str] | None:
    return address and {"@id": address}


def _distribution(address: str, media_type: str) -> dict[str, Any]:
    return {
        "@type": "dcat:Distribution",
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": _MEDIA + media_type},
    }


def _span(year: int) -> dict[str, Any]:
    period = fiscal_year(year)
    return {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": {"@value": period.start.isoformat(), "@type": "xsd:date"},
        "dcat:endDate": {"@value": period.end.isoformat(), "@type": "xsd:date"},
    }


def _agent(name: str) -> dict[str, Any]:
    return {"@type": "foaf:Organization", "foaf:name": _thai(name)}


def _thai(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "th"}
