"""Open data: tables as JSON, CSV and XLSX, their schemas, packages, catalogue and feeds."""

import csv
import io
import json
import tracemalloc
import zipfile
from datetime import date

import pytest
from openpyxl import load_workbook

from oit_pages.catalogue import load_column_sets
from oit_pages.models import EntryPage
from oit_pages.spreadsheets import harmless
from tests.api.world import announcement, measures, stream

VALUES = {
    "text": "=cmd|' /C calc'!A0",
    "list": ["หนึ่ง", "+สอง"],
    "money": "1234567.89",
    "integer": 12,
    "percent": "33.5",
    "date": "2021-03-25",
    "month": "2021-03-01",
    "period": {"from_month": "2020-10-01", "to_month": "2021-03-01"},
    "boolean": True,
}


def row_of(column_set, **values):
    """A full row of a column set, each cell by its kind."""
    return {
        column.key: values.get(
            column.key,
            column.choices[0].value if column.kind == "choice" else VALUES[column.kind],
        )
        for column in column_set.columns
    }


def table_of(column_set, rows=2):
    name = column_set.block or "table_" + column_set.id.replace("-", "_")
    return stream(name, {"caption": "ตาราง", "rows": [row_of(column_set) for _ in range(rows)]})


@pytest.fixture
def tables(api, world):
    """Every column set as a table on O1."""
    world.fill("O1", *[table_of(one) for one in load_column_sets().values()])
    return api("tables/?code=O1&limit=200")["results"]


def test_every_column_set_is_given_in_every_form(api, tables):
    assert {one["column_set"] for one in tables} == set(load_column_sets())
    for one in tables:
        full = api(one["json_url"])
        assert full["rows"] == len(full["data"]) == 2
        schema = api(one["schema_url"])
        lines = api.response(one["csv_url"]).getvalue().decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(lines)))
        assert [field["name"] for field in schema["fields"]] == list(rows[0])
        assert len(rows) == 2
        book = load_workbook(io.BytesIO(api.response(one["xlsx_url"]).content))
        assert book["data"].max_row == 3
        assert [cell.value for cell in book["data"][1]] == [
            field["title"] for field in schema["fields"]
        ]


def test_values_keep_their_types(api, world, tables):
    columns = {c.key: c for one in load_column_sets().values() for c in one.columns}
    for one in tables:
        row = api(one["json_url"])["data"][0]
        for key, value in row.items():
            match columns[key].kind if columns[key].key in row else "":
                case "money":
                    assert value == 1234567.89
                case "date":
                    assert value == {"date": "2021-03-25", "text_th": "25 มีนาคม 2564"}
                case "list":
                    assert value == ["หนึ่ง", "+สอง"]


def test_a_measure_table_is_a_table_too(api, world):
    only = api("tables/")["results"][0]
    assert only["column_set"] == "integrity-measures-implementation"
    assert only["code"] == "O43"
    text = api.response(only["csv_url"] + "?headings=th").getvalue().decode()
    assert text.startswith("\ufeff")
    first = next(csv.reader(io.StringIO(text[1:])))
    assert any(letter >= "ก" for letter in "".join(first))
    api(only["csv_url"] + "?headings=xx", status=400)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("  =1+1", "'  =1+1"),
        ("+66 2", "'+66 2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3", "'-2+3"),
        ("\t=1", "'\t=1"),
        ("\u200b=1", "'\u200b=1"),
        ("＝1+1", "'＝1+1"),
        ("-", "-"),
        ("ก = ข", "ก = ข"),
        ("", ""),
    ],
)
def test_formulas_are_made_harmless(text, safe):
    assert harmless(text) == safe


def test_no_cell_of_a_file_is_a_formula(api, tables):
    for one in tables:
        text = api.response(one["csv_url"]).getvalue().decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert not [cell for cell in cells if cell[:1] in "=+@" and cell]
        book = load_workbook(io.BytesIO(api.response(one["xlsx_url"]).content))
        kinds = {cell.data_type for row in book["data"] for cell in row}
        assert "f" not in kinds


def package(api, year=2564):
    content = b"".join(api.response(f"years/{year}/data.zip").streaming_content)
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert archive.testzip() is None
    return archive


def test_a_year_in_one_zip_with_what_it_means(api, world, tables):
    archive = package(api)
    described = json.loads(archive.read("datapackage.json"))
    paths = [one["path"] for one in described["resources"]]
    assert sorted([*paths, "datapackage.json"]) == sorted(archive.namelist())
    assert len(set(paths)) == len(paths) == 1 + len(tables) + 1
    for one in described["resources"]:
        rows = list(csv.reader(io.StringIO(archive.read(one["path"]).decode("utf-8-sig"))))
        assert rows[0] == [field["name"] for field in one["schema"]["fields"]]
    index = list(csv.DictReader(io.StringIO(archive.read("indicators.csv").decode("utf-8-sig"))))
    assert len(index) == 43
    assert {one["code"] for one in index if one["status"] == "published"} == {"O1", "O43"}


def test_a_copied_page_has_a_file_of_its_own(api, world):
    table = table_of(next(iter(load_column_sets().values())))
    for code in ("O1", "O9"):
        page = world.fill(code)
        entry = EntryPage(title="ข่าว", slug="news-1", subject=page.subject, body=[table])
        page.add_child(instance=entry)
    described = json.loads(package(api).read("datapackage.json"))
    names = [one["name"] for one in described["resources"]]
    assert len(names) == len(set(names)) == 4


@pytest.mark.slow
@pytest.mark.parametrize("pages", [1, 20])
def test_thousands_of_rows_stream_with_flat_memory(api, world, pages):
    for number in range(1, pages + 1):
        world.fill(f"O{number}", measures(4_000 // pages))
    response = api.response("years/2564/data.zip")
    tracemalloc.start()
    pieces = [len(piece) for piece in response.streaming_content]
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(pieces) > pages
    assert peak < 30_000_000, f"{peak / 1e6:.0f} MB"


def test_the_catalogue_names_years_and_tables(api, world):
    response = api.response("catalogue/")
    assert response["Content-Type"] == "application/ld+json"
    found = response.json()
    assert found["@type"] == "dcat:Catalog"
    assert len(found["dcat:dataset"]) == 2
    for dataset in found["dcat:dataset"]:
        for one in dataset["dcat:distribution"]:
            assert api.response(one["dcat:downloadURL"]["@id"]).status_code == 200


ENTRY = "{http://www.w3.org/2005/Atom}entry"


def test_changes_as_atom(api, world):
    from xml.etree import ElementTree

    root = ElementTree.fromstring(api.response("changes.atom").content)
    names = {"a": "http://www.w3.org/2005/Atom"}
    assert [one.text for one in root.findall("a:entry/a:title", names)] == [world.o43.title]
    english = world.translate(world.o43)
    english.title = "Report"
    english.save_revision().publish()
    world.fill("O1")
    root = ElementTree.fromstring(api.response("changes.atom?lang=en").content)
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    entries = {one.find("a:title", names).text: one.get(language) for one in root.iter(ENTRY)}
    assert entries["Report"] == "en"
    assert sorted(entries.values()) == ["en", "th"]


def test_closing_dates_as_calendar(api, world):
    world.fill(
        "O1", announcement(subject="รับสมัคร, ด่วน; " + "ยาว" * 60, closing_date=date(2021, 4, 30))
    )
    response = api.response("closing-dates.ics")
    assert response["Content-Type"].startswith("text/calendar")
    text = response.content.decode()
    assert text.count("BEGIN:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20210430\r\n" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    unfolded = text.replace("\r\n ", "")
    assert "SUMMARY:รับสมัคร\\, ด่วน\\; ยาว" in unfolded


def test_the_last_day_there_is_breaks_no_calendar(api, world):
    world.fill("O1", announcement(subject="ไม่มีกำหนด", closing_date=date.max))
    assert "DTSTART;VALUE=DATE:99991231\r\n" in api.response("closing-dates.ics").content.decode()


def test_documents_with_what_pages_say_of_them(api, world):
    entry = {
        "title": "แผนพัฒนา",
        "kind": "plan",
        "date": date(2020, 10, 1),
        "files": [world.document.pk],
    }
    world.fill("O4", stream("documents", {"heading": "", "items": [entry]}))
    only = api("documents/")["results"]
    assert len(only) == 1
    assert only[0]["id"] == world.document.pk
    assert set(only[0]["kinds"]) == {"announcement", "plan"}
    assert {one["code"] for one in only[0]["used_by"]} == {"O4", "O43"}
    for query, count in {
        "kind=plan": 1,
        "kind=report": 0,
        "format=pdf": 1,
        "format=xlsx": 0,
        "code=O43": 1,
        "code=O1": 0,
        "search=ปฏิบัติ": 1,
        "search=ไม่มี": 0,
        "date_from=1/10/2563&date_to=2020-10-01": 1,
        "date_from=2030-01-01": 0,
        "year=2564": 1,
        "year=2563": 0,
    }.items():
        assert api(f"documents/?{query}")["count"] == count, query


@pytest.mark.parametrize("number", [1, 8])
def test_documents_take_six_queries(api, world, number, django_assert_max_num_queries):
    for code in range(1, number + 1):
        world.fill(f"O{code}", *[announcement(world.document.pk) for _ in range(5)])
    api("names/")  # a change is noted once, by whoever asks first after it
    with django_assert_max_num_queries(6):
        api("documents/")
