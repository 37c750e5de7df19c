"""What templates write for machines: ids and sizes are bare numbers on every site."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
import wagtail.admin
from django.template.loader import render_to_string
from django.utils.translation import override

import oit_pages

FOLDER = Path(oit_pages.__file__).parent / "templates"


@pytest.fixture(autouse=True)
def grouped(settings):
    """A site that writes its numbers as 1,234."""
    settings.USE_THOUSAND_SEPARATOR = True
    with override("th"):
        yield


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.html")), ids=lambda path: path.name)
def test_no_id_is_written_for_people(path):
    assert not re.findall(r"{{[^}|]*\.pk }}", path.read_text())


def test_boxes_are_of_the_kinds_that_wagtail_knows():
    """Of another kind has no style: its icon fills the screen."""
    css = Path(wagtail.admin.__file__).parent / "static/wagtailadmin/css/core.css"
    known = set(re.findall(r"\.(help-\w+)", css.read_text()))
    used = {
        kind
        for path in FOLDER.rglob("*.html")
        for kind in re.findall(r"help-block (help-\w+)", path.read_text())
    }
    assert used
    assert used <= known


def test_links_to_a_year_carry_its_bare_id():
    year = SimpleNamespace(pk=1234, title="2564", whose="")
    context = {"year": year, "years": [year, year], "few_years": True, "has_english": True}
    shown = render_to_string("oit_pages/admin/years.html", context)
    assert set(re.findall('year_page=([^"&]+)', shown)) == {"1234"}


def test_sizes_of_images_are_bare_numbers():
    image = {"url": "/a.png", "title": "ก", "width": 1200, "height": 1600}
    for kind, value in (("image", image), ("files", [image])):
        shown = render_to_string("oit_pages/value.html", {"kind": kind, "value": value})
        assert 'width="1200" height="1600"' in shown


def test_a_page_without_an_address_is_named_only():
    page = {"url": None, "title": "ก"}
    shown = render_to_string("oit_pages/value.html", {"kind": "link", "value": page})
    assert shown.strip() == "ก"
