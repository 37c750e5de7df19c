"""A Word or Excel file goes in, a draft page comes out; nothing is lost, nothing breaks."""

import json
import re

import docx
import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Locale, Page, Revision

from oit_pages.actions.import_document import ImportFailed, import_document
from oit_pages.checklist.scorecard import scorecard
from oit_pages.management.lookup import find_indicator_page
from oit_pages.models import IndicatorPage, IndicatorResult, TransparencyIndexPage
from oit_pages.readers.errors import SAYS
from tests.admin.conftest import may_edit
from tests.factories import block
from tests.readers import make, workbooks
from tests.readers.cases import IMPORT, needs_cases
from tests.readers.seed import REPORT, needs_report

#: What no upload can be; a PDF is added as a document instead.
#: No file is like that: a name with nothing behind it, or what becomes of an upload on its way.
#: Said of other files than those that are brought in, or where there is none.
NO_FILE = {"too_large", "pdf", "interrupted", "program", "broken_picture"}
NO_UPLOAD = NO_FILE | {"missing", "unreadable"}


@pytest.fixture
def o43(year_page) -> IndicatorPage:
    return find_indicator_page(year_page, "O43")


@pytest.fixture
def report_file(tmp_path):
    """A report of the invented municipality, with everything in it."""
    path = tmp_path / "report.docx"
    path.write_bytes(
        make.word(
            "รายงานผลการดำเนินการตามมาตรการ",
            (make.HEADINGS, make.ROW),
            *make.MEMO,
            *make.ORDER,
            *make.ANNOUNCEMENT,
        )
    )
    return path


def kinds(page) -> list[str]:
    return [child["type"] for child in page.body.raw_data]


def test_makes_a_draft(o43, report_file):
    done = import_document(report_file, o43)
    o43.refresh_from_db()
    assert not o43.live
    assert kinds(done.page) == ["measure_table", "memo", "order", "announcement"]
    assert done.page.body[0].value["caption"] == "รายงานผลการดำเนินการตามมาตรการ"
    assert len(done.report) == 4
    assert len(o43.body) == 0  # the row of a draft is the revision's
    assert kinds(o43.get_latest_revision_as_object()) == kinds(done.page)


def test_keeps_what_is_there(o43, report_file):
    o43.body = [block("rich_text") | {"value": "<p>ของเดิม</p>"}]
    o43.save_revision()
    done = import_document(report_file, o43)
    assert kinds(done.page)[0] == "rich_text"
    assert len(done.page.body) == 5


def test_lists_carry_ids_so_that_translations_find_them(o43, report_file):
    page = import_document(report_file, o43).page
    table = next(child for child in page.body.raw_data if child["type"] == "measure_table")
    (row,) = table["value"]["rows"]
    assert row["type"] == "item"
    assert row["id"]
    assert all(item["id"] for item in row["value"]["methods"])
    assert row["value"]["recommendation"] == ""


def test_the_draft_is_valid_and_editable(o43, report_file, client, webmaster):
    page = import_document(report_file, o43).page
    page.body.stream_block.clean(page.body)
    client.force_login(webmaster)
    answer = client.get(f"/admin/pages/{page.pk}/edit/")
    assert answer.status_code == 200
    assert "412/2563" in answer.content.decode()


def test_markup_in_a_file_is_text(o43, tmp_path):
    path = tmp_path / "evil.docx"
    path.write_bytes(make.word("<script>alert(1)</script>"))
    page = import_document(path, o43).page
    assert "<script>" not in json.dumps(list(page.body.raw_data))


def test_a_file_without_text_changes_nothing(o43, tmp_path):
    path = tmp_path / "blank.docx"
    path.write_bytes(make.word())
    before = Revision.objects.count()
    with pytest.raises(ImportFailed, match="blank.docx"):
        import_document(path, o43)
    assert Revision.objects.count() == before


def test_workbooks_over_the_api(year_page, tmp_path, client):
    path = tmp_path / "complaints.xlsx"
    path.write_bytes(workbooks.complaints())
    page = find_indicator_page(year_page, "O31")
    done = import_document(path, page, publish=True)
    (line,) = done.report
    assert line.startswith("สถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ → ตาราง “สถิติเรื่องร้องเรียน")
    assert "4 แถว" in line
    assert "หมายเหตุ" in line
    (table,) = client.get("/api/oit/v1/years/2564/indicators/O31/").json()["body"]
    rows = table["value"]["rows"]
    assert [row["month"]["date"] for row in rows[:2]] == ["2020-10-01", "2020-11-01"]
    assert [rows[0][key] for key in ("received", "completed", "in_progress")] == [2, 1, 1]
    assert "รวม" in table["value"]["note"]


def test_a_form_that_nobody_filled_in_makes_no_block(o43, tmp_path):
    path = tmp_path / "form.docx"
    path.write_bytes(make.word("ความก้าวหน้า", (make.HEADINGS,), *make.ORDER))
    done = import_document(path, o43)
    assert kinds(done.page) == ["rich_text", "order"]
    assert any(line.endswith("กรุณากรอกข้อมูลในตารางก่อน") for line in done.report)


def test_an_empty_form_alone_is_refused_and_told(o43, tmp_path):
    path = tmp_path / "form.docx"
    path.write_bytes(make.word((make.HEADINGS,)))
    with pytest.raises(ImportFailed, match="มีแต่หัวตาราง ยังไม่มีข้อมูลสักแถว"):
        import_document(path, o43)


def progress(title):
    """Two projects of the plan against corruption, under a title that names their time."""
    headings = ("ที่", "โครงการ/กิจกรรม", "งบประมาณ (บาท)", "งบประมาณที่ใช้ (บาท)",
                "ความก้าวหน้า/ผลการดำเนินงาน", "หน่วยงานที่รับผิดชอบ")  # fmt: skip
    rows = [(n, f"อบรมคุณธรรมรุ่น {n}", 1000, 900, f"อบรมแล้ว {n}0 คน", "สำนักปลัด") for n in (1, 2)]
    return workbooks.workbook(("Sheet1", [(title,), headings, *rows], ()))


REPORTED = "รายงานผลการดำเนินการป้องกันการทุจริต {half} ปีงบประมาณ พ.ศ. 2564"


@pytest.mark.parametrize(
    ("half", "first_month", "outcome"),
    [
        ("รอบ 6 เดือนแรก", "2020-10-01", "pass"),
        ("รอบ ๖ เดือนหลัง", "2021-04-01", "fail"),
        ("ครึ่งปีหลัง", "2021-04-01", "fail"),
        ("ไตรมาส 3 และ 4", "2021-04-01", "fail"),
    ],
)
def test_the_half_of_a_title_is_the_half_that_is_judged(
    year_page, tmp_path, half, first_month, outcome
):
    path = tmp_path / "half.xlsx"
    path.write_bytes(progress(REPORTED.format(half=half)))
    assert first_half(year_page, path) == (first_month, outcome)


@needs_cases
def test_the_sample_file_of_the_second_half(year_page):
    assert first_half(year_page, IMPORT / "h_half2.xlsx") == ("2021-04-01", "fail")


def first_half(year_page, path):
    """What an import into O40 takes for its time, and what the first half comes to."""
    page = import_document(path, find_indicator_page(year_page, "O40"), publish=True).page
    (table,) = page.body.raw_data
    assert table["type"] == "table_project_progress"
    result = IndicatorResult.objects.get(year_page=year_page, code="O40")
    outcome = next(
        one["outcome"]
        for one in result.findings["requirements"]
        if one["requirement"] == "first-half"
    )
    return table["value"]["period"]["from_month"], outcome


def test_pictures_that_stay_behind_are_told(o43, tmp_path):
    document = docx.Document()
    document.add_paragraph("ภาพกิจกรรม")
    document.add_picture(make.picture())
    path = tmp_path / "pictures.docx"
    path.write_bytes(make.saved(document.save))
    done = import_document(path, o43)
    assert done.blocks == 1
    assert "1 รูป" in done.report[-1]


class TestCommand:
    def test_publishes_with_the_pages_above(self, home, report_file, run):
        run("oit_scaffold", year=2564)
        out = run("oit_import", str(report_file), year=2564, indicator="O43", publish=True)
        assert "412/2563" in out
        page = IndicatorPage.objects.get(subject="integrity-measures-implementation")
        assert page.live
        assert all(above.live for above in page.get_ancestors() if not above.is_root())
        card = json.loads(run("oit_scorecard", year=2564, format="json"))
        assert card["score"] == 12.5

    def test_by_page_id(self, o43, report_file, run):
        run("oit_import", str(report_file), page=str(o43.pk))
        o43.refresh_from_db()
        assert o43.get_latest_revision_as_object().body

    @pytest.mark.parametrize(
        ("options", "says"),
        [
            ({"page": "99999999"}, "99999999"),
            ({"year": 2564, "indicator": "O99"}, "O99"),
            ({"year": 2510, "indicator": "O43"}, "2510"),
            ({"page": "9" * 30}, "9" * 30),
            ({"page": "/nowhere/"}, "nowhere"),
            ({"year": 2564, "indicator": "O43", "parent": "/nowhere/"}, "nowhere"),
            ({"year": 2564}, "--page"),
            ({}, "--page"),
        ],
    )
    def test_wrong_places(self, year_page, report_file, options, says):
        self._refused(str(report_file), says, **options)

    def test_no_indicator_page(self, year_page, report_file):
        self._refused(str(report_file), year_page.title, page=str(year_page.pk))

    @pytest.mark.parametrize("code", sorted(SAYS.keys() - NO_FILE))
    def test_bad_files(self, o43, code, tmp_path_factory):
        path = make.bad_files(tmp_path_factory.mktemp("bad"))[code]
        self._refused(str(path), path.name, page=str(o43.pk))

    def _refused(self, path, says, **options):
        before = (Page.objects.count(), Revision.objects.count())
        with pytest.raises(CommandError) as error:
            call_command("oit_import", path, **options)
        assert says in str(error.value)
        assert "\n" not in str(error.value)
        assert (Page.objects.count(), Revision.objects.count()) == before


class TestAdmin:
    def test_upload(self, o43, report_file, client, webmaster):
        client.force_login(webmaster)
        with report_file.open("rb") as file:
            answer = client.post(f"/admin/oit/import/{o43.pk}/", {"file": file}, follow=True)
        assert answer.status_code == 200
        assert "412/2563" in answer.content.decode()
        o43.refresh_from_db()
        assert o43.get_latest_revision_as_object().body

    def test_a_bad_file_says_so_beside_the_field(self, o43, tmp_path, client, webmaster):
        path = tmp_path / "cut.docx"
        path.write_bytes(make.word("ก")[:500])
        client.force_login(webmaster)
        with path.open("rb") as file:
            answer = client.post(f"/admin/oit/import/{o43.pk}/", {"file": file})
        assert answer.status_code == 200
        assert "“cut.docx” ชำรุดหรือดาวน์โหลดมาไม่ครบ" in answer.content.decode()
        assert not o43.get_latest_revision_as_object().body

    @pytest.mark.parametrize("code", sorted(SAYS.keys() - NO_UPLOAD))
    def test_every_bad_file_is_told_in_thai_and_harms_nothing(
        self, o43, code, tmp_path_factory, client, webmaster
    ):
        o43.body = [block("rich_text") | {"value": "<p>ของเดิม</p>"}]
        before = o43.save_revision()
        path = make.bad_files(tmp_path_factory.mktemp("bad"))[code]
        client.force_login(webmaster)
        with path.open("rb") as file:
            answer = client.post(f"/admin/oit/import/{o43.pk}/", {"file": file})
        assert answer.status_code == 200
        (error,) = answer.context["form"].errors["file"]
        assert re.search("[\u0e00-\u0e7f]{4}", error)
        assert o43.get_latest_revision() == before

    def test_a_locked_page_takes_nothing(self, o43, report_file, client, django_user_model):
        clerk = may_edit(django_user_model.objects.create_user("clerk", password="x"), o43)
        o43.locked = True
        o43.save()
        client.force_login(clerk)
        with report_file.open("rb") as file:
            answer = client.post(f"/admin/oit/import/{o43.pk}/", {"file": file})
        assert answer.status_code in {302, 403}
        assert not o43.get_latest_revision_as_object().body

    def test_not_into_the_page_of_another_municipality(
        self, o43, report_file, home, client, django_user_model
    ):
        other = home.add_child(instance=TransparencyIndexPage(title="อื่น", slug="other"))
        clerk = may_edit(django_user_model.objects.create_user("clerk", password="x"), other)
        client.force_login(clerk)
        with report_file.open("rb") as file:
            answer = client.post(f"/admin/oit/import/{o43.pk}/", {"file": file})
        assert answer.status_code in {302, 403}
        assert not o43.get_latest_revision_as_object().body

    def test_only_who_may_edit(self, o43, client, django_user_model):
        client.force_login(django_user_model.objects.create_user("nobody", password="x"))
        assert client.get(f"/admin/oit/import/{o43.pk}/").status_code == 302


class TestAlias:
    """A page that mirrors another, as translating a whole tree makes them."""

    @pytest.fixture
    def alias(self, o43):
        english = Locale.objects.get(language_code="en")
        return o43.copy_for_translation(english, copy_parents=True, alias=True)

    def test_is_offered_no_import_and_takes_none(self, alias, report_file, client, webmaster):
        client.force_login(webmaster)
        address = f"/admin/oit/import/{alias.pk}/"
        section = alias.get_parent()
        assert address not in client.get(f"/admin/pages/{section.pk}/").content.decode()
        with report_file.open("rb") as file:
            answer = client.post(address, {"file": file})
        assert alias.title in str(answer.context["form"].errors["file"])

    def test_the_command_says_so_in_a_line(self, alias, report_file):
        with pytest.raises(CommandError, match=re.escape(alias.title)):
            call_command("oit_import", str(report_file), page=str(alias.pk))


@needs_report
def test_the_real_report_over_the_api(home, run, client):
    run("oit_scaffold", year=2564)
    run("oit_import", str(REPORT), year=2564, indicator="O43", publish=True)
    answer = client.get("/api/oit/v1/years/2564/indicators/O43/").json()
    blocks = {one["type"]: one["value"] for one in answer["body"]}

    rows = blocks["measure_table"]["rows"]
    assert [(len(r["methods"]), len(r["units"]), len(r["results"])) for r in rows] == [
        (2, 2, 3),
        (2, 1, 2),
    ]
    assert [(r["period"]["start"], r["period"]["end"]) for r in rows] == [
        ("2021-01-01", "2021-02-28"),
        ("2021-03-01", "2021-04-30"),
    ]
    order = blocks["order"]
    assert (order["number"], order["date"]["date"]) == ("๒๕/๒๕๖๔", "2021-02-04")
    assert len(order["appointees"]) == 5
    assert all(person["position"] and person["role"] for person in order["appointees"])
    assert len(order["duties"]) == 4
    assert (blocks["memo"]["number"], blocks["memo"]["date"]["date"]) == (
        "อต ๘๓๘๐๑/๒๓๖",
        "2021-03-25",
    )
    assert blocks["announcement"]["date"]["date"] == "2021-03-02"

    page = IndicatorPage.objects.get(pk=answer["page"]["id"])
    card = scorecard(page.year_page)
    assert card.score == 12.5
    assert [row.code for row in card.rows if row.outcome == "pass"] == ["O43"]
    assert sum(row.outcome == "missing" for row in card.rows) == 42
    page.specific.unpublish()
    assert scorecard(page.year_page).score == 0


def test_a_cell_larger_than_csv_takes_is_refused_in_words(o43, tmp_path):
    """Issue 9, 11: refused in words, never with a 500."""
    source = tmp_path / "long.csv"
    source.write_text("รายการ,ผล\nก," + "ข" * 200_000 + "\n", encoding="utf-8")
    with pytest.raises(ImportFailed) as refused:
        import_document(source, o43)
    assert str(refused.value)
