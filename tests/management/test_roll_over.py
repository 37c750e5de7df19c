"""manage.py oit_roll_over."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override
from wagtail.models import Page, Revision

from oit_pages.actions.scaffold import scaffold
from oit_pages.models import Assignment
from tests.factories import MemberFactory, fill, text

pytestmark = pytest.mark.django_db


def run(*args):
    out = io.StringIO()
    call_command("oit_roll_over", "--from", "2564", "--to", "2567", *args, stdout=out)
    return out.getvalue()


@pytest.fixture
def two_years(year_page, municipality):
    scaffold(2567, Page.objects.get(pk=municipality.pk))
    fill(year_page, "O1", text("<p>โครงสร้าง</p>"))
    fill(year_page, "O31", text("<p>สถิติ</p>"))


def test_a_dry_run_says_and_changes_nothing(two_years):
    before = Revision.objects.count()
    with override("en"):
        said = run("--dry-run")
    assert "carried over: review it" in said
    assert "make it new  (was O31)" in said
    assert "dropped: no longer asked" in said
    assert said.splitlines()[-1] == "Nothing was changed: 1 pages would be."
    assert Revision.objects.count() == before


def test_what_was_shown_is_what_is_done(two_years):
    shown = json.loads(run("--dry-run", "--format", "json"))
    done = json.loads(run("--format", "json"))
    assert shown["items"] == done["items"]
    assert shown["changes"] == len(done["written"]) == 1
    assert done["changes"] == 0
    again = json.loads(run("--format", "json"))
    assert (again["written"], again["items"]) == ([], done["items"])


def test_text_says_how_much_was_done(two_years):
    with override("en"):
        said = run()
    assert said.splitlines()[-1] == "1 pages taken over to review, 0 given their unit."


def test_a_year_without_a_tree_is_told_in_words(year_page):
    with pytest.raises(CommandError, match="oit_scaffold"):
        run()


def test_the_working_group_is_told_and_taken_over(two_years, year_page):
    member = MemberFactory(year_page=year_page)
    Assignment.objects.create(year_page=year_page, subject="complaint-statistics", member=member)
    group = {"members": [member.name], "assigned": {"complaint-statistics": member.name}}
    with override("en"):
        assert "1 member of the working group, the person for 1 item" in run("--dry-run")
    assert json.loads(run("--dry-run", "--format", "json"))["group"] == group
    done = json.loads(run("--format", "json"))
    assert (done["group_written"], done["group_assigned"]) == (1, 1)
    assert done["group"] == {"members": [], "assigned": {}}
