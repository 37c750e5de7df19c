"""A year frozen: what is in the archive, what is not, and what has changed since."""

import json
import os
import subprocess
import tracemalloc
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, CollectionViewRestriction, Locale, Page

from oit_pages.actions import freeze_year as freezing
from oit_pages.actions.compare_freeze import compare_freeze, is_whole
from oit_pages.actions.freeze_year import FreezeFailed, freeze_year
from oit_pages.checklist.frozen import compare, public_contents
from oit_pages.models import IndicatorPage, YearFreeze
from oit_pages.models.freezes import PrivateFolder, is_shown_to_all
from tests.checklist.test_sheet import PLAN, year
from tests.factories import DocumentFactory, block, fill, text

__all__ = ["year"]
SECRET = "ร่างลับเฉพาะ"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Where archives are kept."""
    storage = FileSystemStorage(location=tmp_path / "kept")
    monkeypatch.setattr(YearFreeze._meta.get_field("file"), "storage", storage)
    return tmp_path / "kept"


def files_in(folder) -> list[Path]:
    return [one for one in folder.rglob("*") if one.is_file()]


def documents(*files):
    items = [{"files": [one.pk for one in files], "title": "แผน", "kind": "plan"}]
    return block("documents", items=items)


@pytest.fixture
def plan():
    return DocumentFactory(title="แผนพัฒนา", file__data=b"%PDF-1.4 plan of 2564")


@pytest.fixture
def private():
    collection = Collection.get_first_root_node().add_child(name="ภายใน")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    return DocumentFactory(title=SECRET, collection=collection, file__data=SECRET.encode())


def unpacked(freeze, place: Path) -> Path:
    place.mkdir()
    with freeze.file.open("rb") as file, ZipFile(file) as archive:
        archive.extractall(place)
    return place


def test_what_is_in_it(year, plan, webmaster, tmp_path, client):
    page = fill(year, "O4", text(PLAN), documents(plan))
    made = freeze_year(year, webmaster)
    place = unpacked(made, tmp_path / "archive")
    html = place / f"pages/th/{page.slug}-{page.pk}.html"
    told = json.loads(html.with_suffix(".json").read_text())
    shown = client.get(f"/api/oit/v1/disclosures/{page.pk}/?lang=th", HTTP_HOST="localhost").json()
    assert told == shown
    path = page.get_url_parts()[2]
    assert html.read_bytes() == client.get(path, HTTP_HOST="localhost").content
    (copy,) = (place / "files").iterdir()
    assert copy.read_bytes() == b"%PDF-1.4 plan of 2564"
    sheet = json.loads((place / "sheet/sheet.json").read_text())
    assert [row["code"] for row in sheet if row["has"]] == ["O3", "O4"]
    card = json.loads((place / "results/scorecard.json").read_text())
    assert {one["code"] for one in card["indicators"]} == {f"O{n}" for n in range(1, 44)}
    assert json.loads((place / "edition.json").read_text())["year"] == 2564
    assert (made.made_by, made.made_by_name) == (webmaster, "webmaster")
    assert made.size == made.file.size
    # The year, its sections, and two indicators, each as a page.
    assert len(list((place / "pages").rglob("*.html"))) == len(made.contents["pages"])
    assert made.counts == {"pages": len(made.contents["pages"]), "files": 1}


def test_the_sums_are_right_for_everybody(year, plan, tmp_path):
    fill(year, "O4", text(PLAN), documents(plan))
    place = unpacked(freeze_year(year), tmp_path / "archive")
    check = ["sha256sum", "--strict", "-c", "SHA256SUMS"]
    done = subprocess.run(check, cwd=place, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(done.stdout.splitlines()) == len(files_in(place)) - 1
    next((place / "files").iterdir()).write_bytes(b"another")
    done = subprocess.run(check, cwd=place, capture_output=True, text=True, check=False)
    assert done.returncode == 1


def test_nothing_that_the_public_can_not_have(year, private, tmp_path, webmaster):
    page = fill(year, "O4", text(PLAN), documents(private))
    page.title = SECRET
    page.save_revision()
    draft = fill(year, "O5", text(f"<p>{SECRET}</p>"), publish=False)
    Page.objects.filter(pk=draft.pk).update(title=SECRET, draft_title=SECRET)
    fill(year, "O6", text(f"<p>{SECRET}</p>")).unpublish()
    made = freeze_year(year, webmaster)
    place = unpacked(made, tmp_path / "archive")
    assert not (place / "files").exists()
    for one in files_in(place):
        assert SECRET not in one.read_text(), one
        assert "webmaster" not in one.read_text(), one
    assert SECRET not in json.dumps(made.contents, ensure_ascii=False)


def test_pictures_too(year, tmp_path):
    picture = get_image_model().objects.create(title="ภาพ", file=get_test_image_file())
    fill(year, "O4", text(PLAN), block("image", image=picture.pk))
    place = unpacked(freeze_year(year), tmp_path / "archive")
    (copy,) = (place / "files").iterdir()
    with picture.file.open("rb") as file:
        assert copy.read_bytes() == file.read()


def differences(freeze):
    return [(one.change, one.title) for one in compare_freeze(freeze)]


def test_what_changed_since(year, plan):
    page = fill(year, "O4", text(PLAN), documents(plan))
    made = freeze_year(year)
    assert differences(made) == []
    page.save_revision().publish()  # published again as it is
    assert differences(made) == []
    page = fill(year, "O4", text(PLAN + "<p>แก้ไข</p>"), documents(plan))
    assert differences(made) == [("changed", page.title)]
    new = fill(year, "O5", text(PLAN))
    fill(year, "O3", text(PLAN)).unpublish()
    found = differences(made)
    assert ("new", new.title) in found
    assert [change for change, _title in found].count("gone") == 1
    fill(year, "O4", text(PLAN))
    assert ("gone", "แผนพัฒนา") in differences(made)


def test_a_draft_changes_nothing(year, plan):
    made = freeze_year(year)
    fill(year, "O3", text("<p>ร่างใหม่</p>"), publish=False)
    assert differences(made) == []


def test_a_document_of_another_content(year, plan):
    fill(year, "O4", text(PLAN), documents(plan))
    made = freeze_year(year)
    plan.file = ContentFile(b"%PDF-1.4 other", name="plan.pdf")
    plan._set_document_file_metadata()
    plan.save()
    assert differences(made) == [("changed", "แผนพัฒนา")]
    now = public_contents(year)[0]
    assert [one.key for one in compare(made.contents, now)] == [f"document:{plan.pk}"]


def test_a_file_that_was_written_over_behind_the_sites_back(year, plan):
    fill(year, "O4", text(PLAN), documents(plan))
    made = freeze_year(year)
    Path(plan.file.path).write_bytes(b"%PDF-1.4 plan of 2565")
    assert differences(made) == [("changed", "แผนพัฒนา")]


def test_a_document_whose_file_is_lost_loses_nothing_else(year, plan):
    fill(year, "O4", text(PLAN), documents(plan))
    os.unlink(plan.file.path)
    made = freeze_year(year)
    assert made.contents["files"][f"document:{plan.pk}"]["sha256"] == ""
    assert differences(made) == []


def test_the_archive_itself_is_watched(year, folder):
    made = freeze_year(year)
    assert is_whole(made)
    (file,) = files_in(folder)
    file.write_bytes(file.read_bytes() + b"x")
    assert not is_whole(made)
    file.unlink()
    assert not is_whole(made)


def test_both_languages(year, tmp_path):
    page = IndicatorPage.objects.get(live=True)
    english = page.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    english.save_revision().publish()
    made = freeze_year(year)
    place = unpacked(made, tmp_path / "archive")
    assert {one["language"] for one in made.contents["pages"].values()} == {"th", "en"}
    html = place / f"pages/en/{english.slug}-{english.pk}.html"
    assert '<html lang="en">' in html.read_text()
    assert json.loads(html.with_suffix(".json").read_text())["language"] == "en"


class Killed(BaseException):
    """The process is told to end."""


@pytest.mark.parametrize("error", [Killed, OSError("no room")])
@pytest.mark.parametrize("moment", ["pages", "storing", "listing"])
def test_half_an_archive_is_never_listed(year, folder, monkeypatch, error, moment):
    def fails(*args, **kwargs):
        raise error

    place = {
        "pages": (freezing, "_add_pages"),
        "storing": (YearFreeze._meta.get_field("file").storage, "_save"),
        "listing": (YearFreeze.objects, "create"),
    }[moment]
    monkeypatch.setattr(*place, fails)
    with pytest.raises((Killed, FreezeFailed, OSError)):
        freeze_year(year)
    assert not YearFreeze.objects.exists()
    assert files_in(folder) == []


def test_a_page_that_does_not_open_is_said(year, monkeypatch):
    monkeypatch.setattr(freezing.Visitor, "read", lambda *args: (500, iter([b""])))
    with pytest.raises(FreezeFailed, match="500"):
        freeze_year(year)
    assert not YearFreeze.objects.exists()


def test_what_changes_meanwhile_is_no_evidence(year, monkeypatch):
    add = freezing._add_pages

    def and_somebody_publishes(*args):
        add(*args)
        fill(year, "O4", text(PLAN))

    monkeypatch.setattr(freezing, "_add_pages", and_somebody_publishes)
    with pytest.raises(FreezeFailed):
        freeze_year(year)


def large_documents(count=3) -> list:
    """Of 12 MB each, that no ZIP makes smaller."""
    large = []
    for number in range(count):
        one = DocumentFactory(title=f"แฟ้มใหญ่ {number}", file__data=b"small")
        with open(one.file.path, "wb") as file:
            for _part in range(12):
                file.write(os.urandom(1024 * 1024))
        large.append(get_document_model().objects.get(pk=one.pk))
    return large


def frozen_at_most(year) -> tuple[YearFreeze, int]:
    """The archive, and the bytes of memory that were held at once to make it."""
    freeze_year(year)  # what is loaded once is loaded
    tracemalloc.start()
    try:
        made = freeze_year(year)
        return made, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_documents(year):
    fill(year, "O4", text(PLAN), documents(*large_documents()))
    made, peak = frozen_at_most(year)
    assert made.size > 30 * 1024 * 1024
    assert peak < 8 * 1024 * 1024


def test_nobody_is_served_it(settings, tmp_path, monkeypatch, year):
    settings.MEDIA_ROOT = tmp_path / "media"
    assert not is_shown_to_all(PrivateFolder())
    with pytest.raises(ValueError, match="no address"):
        PrivateFolder().url("x.zip")
    open_to_all = FileSystemStorage(location=tmp_path / "media" / "kept")
    assert is_shown_to_all(open_to_all)
    monkeypatch.setattr(YearFreeze._meta.get_field("file"), "storage", open_to_all)
    with pytest.raises(FreezeFailed):
        freeze_year(year)


def test_only_its_owner_reads_what_is_in_the_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    storage = PrivateFolder()
    name = storage.save("5/a.zip", ContentFile(b"x"))
    path = Path(storage.path(name))
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0
