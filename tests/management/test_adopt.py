"""`oit_adopt` shows first, and accepts only what it is told to."""

import json

import pytest
from django.core.management.base import CommandError

from oit_pages.models import Adoption
from tests.old_site.models import ArticlePage


@pytest.fixture
def page(home, year_page):
    page = ArticlePage(title="อำนาจหน้าที่", slug="duties", intro="<p>อำนาจหน้าที่</p>")
    return home.add_child(instance=page)


def test_a_preview_changes_nothing(run, page):
    said = run("oit_adopt", 2564)
    assert "100%  O3" in said
    assert page.title in said
    assert not Adoption.objects.exists()
    told = json.loads(run("oit_adopt", 2564, format="json"))
    assert [one["key"] for one in told["found"]] == [str(page.pk)]


def test_what_is_above_the_line_is_accepted_once(run, page):
    run("oit_adopt", 2564, accept_above=85)
    run("oit_adopt", 2564, accept_above=85)
    assert Adoption.objects.get().page_id == page.pk


def test_a_list(run, page, tmp_path):
    file = tmp_path / "last.csv"
    file.write_text("O๓,http://localhost/duties/\nO4,https://other.go.th/\n", encoding="utf-8")
    assert "1:  O3" in run("oit_adopt", 2564, file=str(file))
    assert not Adoption.objects.exists()
    run("oit_adopt", 2564, file=str(file), accept_above=100)
    assert Adoption.objects.count() == 2


@pytest.mark.parametrize("given", [{"accept_above": 0}, {"file": "/nowhere.csv"}, {"list_year": 1}])
def test_what_can_not_be_done_is_said_in_a_line(run, page, given):
    with pytest.raises(CommandError):
        run("oit_adopt", 2564, **({"file": "x.csv"} if "list_year" in given else {}), **given)
