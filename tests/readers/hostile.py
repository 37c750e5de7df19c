"""Files that mean harm, or are broken in ways that cost: by name, made when they are asked for.

None may take more than some seconds or some megabytes, whatever comes of it.
"""

import io
import warnings
import zipfile
from collections.abc import Callable, Iterator

from tests.readers import make, packages

_HEAD = f'<worksheet xmlns="{packages.MAIN}"><sheetData>'.encode()
_TAIL = b"</sheetData></worksheet>"


def name_of(column: int) -> str:
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _sheet(rows: Iterator[str], tail: bytes = _TAIL) -> bytes:
    def pieces() -> Iterator[bytes]:
        yield _HEAD
        yield from (row.encode() for row in rows)
        yield tail

    return packages.workbook(("ก", pieces(), "visible"))


def grid(rows: int, columns: int) -> Iterator[str]:
    for number in range(1, rows + 1):
        cells = "".join(
            f'<c r="{name_of(at)}{number}"><v>1</v></c>' for at in range(1, columns + 1)
        )
        yield f'<row r="{number}">{cells}</row>'


def formatted(rows: int, columns: int, order: str = 'r="{ref}" s="1"', prefix: str = "") -> bytes:
    """One row with something in it, above formatted ones to the bottom of the sheet."""

    def made() -> Iterator[str]:
        yield packages.row(1, "หัวข้อ", "จำนวน")
        for number in range(2, rows):
            cells = "".join(
                f"<{prefix}c {order.format(ref=name_of(at) + str(number))}/>"
                for at in range(1, columns + 1)
            )
            yield f'<{prefix}row r="{number}" spans="1:9" s="1">{cells}</{prefix}row>'

    return _sheet(made())


def merged(ranges: int, rows: int) -> bytes:
    refs = "".join(f'<mergeCell ref="A{n}:XFD1048576"/>' for n in range(1, ranges + 1))
    tail = f"</sheetData><mergeCells>{refs}</mergeCells></worksheet>".encode()
    return _sheet(grid(rows, 3), tail)


def renamed_definitions() -> bytes:
    """Definitions in a part that no ending gives away."""
    xml = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'
    data = packages.workbook(("ก", "", "visible"))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            content = old.read(entry).replace(b"worksheets/s1.xml", b"worksheets/s1.dat")
            if not entry.filename.startswith("xl/worksheets"):
                new.writestr(entry.filename, content)
        new.writestr("xl/worksheets/s1.dat", xml)
    return out.getvalue()


def _definitions(encoding: str) -> bytes:
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE w [<!ENTITY a "b">]><w>&a;</w>'
    return make.repacked(make.word("ก"), word__document=xml.encode(encoding))


def _twice() -> bytes:
    out = io.BytesIO(make.word("ก"))
    with zipfile.ZipFile(out, "a") as archive:
        info = zipfile.ZipInfo("word/document.xml")
        with warnings.catch_warnings(action="ignore"):
            archive.writestr(info, make.document_xml("<w:p><w:r><w:t>อื่น</w:t></w:r></w:p>"))
    return out.getvalue()


def nested_zip(levels: int) -> bytes:
    data = b"0" * 1_000_000
    for _level in range(levels):
        data = packages.package({"a.zip": data})
    return data


def _body(body: str) -> bytes:
    return make.repacked(make.word("ก"), word__document=make.document_xml(body))


_CELL = "<w:tc><w:p><w:r><w:t>ก</w:t></w:r></w:p></w:tc>"
#: Name of the file, its bytes, and the codes of the errors it may end in; "" where it is read.
CORPUS: dict[str, tuple[str, Callable[[], bytes], set[str]]] = {
    "rows that jump": ("a.xlsx", lambda: packages.sheet(
        '<row r="999999999999"><c r="A999999999999"><v>1</v></c></row>'), {"broken"}),
    "a column past the last": ("a.xlsx", lambda: packages.sheet(
        '<row r="1"><c r="ZZZZZ1"><v>1</v></c></row>'), {"broken"}),
    "a row that lies": ("a.xlsx", lambda: packages.sheet('<row r="-5"/>'), {"broken"}),
    "a cell twice": ("a.xlsx", lambda: packages.sheet(
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'), {"broken"}),
    "too many cells": ("a.xlsx", lambda: _sheet(grid(600, 200)), {"too_many_cells"}),
    "too much text": ("a.xlsx", lambda: _sheet(
        packages.row(n, "ก" * 30_000) for n in range(1, 90)), {"too_much_text"}),
    "merged over merged": ("a.xlsx", lambda: merged(20_000, 3_000), {"too_complex", "", "broken"}),
    "merged beyond": ("a.xlsx", lambda: packages.sheet(
        packages.row(1, "ก"), after='<mergeCells><mergeCell ref="A1:Z"/></mergeCells>'),
        {"broken", ""}),
    "hidden columns without end": ("a.xlsx", lambda: packages.sheet(
        packages.row(1, "ก"),
        before="<cols>" + '<col min="1" max="99999999" hidden="1"/>' * 5_000 + "</cols>"),
        {"too_complex"}),
    "formats to the bottom": ("a.xlsx", lambda: formatted(150_000, 12), {""}),
    "formats of another hand": ("a.xlsx", lambda: formatted(
        60_000, 12, order='s="1" r="{ref}"'), {""}),
    "sheets within sheets": ("a.xlsx", lambda: packages.workbook(
        ("ก", "<a>" * 1_000_000, "visible")), {"broken"}),
    "markup without end": ("a.xlsx", lambda: _sheet(
        iter(["<a/>" * 100_000] * 16)), {"too_complex"}),
    "a string that is not there": ("a.xlsx", lambda: packages.sheet(
        '<row r="1"><c r="A1" t="s"><v>99999999999</v></c></row>'), {"broken"}),
    "a number of a million digits": ("a.xlsx", lambda: packages.sheet(
        f'<row r="1"><c r="A1"><v>{"9" * 1_000_000}</v></c></row>'), {""}),
    "definitions by another name": ("a.xlsx", renamed_definitions, {"entities"}),
    "definitions in utf-16": ("a.docx", lambda: _definitions("utf-16"), {"entities"}),
    "definitions in utf-8": ("a.docx", lambda: _definitions("utf-8"), {"entities"}),
    "a part twice": ("a.docx", _twice, {"broken"}),
    "zip in zip": ("a.docx", lambda: nested_zip(8), {"not_office"}),
    "noughts": ("a.docx", lambda: make.repacked(
        make.word("ก"), word__media=b"\0" * 230_000_000), {"bomb"}),
    "tables within tables": ("a.docx", lambda: _body(
        "<w:tbl><w:tr><w:tc>" * 2_000 + "</w:tc></w:tr></w:tbl>" * 2_000), {"broken"}),
    "a table without end": ("a.docx", lambda: _body(
        "<w:tbl>" + f"<w:tr>{_CELL * 9}</w:tr>" * 5_200 + "</w:tbl>"),
        {"too_many_rows", "too_complex"}),
    "a paragraph without end": ("a.docx", lambda: _body(
        "<w:p>" + "<w:r><w:t>กกกกกกกกกก</w:t></w:r>" * 230_000 + "</w:p>"),
        {"too_much_text", "too_complex"}),
    "styles in a circle": ("a.docx", lambda: packages.word(
        "<w:body><w:p><w:pPr><w:pStyle w:val='a'/></w:pPr><w:r><w:t>ก</w:t></w:r></w:p></w:body>",
        styles="<w:styles ROOT><w:style w:styleId='a'><w:basedOn w:val='b'/></w:style>"
        "<w:style w:styleId='b'><w:basedOn w:val='a'/></w:style></w:styles>"), {""}),
    "a span without end": ("a.docx", lambda: _body(
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='999999999'/></w:tcPr></w:tc></w:tr>"
        "</w:tbl>"),
        {"too_wide", ""}),
    "repeated without end": ("a.ods", lambda: packages.open_document(
        "spreadsheet", '<table:table table:name="ก"><table:table-row '
        'table:number-rows-repeated="99999999"><table:table-cell '
        'table:number-columns-repeated="99999999"><text:p>ก</text:p></table:table-cell>'
        "</table:table-row></table:table>"), {"too_wide", "too_many_columns"}),
    "repeated and empty": ("a.ods", lambda: packages.open_document(
        "spreadsheet", '<table:table table:name="ก"><table:table-row><table:table-cell>'
        "<text:p>ก</text:p></table:table-cell></table:table-row><table:table-row "
        'table:number-rows-repeated="1048575"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row></table:table>'), {""}),
    "tags that never close": ("a.xls", lambda: b"<html>" + b"<div>" * 400_000 + b"a", {""}),
    "comments that never close": ("a.xls", lambda: b"<html>" + b"<!--" * 500_000, {""}),
    "half tags": ("a.xls", lambda: b"<html>" + b"<" * 2_000_000, {"", "too_much_text"}),
    "scripts that never close": ("a.xls", lambda: b"<html>" + b"<script>" * 300_000, {""}),
    "spans of a page": ("a.xls", lambda: (
        b"<table><tr>" + b"<td colspan=99999 rowspan=99999>a</td>" * 300 + b"</table>"),
        {"too_wide"}),
    "a table of a page": ("a.xls", lambda: b"<table>" + b"<tr><td>a<td>b" * 60_000,
        {"too_many_rows"}),
    "quotes that never close": ("a.csv", lambda: b'"' + b"a\n" * 2_000_000, {"bad_row"}),
    "separators": ("a.csv", lambda: b";" * 5_000_000 + b"a", {"too_wide"}),
    "a line without end": ("a.csv", lambda: b"a " * 6_000_000, {"bad_row", "too_much_text"}),
    "noise": ("a.csv", lambda: bytes(range(256)) * 4_000, {"not_text"}),
}  # fmt: skip
