"""A page out as Word or Excel and back in; a draft is for whoever works on it."""

import io

import pytest
from django.core.management import CommandError
from docx import Document

from oit_pages.actions.export_page import export_page
from oit_pages.actions.import_document import import_document
from oit_pages.models import IndicatorPage
from tests.admin.conftest import may_edit
from tests.factories import DocumentFactory, block, text
from tests.readers import make


@pytest.fixture
def o43(year_page) -> IndicatorPage:
    return IndicatorPage.objects.get(subject="integrity-measures-implementation").specific


def without_ids(value):
    if isinstance(value, dict):
        return {key: without_ids(one) for key, one in value.items() if key != "id"}
    return [without_ids(one) for one in value] if isinstance(value, list) else value


def body(page) -> list:
    return [without_ids(child) for child in page.body.raw_data]


def test_a_page_comes_back_as_it_was(o43, tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(
        make.word((make.HEADINGS, make.ROW), *make.MEMO, *make.ORDER, *make.ANNOUNCEMENT)
    )
    page = import_document(path, o43).page
    before = body(page)
    again = tmp_path / "b.docx"
    again.write_bytes(export_page(page, "docx"))
    page.body = []
    page.save_revision()
    assert body(import_document(again, o43).page) == before


def test_every_kind_of_block_goes_out_and_no_file_with_it(o43):
    secret = DocumentFactory(title="ลับสุดยอด")
    o43.body = [
        block("documents", heading="ก", items=[{"title": "แผน", "files": [secret.pk]}]),
        block("contact"),
        block("qa"),
        block("people"),
        text("<p>ย่อหน้า</p>"),
    ]
    for kind in ("docx", "xlsx"):
        assert export_page(o43, kind)[:2] == b"PK"
    told = "\n".join(p.text for p in Document(io.BytesIO(export_page(o43, "docx"))).paragraphs)
    assert "แผน" in told
    assert "ย่อหน้า" in told
    assert "ลับสุดยอด" not in told


def test_one_block_alone(o43):
    o43.body = [text("<p>หนึ่ง</p>"), text("<p>สอง</p>")]
    wanted = o43.body.raw_data[1]["id"]
    document = Document(io.BytesIO(export_page(o43, "docx", wanted)))
    assert [paragraph.text for paragraph in document.paragraphs] == ["สอง"]
    with pytest.raises(LookupError):
        export_page(o43, "docx", "nothing")


class TestAdmin:
    @pytest.mark.parametrize("kind", ["docx", "xlsx"])
    def test_the_draft_for_whoever_may_edit(self, o43, client, webmaster, kind):
        o43.body = [text("<p>ร่าง</p>")]
        o43.save_revision()
        client.force_login(webmaster)
        address = f"/admin/oit/export/{o43.pk}/{kind}/"
        answer = client.get(address)
        assert answer.content[:2] == b"PK"
        assert "no-store" in answer["Cache-Control"]
        assert client.get(f"{address}?block=nothing").status_code == 404
        above = o43.get_parent()
        assert address in client.get(f"/admin/pages/{above.pk}/").content.decode()

    def test_nobody_else(self, o43, client, django_user_model, home):
        from wagtail.models import Page

        address = f"/admin/oit/export/{o43.pk}/docx/"
        assert client.get(address).status_code == 302
        other = home.add_child(instance=Page(title="อื่น", slug="other", locale=home.locale))
        clerk = may_edit(django_user_model.objects.create_user("clerk", password="x"), other)
        client.force_login(clerk)
        assert client.get(address).status_code in {302, 403}


class TestCommand:
    def test_what_is_public_or_the_draft(self, o43, run, tmp_path):
        path = tmp_path / "a.docx"
        with pytest.raises(CommandError, match="--draft"):
            run("oit_export", str(path), page=str(o43.pk))
        o43.body = [text("<p>ร่าง</p>")]
        o43.save_revision()
        assert "a.docx" in run("oit_export", str(path), page=str(o43.pk), draft=True)
        assert Document(path).paragraphs[0].text == "ร่าง"

    def test_refusals(self, o43, run, tmp_path):
        for file, says in (("a.txt", ".docx"), (str(tmp_path / "no" / "a.docx"), "a.docx")):
            with pytest.raises(CommandError, match=says):
                run("oit_export", file, page=str(o43.pk), draft=True)
