"""manage.py oit_digest."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from oit_pages.management.commands import oit_digest
from tests.actions.test_digest import DAY, handed

__all__ = ["handed"]


@pytest.fixture(autouse=True)
def day(monkeypatch):
    monkeypatch.setattr(oit_digest, "today", lambda: DAY)


def test_sends_once(handed, run, mailoutbox):
    assert "2" in run("oit_digest")
    run("oit_digest")
    assert len(mailoutbox) == 2


def test_a_dry_run_shows_them(handed, run, mailoutbox):
    shown = run("oit_digest", "--dry-run", "--year", "2564")
    assert "sai@example.org: OIT 2564" in shown
    assert mailoutbox == []


def test_years_that_are_over_are_left_alone(handed, run, mailoutbox, monkeypatch):
    monkeypatch.setattr(oit_digest, "today", lambda: DAY.replace(year=2024))
    run("oit_digest")
    assert mailoutbox == []


def test_an_unknown_year_is_said(handed):
    with pytest.raises(CommandError, match="2590"):
        call_command("oit_digest", "--year", "2590")
