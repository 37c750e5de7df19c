"""Many municipalities out of one file: told what is wrong before anything is made, made whole."""

import logging
import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from openpyxl import Workbook
from wagtail.models import (
    Page,
    PageLogEntry,
    ReferenceIndex,
    Revision,
    Workflow,
)

from oit_pages.actions import scaffold_many as action
from oit_pages.actions.approval_gaps import approval_gaps
from oit_pages.checklist.assess import record
from oit_pages.models import (
    AssessmentYearPage,
    IndicatorResult,
    Readiness,
    ResponsibleUnit,
    TransparencyIndexPage,
)

HEAD = "slug,name_th,name_en,kind,district,province,agency_code,units,writers,officers"
LINES = [
    "ban-a,อบต.บ้านเอ,Ban A,องค์การบริหารส่วนตำบล,เมือง,น่าน,๐๑,สำนักปลัด <sp@a.example>;กองคลัง,"
    "สมใจ ใจดี <w@a.example>,o@a.example",
    'town-b,"เทศบาลเมือง\nบี",Town B,town_municipality,เมือง,น่าน,02,,w@b.example; W2@b.example,'
    "o@b.example",
    "town-c,เทศบาลเมืองซี,,Town municipality,เมือง,แพร่,03,กองช่าง,,o@a.example",
]


@pytest.fixture
def write(tmp_path):
    def csv(*lines: str, head=HEAD, name="m.csv", encoding="utf-8-sig"):
        path = tmp_path / name
        path.write_bytes("\n".join([head, *lines]).encode(encoding))
        return str(path)

    return csv


def made_of(model):
    return list(model.objects.order_by("pk").values_list("pk", flat=True))


def everything():
    models = (Page, Revision, PageLogEntry, Group, Workflow, get_user_model(), ResponsibleUnit,
              IndicatorResult, ReferenceIndex)  # fmt: skip
    return [made_of(model) for model in models]


def test_all_of_a_file(home, write, run):
    out = run("oit_scaffold", "--from", write(*LINES), year=2564)
    assert "3/3 เทศบาลเมืองซี: 52" in out
    town = TransparencyIndexPage.objects.get(slug="town-b")
    assert (town.name_th, town.kind) == ("เทศบาลเมือง บี", "town_municipality")
    assert TransparencyIndexPage.objects.get(slug="ban-a").agency_code == "01"
    assert AssessmentYearPage.objects.count() == 3
    assert Page.find_problems() == ([], [], [], [], [])
    assert set(ResponsibleUnit.objects.values_list("municipality__slug", "name_th", "email")) == {
        ("ban-a", "สำนักปลัด", "sp@a.example"), ("ban-a", "กองคลัง", ""), ("town-c", "กองช่าง", ""),
    }  # fmt: skip
    users = get_user_model().objects.all()
    assert users.count() == 5
    assert not any(user.has_usable_password() for user in users)
    assert users.get(email="w@a.example").first_name == "สมใจ"
    officer = users.get(email="o@a.example")
    assert officer.groups.count() == 2
    for index in TransparencyIndexPage.objects.all():
        assert index.get_workflow()
        assert approval_gaps(index) == []
    permissions = TransparencyIndexPage.objects.get(slug="ban-a").permissions_for_user(officer)
    assert permissions.can_publish()
    other = TransparencyIndexPage.objects.get(slug="town-b").permissions_for_user(officer)
    assert not other.can_edit()


def test_again_changes_nothing(home, write, run):
    file = write(*LINES)
    run("oit_scaffold", "--from", file, year=2564)
    before = everything()
    out = run("oit_scaffold", "--from", file, year=2564)
    assert everything() == before
    assert out.count("ไม่มีส่วนใดขาด") == 3


def test_what_is_missing_is_added_and_nothing_touched(home, write, run):
    run("oit_scaffold", "--from", write(LINES[0]), year=2564)
    index = TransparencyIndexPage.objects.get()
    TransparencyIndexPage.objects.update(district="แก้แล้ว")
    AssessmentYearPage.objects.get().get_children().last().specific.delete()
    Page.objects.get(pk=index.pk)
    run("oit_scaffold", "--from", write(*LINES), year=2564)
    index.refresh_from_db()
    assert index.district == "แก้แล้ว"
    assert all(one.get_descendants().count() == 51 for one in TransparencyIndexPage.objects.all())


def test_each_is_as_though_it_were_made_and_judged_by_itself(home, write, run):
    run("oit_scaffold", "--from", write(*LINES), year=2564)
    run(
        "oit_scaffold", year=2564, parent=str(home.add_child(instance=Page(title="ง", slug="d")).pk)
    )
    by_hand = AssessmentYearPage.objects.order_by("-pk").first()
    facts = ("code", "outcome", "lacking", "fingerprint", "revision", "as_of", "findings")
    for year_page in AssessmentYearPage.objects.all():
        stored = list(year_page.results.order_by("code").values_list(*facts, "page"))
        ready = Readiness.objects.filter(year_page=year_page).values("score", "indicators").get()
        assert record(year_page) == ()
        assert list(year_page.results.order_by("code").values_list(*facts, "page")) == stored
        assert Readiness.objects.filter(year_page=year_page).values(*ready).get() == ready
        assert year_page.runs.count() == 1
        pages = [page.specific for page in year_page.get_descendants(inclusive=True)]
        same = [page.specific for page in by_hand.get_descendants(inclusive=True)]
        assert [(type(a), a.slug, a.title) for a in pages] == [
            (type(a), a.slug, a.title) for a in same
        ]
        for page in pages:
            assert page.get_latest_revision_as_object().title == page.title
            actions = PageLogEntry.objects.filter(page=page.pk).order_by("pk")
            assert list(actions.values_list("action", flat=True)) == [
                "wagtail.create",
                "wagtail.edit",
            ]
            assert page.index_entries.count() == 1
    unit = ResponsibleUnit.objects.first()
    references = ReferenceIndex.get_references_for_object(unit)
    before = set(references.values_list("to_object_id", "model_path"))
    unit.save()
    assert set(references.values_list("to_object_id", "model_path")) == before


FAULTS = {
    "slug": (["ที่นี่,อบต."], 2, "slug"),
    "capitals": (["Ban,อบต."], 2, "slug"),
    "long slug": ([f"{'a' * 300},อบต."], 2, "slug"),
    "no slug": ([",อบต."], 2, "slug"),
    "no name": (["a,"], 2, "name_th"),
    "kind": (["a,อบต.,,เทศบาลใหญ่"], 2, "kind"),
    "twice": (["a,ก", "b,ข", "a,ค"], 4, "slug"),
    "e-mail": (["a,ก,,,,,,,ไม่ใช่"], 2, "writers"),
    "e-mail of a unit": (["a,ก,,,,,,กอง <x>"], 2, "units"),
    "after a line of two": (['a,"ก\nข"', "b,"], 4, "name_th"),
    "after an empty line": (["a,ก", "", "b,"], 4, "name_th"),
    "too many cells": (["a,ก,,,,,,,,,เกิน"], 2, ""),
    "too long": ([f"a,{'ก' * 300}"], 2, "name_th"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_by_line_and_column(home, write, capsys, name):
    lines, line, column = FAULTS[name]
    before = Page.objects.count()
    with pytest.raises(CommandError):
        call_command("oit_scaffold", "--from", write(*lines), year=2564)
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1
    assert re.match(rf"บรรทัดที่ {line}\b", told[0])
    assert not column or f"“{column}”" in told[0]
    assert Page.objects.count() == before


def test_all_faults_are_told_at_once(home, write, capsys):
    with pytest.raises(CommandError, match="4"):
        call_command("oit_scaffold", "--from", write("ก,", "b,ข,,x", "c,ค,,,,,,,y"), year=2564)
    assert len(capsys.readouterr().err.splitlines()) == 4


def test_units_do_not_tell_what_separates_columns(home, write, run):
    """The same units in each, and more of them than columns."""
    units = "สำนักปลัด;กองคลัง;กองช่าง;กองการศึกษา;กองสาธารณสุข;กองคลัง <k@a.example>"
    lines = [f"{slug},อบต.{slug},{units}" for slug in "abc"]
    run("oit_scaffold", "--from", write(*lines, head="slug,name_th,units"), year=2564)
    assert ResponsibleUnit.objects.count() == 15
    assert set(
        ResponsibleUnit.objects.filter(name_th="กองคลัง").values_list("email", flat=True)
    ) == {"k@a.example"}  # fmt: skip
    file = write("d;อบต.ดี", head="sep=;\nslug;name_th")
    run("oit_scaffold", "--from", file, year=2564)
    assert TransparencyIndexPage.objects.filter(slug="d").exists()


def test_a_quotation_that_is_not_closed_takes_no_line_along(home, write, capsys):
    with pytest.raises(CommandError):
        call_command("oit_scaffold", "--from", write("a,ก", 'b,"ข', "c,ค", "d,ง"), year=2564)
    assert "3" in capsys.readouterr().err
    assert not TransparencyIndexPage.objects.exists()


@pytest.mark.parametrize("head", ["slug", "slug,name_th,colour", "slug,name_th,slug", ""])
def test_faulty_headings(home, write, head):
    with pytest.raises(CommandError):
        call_command("oit_scaffold", "--from", write("a,ก", head=head), year=2564)
    assert not TransparencyIndexPage.objects.exists()


def test_a_page_of_that_address_is_not_taken_over(home, write, municipality):
    home.add_child(instance=Page(title="ข่าว", slug="news"))
    for line in ("news,ข่าว", "transparency,ของอื่น"):
        with pytest.raises(CommandError):
            call_command("oit_scaffold", "--from", write(line), year=2564)
    assert TransparencyIndexPage.objects.count() == 1


def test_thai_headings_the_thai_code_page_and_a_workbook(home, write, run, tmp_path):
    run("oit_scaffold", "--from",
        write("a,อบต.เอ,เทศบาลเมือง", head="ที่อยู่หน้า,ชื่อ,ประเภท", encoding="cp874"),
        year=2564)  # fmt: skip
    book = Workbook()
    book.active.append(["ที่อยู่หน้า", "ชื่อ"])
    book.active.append(["b", "อบต.บี"])
    book.save(tmp_path / "m.xlsx")
    run("oit_scaffold", "--from", str(tmp_path / "m.xlsx"), year=2564)
    assert TransparencyIndexPage.objects.count() == 2
    book.active.append(["ภาษา", "อบต.ซี"])
    book.save(tmp_path / "m.xlsx")
    with pytest.raises(CommandError):
        run("oit_scaffold", "--from", str(tmp_path / "m.xlsx"), year=2564)


def test_each_below_the_page_it_names(home, write, run):
    one, two = (home.add_child(instance=Page(title=t, slug=t)) for t in "xy")
    lines = [f"transparency,อบต.เอ,{one.pk}", "transparency,อบต.บี,/y/"]
    run("oit_scaffold", "--from", write(*lines, head="slug,name_th,parent"), year=2564)
    assert TransparencyIndexPage.objects.child_of(one).get().name_th == "อบต.เอ"
    assert TransparencyIndexPage.objects.child_of(two).get().name_th == "อบต.บี"
    with pytest.raises(CommandError):
        run("oit_scaffold", "--from",
            write("t,อบต.ซี,/z/", head="slug,name_th,parent"), year=2564)  # fmt: skip


def test_one_that_fails_holds_up_no_other_and_names_nobody(
    home, write, monkeypatch, caplog, capsys
):
    real = action._new_user

    def fails(person):
        if person.email == "o@b.example":
            raise ValueError(f"no {person.email}")
        return real(person)

    monkeypatch.setattr(action, "_new_user", fails)
    with caplog.at_level(logging.DEBUG), pytest.raises(CommandError, match="3"):
        call_command("oit_scaffold", "--from", write(*LINES), year=2564)
    assert not TransparencyIndexPage.objects.filter(slug="town-b").exists()
    assert AssessmentYearPage.objects.count() == 2
    assert Page.find_problems() == ([], [], [], [], [])
    assert "@" not in caplog.text
    assert "@" not in capsys.readouterr().out
    monkeypatch.undo()
    call_command("oit_scaffold", "--from", write(*LINES), year=2564)
    assert AssessmentYearPage.objects.count() == 3


def test_a_link_to_set_a_password_is_mailed_to_those_who_have_none(home, write, run):
    old = get_user_model().objects.create_user("someone", "O@a.example", "pass-word-1")
    file = write(LINES[0])
    run("oit_scaffold", "--from", file, year=2564)
    assert mail.outbox == []
    run("oit_scaffold", "--from", file, "--mail", year=2564)
    assert [message.to for message in mail.outbox] == [["w@a.example"]]
    old.refresh_from_db()
    assert old.has_usable_password()
    assert old.groups.count() == 1
    (link,) = re.findall(r"/admin/password_reset/\S+", mail.outbox[0].body)
    client = Client()
    form = client.get(link, follow=True)
    client.post(
        form.request["PATH_INFO"], {"new_password1": "x-1-pass", "new_password2": "x-1-pass"}
    )
    assert client.login(username="w@a.example", password="x-1-pass")
    run("oit_scaffold", "--from", file, "--mail", year=2564)
    assert len(mail.outbox) == 1


def test_unknown_year_and_mail_alone(home, write):
    with pytest.raises(CommandError, match="2500"):
        call_command("oit_scaffold", "--from", write(*LINES), year=2500)
    with pytest.raises(CommandError):
        call_command("oit_scaffold", "--mail", year=2564)
    assert not TransparencyIndexPage.objects.exists()
