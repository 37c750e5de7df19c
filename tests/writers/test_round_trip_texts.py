"""What goes out as CSV, or as a table on the clipboard, comes back in as what it was."""

import io
from html import escape
from itertools import chain

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from oit_pages.readers import read
from oit_pages.readers.recognise import examine
from oit_pages.readers.recognise.parts import ColumnTable, RichText
from oit_pages.spreadsheets import csv_of
from oit_pages.thai import clean_line
from oit_pages.writers.tables import grid
from oit_pages.writers.word import in_words
from tests.writers.test_round_trip import SETS, filled, rows_of


def as_csv(made) -> tuple[bytes, str]:
    rows = [[in_words(cell) for cell in row] for row in made.rows]
    return "".join(csv_of(made.headings, rows)).encode(), "a.csv"


def as_tsv(made) -> tuple[bytes, str]:
    """As a spreadsheet puts it on the clipboard: cells of several lines stand in quotes."""

    def quoted(text: str) -> str:
        return f'"{text}"' if "\n" in text else text

    rows = chain([made.headings], ([in_words(cell) for cell in row] for row in made.rows))
    text = "\r\n".join("\t".join(quoted(cell) for cell in row) for row in rows)
    return text.encode(), "a.tsv"


def as_html(made) -> tuple[bytes, str]:
    """As Word puts it there."""

    def cell(text: str) -> str:
        lines = "".join(f"<p class=MsoNormal>{escape(line)}</p>" for line in text.split("\n"))
        return f"<td>{lines}</td>"

    rows = chain([made.headings], ([in_words(one) for one in row] for row in made.rows))
    table = "".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in rows)
    return f"<html><body><table>{table}</table></body></html>".encode(), "a.html"


@pytest.mark.parametrize("out", [as_csv, as_tsv, as_html])
@pytest.mark.parametrize("name", sorted(SETS))
@settings(max_examples=4, phases=[Phase.generate])
@given(data=st.data())
def test_any_table_comes_back_as_it_was(out, name, data):
    one = SETS[name]
    make_row = rows_of(one)
    rows = [make_row(data) for _number in range(data.draw(st.integers(1, 4)))]
    rows = [
        {**row, **({"number": at} if "number" in row else {})} for at, row in enumerate(rows, 1)
    ]
    source, file = out(grid({"rows": rows}, one))
    done = examine(read(io.BytesIO(source), file), SETS)
    (table,) = (part for part in done.parts if not isinstance(part, RichText))
    assert len(done.parts) == 1
    got = (
        table.rows
        if isinstance(table, ColumnTable)
        else [{key: getattr(row, key) for key in rows[0]} for row in table.rows]
    )
    assert [filled(row) for row in got] == [filled(row) for row in rows]


PIECES = st.lists(
    st.sampled_from(["=", "-", "+", "@", " ", "ก", "1", ";", "\n", '"', ","]), max_size=8
)


@given(PIECES.map("".join))
def test_what_is_kept_from_running_is_the_same_text_again(text):
    lines = tuple(line for part in text.split("\n") if (line := clean_line(part)))
    rows = [["ก", text], *[["ข", "ค"]] * 20]
    data = "".join(csv_of(["ชื่อ", "ข้อความ"], rows)).encode()
    (table,) = read(io.BytesIO(data), "a.csv").blocks
    assert table.rows[1][1].lines == lines
