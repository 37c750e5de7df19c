"""A file of a website's analytics: read whole, or refused with the rows that are wrong."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from oit_pages.actions.import_visits import hosts_of, import_visits
from oit_pages.actions.line_file import FaultyFile
from oit_pages.actions.visits_file import month_of, read_visits
from oit_pages.models import ImportedVisits

MARCH = date(2021, 3, 1)
HOSTS = frozenset({"www.example.go.th"})


def csv(*lines):
    return BytesIO("\n".join(("หน้า,จำนวนผู้เข้าชม,เดือน", *lines)).encode())


def faults(*lines):
    with pytest.raises(FaultyFile) as raised:
        read_visits(csv(*lines), "visits.csv", HOSTS)
    return [str(fault) for fault in raised.value.faults]


def test_thai_headings_addresses_and_digits_are_understood():
    found = read_visits(
        csv(
            '/ข่าว/?utm=1,"๑,๒๕๐",มี.ค. 2564',
            "https://example.go.th/%E0%B8%81/,0,2564-03",
            "about,7,3/2564",
            ",,",
        ),
        "visits.csv",
        HOSTS,
    )
    told = [(one.path, one.visits, one.month, one.line) for one in found]
    assert told == [("/ข่าว/", 1250, MARCH, 2), ("/ก/", 0, MARCH, 3), ("/about", 7, MARCH, 4)]


def test_a_workbook_with_lines_above_its_headings():
    book = openpyxl.Workbook()
    for row in (["สถิติ"], [], ["Page path", "Views", "Month"], ["/", 12, "202103"]):
        book.active.append(row)
    file = BytesIO()
    book.save(file)
    file.seek(0)
    (one,) = read_visits(file, "visits.xlsx")
    assert (one.path, one.visits, one.month, one.line) == ("/", 12, MARCH, 4)


def test_a_line_of_sums_is_no_page_and_no_line_is_lost():
    (one,) = read_visits(csv("/,5,มี.ค. 2564", "รวมทั้งสิ้น,5,มี.ค. 2564", "รวม,5,"), "visits.csv")
    assert one.path == "/"
    book = openpyxl.Workbook()
    for row in (["หน้า", "จำนวนผู้เข้าชม", "เดือน"], ["/", 1, "202103"], ["/b", 2, "202103"]):
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    file = BytesIO()
    book.save(file)
    file.seek(0)
    with pytest.raises(FaultyFile):
        read_visits(file, "visits.xlsx")


@pytest.mark.parametrize(
    ("text", "month"),
    [("มีนาคม ๒๕๖๔", MARCH), ("2021-03", MARCH), ("03/2564", MARCH), ("256403", MARCH)],
)
def test_months(text, month):
    assert month_of(text) == month


@pytest.mark.parametrize("text", ["", "มีนาคม", "13/2564", "2564", "x", "2564-00", "99999999"])
def test_what_is_no_month(text):
    with pytest.raises(ValueError, match="2564-03"):
        month_of(text)


def test_all_that_is_wrong_is_told_by_row_and_cell(settings):
    settings.LANGUAGE_CODE = "en"
    told = faults(
        "/a,many,มี.ค. 2564",
        "/b,-1,มี.ค. 2564",
        "/c,1.5,เมื่อวาน",
        "https://other.example/,3,มี.ค. 2564",
        "/d,1,มี.ค. 2564",
        "/d,2,มี.ค. 2564",
        ",2,มี.ค. 2564",
    )
    where = [(2, "B2"), (3, "B3"), (4, "B4"), (4, "C4"), (5, "A5"), (7, "A7"), (8, "A8")]
    assert len(told) == len(where)
    for says, (line, cell) in zip(told, where, strict=True):
        assert str(line) in says
        assert f"({cell})" in says


@pytest.mark.parametrize(
    "content", [b"", b"a,b\n1,2", "หน้า,จำนวนผู้เข้าชม,เดือน".encode(), b"\x00\x01"]
)
def test_what_is_no_such_file(content):
    with pytest.raises(FaultyFile):
        read_visits(BytesIO(content), "visits.csv")


def test_what_is_read_again_changes_nothing(municipality, settings):
    settings.OIT_PAGES = {**settings.OIT_PAGES, "FRONT_END": "https://front.example"}
    assert hosts_of(municipality) == {"localhost", "front.example"}
    rows = read_visits(csv("/,5,มี.ค. 2564", "/ก/,6,มี.ค. 2564"), "a.csv")
    assert import_visits(municipality, rows, "a.csv").added == 2
    again = import_visits(municipality, rows, "b.csv")
    assert (again.added, again.changed, again.same) == (0, 0, 2)
    changed = read_visits(csv("/,9,มี.ค. 2564"), "c.csv")
    assert import_visits(municipality, changed, "c.csv").changed == 1
    kept = ImportedVisits.objects.values_list("path", "visits", "file")
    assert set(kept) == {("/", 9, "c.csv"), ("/ก/", 6, "a.csv")}


def test_the_command_reads_it(municipality, run, tmp_path):
    path = tmp_path / "visits.csv"
    path.write_bytes(csv("/,5,มี.ค. 2564").getvalue())
    assert "1" in run("oit_visits", str(path))
    assert ImportedVisits.objects.get().file == "visits.csv"
