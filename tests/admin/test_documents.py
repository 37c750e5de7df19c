"""What to mend in a document is said beside the editor, where it is chosen and where it is
uploaded."""

import json

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Collection, GroupCollectionPermission

from oit_pages.admin.editor.side_panel import Checklist
from oit_pages.models import DocumentFacts
from tests.checklist.test_personal_data import documents, draft
from tests.factories import DocumentFactory, fill
from tests.readers import make
from tests.readers.test_pdf_health import made
from tests.readers.test_personal_data import ID

pytestmark = pytest.mark.django_db

SCAN = made(text=False)


@pytest.fixture
def scan(year_page):
    return DocumentFactory(title="สแกน", file=ContentFile(SCAN, name="scan.pdf"))


@pytest.fixture(autouse=True)
def signed_in(client, webmaster):
    client.force_login(webmaster)


def to_mend(page):
    return [(one.title, one.faults) for one in Checklist(draft(page)).documents]


class TestBesideTheEditor:
    def test_each_document_with_what_to_do(self, year_page, scan, client):
        page = fill(year_page, "O43", documents(scan), publish=False)
        shown = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
        section = shown.split("data-oit-documents")[1].split("</details>")[0]
        assert "สแกน" in section
        assert "OCR" in section

    def test_sound_ones_are_not_listed(self, year_page):
        sound = DocumentFactory(file=ContentFile(made(), name="a.pdf"))
        assert to_mend(fill(year_page, "O43", documents(sound), publish=False)) == []

    @pytest.mark.parametrize(
        ("says", "faults"),
        [
            ("รายงานปี 2562", ("other_year",)),
            ("รายงานปี 2562 และ 2564", ()),
            ("ไตรมาสแรก พ.ศ. ๒๕๖๓", ()),
            ("รายงาน", ()),
        ],
    )
    def test_another_year_than_the_pages(self, year_page, says, faults):
        report = DocumentFactory(file=ContentFile(make.word(says), name="a.docx"), title="ก")
        page = fill(year_page, "O43", documents(report), publish=False)
        assert to_mend(page) == ([("ก", faults)] if faults else [])

    def test_what_is_known_of_another_file_is_not_said(self, year_page, scan):
        page = fill(year_page, "O43", documents(scan), publish=False)
        DocumentFacts.of(scan.pk).update(file="documents/before.pdf")
        assert to_mend(page) == []


class TestWhereItIsChosen:
    @pytest.mark.parametrize("name", ["choose", "choose_results"])
    def test_the_gravest_fault_is_said(self, scan, client, name):
        sound = DocumentFactory(title="ดี", file=ContentFile(made(), name="a.pdf"))
        answer = client.get(reverse(f"wagtaildocs_chooser:{name}"))
        html = json.loads(answer.content)["html"] if name == "choose" else answer.content.decode()
        assert "OCR" in html
        assert sound.title in html
        assert "To mend" not in html, "said in Thai"

    def test_it_can_be_searched_all_the_same(self, scan, client):
        found = client.get(reverse("wagtaildocs_chooser:choose_results"), {"q": "สแกน"})
        assert found.status_code == 200

    def test_no_query_for_each(self, scan, client, django_assert_max_num_queries):
        url = reverse("wagtaildocs_chooser:choose_results")
        for _number in range(5):
            DocumentFactory(file=ContentFile(SCAN, name="a.pdf"))
        with django_assert_max_num_queries(12):
            client.get(url)


class TestWhereItIsUploaded:
    def upload(self, client, data, name):
        answer = client.post(
            reverse("wagtaildocs:add_multiple"), {"files[]": SimpleUploadedFile(name, data)}
        )
        return answer.json()

    def test_what_to_mend_stands_above_the_form(self, year_page, client):
        answer = self.upload(client, SCAN, "scan.pdf")
        assert answer["success"]
        assert "OCR" in answer["form"].split("<form")[0]

    def test_personal_data_are_said_and_not_shown(self, year_page, client):
        data = make.excel(("ชื่อ", "เลขประจำตัว"), ("นายสมมุติ ใจดี", ID))
        answer = self.upload(client, data, "list.xlsx")
        assert "ข้อมูลส่วนบุคคล" in answer["form"]
        assert ID not in answer["form"]

    def test_nothing_of_a_sound_one(self, year_page, client):
        assert "data-oit-faults" not in self.upload(client, made(), "a.pdf")["form"]

    def test_a_name_too_long_for_a_disk_is_shortened(self, year_page, client):
        answer = self.upload(client, made(), "ก" * 90 + ".pdf")
        kept = get_document_model().objects.get(pk=answer["doc_id"])
        assert len(kept.filename.encode()) <= 255
        assert kept.title.startswith("ก" * 90)

    def test_who_may_add_none_uploads_none(self, year_page, client, django_user_model):
        client.force_login(django_user_model.objects.create_user("nobody", password="x"))
        url = reverse("wagtaildocs:add_multiple")
        answer = client.post(url, {"files[]": SimpleUploadedFile("a.pdf", SCAN)})
        assert answer.status_code in {302, 403}
        assert not get_document_model().objects.exists()


class TestUploadedForAPage:
    """In the tab of the dialog in which documents are chosen."""

    URL = "/admin/documents/chooser/create/"

    def upload(self, client, data, **besides):
        given = {
            "document-chooser-upload-title": "แผน",
            "document-chooser-upload-file": SimpleUploadedFile("plan.pdf", data),
        }
        return client.post(self.URL, given | besides)

    def test_a_sound_one_is_taken_at_once(self, client):
        assert self.upload(client, made()).json()["step"] == "chosen"

    def test_what_to_mend_is_said_first(self, client):
        answer = self.upload(client, SCAN).json()
        assert answer["step"] == "reshow_creation_form"
        assert "OCR" in answer["htmlFragment"]
        assert 'type="file"' in answer["htmlFragment"]
        document = get_document_model().objects.get()
        used = client.post(self.URL, {"oit_use": document.pk}).json()
        assert (used["step"], used["result"]["id"]) == ("chosen", str(document.pk))
        assert get_document_model().objects.count() == 1

    def test_a_form_that_is_not_filled_in_is_shown_again(self, client):
        answer = client.post(self.URL, {"document-chooser-upload-title": ""}).json()
        assert answer["step"] == "reshow_creation_form"

    @pytest.mark.parametrize("key", ["0", "x", "9" * 30])
    def test_one_that_is_not_there(self, client, key):
        assert client.post(self.URL, {"oit_use": key}).status_code == 404

    def test_anothers_is_not_there(self, client, clerk):
        secret = Collection.get_first_root_node().add_child(name="ลับ")
        document = DocumentFactory(collection=secret)
        mine = Collection.get_first_root_node().add_child(name="ของเรา")
        for codename in ("add_document", "choose_document"):
            GroupCollectionPermission.objects.create(
                group=clerk.groups.first(),
                collection=mine,
                permission=Permission.objects.get(codename=codename),
            )
        client.force_login(clerk)
        assert client.post(self.URL, {"oit_use": document.pk}).status_code == 404
