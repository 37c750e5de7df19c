"""A year's list is confirmed or corrected here: it counts at once, everywhere, and can go back."""

import json
import zipfile

import pytest
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import ModelLogEntry

from oit_pages.actions.correct_edition import correct_edition, settle, take_back, version_of
from oit_pages.actions.correction_faults import CorrectionRefused, ReadIn, Said
from oit_pages.actions.freeze_year import freeze_year
from oit_pages.actions.new_edition import new_edition
from oit_pages.actions.one_at_a_time import Conflict
from oit_pages.actions.roll_over import roll_over
from oit_pages.actions.scaffold import scaffold
from oit_pages.catalogue.loader import read_files_again
from oit_pages.checklist.assess import record
from oit_pages.checklist.corrected_list import corrected_list
from oit_pages.checklist.judge_anew import JudgedAnew
from oit_pages.checklist.requirement_lines import lines
from oit_pages.checklist.scorecard import scorecard
from oit_pages.models import AssessmentYearPage, EditionCorrection
from oit_pages.models import editions as site_lists
from oit_pages.models.editions import forget_made, site_edition
from tests.actions.corrections import MANUAL, said
from tests.actions.test_freeze_year import folder as private
from tests.factories import UserFactory, fill, text

__all__ = ["private"]
pytestmark = pytest.mark.django_db
QA, O7 = ("qa", ""), "O7"


@pytest.fixture(autouse=True)
def fresh():
    """Each test's database is undone, and so is what this process knows of it."""
    forget_made()
    yield
    forget_made()


def again(year_page):
    return AssessmentYearPage.objects.get(pk=year_page.pk)


def asked_of(edition, code="O2"):
    item = edition.find(code)
    return item, (item.requirements[0].subject or item.subject, item.requirements[0].id)


def test_a_title_and_a_requirement_hold_for_every_reader(year_page):
    item, key = asked_of(year_page.edition)
    user = UserFactory(first_name="สมใจ", last_name="ใจดี")
    given = [
        said(2564, (item.subject, ""), title_th="ชื่อตามคู่มือ"),
        said(2564, key, th="ข้อความตามคู่มือ"),
    ]
    done = correct_edition(2564, given, user)
    assert (len(done.changed), done.anew.judged) == (2, 0), "nothing else is asked"
    fresh = again(year_page).edition
    now = fresh.find("O2")
    assert (now.title_th, now.confidence, now.provisional) == ("ชื่อตามคู่มือ", "seen-here", False)
    with override("th"):
        line = lines(fresh, now, {})[0]
        assert line.text == "ข้อความตามคู่มือ"
        assert line.confidence == "ยืนยันโดยเว็บไซต์นี้"
        assert line.sources == ("คู่มือการประเมิน ITA, หน้า 12, https://www.example.go.th/ita.pdf",)
    assert site_edition(2564) is fresh, "without a page, too"
    row = EditionCorrection.objects.get(requirement=key[1])
    assert (row.changed_by_name, row.stood["confidence"]) == ("สมใจ ใจดี", "seen")
    entries = ModelLogEntry.objects.filter(action="oit_pages.correct_list")
    assert {one.user for one in entries} == {user}
    assert "ชื่อตามคู่มือ" in " ".join(one.message for one in entries)


def test_a_title_is_one_line_and_what_is_asked_is_not_asked_twice(year_page):
    item, key = asked_of(year_page.edition)
    correct_edition(2564, [said(2564, (item.subject, ""), title_th="ก\nข\x07")])
    assert again(year_page).edition.find("O2").title_th == "ก ข"
    words = {**said(2564, key).words, "judged_by": "person"}
    with pytest.raises(CorrectionRefused):
        correct_edition(2564, [Said(key=(key[0], "added-1"), words=words, read_in=MANUAL)])


def test_what_is_asked_otherwise_is_judged_anew_and_goes_back(year_page):
    fill(year_page, "O2", text("อำนาจหน้าที่ตามกฎหมาย"))
    record(year_page)
    item, key = asked_of(year_page.edition)
    before = {row.code: row.outcome for row in scorecard(again(year_page)).rows}
    others = [one for one in item.requirements if one.id != key[1]]
    given = [said(2564, key, level="required", judged_by="person")]
    added = Said(
        key=(item.subject, "added-1"),
        words={"th": "อีกอย่าง", "en": "More", "level": "required", "judged_by": "person"},
        read_in=MANUAL,
    )
    done = correct_edition(2564, [*given, added])
    assert done.anew == JudgedAnew(judged=1)
    row = next(one for one in scorecard(again(year_page)).rows if one.code == "O2")
    found = {one["requirement"]: one["outcome"] for one in row.findings["requirements"]}
    assert found[key[1]] == found["added-1"] == "needs_person"
    assert len(found) == len(others) + 2
    # The reset.
    assert take_back(2564).anew.judged == 1
    assert {row.code: row.outcome for row in scorecard(again(year_page)).rows} == before
    assert again(year_page).edition is site_edition(2564)
    assert not EditionCorrection.objects.exists()
    assert ModelLogEntry.objects.filter(action="oit_pages.take_back_correction").count() == 2


def test_what_is_wrong_is_named_and_nothing_is_kept(year_page):
    item, key = asked_of(year_page.edition)
    name = ":".join(key)
    for given, where in (
        (said(2564, key, th=" "), (name, "th")),
        (said(2564, key, en="x" * 2001), (name, "en")),
        (said(2564, key, level="needed"), (name, "level")),
        (said(2564, key, judged_by="nobody"), (name, "judged_by")),
        (said(2564, (item.subject, ""), title_th="ก" * 300), (f"{item.subject}:", "title_th")),
        (said(2564, key, ReadIn(source=""), th="ใหม่"), ("", "source")),
        (said(2564, key, ReadIn(source="ก", address="javascript:x"), th="ใหม่"), ("", "address")),
        (Said(key=("nothing", "x"), words={"th": "ก"}, read_in=MANUAL), ("nothing:x", "")),
    ):
        with pytest.raises(CorrectionRefused) as caught:
            correct_edition(2564, [given])
        assert list(caught.value.faults) == [where]
        assert str(caught.value)
    with pytest.raises(CorrectionRefused):  # the list has seen it itself
        correct_edition(2564, [said(2564, key)])
    none = [
        said(2564, (one.subject or item.subject, one.id), level="information")
        for one in item.requirements
    ]
    with pytest.raises(CorrectionRefused, match="O2") as caught:
        correct_edition(2564, none)
    assert [field for _fact, field in caught.value.faults] == ["level"]
    assert not EditionCorrection.objects.exists()
    assert again(year_page).list_mark == year_page.list_mark


def test_two_people_at_one_item(year_page):
    _item, key = asked_of(year_page.edition)
    correct_edition(2564, [said(2564, key, th="ของคนแรก", was="")], UserFactory(first_name="คนแรก"))
    row = EditionCorrection.objects.get()
    with pytest.raises(Conflict, match="คนแรก"):
        correct_edition(2564, [said(2564, key, th="ของคนที่สอง", was="")])
    correct_edition(2564, [said(2564, key, th="ทั้งสองคน", was=version_of(row))])
    assert EditionCorrection.objects.get().words["th"] == "ทั้งสองคน"


def test_another_process_knows_with_the_next_page_it_reads(year_page, client, monkeypatch):
    """What a process keeps is its module's; here are two of them, one after the other."""

    class Process:
        def __init__(self):
            self.made, self.seen = {}, [None]

        def __enter__(self):
            monkeypatch.setattr(site_lists, "_made", self.made)
            monkeypatch.setattr(site_lists, "_seen", self.seen)

        def __exit__(self, *args):
            pass

    item, _key = asked_of(year_page.edition)
    one, two = Process(), Process()

    def title(read=again):
        return read(year_page).edition.find("O2").title_th

    with two:
        was = title()
    for words in ("ครั้งที่หนึ่ง", "ครั้งที่สอง"):
        with one:
            correct_edition(2564, [said(2564, (item.subject, ""), title_th=words)])
        with two:
            assert title() == words
            assert site_edition(2564).find("O2").title_th == words
    # The API asks for no page before it asks what is new.
    with one:
        take_back(2564)
    with two:
        answer = client.get("/api/oit/v1/years/")
        assert answer.status_code == 200
        assert site_edition(2564).find("O2").title_th == was


def test_no_request_costs_a_query_more(year_page, django_assert_num_queries):
    item, _key = asked_of(year_page.edition)
    correct_edition(2564, [said(2564, (item.subject, ""), title_th="ชื่อ")])
    assert again(year_page).edition.find("O2").title_th == "ชื่อ"
    with django_assert_num_queries(1):
        assert again(year_page).edition.find("O2").title_th == "ชื่อ"


def test_an_old_revision_or_a_new_year_is_up_to_date(year_page, municipality):
    item, _key = asked_of(year_page.edition)
    revision = year_page.save_revision()
    correct_edition(2564, [said(2564, (item.subject, ""), title_th="ชื่อ")])
    mark = again(year_page).list_mark
    assert mark
    revision.publish()
    assert again(year_page).list_mark == mark
    assert scaffold(2565, municipality).year_page.list_mark == mark


def test_a_frozen_archive_stays_as_it_was(year_page, private):
    fill(year_page, "O2", text("อำนาจหน้าที่ตามกฎหมาย"))
    freeze = freeze_year(year_page)
    item, _key = asked_of(year_page.edition)
    correct_edition(2564, [said(2564, (item.subject, ""), title_th="ชื่อใหม่")])
    freeze.refresh_from_db()
    with freeze.file.storage.open(freeze.file.name) as file, zipfile.ZipFile(file) as archive:
        told = json.dumps(json.loads(archive.read("edition.json")), ensure_ascii=False)
    assert "ชื่อใหม่" not in told
    assert item.title_th in told


def test_a_year_begun_from_a_guess_meets_the_real_list(municipality, settings, tmp_path):
    """2570 is begun from 2569 and corrected; then the real list comes, with other numbers."""
    settings.OIT_PAGES = {"EDITION_PATHS": [str(tmp_path)]}
    read_files_again()
    try:
        before = scaffold(2569, municipality).year_page
        new_edition(2570, 2569)
        year_page = scaffold(2570, municipality).year_page
        guess = year_page.edition
        first, second, third = guess.indicators[:3]
        correct_edition(
            2570,
            [
                said(2570, (first.subject, ""), title_th="ชื่อจริงข้อหนึ่ง"),
                said(2570, (second.subject, "")),
                said(2570, (third.subject, ""), title_th="ชื่อที่เข้าใจผิด"),
            ],
        )
        assert again(year_page).edition.find(first.subject).title_th == "ชื่อจริงข้อหนึ่ง"

        # The real one says the first two so, the third otherwise, and turns two numbers round.
        path = tmp_path / "2570.toml"
        real = path.read_text(encoding="utf-8")
        a, b = first.code, second.code
        real = real.replace(f'code = "{a}"\n', 'code = "X"\n').replace(
            f'code = "{b}"\n', f'code = "{a}"\n'
        )
        real = real.replace('code = "X"\n', f'code = "{b}"\n')
        head, *tables = real.split("[[indicators]]")
        known = {first.subject: "ชื่อจริงข้อหนึ่ง", second.subject: "", third.subject: "ชื่อจริงข้อสาม"}
        for at, table in enumerate(tables):
            for subject, title in known.items():
                if f'subject = "{subject}"\n' in table.split("[[indicators.requirements]]")[0]:
                    item = guess.find(subject)
                    table = table.replace('confidence = "seen-adjacent"', 'confidence = "seen"', 1)
                    table = (
                        table.replace('confidence = "background"', 'confidence = "seen"', 1)
                        if 'confidence = "seen"'
                        not in table.split("[[indicators.requirements]]")[0]
                        else table
                    )
                    tables[at] = table.replace(item.title_th, title or item.title_th, 1)
        path.write_text("[[indicators]]".join([head, *tables]), encoding="utf-8")
        read_files_again()

        now = again(year_page).edition
        assert (now.find(first.subject).code, now.find(second.subject).code) == (b, a)
        assert now.find(first.subject).confidence == "seen", "the list's own word stands"
        assert now.find(third.subject).title_th == "ชื่อจริงข้อสาม"
        found = corrected_list(2570)
        assert {row.key[0] for row in found.in_state("settled")} == {first.subject, second.subject}
        assert [row.key[0] for row in found.in_state("overruled")] == [third.subject]
        settle(2570)
        assert [row.subject for row in EditionCorrection.objects.all()] == [third.subject]
        # Whoever sees it and stands by the own words says so once more.
        correct_edition(2570, [said(2570, (third.subject, ""), title_th="ยืนยันอีกครั้ง")])
        assert again(year_page).edition.find(third.subject).title_th == "ยืนยันอีกครั้ง"

        # What was made in 2569 is taken over by subject, whatever its number is.
        fill(before, first.code, text("เนื้อหาของปีก่อน"))
        rolled = roll_over(before, again(year_page))
        (item,) = [one for one in rolled.plan.items if one.page.subject == first.subject]
        assert [page.subject for page in rolled.written] == [first.subject]
        assert (item.indicator.code, item.difference.fate) == (b, "renumbered")
    finally:
        read_files_again()


def test_corrections_that_no_longer_fit_leave_the_year_its_list(year_page, caplog):
    item, key = asked_of(year_page.edition)
    correct_edition(2564, [said(2564, key, th="ข้อความ")])
    EditionCorrection.objects.update(words={"th": "ก"}, changed_at=timezone.now())
    forget_made()
    assert again(year_page).edition.find("O2") == item
    assert "Corrections of the list of 2564 are left out" in caplog.text
