"""manage.py oit_result and oit_measures."""

import pytest
from django.core.management import CommandError
from django.utils.translation import override
from wagtail.models import Revision

from oit_pages.models import OfficialScore
from tests.readers import make


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "result.xlsx"
    path.write_bytes(make.excel(["ข้อ", "คะแนน"], ["O12", "0"], ["i3", "72.5"]))
    return str(path)


def test_read_shown_and_drafted(year_page, file, run):
    assert "2 would be added" in run("oit_result", 2563, file, dry_run=True)
    assert not OfficialScore.objects.exists()
    assert "2 scores added" in run("oit_result", 2563, file)
    assert "0 scores added, 0 changed, 2 the same" in run("oit_result", 2563, file)
    assert "i3    72.50" in run("oit_result", 2563)
    before = Revision.objects.count()
    assert "3 additions" in run("oit_measures", 2564, dry_run=True)
    assert Revision.objects.count() == before
    assert "2 weaknesses and 0 measures" in run("oit_measures", 2564)
    assert "0 weaknesses and 0 measures" in run("oit_measures", 2564)


def test_how_often_the_rules_were_right(year_page, file, run):
    assert "not entered yet" in run("oit_result", 2564)
    run("oit_result", 2564, file)
    assert "agree on 1" in run("oit_result", 2564)


def test_what_is_wrong_is_one_line(year_page, tmp_path, run):
    path = tmp_path / "result.csv"
    path.write_text("ข้อ,คะแนน\nO99,100\n")
    with pytest.raises(CommandError, match="A2"):
        run("oit_result", 2563, str(path))
    with pytest.raises(CommandError, match="nothing.xlsx"):
        run("oit_result", 2563, str(tmp_path / "nothing.xlsx"))
    with pytest.raises(CommandError, match="2562"):
        run("oit_result", 2562)
    with pytest.raises(CommandError, match="2563"):
        run("oit_measures", 2564)


def test_which_municipality(year_page, home, run):
    with pytest.raises(CommandError, match="no municipality"):
        run("oit_result", 2563, parent=str(year_page.pk))
