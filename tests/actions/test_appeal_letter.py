"""A letter about one item says what the archive holds of it, and nothing else."""

import json
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.utils.translation import override
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from oit_pages.actions.adopt import adopt
from oit_pages.actions.appeal_letter import appeal_letter
from oit_pages.actions.freeze_year import freeze_year
from oit_pages.actions.read_freeze import NotFrozen, frozen_item
from oit_pages.checklist.frozen import CHANGES
from oit_pages.models import Adoption, EntryPage, IndicatorPage
from oit_pages.readers import read
from tests.actions.test_freeze_year import documents, files_in, folder, plan
from tests.actions.test_keep_adopted import ELSEWHERE
from tests.checklist.test_adopted import say
from tests.checklist.test_sheet import PLAN, year
from tests.factories import DocumentFactory, PersonFactory, block, fill, text
from tests.old_site.models import ArticlePage, Attachment

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


@pytest.fixture
def shown(year, home, plan):
    """For O3, that has a page of its own: a page, a document and an address; for O6, a page."""
    pages = [
        home.add_child(instance=ArticlePage(title=f"หน้า {slug}", slug=slug, intro=PLAN))
        for slug in ("duties", "other")
    ]
    linked = DocumentFactory(title="แนบท้าย", file__data=b"%PDF-1.4 linked")
    Attachment.objects.create(page=pages[0], document=linked)
    other = year.edition.find("O6").subject
    adopt(year, [say(pages[0]), say(plan), say(ELSEWHERE), say(pages[1], subject=other)])
    return pages[0]


def test_what_was_adopted_for_it(year, shown, plan):
    frozen = freeze_year(year)
    said, item = told(frozen, "O3"), frozen_item(frozen, "O3")
    with frozen.file.open("rb") as file, ZipFile(file) as archive:
        sums = archive.read("SHA256SUMS").decode()
    for one in item.files:
        assert f"{one.sha256}  {one.path}\n" in sums
        assert one.sha256 in said
    paths = {one.path: one.title for one in item.files}
    stem = f"adopted/th/duties-{shown.pk}"
    assert paths[f"{stem}.html"] == paths[f"{stem}.json"] == shown.title
    assert {"แนบท้าย", "แผนพัฒนา"} < set(paths.values())
    assert item.not_kept == (ELSEWHERE,)
    assert said.count(ELSEWHERE) == 3  # address, clicks, not kept
    assert "หน้า other" not in said


def test_an_item_with_nothing_but_what_was_adopted(year, shown):
    frozen = freeze_year(year)
    item = frozen_item(frozen, "O6")
    assert {one.title for one in item.files} == {"หน้า other"}
    assert item.not_kept == ()
    assert item.addresses == ("http://localhost/other/",)


def test_an_adopted_page_above_the_year_brings_nothing_of_other_items(year, page, home):
    """Its address is how every other begins."""
    Adoption.objects.create(
        year_page=year, subject=year.edition.find("O6").subject, kind="page",
        key=str(home.pk), page=home, accepted=True,
    )  # fmt: skip
    frozen = freeze_year(year)
    item = frozen_item(frozen, "O6")
    assert {one.title for one in item.files} == {home.title}
    assert item.keys == {str(home.pk)}


def test_only_an_address_elsewhere(year):
    adopt(year, [say(ELSEWHERE, subject=year.edition.find("O6").subject)])
    frozen = freeze_year(year)
    assert frozen_item(frozen, "O6").files == ()
    assert ELSEWHERE in told(frozen, "O6")


def test_whether_what_was_adopted_is_as_it_was(year, shown, plan):
    frozen = freeze_year(year)
    same = told(frozen, "O3")
    other = ArticlePage.objects.get(slug="other")
    other.unpublish()
    assert told(frozen, "O3") == same  # another item's
    shown.intro = "<p>แก้ไข</p>"
    shown.save_revision().publish()
    assert f"{CHANGES['changed']}: {shown.title}" in told(frozen, "O3")
    plan.delete()
    assert f"{CHANGES['gone']}: {plan.title}" in told(frozen, "O3")


def test_a_page_that_no_visitor_could_open(year, shown, monkeypatch):
    monkeypatch.setattr(ArticlePage, "template", "nowhere.html")
    frozen = freeze_year(year)
    item = frozen_item(frozen, "O3")
    assert item.not_kept == ("http://localhost/duties/", ELSEWHERE)
    (text_of,) = (one for one in item.files if one.title == shown.title)
    assert text_of.path.endswith(".json")


def test_an_archive_made_before_it_was_kept(year, shown, folder):
    """Says so, of every address that is none of the year's own."""
    frozen = freeze_year(year)
    _without_adopted(frozen, files_in(folder)[0])
    item = frozen_item(frozen, "O3")
    own = IndicatorPage.objects.get(subject="powers-and-duties")
    assert {one.title for one in item.files} == {own.title}
    assert item.addresses[1:] == item.not_kept
    assert len(item.not_kept) == 3
    assert told(frozen, "O3").count(ELSEWHERE) == 3


def _without_adopted(frozen, file):
    with ZipFile(file) as old:
        held = {one.filename: old.read(one) for one in old.infolist()}
    contents = json.loads(held["contents.json"])
    del contents["adopted"], frozen.contents["adopted"]
    held["contents.json"] = json.dumps(contents).encode()
    with ZipFile(file, "w") as new:
        for name, data in held.items():
            new.writestr(name, data)
    frozen.sha256 = sha256(file.read_bytes()).hexdigest()
    frozen.save()
