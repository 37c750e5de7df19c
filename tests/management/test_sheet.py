"""manage.py oit_sheet."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from oit_pages.actions import verify_sheet
from oit_pages.actions.visit_address import Visit
from oit_pages.readers import read
from tests.checklist.test_sheet import year

__all__ = ["year"]


def test_a_table(year, run):
    told = run("oit_sheet", "2564")
    assert "http://localhost/transparency/" in told
    assert "หน้าหลัก > ข้อมูลความโปร่งใส" in told
    assert len([line for line in told.splitlines() if line.startswith("O")]) == 43


def test_csv_for_programs(year, run):
    lines = run("oit_sheet", "2564", "--format", "csv").splitlines()
    assert len(lines) == 44
    assert not lines[0].startswith("\ufeff")


@pytest.mark.parametrize("kind", ["csv", "docx", "xlsx"])
def test_a_file(year, run, tmp_path, kind):
    path = tmp_path / f"sheet.{kind}"
    run("oit_sheet", "2564", "--format", kind, "--to", str(path))
    assert "http://localhost/transparency/" in str(read(path))


def test_looks_first(year, run, monkeypatch):
    asked = []

    def visit(url, may_be_private=False):
        asked.append(url)
        return Visit(status="not_checked", reason="no_answer")

    monkeypatch.setattr(verify_sheet, "visit_address", visit)
    told = run("oit_sheet", "2564", "--verify")
    assert len(asked) == 1
    assert "ไม่ตอบ" in told


def test_what_is_wrong_is_said(year, tmp_path):
    for given in (
        ("2570",),
        ("2564", "--format", "xlsx"),
        ("2564", "--format", "xlsx", "--to", str(tmp_path / "none" / "x.xlsx")),
    ):
        with pytest.raises(CommandError):
            call_command("oit_sheet", *given)
