"""Before anything is saved: the file beside what it becomes, questions, picks, the original."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.documents import get_document_model
from wagtail.models import Revision

from oit_pages.models import IndicatorPage
from tests.admin.conftest import may_edit
from tests.factories import text
from tests.readers import make
from tests.readers.test_hidden import SECRET

HEADINGS = ("เดือน", "จำนวนเรื่องร้องเรียน", "ดำเนินการแล้วเสร็จ", "อยู่ระหว่างดำเนินการ")
ROWS = (HEADINGS, ("ต.ค.", 1, 1, 0), ("ม.ค.", 2, 2, 0))
WORD = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8"></head>'
    "<body><table><tr>{}</tr><tr>{}</tr></table></body></html>"
)


@pytest.fixture
def o31(year_page) -> IndicatorPage:
    return IndicatorPage.objects.get(subject="complaint-statistics").specific


@pytest.fixture
def ask(o31, client, webmaster):
    """ask(file, **fields): what the preview answers; `save=True` brings it in."""
    client.force_login(webmaster)

    def post(data=None, name="a.xlsx", save=False, **fields):
        if data is not None:
            fields["file"] = SimpleUploadedFile(name, data)
        if not save:
            fields["preview"] = "1"
        return client.post(f"/admin/oit/import/{o31.pk}/", fields)

    return post


def seen_of(answer) -> str:
    return re.search('name="seen" value="([0-9a-f]+h?)"', answer.content.decode())[1]


def draft(page) -> list[dict]:
    known = IndicatorPage.objects.get(pk=page.pk).specific.get_latest_revision_as_object()
    return list(known.body.raw_data)


def test_a_preview_saves_nothing_and_shows_both_sides(o31, ask):
    before = Revision.objects.count()
    answer = ask(make.excel(*ROWS, ("รวม", 3, 3, 0)))
    told = answer.content.decode()
    assert "จำนวนเรื่องร้องเรียน" in told
    assert "ตุลาคม 2563" in told
    assert "ถือว่าเป็นปีงบประมาณ 2564" in told
    assert "<html" not in told
    assert Revision.objects.count() == before
    assert not get_document_model().objects.exists()


def test_what_was_chosen_holds_in_the_next_look_and_when_it_is_saved(o31, ask):
    data = make.word("ข้อความ", (make.HEADINGS, make.ROW))
    chosen = {"seen": seen_of(ask(data, "a.docx")), "piece": ["0", "1"], "take": ["1"]}
    told = ask(data, "a.docx", **chosen).content.decode()
    assert told.count("checked") == 1
    ask(data, "a.docx", save=True, **chosen)
    assert [child["type"] for child in draft(o31)] == ["measure_table"]


def test_a_table_becomes_what_it_is_said_to_be(o31, ask):
    data = make.excel(*ROWS)
    fields = {"seen": seen_of(ask(data)), "piece": "0", "take": "0", "as-0": "text"}
    ask(data, save=True, **fields)
    assert [child["type"] for child in draft(o31)] == ["rich_text"]


def test_the_year_is_answered(o31, ask):
    data = make.excel(*ROWS)
    fields = {"seen": seen_of(ask(data)), "piece": "0", "take": "0", "year": "2563"}
    assert "ตุลาคม 2562" in ask(data, **fields).content.decode()
    ask(data, save=True, **fields)
    months = [row["value"]["month"] for row in draft(o31)[0]["value"]["rows"]]
    assert months == ["2019-10-01", "2020-01-01"]


def test_choices_for_another_file_do_not_hold(o31, ask):
    seen = seen_of(ask(make.word("หนึ่ง"), "a.docx"))
    other = make.word("สอง")
    fields = {"seen": seen, "piece": "0"}
    assert "checked" in ask(other, "a.docx", **fields).content.decode()
    answer = ask(other, "a.docx", save=True, **fields)
    assert answer.context["form"].errors["file"]
    assert draft(o31) == []


def test_what_is_hidden_is_not_in_the_preview(o31, ask, tmp_path):
    import docx

    document = docx.Document()
    document.add_paragraph("เห็น")
    document.add_paragraph().add_run(SECRET).font.hidden = True
    data = make.saved(document.save)
    told = ask(data, "a.docx").content.decode()
    assert SECRET not in told
    assert "ต้นฉบับมีส่วนที่ไม่ได้นำเข้า" in told
    assert SECRET in ask(data, "a.docx", hidden="on").content.decode()
    answer = ask(data, "a.docx", save=True, keep="on")
    assert "ต้นฉบับของ “a.docx”" in str(answer.context["form"].errors["file"])
    assert not get_document_model().objects.exists()


def test_the_original_is_kept_where_it_is_ticked(o31, ask):
    ask(make.excel(*ROWS), save=True, keep="on")
    assert [child["type"] for child in draft(o31)] == ["table_complaint_statistics", "documents"]
    assert get_document_model().objects.get().collection.depth == 2


def test_a_second_time_is_asked_in_the_preview(o31, ask):
    ask(make.excel(*ROWS), save=True)
    told = ask(make.excel(*ROWS)).content.decode()
    assert "เคยนำเข้าไฟล์ชื่อนี้แล้ว: เนื้อหาในหน้ามาจากไฟล์นั้น 1 บล็อก" in told
    ask(make.excel(*ROWS), save=True, again="replace")
    assert len(draft(o31)) == 1


@pytest.mark.parametrize("kind", ["word", "tabs"])
def test_a_pasted_table(o31, ask, kind):
    cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in ROWS[:2]]
    pasted = {
        "word": WORD.format(*cells),
        "tabs": "\n".join("\t".join(map(str, row)) for row in ROWS),
    }[kind]
    assert "ตุลาคม 2563" in ask(pasted=pasted).content.decode()
    for times in (1, 2):
        ask(pasted=pasted, save=True)
        assert [child["type"] for child in draft(o31)] == ["table_complaint_statistics"] * times


def test_pasted_markup_comes_as_a_file(o31, ask):
    """As the script of the page sends it, looked at first."""
    cells = ["".join(f"<td>{cell}</td>" for cell in row) for row in ROWS[:2]]
    data = WORD.format(*cells).encode()
    seen = seen_of(ask(data, "ตารางที่วาง.html"))
    for times in (1, 2):
        fields = {"seen": seen, "piece": "0", "take": "0"}
        assert ask(data, "ตารางที่วาง.html", save=True, **fields).status_code == 302
        assert len(draft(o31)) == times


def test_a_bad_file_is_told_and_nothing_is_asked_for_without_one(ask):
    assert "ชำรุด" in ask(make.word("ก")[:500], "a.docx").content.decode()
    assert "โปรดเลือกไฟล์" in ask().content.decode()


def test_a_pdf_is_told_to_go_in_as_a_document_and_what_to_mend(o31, ask):
    told = ask(b"%PDF-1.4\n%%EOF", "a.pdf").content.decode()
    assert "เป็น PDF" in told
    assert "ไฟล์ชำรุด" in told
    assert draft(o31) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"piece": "x,1", "take": "x"},
        {"piece": "9999999999"},
        {"piece": "999", "as-999": "nothing"},
        {"year": "9999"},
        {"year": "๒๕๖๔"},
        {"when-": "x", "when-abc": "9" * 9999},
    ],
)
def test_what_makes_no_sense_is_no_choice(o31, ask, fields):
    data = make.excel(*ROWS)
    answer = ask(data, seen=seen_of(ask(data)), **fields)
    assert answer.status_code == 200
    assert "สถิติ" in answer.content.decode()


def test_markup_in_a_file_is_text_in_the_preview(ask):
    assert "<script>" not in ask(make.word("<script>x</script>"), "a.docx").content.decode()


class TestAboveTheContent:
    def test_three_ways(self, o31, client, webmaster):
        client.force_login(webmaster)
        address = f"/admin/pages/{o31.pk}/edit/"
        told = client.get(address).content.decode()
        assert "oit-bring-in--empty" in told
        assert told.count(f"/admin/oit/import/{o31.pk}/") >= 2
        o31.body = [text("<p>ก</p>")]
        o31.save_revision()
        told = client.get(address).content.decode()
        assert "oit-bring-in" in told
        assert "oit-bring-in--empty" not in told

    def test_not_on_a_locked_page(self, o31, client, webmaster):
        o31.locked = True
        o31.save()
        client.force_login(webmaster)
        assert "oit-bring-in" not in client.get(f"/admin/pages/{o31.pk}/edit/").content.decode()


def test_who_may_not_edit_the_page_sees_no_preview(o31, neighbour, client, django_user_model):
    clerk = django_user_model.objects.create_user("clerk", password="x")
    client.force_login(may_edit(clerk, neighbour))
    file = SimpleUploadedFile("a.xlsx", make.excel(*ROWS))
    answer = client.post(f"/admin/oit/import/{o31.pk}/", {"file": file, "preview": "1"})
    assert answer.status_code in {302, 403}
    assert client.get(f"/admin/oit/import/{o31.pk}/").status_code in {302, 403}


class TestPersonalData:
    @pytest.fixture
    def number(self):
        from tests.readers.test_personal_data import ID

        return ID

    def test_is_shown_and_masked_at_a_tick_and_never_logged(self, o31, ask, number, caplog):
        data = make.excel(("ชื่อ", "เลขประจำตัว"), ("นายสมมุติ ใจดี", number))
        with caplog.at_level("DEBUG"):
            answer = ask(data)
            told = answer.content.decode()
            fields = {"seen": seen_of(answer), "piece": "0", "take": "0", "mask": "on"}
            hidden = ask(data, **fields).content.decode()
            refused = ask(data, save=True, keep="on", **fields)
            ask(data, save=True, **fields)
        assert "เลขประจำตัวประชาชน" in told
        assert number not in hidden
        assert "ปิดบัง" in str(refused.context["form"].errors["file"])
        assert not get_document_model().objects.exists()
        assert number not in str(draft(o31))
        assert "xxxxxxxxxxx" in str(draft(o31))
        assert number not in caplog.text
