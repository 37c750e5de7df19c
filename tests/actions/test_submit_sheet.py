"""Looking at a sheet's addresses, and handing it in."""

import pytest

from oit_pages.actions import verify_sheet
from oit_pages.actions.export_sheet import MEDIA_TYPES, about_of, cells, export_sheet
from oit_pages.actions.submit_sheet import SheetRefused, submit_sheet, write_entry
from oit_pages.actions.verify_sheet import verify_item
from oit_pages.actions.visit_address import Visit
from oit_pages.checklist.sheet import as_rows, digest, sheet
from oit_pages.models import SheetEntry, SubmissionSheet
from oit_pages.readers import read
from tests.checklist.test_sheet import PLAN, year
from tests.factories import fill, text

__all__ = ["year"]


@pytest.fixture
def web(monkeypatch):
    """A web that answers as the test says; what was asked."""
    answers, asked = {}, []

    def visit(url, may_be_private=False):
        asked.append((url, may_be_private))
        return answers.get(url, Visit(status="missing", reason="not_found", http=404))

    monkeypatch.setattr(verify_sheet, "visit_address", visit)
    return answers, asked


def looked_at(year, code="O3"):
    verify_item(year, sheet(year).line(code))
    return sheet(year).line(code).addresses[0]


def test_what_opens(year, web):
    answers, asked = web
    (one,) = sheet(year).line("O3").addresses
    answers[one.url] = Visit(status="ok", http=200, text=f"<h1> {one.title}</h1>")
    found = looked_at(year)
    assert (found.status, found.reason) == ("ok", "")
    assert found.checked_at is not None
    assert asked == [(one.url, False)]


def test_a_page_that_answers_every_address_alike_is_not_sure(year, monkeypatch, web):
    shell = Visit(status="ok", http=200, text="<div id=app></div>")
    monkeypatch.setattr(verify_sheet, "visit_address", lambda url, may_be_private: shell)
    found = looked_at(year)
    assert (found.status, found.reason) == ("not_checked", "answers_all")


def test_a_page_with_another_heading_opens_where_others_do_not(year, web):
    answers, asked = web
    (one,) = sheet(year).line("O3").addresses
    answers[one.url] = Visit(status="ok", http=200, text="<h1>อำนาจของเรา</h1>")
    assert looked_at(year).status == "ok"
    assert len(asked) == 2


def test_what_does_not_open(year, web):
    assert looked_at(year).status == "missing"


def test_the_front_end_may_be_private_where_the_site_says_so(year, web, settings):
    settings.OIT_PAGES = {"FRONT_END": "http://10.0.0.9:8080", "FRONT_END_IS_PRIVATE": True}
    looked_at(year)
    assert web[1][0][0].startswith("http://10.0.0.9:8080/")
    assert web[1][0][1] is True


def test_looking_keeps_the_words(year, web):
    write_entry(year, year.edition.find("O3"), "หน้าหลัก > ก", "ดู\x00ข้อ 2 ")
    looked_at(year)
    line = sheet(year).line("O3")
    assert (line.click_path, line.note) == ("หน้าหลัก > ก", "ดูข้อ 2")
    write_entry(year, year.edition.find("O3"), "", "")
    assert sheet(year).line("O3").addresses[0].status == "missing"
    assert SheetEntry.objects.count() == 1


def test_words_that_are_too_long_are_refused_whole(year):
    with pytest.raises(SheetRefused):
        write_entry(year, year.edition.find("O3"), "ก" * 2001, "")
    assert not SheetEntry.objects.exists()


def seen(year):
    return digest(as_rows(sheet(year)))


def test_handed_in(year, webmaster):
    one = submit_sheet(year, webmaster, seen(year), "เลขที่ 5")
    assert (one.submitted_by, one.submitted_by_name) == (webmaster, "webmaster")
    assert one.edition["year"] == 2564
    assert len(one.rows) == 43
    fill(year, "O4", text(PLAN))
    kept = SubmissionSheet.objects.get()
    assert [row["code"] for row in kept.rows if row["has"]] == ["O3"]


def test_it_never_changes(year, webmaster):
    one = submit_sheet(year, webmaster, seen(year))
    one.note = "อื่น"
    with pytest.raises(TypeError):
        one.save()
    webmaster.delete()
    one = SubmissionSheet.objects.get()
    assert (one.submitted_by, one.submitted_by_name) == (None, "webmaster")


def test_not_what_was_looked_at(year, webmaster):
    before = seen(year)
    fill(year, "O4", text(PLAN))
    with pytest.raises(SheetRefused, match="has changed|เปลี่ยน"):
        submit_sheet(year, webmaster, before)
    assert not SubmissionSheet.objects.exists()


def test_not_twice(year, webmaster):
    submit_sheet(year, webmaster, seen(year))
    with pytest.raises(SheetRefused):
        submit_sheet(year, webmaster, seen(year))
    assert SubmissionSheet.objects.count() == 1


def test_files_say_what_the_sheet_says(year, tmp_path):
    write_entry(year, year.edition.find("O3"), "", "=1+1")
    rows = as_rows(sheet(year))
    url = sheet(year).line("O3").urls
    for kind in MEDIA_TYPES:
        made = export_sheet(kind, rows, about_of(year))
        path = tmp_path / f"sheet.{kind}"
        path.write_bytes(made)
        document = read(path)
        told = str(document)
        assert url in told, kind
        assert "หน้าหลัก > ข้อมูลความโปร่งใส" in told, kind
        assert "O43" in told, kind


def test_cells_of_an_item_without_a_page(year):
    row = next(row for row in as_rows(sheet(year)) if row["code"] == "O4")
    assert cells(row)[3:] == ["", "", "", "", ""]
