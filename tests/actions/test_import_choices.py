"""What a person said of a file before it came in; the original that is kept."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from wagtail.documents import get_document_model

from oit_pages.actions.examine_file import Choices, examine_file
from oit_pages.actions.import_document import ImportFailed, import_document
from oit_pages.catalogue import load_column_sets
from oit_pages.models import IndicatorPage
from oit_pages.readers.document import Cell, Document, Paragraph, Table
from oit_pages.readers.recognise import Picks, examine
from oit_pages.readers.recognise.doubts import mark
from oit_pages.readers.recognise.picks import pieces
from tests.readers import make, workbooks
from tests.readers.test_hidden import SECRET

HEADINGS = ("เดือน", "จำนวนเรื่องร้องเรียน", "ดำเนินการแล้วเสร็จ", "อยู่ระหว่างดำเนินการ")


@pytest.fixture
def o31(year_page) -> IndicatorPage:
    return IndicatorPage.objects.get(subject="complaint-statistics").specific


@pytest.fixture
def file(tmp_path):
    def write(*blocks, name="a.docx"):
        path = tmp_path / name
        path.write_bytes(make.word(*blocks) if name.endswith("docx") else make.excel(*blocks))
        return path

    return write


def codes(seen) -> set[str]:
    return {doubt.code for doubt in seen.doubts}


def test_a_piece_that_is_left_out_stays_out_and_is_accounted_for(o31, file):
    path = file("ข้อความ", (make.HEADINGS, make.ROW), *make.ORDER)
    table = next(one for one in pieces(examine_file(path, o31).document) if one.table)
    choices = Choices(picks=Picks(left_out=frozenset(table.numbers)))
    done = import_document(path, o31, choices=choices)
    assert [child["type"] for child in done.page.body.raw_data] == ["rich_text", "order"]
    left = [fate for fate in done.fates if fate.into == "not_picked"]
    assert len(left) == 11
    assert len(done.fates) == sum(1 for _piece in done.document.pieces())


def test_a_table_is_taken_for_what_a_person_says(o31, file):
    path = file((make.HEADINGS, make.ROW))
    done = import_document(path, o31, choices=Choices(picks=Picks(taken_as={0: "text"})))
    assert [child["type"] for child in done.page.body.raw_data] == ["rich_text"]


def test_months_without_a_year_are_asked_about_and_follow_the_answer(o31, file):
    path = file(HEADINGS, ("ต.ค.", 1, 1, 0), ("ม.ค.", 2, 2, 0), name="a.xlsx")
    seen = examine_file(path, o31)
    assert "year_assumed" in codes(seen)
    done = import_document(path, o31, choices=Choices(year=2565))
    rows = done.page.body.raw_data[0]["value"]["rows"]
    assert [row["value"]["month"] for row in rows] == ["2021-10-01", "2022-01-01"]


def test_another_year_than_the_page_s_is_asked_about(o31, tmp_path):
    path = tmp_path / "complaints.xlsx"
    path.write_bytes(workbooks.complaints())
    assert "other_time" not in codes(examine_file(path, o31))
    path = tmp_path / "old.xlsx"
    path.write_bytes(make.excel(HEADINGS, ("ต.ค. 2559", 1, 1, 0)))
    assert "other_time" in codes(examine_file(path, o31))


def test_a_report_without_its_time_takes_the_one_that_is_given(o31, file):
    path = file("รายงานผลการดำเนินงาน", "ผลการดำเนินงาน", "ดำเนินการแล้ว 3 โครงการ")
    seen = examine_file(path, o31)
    assert "no_period" in codes(seen)
    given_ = {mark(seen.examined.parts[0]): "ม.ค. - มี.ค. 2564"}
    done = import_document(path, o31, choices=Choices(periods=given_))
    period = done.page.body.raw_data[0]["value"]["period"]
    assert period == {"from_month": "2021-01-01", "to_month": "2021-03-01"}


def test_headings_that_no_column_has_are_told(o31, file):
    path = file((*HEADINGS, "ช่องทางที่รับ"), ("ต.ค. 2563", 1, 1, 0, "โทร"), name="a.xlsx")
    (doubt,) = (d for d in examine_file(path, o31).doubts if d.code == "unknown_headings")
    assert doubt.words == ("ช่องทางที่รับ",)


class TestOriginal:
    def test_is_private_until_the_page_is_public(self, o31, file):
        done = import_document(file("ข้อความ"), o31, keep_original=True)
        kinds = [child["type"] for child in done.page.body.raw_data]
        assert kinds == ["rich_text", "documents"]
        document = get_document_model().objects.get(title="a")
        assert Client().get(document.url).status_code == 302
        done.page.get_latest_revision().publish()
        document.refresh_from_db()
        assert document.collection.depth == 1
        answer = Client().get(document.url)
        assert answer.status_code == 200
        assert b"".join(answer.streaming_content).startswith(b"PK")

    def test_with_hidden_things_is_kept_only_when_they_are_ticked(self, o31, tmp_path):
        path = tmp_path / "hiding.docx"
        path.write_bytes(_with_comment_and_hidden())
        with pytest.raises(ImportFailed, match="hiding.docx"):
            import_document(path, o31, keep_original=True)
        assert not get_document_model().objects.exists()
        import_document(path, o31, keep_original=True, hidden=True)
        assert get_document_model().objects.count() == 1

    def test_replaced_with_the_rest(self, o31, file):
        import_document(file("หนึ่ง"), o31, keep_original=True)
        done = import_document(file("สอง"), o31, keep_original=True, again="replace")
        assert [child["type"] for child in done.page.body.raw_data] == ["rich_text", "documents"]


def _with_comment_and_hidden() -> bytes:
    import docx

    document = docx.Document()
    document.add_paragraph("เห็น")
    run = document.add_paragraph().add_run(SECRET)
    run.font.hidden = True
    return make.saved(document.save)


LINES = st.sampled_from(["ข้อความ", "12", *make.ORDER, *make.MEMO, "รายงานผลการดำเนินงาน", "-"])
TABLES = st.lists(st.lists(st.sampled_from([*make.HEADINGS, *make.ROW, *HEADINGS, "", "-"]),
                           min_size=4, max_size=4), min_size=1, max_size=4)  # fmt: skip
BLOCKS = st.one_of(
    LINES.map(Paragraph),
    TABLES.map(
        lambda rows: Table(
            rows=tuple(tuple(Cell(lines=(one,) if one else ()) for one in row) for row in rows)
        )
    ),
)


@given(st.lists(BLOCKS, max_size=12), st.data())
def test_whatever_is_picked_the_account_adds_up(blocks, data):
    document = Document(name="a", blocks=tuple(blocks))
    found = list(pieces(document))
    assert [number for one in found for number in one.numbers] == list(range(len(blocks)))
    left = data.draw(st.sets(st.sampled_from(range(len(blocks))))) if blocks else set()
    as_ = data.draw(
        st.dictionaries(st.integers(0, 12), st.sampled_from(["text", "procurement-list"]))
    )
    done = examine(
        document, load_column_sets(), None, Picks(left_out=frozenset(left), taken_as=as_)
    )
    assert len(done.fates) == sum(1 for _piece in document.pieces())
    if len(left) == len(blocks):
        assert done.parts == ()
