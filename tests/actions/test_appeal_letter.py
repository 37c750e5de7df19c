"""A letter about one item says what the archive holds of it, and nothing else."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.utils.translation import override
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from oit_pages.actions.appeal_letter import appeal_letter
from oit_pages.actions.freeze_year import freeze_year
from oit_pages.actions.read_freeze import NotFrozen, frozen_item
from oit_pages.models import EntryPage, IndicatorPage
from oit_pages.readers import read
from tests.actions.test_freeze_year import documents, files_in, folder, plan
from tests.checklist.test_sheet import PLAN, year
from tests.factories import DocumentFactory, PersonFactory, block, fill, text

__all__ = ["folder", "plan", "year"]


def told(freeze, code="O4") -> str:
    return str(read(BytesIO(appeal_letter(freeze, code)), "letter.docx"))


@pytest.fixture
def page(year, plan):
    return fill(year, "O4", text(PLAN), documents(plan))


def test_what_it_says(year, page, plan):
    frozen = freeze_year(year)
    said, item = told(frozen), frozen_item(frozen, "O4")
    with frozen.file.open("rb") as file, ZipFile(file) as archive:
        sums = archive.read("SHA256SUMS").decode()
        (row,) = (
            one for one in json.loads(archive.read("sheet/sheet.json")) if one["code"] == "O4"
        )
    paths = [one.path for one in item.files]
    stem = f"pages/th/{page.slug}-{page.pk}"
    assert paths[:2] == [f"{stem}.html", f"{stem}.json"]
    assert [one.startswith(f"files/document-{plan.pk}-") for one in paths[2:]] == [True]
    for one in item.files:
        assert f"{one.sha256}  {one.path}" in sums
        assert one.sha256 in said
    assert frozen.sha256 in said
    assert str(frozen.file.name).rsplit("/", 1)[-1] in said
    assert [one["url"] for one in row["addresses"]] == list(item.addresses)
    assert item.addresses[0] in said
    for line in year.edition.find("O4").requirements:
        assert (line.th in said) == (line.level != "information")
    assert str(frozen.made_at.year + 543) in said


def test_only_the_items_own_files(year, page):
    other = DocumentFactory(title="ของข้ออื่น", file__data=b"%PDF-1.4 other")
    fill(year, "O5", text(PLAN), documents(other))
    frozen = freeze_year(year)
    titles = {one.title for one in frozen_item(frozen, "O4").files}
    assert titles == {page.title, "แผนพัฒนา"}


def test_pictures_links_and_entries_too(year, page, plan):
    picture = get_image_model().objects.create(title="ภาพ", file=get_test_image_file())
    linked = DocumentFactory(title="ที่ลิงก์ไว้", file__data=b"%PDF-1.4 linked")
    link = text(f'{PLAN}<p><a linktype="document" id="{linked.pk}">แฟ้ม</a></p>')
    entry = EntryPage(title="รายการ", slug="entry", body=[link])
    page.add_child(instance=entry)
    entry.save_revision().publish()
    fill(year, "O4", text(PLAN), documents(plan), block("image", image=picture.pk))
    titles = {one.title for one in frozen_item(freeze_year(year), "O4").files}
    assert titles == {page.title, "รายการ", "ภาพ", "แผนพัฒนา", "ที่ลิงก์ไว้"}


def test_whether_it_is_as_it_was(year, page, plan):
    frozen = freeze_year(year)
    same = told(frozen)
    fill(year, "O3", text(PLAN + "<p>แก้ไข</p>"))
    assert told(frozen) == same  # another item's
    fill(year, "O4", text(PLAN + "<p>แก้ไข</p>"), documents(plan))
    changed = told(frozen)
    assert "เปลี่ยน" in changed
    assert page.title in changed
    assert frozen_item(frozen, "O4").addresses[0] in changed
    IndicatorPage.objects.get(pk=page.pk).delete()
    assert frozen_item(frozen, "O4").addresses[0] in told(frozen)


def test_what_was_not_public_is_refused(year):
    page = fill(year, "O4", text(PLAN), publish=False)
    frozen = freeze_year(year)
    page.save_revision().publish()
    for code in ("O4", "O99", "", "../O3"):
        with pytest.raises(NotFrozen):
            appeal_letter(frozen, code)
    assert told(frozen, "o๓") == told(frozen, "O3")


def test_an_archive_that_is_not_as_it_was_proves_nothing(year, page, folder):
    frozen = freeze_year(year)
    (file,) = files_in(folder)
    file.write_bytes(file.read_bytes() + b"x")
    with pytest.raises(NotFrozen):
        appeal_letter(frozen, "O4")
    file.unlink()
    with pytest.raises(NotFrozen):
        appeal_letter(frozen, "O4")


def test_who_signs_it(year, page, municipality):
    frozen = freeze_year(year)
    assert "(....." in told(frozen)
    PersonFactory(
        municipality=municipality, name_th="นายวิชัย ตั้งใจ", position_th="นายก อบต.", chief=True
    )
    said = told(frozen)
    assert "(นายวิชัย ตั้งใจ)" in said
    assert "(....." not in said


def test_it_is_thai_whoever_asks(year, page):
    frozen = freeze_year(year)
    said = told(frozen)
    with override("en"):
        assert told(frozen) == said
