"""Mail to responsible units: what is new, once, to whom it concerns."""

import re

import django
import pytest
from django.core.management.base import CommandError

from oit_pages.actions.scaffold import scaffold
from oit_pages.models import AssessmentRun, IndicatorPage, IndicatorResult
from tests.checklist.test_assess import measure_row
from tests.factories import UnitFactory, block, fill, text


@pytest.fixture
def told(year_page, municipality, run):
    """Units were told of everything up to now; O43 belongs to the treasury."""
    unit = UnitFactory(municipality=municipality, name_th="กองคลัง", email="treasury@example.org")
    IndicatorPage.objects.filter(subject="integrity-measures-implementation").update(
        responsible_unit=unit
    )
    run("oit_assess", notify=True)
    return year_page


def test_a_new_years_gaps_are_no_news(told, mailoutbox):
    assert mailoutbox == []
    assert not AssessmentRun.objects.filter(notified=False).exists()


def test_what_got_better_is_told_in_thai(told, run, mailoutbox):
    unit = IndicatorPage.objects.get(subject="integrity-measures-implementation").responsible_unit
    rows = [measure_row()]
    fill(told, "O43", block("measure_table", rows=rows), responsible_unit=unit)
    printed = run("oit_assess", notify=True)
    (mail,) = mailoutbox
    assert mail.to == ["treasury@example.org"]
    assert "O43" in mail.body
    assert "ข้อที่ผลดีขึ้น" in mail.body
    assert "ข้อที่ผลลดลง" not in mail.body
    assert "กองคลัง" in mail.body
    assert "1" in printed


def test_says_what_is_missing_and_where_to_see_to_it(told, run, mailoutbox, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://example.go.th"
    page = IndicatorPage.objects.get(subject="integrity-measures-implementation")
    rows = [measure_row(results=[])]
    fill(told, "O43", block("measure_table", rows=rows), responsible_unit=page.responsible_unit)
    run("oit_assess", notify=True)
    body = mailoutbox[0].body
    assert "ไม่ครบ" in body
    assert "ผลการดำเนินการ" in body
    assert f"https://example.go.th/admin/pages/{page.pk}/edit/" in body
    assert re.findall(r"[A-Za-z_]{4,}", body.split("https")[0]) == []


def test_says_what_a_person_must_judge(told, run, mailoutbox):
    unit = IndicatorPage.objects.get(subject="integrity-measures-implementation").responsible_unit
    fill(told, "O3", text("<p>อำนาจหน้าที่ตามพระราชบัญญัติ</p>"), responsible_unit=unit)
    run("oit_assess", notify=True)
    assert IndicatorResult.objects.get(code="O3").outcome == "needs_person"
    (asked,) = told.edition.find("O3").requirements
    assert f"- {asked.th}: ระบบตัดสินเรื่องนี้เองไม่ได้" in mailoutbox[0].body


def test_only_once(told, run, mailoutbox):
    page = IndicatorPage.objects.get(subject="integrity-measures-implementation")
    rows = [measure_row()]
    fill(told, "O43", block("measure_table", rows=rows), responsible_unit=page.responsible_unit)
    run("oit_assess", notify=True)
    run("oit_assess", notify=True)
    assert len(mailoutbox) == 1


def test_back_and_forth_is_no_news(told, run, mailoutbox):
    page = fill(told, "O43", block("measure_table", rows=[measure_row()]))
    page.unpublish()
    run("oit_assess", notify=True)
    assert mailoutbox == []


def test_whoever_can_not_be_told_is_counted(told, run, mailoutbox):
    fill(told, "O42", block("measure_table", rows=[measure_row()]))
    printed = run("oit_assess", notify=True)
    assert mailoutbox == []
    assert IndicatorResult.objects.get(code="O42").outcome != "missing"
    assert "1" in printed


def nobody_listens(settings) -> None:
    """The site's mail server is away."""
    backend = "django.core.mail.backends.smtp.EmailBackend"
    if django.VERSION >= (6, 1):
        options = {"host": "127.0.0.1", "port": 1}
        settings.MAILERS = {"default": {"BACKEND": backend, "OPTIONS": options}}
    else:
        settings.EMAIL_BACKEND = backend
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1


def test_a_failing_mail_server_is_said_in_words_and_tried_again(told, run, settings, mailoutbox):
    page = IndicatorPage.objects.get(subject="integrity-measures-implementation")
    rows = [measure_row()]
    fill(told, "O43", block("measure_table", rows=rows), responsible_unit=page.responsible_unit)
    nobody_listens(settings)
    with pytest.raises(CommandError, match="อีเมล|mail"):
        run("oit_assess", notify=True)
    assert AssessmentRun.objects.filter(notified=False).exists()


def test_the_years_after_a_failing_mail_server_are_judged(told, run, settings, municipality):
    page = IndicatorPage.objects.get(subject="integrity-measures-implementation")
    rows = [measure_row()]
    fill(told, "O43", block("measure_table", rows=rows), responsible_unit=page.responsible_unit)
    older = scaffold(2563, municipality).year_page  # newest first: this one comes after
    IndicatorResult.objects.filter(year_page=older).delete()
    nobody_listens(settings)
    with pytest.raises(CommandError):
        run("oit_assess", notify=True)
    assert IndicatorResult.objects.filter(year_page=older).count() == 43


def test_a_year_there_is_not_is_said(told, run):
    with pytest.raises(CommandError, match="2599"):
        run("oit_assess", year=2599)
