"""What a process does not load when it starts, because few processes ever need it."""

import json
import os
import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from wagtail.models import get_page_models

ROOT = Path(__file__).resolve().parent.parent
HEAVY = {"openpyxl", "docx", "pypdf", "drf_spectacular", "segno"}
#: Rooms and modules of ours that no start needs: only somebody's question does.
NOT_AT_START = (
    "readers",
    "writers",
    "admin.views",
    "admin.home_panel",
    "admin.upload_links",
    "upload.views",
    "api.schema",
    "actions.import_document",
    "judgement.verdict",
    "judgement.readings",
    "judgement.call_validation",
    "evidence.doubts",
    "evidence.wordings",
    "fields.grid.cells",
)
#: Says which libraries a check and the first address have loaded, how many editions it has read,
#: how many page types Wagtail knows of ours, whether their body's blocks are made, and how many of
#: the types its API v3 describes.
SCRIPT = """
import json, sys
import django
django.setup()
from django.core.management import call_command
call_command("check", verbosity=0)
from django.urls import reverse
reverse("wagtailadmin_home")  # the first one of a process reads every address
from oit_pages.catalogue import loader
from wagtail.models import get_page_models
from oit_pages.models import IndicatorPage
ours = [model._meta.label for model in get_page_models() if model._meta.app_label == "oit_pages"]
v3 = sys.modules.get("wagtail.api.v3.registry")
print(json.dumps({
    "modules": sorted(sys.modules),
    "editions": loader._load.cache_info().currsize,
    "types": len(ours),
    "body": "stream_block" in vars(IndicatorPage._meta.get_field("body")),
    "described": sum(v3.registry.has(label) for label in ours) if v3 else 0,
}))
"""


@pytest.fixture(scope="module")
def started():
    """What the sample municipality's process has loaded after `manage.py check`."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "sample_site.settings",
        "DJANGO_DEBUG": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_no_library_that_reads_or_writes_files_or_describes_the_api(started):
    assert not HEAVY & set(started["modules"])
    assert "oit_pages.models.indicator" in started["modules"]


@pytest.mark.parametrize("room", NOT_AT_START)
def test_no_room_that_only_an_answer_needs(started, room):
    """A view is loaded at its first request, what reads files and judges at its first call."""
    assert find_spec(f"oit_pages.{room}")
    inside = f"oit_pages.{room}."
    assert [one for one in started["modules"] if f"{one}.".startswith(inside)] == []


def test_no_view_of_the_api(started):
    views = sorted(ROOT.glob("oit_pages/api/*/views.py"))
    assert len(views) > 10
    names = {".".join(view.relative_to(ROOT).with_suffix("").parts) for view in views}
    assert names.isdisjoint(started["modules"])
    assert "oit_pages.api.routes" in started["modules"]


def test_no_edition_that_ships_is_read_by_the_checks(started):
    assert started["editions"] == 0


def test_no_block_is_made(started):
    """The checks ask for the form of every page type: it knows of a body, not yet of its blocks."""
    assert started["body"] is False


def test_api_v3_describes_our_types_only_where_it_is_installed(started):
    assert started["types"] == 59
    assert started["described"] == 0


@pytest.mark.skipif(not find_spec("wagtail.api.v3"), reason="On Wagtail 7.4 there is no API v3")
def test_where_api_v3_is_installed_it_describes_them_all():
    registry = import_module("wagtail.api.v3.registry").registry
    ours = [model for model in get_page_models() if model._meta.app_label == "oit_pages"]
    assert all(registry.has(model._meta.label) for model in ours)
    assert len(ours) == 59
