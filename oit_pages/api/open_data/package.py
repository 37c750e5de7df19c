"""A whole year as a Frictionless data package, in a ZIP that is made while it is sent.

No more than one page's tables is in memory at a time.
"""

import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, count
from typing import Any

from oit_pages.api.base.rows import each
from oit_pages.api.tables.files import csv_lines
from oit_pages.api.tables.queries import Table
from oit_pages.api.tables.table_schema import table_schema
from oit_pages.spreadsheets import csv_of

#: A dated entry would make every package different; the content has its dates inside.
_MOMENT = (1980, 1, 1, 0, 0, 0)
#: Bytes to gather before they are sent.
_ENOUGH = 64 * 1024

#: Name in the package → lines of text, made when they are asked for.
Files = Iterable[tuple[str, Callable[[], Iterable[str]]]]


class _Outbox:
    """A file that can't go back: what is written waits to be sent."""

    def __init__(self) -> None:
        self._waiting: list[bytes] = []
        self.size = 0

    def write(self, data: bytes) -> int:
        self._waiting.append(bytes(data))
        self.size += len(data)
        return len(data)

    def flush(self) -> None:
        """Nothing is kept back."""

    def take(self) -> bytes:
        data = b"".join(self._waiting)
        self._waiting.clear()
        self.size = 0
        return data


def stream(files: Files) -> Iterator[bytes]:
    """A ZIP of these files, in pieces."""
    outbox = _Outbox()
    with zipfile.ZipFile(outbox, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, lines in files:
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w", force_zip64=True) as inside:
                for line in lines():
                    inside.write(line.encode())
                    if outbox.size >= _ENOUGH:
                        yield outbox.take()
            yield outbox.take()
    yield outbox.take()


class Package:
    """The files of a year: an index of indicators, each table, and what they mean."""

    def __init__(self, facts: dict[str, Any], index: list[dict[str, Any]], index_fields: list):
        self._facts = facts
        self._index = index
        self._index_fields = index_fields

    def files(self, tables: Iterable[Table]) -> Files:
        """`tables` is read once, one page at a time; the description comes last."""
        resources = [self._indicators()]
        names = [field["name"] for field in self._index_fields]
        rows = [[row[name] for name in names] for row in self._index]
        yield "indicators.csv", lambda: csv_of(names, rows)
        names_taken: set[str] = set()
        for table, lines in each(
            tables, lambda table: (table, list(csv_lines(table))), lambda table: table.page
        ):
            name = _untaken(table, names_taken)
            names_taken.add(name)
            path = f"tables/{name}.csv"
            resources.append(_resource(table, name, path))
            yield path, lambda lines=lines: lines
        description = {**self._facts, "resources": resources}
        yield "datapackage.json", lambda: [json.dumps(description, ensure_ascii=False, indent=1)]

    def _indicators(self) -> dict[str, Any]:
        return {
            **_csv("indicators", "indicators.csv"),
            "title": "ตัวชี้วัดของปี",
            "schema": {"fields": self._index_fields, "missingValues": [""]},
        }


def _untaken(table: Table, taken: set[str]) -> str:
    """A copied page keeps its slug and its blocks' ids."""
    longer = f"{table.name}-{table.page.pk}"
    numbered = (f"{longer}-{number}" for number in count(2))
    return next(name for name in chain([table.name, longer], numbered) if name not in taken)


def licences(licence: Mapping[str, str] | None) -> dict[str, Any]:
    """How the package says under which terms it is given; nothing where the site says nothing."""
    return {"licenses": [dict(licence)]} if licence else {}


def _csv(name: str, path: str) -> dict[str, Any]:
    return {
        "name": name,
        "path": path,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
    }


def _resource(table: Table, name: str, path: str) -> dict[str, Any]:
    return {
        **_csv(name, path),
        "title": table.title,
        "description": table.description,
        "schema": table_schema(table),
    }
