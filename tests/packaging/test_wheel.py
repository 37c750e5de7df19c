"""The wheel is what a consumer project installs: build it, install it, use it."""

import zipfile

import pytest

from tests.packaging.conftest import ROOT
from tests.packaging.projects import manage

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("packaging")]


def test_wheel_carries_what_it_needs(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "oit_pages/catalogue/editions/2564.toml" in names
    assert "oit_pages/catalogue/subjects.toml" in names
    assert any(name.startswith("oit_pages/catalogue/columns/") for name in names)
    assert "oit_pages/migrations/0001_initial.py" in names
    assert "oit_pages/locale/th/LC_MESSAGES/django.mo" in names
    assert "oit_pages/templates/oit_pages/guidance.html" in names
    assert any(name.startswith("oit_pages/static/oit_pages/") for name in names)
    assert "oit_pages/py.typed" in names


def test_wheel_carries_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert [name for name in names if not name.startswith(("oit_pages/", "oit_pages-"))] == []
    assert [name for name in names if name.endswith(".po") or "extract" in name] == []


def test_wheel_carries_every_compiled_catalogue(wheel):
    """Each is named in pyproject.toml; one of a new language or domain is not forgotten."""
    held = {f"oit_pages/{path.relative_to(ROOT)}" for path in (ROOT / "locale").rglob("*.mo")}
    assert held == {name for name in zipfile.ZipFile(wheel).namelist() if name.endswith(".mo")}


def test_a_consumer_migrates_checks_and_scaffolds(plain):
    assert "no issues" in manage(plain, "check")
    manage(plain, "makemigrations", "--check", "--dry-run", "oit_pages")
    assert "52" in (plain / "scaffolded.txt").read_text()
    assert "O43" in manage(plain, "oit_scorecard", "--year", "2564")
