"""manage.py oit_hand_over."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from oit_pages.readers import read
from tests.checklist.test_hand_over import FINANCE, unit, year

__all__ = ["unit", "year"]


def test_one_unit(year, run, tmp_path):
    file = tmp_path / "คลัง.docx"
    assert str(file) in run("oit_hand_over", "2564", "--unit", FINANCE, "--to", str(file))
    assert FINANCE in str(read(file))


def test_a_file_for_each(year, run, tmp_path):
    folder = tmp_path / "papers"
    run("oit_hand_over", "2564", "--all", "--to", str(folder))
    names = sorted(one.name for one in folder.iterdir())
    assert names == [f"oit-hand-over-2564-01-{FINANCE}.docx", "oit-hand-over-2564-02.docx"]


@pytest.mark.parametrize(
    "given",
    [("--unit", "กองช่าง", "--to", "x.docx"), ("--to", "x.docx"), ("--unit", FINANCE, "--to", "/")],
)
def test_what_can_not_be_done_is_said(year, given, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CommandError):
        call_command("oit_hand_over", "2564", *given)
    assert not list(tmp_path.iterdir())
