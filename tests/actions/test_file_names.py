"""A long Thai name: a disk takes 255 bytes, 85 Thai letters."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from wagtail.documents import get_document_model

from oit_pages.actions.attach_file import MAX_NAME, short_name
from oit_pages.actions.import_document import import_document
from oit_pages.models import IndicatorPage
from tests.factories import DocumentFactory

LONG = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงานประจำปีงบประมาณ"


@given(st.text(max_size=400), st.sampled_from(["", ".pdf", ".docx", "." + "ก" * 50]))
def test_whatever_the_name_it_fits_and_keeps_its_ending(stem, ending):
    name = short_name(stem + ending)
    assert len(name.encode(errors="surrogatepass")) <= MAX_NAME or name == stem + ending
    if len((stem + ending).encode()) <= MAX_NAME:
        assert name == stem + ending
    elif ending in (".pdf", ".docx"):
        assert name.endswith(ending)


@pytest.mark.parametrize("times", [1, 2])
def test_wagtail_s_own_upload_takes_it_and_keeps_the_title(client, webmaster, home, times):
    client.force_login(webmaster)
    for _time in range(times):
        answer = client.post(
            "/admin/documents/multiple/add/",
            {"files[]": SimpleUploadedFile(f"{LONG}.pdf", b"%PDF-1.4"), "title": LONG},
        )
        assert answer.status_code == 200
        assert answer.json()["success"]
    document = get_document_model().objects.order_by("-pk").first()
    assert document.title == LONG
    assert document.file.name.endswith(".pdf")
    assert document.file.storage.exists(document.file.name)


def test_so_does_ours(year_page, tmp_path):
    page = IndicatorPage.objects.get(subject="complaint-statistics").specific
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4")
    import_document(path, page, name=f"{LONG}.pdf")
    assert get_document_model().objects.get().title == LONG


def test_a_name_that_fits_stays(db):
    assert "plan" in DocumentFactory().file.name
