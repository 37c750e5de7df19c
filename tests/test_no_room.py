"""A full disk, a storage that is away, an upload that breaks off: told in words, nothing lost."""

import errno
import gc
import io
import logging
import sys
from types import SimpleNamespace

import openpyxl.worksheet._writer
import pytest
from django.core.files import uploadedfile
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from lxml.etree import SerialisationError
from wagtail.documents import get_document_model

from oit_pages.actions.import_document import ImportFailed, import_document
from oit_pages.actions.uninstall import UninstallError, export
from oit_pages.models import IndicatorPage
from tests.checklist.test_assess import measure_row
from tests.factories import block, fill
from tests.readers import make

pytestmark = pytest.mark.django_db


def no_room(*args, **kwargs):
    raise OSError(errno.ENOSPC, "No space left on device")


def cut_off(*args, **kwargs):
    """As the library's writer of XML says it."""
    raise SerialisationError("IO_WRITE")


@pytest.fixture(autouse=True)
def swept(monkeypatch):
    """What a library could not write to its end complains when it is collected: here, and not in
    the midst of another test."""
    yield
    monkeypatch.setattr(sys, "unraisablehook", lambda _what: None)
    gc.collect()


@pytest.fixture
def page(year_page) -> IndicatorPage:
    return fill(year_page, "O43", block("measure_table", rows=[measure_row()]))


@pytest.fixture
def officer(client, webmaster):
    client.force_login(webmaster)
    return client


@pytest.fixture(params=["when it is opened", "while it is written"])
def full_folder(request, monkeypatch):
    """The temporary folder, for whoever makes workbooks."""
    writer = openpyxl.worksheet._writer
    if request.param == "when it is opened":
        monkeypatch.setattr(writer, "create_temporary_file", no_room)
    else:
        monkeypatch.setattr(writer.WorksheetWriter, "write_row", cut_off)


class TestWorkbooks:
    def test_the_api_says_so_and_when_to_come_again(self, page, client, full_folder, caplog):
        for above in page.get_ancestors().filter(depth__gt=1).specific():
            above.save_revision().publish()
        (table,) = client.get("/api/oit/v1/tables/").json()["results"]
        answer = client.get(table["xlsx_url"])
        assert answer.status_code == 503
        assert answer.json()["code"] == "no-room"
        assert int(answer["Retry-After"])
        assert any(record.levelno == logging.ERROR for record in caplog.records)

    @pytest.mark.parametrize("name", ["report", "board"])
    def test_the_report_is_shown_and_says_so(self, page, officer, full_folder, name):
        asked = {"export": "xlsx"}
        answer = officer.get(reverse(f"oit_pages_{name}"), asked, follow=True)
        assert answer.status_code == 200
        assert "ไม่มีที่ว่าง" in answer.content.decode()


class TestUploads:
    def post(self, officer, page, file):
        return officer.post(
            reverse("oit_pages_import", args=[page.pk]), {"file": file}, follow=True
        )

    def large(self):
        """Of a size that is received into the temporary folder."""
        return SimpleUploadedFile("report.docx", b"PK" + bytes(3_000_000))

    @pytest.mark.parametrize("way", ["opened", "written"])
    def test_a_full_temporary_folder(self, page, officer, monkeypatch, way):
        made = no_room
        if way == "written":
            made = lambda **kwargs: SimpleNamespace(name="x", write=no_room, close=lambda: None)  # noqa: E731
        monkeypatch.setattr(uploadedfile.tempfile, "NamedTemporaryFile", made)
        answer = self.post(officer, page, self.large())
        assert answer.status_code == 200
        assert "ไม่มีที่ว่าง" in answer.content.decode()
        assert "ยังไม่มีอะไรเปลี่ยน" in answer.content.decode()

    def test_the_form_is_still_guarded(self, page, webmaster):
        from django.test import Client

        client = Client(enforce_csrf_checks=True)
        client.force_login(webmaster)
        url = reverse("oit_pages_import", args=[page.pk])
        file = SimpleUploadedFile("report.docx", make.word("รายงาน"))
        assert client.post(url, {"file": file}).status_code == 403
        token = client.get(url).context["csrf_token"]
        file.seek(0)
        data = {"file": file, "csrfmiddlewaretoken": str(token)}
        assert client.post(url, data).status_code == 302

    @pytest.mark.parametrize("error", [OSError("gone"), ValueError("closed"), RuntimeError("away")])
    def test_one_that_breaks_off(self, page, error):
        def fail(*args):
            raise error

        before = page.revisions.count()
        with pytest.raises(ImportFailed, match="อ่านไม่ได้จนจบ"):
            import_document(SimpleNamespace(read=fail, name="report.docx"), page)
        assert page.revisions.count() == before

    def test_one_that_breaks_off_in_the_admin(self, page, officer, monkeypatch):
        monkeypatch.setattr(uploadedfile.InMemoryUploadedFile, "read", no_room, raising=False)
        file = io.BytesIO(make.word("รายงาน"))
        file.name = "report.docx"
        answer = self.post(officer, page, file)
        assert "อ่านไม่ได้จนจบ" in answer.content.decode()


class TestStorages:
    """A PDF becomes a document of the site."""

    PDF = b"%PDF-1.4 sample"

    @pytest.fixture
    def storage(self):
        return get_document_model()._meta.get_field("file").storage

    @pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), RuntimeError("away")])
    def test_that_take_no_file(self, page, monkeypatch, error):
        def fail(*args, **kwargs):
            raise error

        monkeypatch.setattr(FileSystemStorage, "_save", fail)
        before = page.revisions.count()
        with pytest.raises(ImportFailed, match="เก็บไฟล์ไม่ได้"):
            import_document(io.BytesIO(self.PDF), page, name="plan.pdf")
        assert page.revisions.count() == before
        assert not get_document_model().objects.exists()

    def test_keep_no_file_that_no_document_has(self, page, monkeypatch, storage):
        def fail(self, *args, **kwargs):
            raise RuntimeError("no row")

        monkeypatch.setattr(get_document_model(), "save", fail)
        with pytest.raises(RuntimeError):
            import_document(io.BytesIO(self.PDF), page, name="lonely-plan.pdf")
        assert not storage.exists("documents/lonely-plan.pdf")

    def test_the_command_says_it(self, page, monkeypatch, tmp_path):
        monkeypatch.setattr(FileSystemStorage, "_save", no_room)
        path = tmp_path / "plan.pdf"
        path.write_bytes(self.PDF)
        with pytest.raises(CommandError, match="เก็บไฟล์ไม่ได้"):
            call_command("oit_import", str(path), page=str(page.pk))


class TestExport:
    def test_half_an_archive_is_none(self, page, tmp_path, monkeypatch):
        monkeypatch.setattr("oit_pages.actions.uninstall.ZipFile.writestr", no_room)
        path = tmp_path / "all.zip"
        with pytest.raises(UninstallError, match="จึงไม่ได้ลบอะไร"):
            export(path)
        assert not path.exists()
        monkeypatch.undo()
        export(path)
        whole = path.read_bytes()
        with pytest.raises(UninstallError):
            export(path)
        assert path.read_bytes() == whole
