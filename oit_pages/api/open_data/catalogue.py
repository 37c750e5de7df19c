"""What open data there is, as DCAT in JSON-LD, for portals that harvest."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from oit_pages.api.base import representations
from oit_pages.api.base.page_index import PageIndex
from oit_pages.api.base.rows import each
from oit_pages.api.tables.queries import Table
from oit_pages.api.years.queries import year_of
from oit_pages.thai import Period, fiscal_year

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MEDIA = "https://www.iana.org/assignments/media-types/"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def describe(
    view: Any,
    found: PageIndex,
    tables: Iterable[Table],
    publisher: str,
    titles: Mapping[int, str],
    licence: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The catalogue with a dataset for each year and each table. `licence` has a "path"."""
    datasets = [_year(view, year, title, publisher) for year, title in titles.items()]
    datasets += each(
        tables, lambda table: _table(view, table, found, publisher), lambda table: table.page
    )
    terms = _terms(licence)
    for dataset in datasets:
        for one in (dataset, *dataset["dcat:distribution"]):
            one.update(terms)
    return {
        "@context": CONTEXT,
        "@id": view.identify("catalogue"),
        **terms,
        "@type": "dcat:Catalog",
        "dct:title": _thai(f"ข้อมูลเปิดของ{publisher}"),
        "dct:publisher": _agent(publisher),
        "dct:language": ["th", "en"],
        "dcat:dataset": datasets,
    }


def _year(view: Any, year: int, title: str, publisher: str) -> dict[str, Any]:
    address = view.identify("year-package", year=str(year))
    return {
        "@id": view.identify("year", year=str(year)),
        "@type": "dcat:Dataset",
        "dct:title": [_thai(title)],
        "dct:publisher": _agent(publisher),
        "dct:temporal": _span(fiscal_year(year)),
        "dcat:distribution": [_distribution(address, "application/zip")],
    }


def _table(view: Any, table: Table, found: PageIndex, publisher: str) -> dict[str, Any]:
    page = table.page
    year = year_of(page, found)
    where = {"page_id": page.pk, "block": table.block}
    known = {
        "@id": view.identify("table", **where),
        "@type": "dcat:Dataset",
        "dct:title": _titles(table),
        "dct:description": _thai(table.description),
        "dct:publisher": _agent(publisher),
        "dct:language": page.locale.language_code,
        "dct:modified": _moment(page.last_published_at),
        "dcat:landingPage": _resource(found.addresses.at(page.locale.language_code, page.url_path)),
        "dct:conformsTo": {"@id": view.identify("table-schema", **where)},
        "dcat:distribution": [
            _distribution(view.identify("table-csv", **where), "text/csv"),
            _distribution(view.identify("table-xlsx", **where), _XLSX),
            _distribution(view.identify("table", **where), "application/json"),
        ],
    }
    if table.period or year:
        known["dct:temporal"] = _span(table.period or fiscal_year(year))
    return {name: value for name, value in known.items() if value is not None}


def _terms(licence: Mapping[str, str] | None) -> dict[str, Any]:
    path = licence and licence.get("path")
    return {"dct:license": {"@id": path}} if path else {}


def _titles(table: Table) -> list[dict[str, str]]:
    """As the page has it, and as the column set is called in English."""
    language = table.page.locale.language_code
    mine = {"@value": table.title, "@language": language}
    english = {"@value": table.columns.name_en, "@language": "en"}
    return [mine] if language == "en" else [mine, english]


def _moment(value: datetime | None) -> dict[str, str] | None:
    moment = representations.moment(value)
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


def _span(period: Period) -> dict[str, Any]:
    return {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": {"@value": period.start.isoformat(), "@type": "xsd:date"},
        "dcat:endDate": {"@value": period.end.isoformat(), "@type": "xsd:date"},
    }


def _agent(name: str) -> dict[str, Any]:
    return {"@type": "foaf:Organization", "foaf:name": _thai(name)}


def _thai(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "th"}
