"""Entering an official result, by hand and from a file."""

from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from oit_pages.actions.enter_result import Given, enter_result, points_of
from oit_pages.actions.line_file import FaultyFile
from oit_pages.actions.result_file import read_result
from oit_pages.catalogue import load_edition
from oit_pages.models import OfficialResult, OfficialScore
from tests.readers import make

EDITION = load_edition(2563)
HEAD = ["ข้อ", "คำถาม", "คะแนน", "ความเห็นผู้ประเมิน", "ปีงบประมาณ"]


def one_file(*rows, name="ผล.xlsx"):
    if name.endswith(".csv"):
        return BytesIO("\n".join(",".join(row) for row in rows).encode()), name
    return BytesIO(make.excel(*rows)), name


def read(*rows, name="ผล.xlsx"):
    data, name = one_file(*rows, name=name)
    return read_result(data, EDITION, name)


ROWS = (
    ["ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๓", "", "", "", ""],
    HEAD,
    ["IIT", "", "๘๑.๒๕", "", "๒๕๖๓"],
    ["การปฏิบัติหน้าที่", "", "", "", ""],
    ["i๓", "ท่านรู้เห็นหรือไม่", "72.504", "", "2020"],
    ["O๑", "โครงสร้าง", "ไม่มี", "ไม่พบข้อมูล", "2563"],
    ["O2", "", "100", "", ""],
    ["O3", "", "", "", ""],
)


@pytest.mark.parametrize("name", ["ผล.xlsx", "ผล.csv"])
def test_a_file_is_read_as_officers_write_it(name):
    found = {one.key: one for one in read(*ROWS, name=name)}
    assert {key: one.points for key, one in found.items()} == {
        "IIT": Decimal("81.25"),
        "i3": Decimal("72.50"),
        "O1": Decimal(0),
        "O2": Decimal(100),
    }
    assert (found["i3"].title, found["O1"].title) == ("ท่านรู้เห็นหรือไม่", "")
    assert (found["O1"].remark, found["O1"].file, found["O1"].place) == (
        "ไม่พบข้อมูล",
        name,
        "C6",
    )


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([["O99", "", "100", "", ""]], ["Line 2", "(A2)", "O99"]),
        ([["O1", "", "101", "", ""]], ["Line 2", "(C2)", "101"]),
        ([["O1", "", "85,5x", "", ""]], ["(C2)", "85,5x"]),
        ([["i1", "", "มี", "", ""]], ["(C2)", "มี"]),
        ([["O1", "", "100", "", "2562"]], ["(E2)", "2562", "2563"]),
        ([["O1", "", "100", "", "2021"]], ["(E2)", "2021"]),
        ([["O1", "", "100", "", ""], ["o๑", "", "0", "", ""]], ["Line 3", "(A3)", "line 2"]),
        ([["O1", "", "nan", "", ""], ["O2", "", "-1", "", ""]], ["(C2)", "(C3)"]),
    ],
)
@pytest.mark.parametrize("name", ["ผล.xlsx", "ผล.csv"])
def test_what_is_wrong_is_told_by_row_and_cell(rows, told, name, settings):
    settings.LANGUAGE_CODE = "en"
    if name.endswith(".csv"):
        rows = [[f'"{cell}"' for cell in row] for row in rows]
    with pytest.raises(FaultyFile) as error:
        read(HEAD, *rows, name=name)
    assert [part for part in told if part not in str(error.value)] == []


@pytest.mark.parametrize(
    "rows", [[["ก", "ข"], ["O1", "100"]], [HEAD], [HEAD, ["O1", "", "", "", ""]], [["", ""]]]
)
def test_a_file_without_a_score_is_refused(rows):
    with pytest.raises(FaultyFile):
        read(*rows)


def test_what_a_reader_would_leave_out_is_told_not_lost(settings):
    settings.LANGUAGE_CODE = "en"

    def told(change):
        book = load_workbook(BytesIO(make.excel(HEAD, ["i1", "", 80, "", ""], ["O1", "", 100])))
        change(book)
        with pytest.raises(FaultyFile) as error:
            read_result(BytesIO(make.saved(book.save)), EDITION, "ผล.xlsx")
        return str(error.value)

    def hide(book):
        book.active.row_dimensions[2].hidden = True

    def second(book):
        sheet = book.create_sheet("EIT")
        sheet.append(HEAD)
        sheet.append(["e1", "", 70])

    assert "left out" in told(hide)
    for value in ("=1+1", "#DIV/0!"):  # a formula that no program has reckoned
        assert "C2" in told(lambda book, value=value: book.active.__setitem__("C2", value))
    assert "EIT" in told(second)


def test_a_dash_is_no_score():
    assert [one.key for one in read(HEAD, ["O1", "", "-", "", ""], ["O2", "", "100", "", ""])] == [
        "O2"
    ]


def test_a_column_twice_and_a_file_that_is_none():
    with pytest.raises(FaultyFile):
        read([*HEAD, "คะแนน"], ["O1", "", "100", "", "", "0"])
    with pytest.raises(FaultyFile):
        read_result(BytesIO(b"x"), EDITION, "ผล.pdf")


@pytest.mark.parametrize(
    ("text", "item", "points"),
    [("๘๕", False, "85"), ("85.5 %", False, "85.5"), ("มี", True, "100"), ("ไม่ผ่าน", True, "0"),
     ("12.345", False, "12.35"), ("90 คะแนน", False, "90")],
)  # fmt: skip
def test_points(text, item, points):
    assert points_of(text, item) == Decimal(points)


@pytest.mark.parametrize("text", ["", "มี", "1e3", "infinity", "๑๐๐.๐๑", "-0.01", "8 5"])
def test_no_points(text):
    with pytest.raises(ValueError, match="."):
        points_of(text, False)


def kept():
    return list(OfficialScore.objects.order_by("key").values()), list(
        OfficialResult.objects.values()
    )


def test_a_second_import_changes_nothing(municipality, webmaster):
    done = enter_result(municipality, 2563, read(*ROWS), webmaster)
    assert (done.added, done.changes) == (["IIT", "i3", "O1", "O2"], 4)
    before = kept()
    again = enter_result(municipality, 2563, read(*ROWS, name="อีก.xlsx"))
    assert (again.changes, len(again.same)) == (0, 4)
    assert kept() == before
    result = OfficialResult.objects.get()
    assert (result.changed_by_name, result.municipality_id) == ("webmaster", municipality.pk)


def test_what_a_file_does_not_name_stays(municipality):
    enter_result(municipality, 2563, read(*ROWS))
    done = enter_result(municipality, 2563, read(HEAD, ["O2", "", "0", "", ""]))
    assert (done.changed, OfficialScore.objects.count()) == (["O2"], 4)
    assert OfficialScore.objects.get(key="O2").place == "C2"


def test_typed_over_it_is_no_longer_the_files(municipality):
    enter_result(municipality, 2563, read(*ROWS))
    enter_result(municipality, 2563, [Given(key="O1", points=Decimal(100))])
    score = OfficialScore.objects.get(key="O1")
    assert (score.points, score.remark, score.file, score.place) == (Decimal(100), "", "", "")


def test_without_its_last_row_there_is_no_result(municipality):
    enter_result(municipality, 2563, [Given(key="O1", points=Decimal(100))])
    done = enter_result(municipality, 2563, [Given(key="O1", points=None)])
    assert done.removed == ["O1"]
    assert not OfficialResult.objects.exists()


def test_a_dry_run_changes_nothing(municipality):
    assert enter_result(municipality, 2563, read(*ROWS), dry_run=True).changes == 4
    assert kept() == ([], [])


def test_all_or_nothing(municipality, monkeypatch):
    def fails(self, *args, **kwargs):
        if self.key == "O2":
            raise OSError("the disk is full")
        return save(self, *args, **kwargs)

    save = OfficialScore.save
    monkeypatch.setattr(OfficialScore, "save", fails)
    with pytest.raises(OSError, match="full"):
        enter_result(municipality, 2563, read(*ROWS))
    assert kept() == ([], [])
