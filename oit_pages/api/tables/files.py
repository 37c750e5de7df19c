"""A table as CSV or XLSX, safe to open in a spreadsheet."""

from collections.abc import Callable, Iterator

from oit_pages.api.tables.file_fields import Field
from oit_pages.api.tables.queries import Table
from oit_pages.on_demand import on_demand
from oit_pages.spreadsheets import csv_of

#: How to head the columns: by key, or in a language.
HEADINGS: dict[str, Callable[[Field], str]] = {
    "key": lambda field: field.name,
    "th": lambda field: field.th,
    "en": lambda field: field.en,
}


def csv_lines(table: Table, headings: str = "key", bom: bool = True) -> Iterator[str]:
    """The table as CSV, a line at a time."""
    first = [HEADINGS[headings](field) for field in table.fields]
    yield from csv_of(first, table.cells(), bom)


@on_demand("oit_pages.api.tables.workbook:xlsx")
def xlsx(table: Table, headings: str = "th") -> bytes: ...
