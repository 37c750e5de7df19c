"""A list that is not out yet, made from another year's."""

import tomllib

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from oit_pages.actions.new_edition import NewEditionError, new_edition
from oit_pages.catalogue import editions_available, load_edition
from oit_pages.catalogue.build import build_edition
from oit_pages.catalogue.errors import EditionError
from oit_pages.catalogue.loader import edition_file, read_files_again
from oit_pages.catalogue.next_edition import next_edition
from tests.admin.conftest import may_edit
from tests.catalogue.own_edition import EDITION, write


@pytest.fixture
def folder(settings, tmp_path):
    path = tmp_path / "editions"
    path.mkdir()
    settings.OIT_PAGES = {"EDITION_PATHS": [str(path)]}
    yield path
    read_files_again()


@pytest.mark.parametrize("old", editions_available())
def test_every_list_makes_one_in_which_nothing_is_seen(old):
    text = edition_file(old).read_text(encoding="utf-8")
    made = build_edition(tomllib.loads(next_edition(text, old, 2570)), "2570.toml")
    before = load_edition(old)
    assert (made.year, made.label, made.provisional) == (2570, "OIT 2570", True)
    assert all(one.provisional for one in (*made.sections, *made.indicators))
    asked = [one for indicator in made for one in indicator.requirements]
    assert all(one.provisional for one in asked)
    assert made.scoring.confidence != "seen"
    assert not any(window.start or window.end for window in made.calendar.values())
    assert [one.code for one in made] == [one.code for one in before]
    assert [one.subjects for one in made] == [one.subjects for one in before]
    assert [one.id for one in asked] == [one.id for i in before for one in i.requirements]


def test_years_in_the_texts_move_on_and_those_of_acts_stay():
    line = 'th = "ตาม พ.ร.บ. พ.ศ. 2562 ปี 2569 ต.ค. 2567 - ก.ย. 2568"'
    assert 'พ.ศ. 2562 ปี 2570 ต.ค. 2568 - ก.ย. 2569"' in next_edition(line, 2569, 2570)


def test_the_file_is_the_sites_own(folder):
    made = new_edition(2570, 2569)
    assert made.origin == str(folder / "2570.toml")
    assert load_edition(2570, (folder,)) == made
    assert editions_available((folder,))[-1] == 2570


def test_a_year_that_has_a_list_is_left_alone(folder):
    new_edition(2570, 2569)
    before = (folder / "2570.toml").read_text()
    for year in (2569, 2570):
        with pytest.raises(NewEditionError, match=f"{year}.toml"):
            new_edition(year, 2568)
    assert (folder / "2570.toml").read_text() == before


@pytest.mark.parametrize("paths", [[], ["file"]])
def test_without_a_folder_it_says_how_to_set_one(settings, tmp_path, paths):
    own = write(tmp_path, EDITION)
    settings.OIT_PAGES = {"EDITION_PATHS": [str(own)] if paths else []}
    with pytest.raises(NewEditionError, match="EDITION_PATHS"):
        new_edition(2571, 2569)


def test_what_cannot_be_begun_from(folder):
    with pytest.raises(EditionError, match="2560"):
        new_edition(2570, 2560)
    with pytest.raises(NewEditionError):
        new_edition(3000, 2569)
    (folder / "own.toml").write_text("year = 2569\nextends = 2569\n")
    read_files_again()
    with pytest.raises(NewEditionError, match="own.toml"):
        new_edition(2570, 2569)


def test_a_folder_that_cannot_be_written_is_told(folder, monkeypatch):
    path = type(folder)

    def refuse(self, *args, **kwargs):
        raise PermissionError(13, "Permission denied")

    new_edition_text = edition_file(2569).read_text(encoding="utf-8")
    monkeypatch.setattr(path, "read_text", lambda self, **kwargs: new_edition_text)
    monkeypatch.setattr(path, "open", refuse)
    with pytest.raises(NewEditionError, match="2570.toml"):
        new_edition(2570, 2569)


def test_the_command(folder, run):
    assert str(folder / "2570.toml") in run("oit_edition_new", "2570", "--from", "2569")
    with pytest.raises(CommandError, match="2570"):
        call_command("oit_edition_new", "2570", "--from", "2569")


@pytest.mark.django_db
def test_the_button_is_there_for_who_may_and_makes_it(
    year_page, municipality, folder, client, webmaster, django_user_model
):
    clerk = may_edit(django_user_model.objects.create_user("clerk", password="x"), municipality)
    address = reverse("oit_pages_open_year")
    client.force_login(clerk)
    assert 'value="list"' not in client.get(address).content.decode()
    assert client.post(address, {"do": "list"}).url == "/admin/"
    assert not list(folder.iterdir())
    client.force_login(webmaster)
    assert 'value="list"' in client.get(address).content.decode()
    client.post(address, {"do": "list"})
    assert (folder / "2570.toml").is_file()
    assert 'value="list"' not in client.get(address).content.decode()
    assert 2570 in client.get(address).context["offered"]
