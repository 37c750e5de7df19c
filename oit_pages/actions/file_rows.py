"""The rows of a file of lists that somebody hands over: CSV, or the first sheet of a workbook."""

import re
from pathlib import Path
from typing import BinaryIO

from oit_pages.readers import read
from oit_pages.readers.csv_file import numbered_rows
from oit_pages.readers.document import Table

CSV = frozenset({".csv", ".tsv", ".txt"})
_CELL = re.compile(r"[A-Z]+([0-9]+)")


def rows_of(source: str | Path | BinaryIO, name: str = "") -> list[tuple[int, list[str]]]:
    """Each row that says anything, with its number in the file; `source` is its path, or the open
    file with its name.

    Raises ReaderError, and OSError where the file can't be opened.
    """
    if isinstance(source, str | Path):
        path = Path(source)
        if path.suffix.lower() in CSV and path.is_file():
            return numbered_rows(path.read_bytes(), path.name)
        document = read(path)
    elif Path(name).suffix.lower() in CSV:
        return numbered_rows(source.read(), name)
    else:
        document = read(source, name)
    table = next((block for block in document.blocks if isinstance(block, Table)), None)
    found = []
    for number, row in enumerate(table.rows if table else (), 1):
        places = [place for cell in row if (place := _CELL.fullmatch(cell.at))]
        cells = [cell.text for cell in row]
        if any(cells):
            found.append((int(places[0][1]) if places else number, cells))
    return found
