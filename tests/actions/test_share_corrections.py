"""One municipality's confirmations serve another: written into a file, read, proposed, accepted."""

import io
import tomllib
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from oit_pages.actions.correct_edition import correct_edition, take_back
from oit_pages.actions.correction_faults import CorrectionRefused, ReadIn
from oit_pages.actions.export_corrections import NothingToExport, export_toml, export_zip
from oit_pages.actions.import_corrections import (
    accept_corrections,
    propose_corrections,
    refuse_corrections,
)
from oit_pages.actions.line_file import FaultyFile
from oit_pages.actions.one_at_a_time import Conflict
from oit_pages.actions.page_photo import PhotoRefused, keep_photo, photo_storage
from oit_pages.actions.read_corrections import MOST, read_corrections
from oit_pages.catalogue.build import build_edition
from oit_pages.checklist.corrected_list import corrected_list
from oit_pages.models import EditionCorrection
from tests.actions.corrections import MANUAL, list_of, private_photos, said
from tests.actions.test_correct_edition import fresh

__all__ = ["fresh", "private_photos"]
pytestmark = pytest.mark.django_db
OTHER = "เทศบาลตำบลบ้านดอนแก้วงาม"
TITLE = ("executives", "")
#: When a camera says it was.
DAY = b"2026:11:27"


def photo(size=(40, 30), kind="JPEG", name="หน้า 12.jpg"):
    exif = Image.Exif()
    exif[0x0132] = "2026:11:27 10:00:00"
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, kind, exif=exif)
    return SimpleUploadedFile(name, out.getvalue())


def read(data, name="list.zip"):
    return read_corrections(io.BytesIO(data if isinstance(data, bytes) else data.encode()), name)


def title(year=2569):
    return list_of(year).find(TITLE[0]).title_th


@pytest.fixture
def exported(private_photos, db):
    """What another municipality wrote: a title with a photo, and a requirement; nothing is left."""
    item = list_of(2569).indicators[3]
    key = (item.requirements[0].subject or item.subject, item.requirements[0].id)
    name = keep_photo(photo())
    with_photo = ReadIn(**{**vars(MANUAL), "photo": name})
    correct_edition(2569, [said(2569, TITLE, with_photo, title_th="ชื่อจากเพื่อนบ้าน")])
    correct_edition(2569, [said(2569, key, th="ข้อความจากเพื่อนบ้าน")])
    made = export_zip(2569, OTHER), export_toml(2569, OTHER)
    take_back(2569)
    photo_storage().delete(name)
    return made


def test_the_file_says_all_but_who(exported):
    whole, alone = exported
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        names = archive.namelist()
        told = tomllib.loads(archive.read("corrections.toml").decode())
        edition = build_edition(tomllib.loads(archive.read("2569.toml").decode()), "2569.toml")
        (pictured,) = [one for one in names if one.startswith("photos/")]
        assert DAY not in archive.read(pictured)
    assert sorted(names) == sorted(["corrections.toml", "2569.toml", pictured, "SHA256SUMS"])
    assert edition.find(TITLE[0]).title_th == "ชื่อจากเพื่อนบ้าน", "an edition like any other"
    assert told["from"] == OTHER
    assert told["corrections"][0]["photo"] == pictured
    assert (told["corrections"][0]["source"], told["corrections"][0]["page"]) == (
        MANUAL.source,
        "12",
    )
    assert "changed_by" not in alone
    assert "photo" not in tomllib.loads(alone)["corrections"][0]
    with pytest.raises(NothingToExport, match="2569"):
        export_toml(2569, OTHER)


def test_nothing_holds_before_it_is_accepted(exported):
    before = title()
    for data, name in (
        (exported[1], "list.toml"),
        (exported[0], "list.zip"),
        (exported[0], "again.zip"),
    ):
        told = propose_corrections(read(data, name), 2569)
        assert (len(told.new), told.conflicts, told.known, told.gone) == (2, [], [], [])
        assert EditionCorrection.objects.proposed().count() == 2
        assert title() == before
    rows = {row.key: row for row in EditionCorrection.objects.all()}
    propose_corrections(read(exported[0], "again.zip"), 2569)
    assert {row.pk for row in rows.values()} == set(
        EditionCorrection.objects.values_list("pk", flat=True)
    )
    accept_corrections(2569, [rows[TITLE].pk])
    assert title() == "ชื่อจากเพื่อนบ้าน"
    kept = EditionCorrection.objects.kept().get()
    assert (kept.origin, kept.is_proposed) == (OTHER, False)
    assert OTHER in kept.told_source()
    with photo_storage().open(kept.photo.name) as file:
        assert Image.open(file).size == (40, 30)
    assert refuse_corrections(2569, [row.pk for row in rows.values()]) == 1
    told = propose_corrections(read(exported[0]), 2569)
    assert (len(told.new), len(told.known)) == (1, 1)


def test_what_was_read_otherwise_here_is_named_and_waits(exported):
    correct_edition(2569, [said(2569, TITLE, title_th="ชื่อของเรา")])
    told = propose_corrections(read(exported[0]), 2569, dry_run=True)
    assert (len(told.new), len(told.conflicts)) == (1, 1)
    assert "ชื่อจากเพื่อนบ้าน" in told.conflicts[0]
    assert not EditionCorrection.objects.proposed().exists()
    propose_corrections(read(exported[0]), 2569)
    third = exported[1].replace(OTHER, "อบต. ที่สาม").replace("ชื่อจากเพื่อนบ้าน", "ชื่อที่สาม")
    propose_corrections(read(third, "third.toml"), 2569)
    titles = EditionCorrection.objects.proposed().filter(requirement="")
    assert titles.count() == 2
    with pytest.raises(Conflict):
        accept_corrections(2569, [one.pk for one in titles])
    assert title() == "ชื่อของเรา"
    accept_corrections(2569, [titles.get(origin=OTHER).pk])
    assert title() == "ชื่อจากเพื่อนบ้าน"


def test_of_another_year_or_of_nothing_that_is_asked(exported):
    with pytest.raises(CorrectionRefused, match="2569"):
        propose_corrections(read(exported[0]), 2568)
    gone = exported[1].replace('subject = "executives"', 'subject = "no-such-thing"')
    told = propose_corrections(read(gone, "list.toml"), 2569)
    assert (len(told.new), len(told.gone)) == (1, 1)


def test_two_who_say_different_things_are_decided_by_nobody_but_a_person(exported):
    third = exported[1].replace(OTHER, "อบต. ที่สาม").replace("ชื่อจากเพื่อนบ้าน", "ชื่อที่สาม")
    for text in (exported[1], third):
        propose_corrections(read(text, "list.toml"), 2569)
    free = corrected_list(2569).free
    assert [one.key == TITLE for one in free] == [False], "where both agree it is one"


def zipped(files, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def test_whatever_a_file_holds_is_refused_in_words(exported):
    whole, alone = exported
    whole_toml = 'format = "oit-corrections-1"\nyear = 2569\nfrom = "ก"\n'
    one = '[[corrections]]\nsubject = "qa"\ntitle_th = "ก"\ntitle_en = "a"\nsource = "ข"\n'
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    changed = [(name, data + b" " if name == "corrections.toml" else data) for name, data in parts]
    unlisted = [*parts, ("extra.exe", b"MZ")]
    bomb = zipped([("corrections.toml", b"\0" * 120_000_000)])
    lzma = bytearray(zipped([("corrections.toml", b"abcdefgh" * 500)], zipfile.ZIP_LZMA))
    lzma[55:76] = b"\xff" * 21
    for data in (
        b"",
        b"\x00\xff\xfe",
        b"[" * 100_000,
        b"a = " + b"[" * 3_000,
        b"year = ",
        "ไม่ใช่ TOML".encode("cp874"),
        b"x" * 26_000_000,
        b"# " + b"x" * 3_000_000,
        whole[: len(whole) // 2],
        whole[:-30],
        b"PK\x03\x04" + b"\0" * 100,
        zipped([("../corrections.toml", b"x")]),
        zipped([("readme.txt", b"x")]),
        zipped([(f"{n}", b"") for n in range(600)]),
        zipped(changed),
        zipped(unlisted),
        bomb,
        bytes(lzma),
        zipped([("corrections.ก", b"x")]).replace("ก".encode(), b"\xff\xfe\xfd"),
        whole_toml.replace("2569", '"2569"') + one,
        whole_toml.replace("2569", "true") + one,
        whole_toml.replace("-1", "-9") + one,
        whole_toml,
        whole_toml + "corrections = 5\n",
        whole_toml + "corrections = [5]\n",
        whole_toml + one + one,
        whole_toml + one.replace("ก", " "),
        whole_toml + one.replace('"ก"', "5"),
        whole_toml + one.replace('"qa"', '"../qa"'),
        whole_toml + one.replace('"qa"', "[]"),
        whole_toml + one + "requirement = []\n",
        whole_toml + one + "requirement = {}\n",
        whole_toml + one + "stood = 5\n",
        whole_toml + one + 'stood = { x = "a" }\n',
        whole_toml + one + 'judged_by = { rule = "has_block" }\n',
        whole_toml + one + f'page = "{"x" * 200}"\n',
        whole_toml + one * (MOST + 1),
    ):
        raw = data if isinstance(data, bytes) else data.encode()
        with pytest.raises(FaultyFile) as caught:
            read(raw, "list.zip")
        assert str(caught.value)
        assert len(str(caught.value)) < 3_000
    # What reads well and says what a list can't is proposed, and refused when it is accepted.
    odd = whole_toml + (
        '[[corrections]]\nsubject = "executives"\ntitle_th = "ก"\ntitle_en = "a"\n'
        'source = "ข\\u0000"\naddress = "javascript:alert(1)"\n'
    )
    odd = odd.replace('from = "ก"', 'from = "ก\\u0000"')
    propose_corrections(read(odd, "odd.toml"), 2569)
    row = EditionCorrection.objects.proposed().get()
    assert (row.address, row.source, row.origin) == ("", "ข", "ก"), "no database takes NUL"


def test_a_photo_is_one_and_small(private_photos, settings, db):
    settings.OIT_PAGES = {"UPLOAD_MAX_MB": 1}
    for file in (
        SimpleUploadedFile("หน้า.jpg", b"<svg onload=alert(1)>"),
        SimpleUploadedFile("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50),
        SimpleUploadedFile("a.jpg", photo().read()[:200]),
        SimpleUploadedFile("a.jpg", b"\xff\xd8\xff" + b"x" * 1_100_000),
    ):
        with pytest.raises(PhotoRefused) as caught:
            keep_photo(file)
        assert file.name in str(caught.value)
    vast = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(vast, "PNG")
    with pytest.raises(PhotoRefused, match="150"):  # its size, not that it is damaged
        keep_photo(SimpleUploadedFile("a.png", vast.getvalue()))
    kept = keep_photo(photo(kind="PNG", name="a.jpg"))
    assert kept.endswith(".png"), "told by what it is"
    assert len(list(private_photos.rglob("*.png"))) == 1
