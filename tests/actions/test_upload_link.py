"""A unit's papers by a link: who may send, what is taken, what becomes of it."""

import io
from datetime import timedelta

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image
from wagtail.documents import get_document_model

from oit_pages.actions import settle_paper
from oit_pages.actions.attach_file import WAITING
from oit_pages.actions.import_document import ImportFailed
from oit_pages.actions.receive_papers import receive_papers
from oit_pages.actions.settle_paper import PaperLost, refuse, take_in
from oit_pages.actions.sweep_papers import sweep_papers
from oit_pages.actions.upload_link import (
    LinkRefused,
    make_link,
    open_link,
    revoke_link,
    token_of,
)
from oit_pages.actions.vet_paper import plain_name
from oit_pages.blocks.body import IndicatorBody
from oit_pages.models import IndicatorPage, PendingPaper, ResponsibleUnit, UploadLink
from oit_pages.stream.references import collect_references
from tests.readers import make

PDF = b"%PDF-1.4\n"


def pdf(text: str = "plan") -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 720, text)
    canvas.save()
    return out.getvalue()


def picture(kind: str = "JPEG") -> bytes:
    out = io.BytesIO()
    image = Image.new("RGB", (60, 40), "white")
    exif = Image.Exif()
    exif[0x010F] = "Camera of somebody"
    image.save(out, kind, **({"exif": exif} if kind == "JPEG" else {}))
    return out.getvalue()


def sent(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture(autouse=True)
def kept(tmp_path, monkeypatch):
    """Where papers wait."""
    storage = FileSystemStorage(location=tmp_path / "kept")
    monkeypatch.setattr(PendingPaper._meta.get_field("file"), "storage", storage)
    return tmp_path / "kept"


@pytest.fixture
def page(year_page):
    return IndicatorPage.objects.descendant_of(year_page).get(slug__startswith="o4-").specific


@pytest.fixture
def unit(municipality):
    return ResponsibleUnit.objects.create(municipality=municipality, name_th="กองคลัง")


@pytest.fixture
def link(page, unit):
    return make_link(page, unit, days=14)


def draft_of(page):
    return IndicatorPage.objects.get(pk=page.pk).specific.get_latest_revision_as_object()


def files_in(folder):
    return [one for one in folder.rglob("*") if one.is_file()]


def send(link, *files, **words):
    return receive_papers(link, [sent(*one) for one in files], **words)


# The link


def test_its_address_opens_it_and_no_other(link, page, unit):
    other = make_link(page, unit, days=1)
    assert open_link(token_of(link)) == link
    assert open_link(token_of(other)) == other
    selector, _dot, signature = token_of(link).partition(".")
    mixed = f"{other.selector}.{signature}"
    for wrong in (mixed, selector, f"{selector}.", "", "x" * 500, "a\0.b", f"{selector}.ก"):
        assert open_link(wrong) is None


def test_a_reader_of_the_database_can_not_make_the_address(link, settings):
    stored = [str(getattr(link, one.attname)) for one in UploadLink._meta.fields]
    signature = token_of(link).partition(".")[2]
    assert not any(signature in one for one in stored)
    before = token_of(link)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another"
    assert token_of(link) != before
    assert open_link(before) == link  # while the old key is still kept
    settings.SECRET_KEY_FALLBACKS = []
    assert open_link(before) is None


@pytest.mark.parametrize("end", ["expired", "revoked", "its unit is gone"])
def test_one_that_has_ended_takes_nothing(link, end):
    token = token_of(link)
    if end == "revoked":
        revoke_link(link)
        link.refresh_from_db()
        at = link.revoked_at
        revoke_link(link)
        link.refresh_from_db()
        assert link.revoked_at == at
    elif end == "its unit is gone":
        link.unit.delete()
        link.refresh_from_db()
        end = "revoked"
    else:
        past = timezone.now() - timedelta(seconds=1)
        UploadLink.objects.filter(pk=link.pk).update(expires_at=past)
        link.refresh_from_db()
    assert open_link(token) is None
    assert link.state == end
    told = send(link, ("plan.pdf", pdf()))  # it ended while the file was on its way
    assert (told.kept, len(told.refused)) == ([], 1)
    assert not PendingPaper.objects.exists()


def test_none_is_made_where_the_papers_would_be_open_to_all(page, unit, monkeypatch):
    open_to_all = FileSystemStorage()
    monkeypatch.setattr(PendingPaper._meta.get_field("file"), "storage", open_to_all)
    with pytest.raises(LinkRefused):
        make_link(page, unit, days=14)


# What is sent


def test_what_is_kept_waits_and_is_no_part_of_anything(link, page, kept):
    before = list(draft_of(page).body.raw_data)
    told = send(link, ("แผน.pdf", pdf()), sender=" ส\0มมติ ", note="ฉบับลงนาม")
    assert told.kept == ["แผน.pdf"]
    (paper,) = link.papers.all()
    assert (paper.state, paper.sender, paper.note) == ("waiting", "สมมติ", "ฉบับลงนาม")
    assert len(files_in(kept)) == 1
    assert not get_document_model().objects.exists()
    assert list(draft_of(page).body.raw_data) == before
    link.refresh_from_db()
    assert link.state == "used"


def test_the_same_file_arrives_once(link, kept, monkeypatch):
    assert send(link, ("ก.pdf", pdf())).kept
    content = files_in(kept)[0].read_bytes()
    assert send(link, ("ข.pdf", content), ("ค.pdf", content)).known == ["ข.pdf", "ค.pdf"]
    assert (link.papers.count(), len(files_in(kept))) == (1, 1)
    # Two phones at the same moment: neither has seen the other's.
    manager = type(link.papers)
    monkeypatch.setattr(manager, "filter", lambda self, **_how: PendingPaper.objects.none())
    assert send(link, ("ง.pdf", content)).known == ["ง.pdf"]
    link.refresh_from_db()
    assert (link.received, len(files_in(kept))) == (1, 1)


ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")


def locked_pdf() -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "make_content"),
    [
        ("ว่าง.pdf", lambda: b""),
        ("รหัส.docx", lambda: ENCRYPTED),
        ("รหัส.pdf", locked_pdf),
        ("ขาด.pdf", lambda: pdf()[:-300]),
        ("ขาด.docx", lambda: make.word("แผน")[:800]),
        ("ขาด.jpg", lambda: picture()[:300]),
        ("โปรแกรม.pdf", lambda: b"MZ\x90\x00" + b"\0" * 400),
        ("หน้าเว็บ.csv", lambda: b"<html><script>alert(1)</script></html>"),
        ("หน้าเว็บ.html", lambda: b"<html><script>alert(1)</script></html>"),
        ("ภาพ.svg", lambda: b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("ใหญ่.pdf", lambda: PDF + b"0" * (1024 * 1024 + 10)),
    ],
)
def test_what_is_not_taken_costs_the_others_nothing(link, settings, kept, name, make_content):
    settings.OIT_PAGES = {**settings.OIT_PAGES, "UPLOAD_MAX_MB": 1}
    told = send(link, (name, make_content()), ("ดี.pdf", pdf()))
    assert told.kept == ["ดี.pdf"]
    ((refused, why),) = told.refused
    assert refused == name
    assert name.partition(".")[0] in why
    assert len(files_in(kept)) == 1


def test_macros_are_not_taken(link):
    from zipfile import ZipFile

    out = io.BytesIO(make.word("แผน"))
    with ZipFile(out, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"x")
    assert send(link, ("แผน.docm", out.getvalue())).refused


def test_it_is_called_what_it_is(link):
    told = send(link, ("แผน.docx", pdf()), ("ภาพ", picture("PNG")), ("a.pdf", make.word("แผน")))
    assert told.kept == ["แผน.pdf", "ภาพ.png", "a.docx"]


@pytest.mark.parametrize(
    ("sent_as", "shown"),
    [
        ("C:\\งาน\\แผน.pdf", "แผน.pdf"),
        ("../../etc/passwd", "passwd"),
        ("แผน\u202efdp.exe", "แผนfdp.exe"),
        ("a\n\0b.pdf", "ab.pdf"),
        ("...", "file"),
        ("<b>.pdf", "-b-.pdf"),
    ],
)
def test_a_name_misleads_nobody(sent_as, shown):
    assert plain_name(sent_as) == shown
    assert len(plain_name("ก" * 500 + ".pdf").encode()) <= 255


def test_words_turn_nothing_around(link):
    send(link, ("plan.pdf", pdf()), sender="สม\u202eชาย\0", note="หน้า\u2067 1\nหน้า 2")
    paper = link.papers.get()
    assert (paper.sender, paper.note) == ("สมชาย", "หน้า 1\nหน้า 2")


def test_a_picture_does_not_tell_where_it_was_taken(link, kept):
    assert b"Camera of somebody" in picture()
    assert send(link, ("ภาพ.jpg", picture())).kept
    (file,) = files_in(kept)
    assert b"Camera" not in file.read_bytes()
    with Image.open(file) as kept_picture:
        assert kept_picture.size == (60, 40)
    assert link.papers.get().found["faults"] == ["no_text"]


def test_no_more_than_may(link, settings, kept):
    settings.OIT_PAGES = {**settings.OIT_PAGES, "UPLOAD_MAX_FILES": 2}
    told = send(link, *((f"{n}.pdf", pdf(str(n))) for n in range(3)))
    assert (len(told.kept), len(told.refused)) == (2, 1)
    assert len(files_in(kept)) == 2


def test_a_full_disk_is_said(link, monkeypatch):
    def full(*_args, **_how):
        raise OSError("No space left on device")

    monkeypatch.setattr(PendingPaper._meta.get_field("file").storage, "save", full)
    assert send(link, ("ก.pdf", pdf())).refused
    assert not link.papers.exists()


def test_what_the_public_should_not_get_is_told(link):
    content = make.word("เลขประจำตัวประชาชน 1-1014-00000-00-7", "ครบถ้วน")
    assert send(link, ("ราชการ.docx", content)).kept
    found = link.papers.get().found
    assert isinstance(found["personal"], list)
    assert "1-1014-00000-00-7" not in str(found)


def test_what_would_run_when_it_is_opened_is_told(link):
    table = 'ชื่อ,ลิงก์\nก,"=HYPERLINK(""http://example.org"",""เปิด"")"\n'
    assert send(link, ("ตาราง.csv", table.encode())).kept
    (notice,) = link.papers.get().found["notices"]
    assert (notice["code"], notice["count"], [*notice["where"]]) == ("live_formulas", 1, ["B2"])


# What becomes of it


@pytest.fixture
def paper(link):
    send(link, ("แผน.docx", make.word("แผนพัฒนาท้องถิ่น")), sender="สมมติ", note="ลงนามแล้ว")
    return link.papers.get()


def test_taken_in_as_a_document_that_is_private_until_published(
    paper, page, webmaster, kept, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        assert take_in(paper, "document", webmaster)
    document = get_document_model().objects.get()
    assert document.collection.name == WAITING
    draft = draft_of(page)
    (block,) = draft.body.raw_data
    assert block["type"] == "documents"
    assert collect_references(IndicatorBody(), [block]).documents == {document.pk}
    assert not IndicatorPage.objects.get(pk=page.pk).live
    paper.refresh_from_db()
    assert (paper.state, paper.settled_by_name, paper.file.name) == ("taken", "webmaster", "")
    assert (paper.note, paper.found) == ("", {})
    assert files_in(kept) == []


def test_a_second_time_changes_nothing(paper, page, webmaster):
    take_in(paper, "document", webmaster)
    stale = PendingPaper.objects.get(pk=paper.pk)
    assert take_in(stale, "document", webmaster) is None
    assert refuse(stale, "ไม่ใช่", webmaster) is False
    assert get_document_model().objects.count() == 1
    assert PendingPaper.objects.get(pk=paper.pk).state == "taken"


def test_taken_in_as_content(paper, page, webmaster):
    take_in(paper, "content", webmaster)
    assert "แผนพัฒนาท้องถิ่น" in str(draft_of(page).body.raw_data)


def test_what_fails_leaves_it_as_it_was(paper, page, webmaster, monkeypatch, kept):
    def fail(*_args, **_how):
        raise ImportFailed("no")

    before = page.revisions.count()
    monkeypatch.setattr(settle_paper, "attach_document", fail)
    with pytest.raises(ImportFailed):
        take_in(paper, "document", webmaster)
    monkeypatch.undo()
    assert PendingPaper.objects.get(pk=paper.pk).state == "waiting"
    assert page.revisions.count() == before


def test_a_file_that_is_lost_is_said(paper, webmaster, kept):
    for file in files_in(kept):
        file.unlink()
    with pytest.raises(PaperLost):
        take_in(paper, "document", webmaster)
    assert refuse(paper, "หาย", webmaster) is True


def test_refused_is_gone_and_says_why(paper, kept, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert refuse(paper, " ไม่ใช่ปีนี้ ") is True
    paper.refresh_from_db()
    assert (paper.state, paper.reason) == ("refused", "ไม่ใช่ปีนี้")
    assert files_in(kept) == []


# Nothing stays longer than it is needed


def test_old_links_go_with_what_nobody_took(
    paper, link, page, unit, kept, django_capture_on_commit_callbacks
):
    young = make_link(page, unit, days=1)
    send(young, ("ใหม่.pdf", pdf()))
    assert sweep_papers() == (0, 0)
    past = timezone.now() - timedelta(days=31)
    UploadLink.objects.filter(pk=link.pk).update(expires_at=past)
    with django_capture_on_commit_callbacks(execute=True):
        assert sweep_papers() == (1, 1)
    assert list(UploadLink.objects.all()) == [young]
    assert len(files_in(kept)) == 1


def test_a_file_that_no_row_names_goes_after_a_while(link, kept):
    import os

    stray = kept / "uploads" / "1" / "stray.pdf"
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"x")
    assert sweep_papers() == (0, 0)
    os.utime(stray, (0, 0))
    assert sweep_papers() == (0, 1)
    assert not stray.exists()


def test_a_page_that_goes_takes_its_papers_along(
    paper, page, kept, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        page.delete()
    assert not PendingPaper.objects.exists()
    assert files_in(kept) == []
