"""manage.py oit_freeze."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from oit_pages.models import YearFreeze
from oit_pages.readers import read
from tests.actions.test_freeze_year import folder
from tests.checklist.test_sheet import PLAN, year
from tests.factories import fill, text

__all__ = ["folder", "year"]


def test_freezes_and_compares(year, run, capsys):
    with pytest.raises(CommandError):
        call_command("oit_freeze", "2564", "--compare")
    made = run("oit_freeze", "2564")
    one = YearFreeze.objects.get()
    assert one.sha256 in made
    run("oit_freeze", "2564", "--compare")
    page = fill(year, "O3", text(PLAN + "<p>แก้ไข</p>"))
    with pytest.raises(CommandError):
        call_command("oit_freeze", "2564", "--compare")
    assert page.title in capsys.readouterr().out
    assert YearFreeze.objects.count() == 1


def test_an_archive_that_was_lost(year, run, folder):
    run("oit_freeze", "2564")
    for file in folder.rglob("*.zip"):
        file.unlink()
    with pytest.raises(CommandError):
        call_command("oit_freeze", "2564", "--compare")


def test_no_such_year(year):
    with pytest.raises(CommandError):
        call_command("oit_freeze", "2570")


def test_a_letter_about_an_item(year, run, tmp_path):
    file = tmp_path / "letter.docx"
    letter = ("oit_freeze", "2564", "--letter", "O3", "--to", str(file))
    with pytest.raises(CommandError):
        call_command(*letter)  # nothing is frozen
    run("oit_freeze", "2564")
    run(*letter)
    assert YearFreeze.objects.get().sha256 in str(read(file))
    assert YearFreeze.objects.count() == 1


@pytest.mark.parametrize("given", [("--letter", "O4", "--to", "x.docx"), ("--letter", "O3")])
def test_no_letter(year, run, given, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run("oit_freeze", "2564")
    with pytest.raises(CommandError):
        call_command("oit_freeze", "2564", *given)
    assert not (tmp_path / "x.docx").exists()
