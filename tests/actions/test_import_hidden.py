"""What a file hides stays out of page, revision and API; every cell is accounted for."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.documents import get_document_model

from oit_pages.actions.import_document import import_document
from oit_pages.models import IndicatorPage
from tests.admin.conftest import may_edit
from tests.readers import make, packages, workbooks
from tests.readers.test_hidden import SECRET

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF"


@pytest.fixture
def o31(year_page) -> IndicatorPage:
    return IndicatorPage.objects.get(subject="complaint-statistics")


@pytest.fixture
def hiding(tmp_path):
    """A workbook with a hidden sheet and a hidden row beside what is seen."""
    seen = packages.row(1, "เห็น") + packages.row(2, SECRET, attributes='hidden="1"')
    path = tmp_path / "hiding.xlsx"
    path.write_bytes(
        packages.workbook(
            ("ก", packages.sheet_xml(seen), "visible"),
            ("ร่าง", packages.sheet_xml(packages.row(1, SECRET)), "hidden"),
        )
    )
    return path


def test_nothing_hidden_is_in_the_page_or_its_revision(o31, hiding):
    done = import_document(hiding, o31)
    content = done.page.get_latest_revision().content
    stored = str(content) + str(json.loads(content["body"]))
    assert "เห็น" in stored
    assert SECRET not in stored
    assert "ข้ามแผ่นงานที่ซ่อนอยู่ 1 แผ่น: ร่าง" in done.report
    assert "ข้ามแถวที่ซ่อนหรือถูกกรองออก 1 แถว: ก!2" in done.report


def test_it_comes_in_when_it_is_asked_for(o31, hiding, run):
    run("oit_import", str(hiding), page=str(o31.pk), with_hidden=True, publish=True)
    o31.refresh_from_db()
    assert json.dumps(list(o31.body.raw_data), ensure_ascii=False).count(SECRET) == 2


@pytest.mark.parametrize("ticked", [False, True])
def test_the_form_asks(o31, hiding, client, webmaster, ticked):
    client.force_login(webmaster)
    address = f"/admin/oit/import/{o31.pk}/"
    assert "นำเข้าส่วนที่ไฟล์ซ่อนไว้ด้วย" in client.get(address).content.decode()
    with hiding.open("rb") as file:
        data = {"file": file, **({"hidden": "on"} if ticked else {})}
        client.post(address, data)
    o31.refresh_from_db()
    body = o31.get_latest_revision_as_object().body.raw_data
    assert (SECRET in json.dumps(list(body), ensure_ascii=False)) == ticked


def test_the_account_adds_up(o31, tmp_path, run):
    path = tmp_path / "complaints.xlsx"
    path.write_bytes(workbooks.complaints())
    told = json.loads(run("oit_import", str(path), page=str(o31.pk), format="json"))
    source = told["source"]
    assert source["total"] == len(told["pieces"])
    assert source["total"] == source["taken"] + source["noted"] + source["left_out"]
    assert source["left_out"] == source["dash"] == 9
    first = next(one for one in told["pieces"] if one["at"] == "Sheet1!B5")
    assert (first["kind"], first["into"]) == ("taken", "table_complaint_statistics.received")
    assert told["notices"] == []


def test_a_pdf_goes_in_as_a_document(o31, tmp_path, client, webmaster):
    path = tmp_path / "รายงาน.pdf"
    path.write_bytes(PDF)
    client.force_login(webmaster)
    with path.open("rb") as file:
        answer = client.post(f"/admin/oit/import/{o31.pk}/", {"file": file}, follow=True)
    assert "เพิ่ม “รายงาน” ลงในหน้าเป็นเอกสารแล้ว" in answer.content.decode()
    document = get_document_model().objects.get(title="รายงาน")
    o31.refresh_from_db()
    (child,) = o31.get_latest_revision_as_object().body
    assert child.block_type == "documents"
    assert child.value["items"][0]["files"][0] == document


def test_who_may_add_no_documents_adds_none(o31, tmp_path, django_user_model):
    clerk = may_edit(django_user_model.objects.create_user("clerk", password="x"), o31)
    path = tmp_path / "a.pdf"
    path.write_bytes(PDF)
    before = o31.get_latest_revision()
    with pytest.raises(PermissionDenied):
        import_document(path, o31, user=clerk)
    assert not get_document_model().objects.exists()
    o31.refresh_from_db()
    assert o31.get_latest_revision() == before


def test_months_without_a_year_are_of_the_page_s(o31, tmp_path):
    path = tmp_path / "a.xlsx"
    headings = ("เดือน", "จำนวนเรื่องร้องเรียน", "ดำเนินการแล้วเสร็จ", "อยู่ระหว่างดำเนินการ")
    path.write_bytes(make.excel(headings, ("ต.ค.", 1, 1, 0), ("ม.ค.", 2, 2, 0)))
    (table,) = import_document(path, o31).page.body.raw_data
    months = [row["value"]["month"] for row in table["value"]["rows"]]
    assert months == ["2020-10-01", "2021-01-01"]
