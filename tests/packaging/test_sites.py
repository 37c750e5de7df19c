"""The wheel in the projects of others: whatever they set otherwise, it works as in our own."""

import shutil
from pathlib import Path

import pytest

from tests.packaging.projects import OWN_TABLES, PLAIN_TABLES, Project, manage, visit

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("packaging")]


@pytest.fixture(scope="module")
def own_tables(library, tmp_path_factory) -> Path:
    """A scaffolded year in a database with the models of somebody else."""
    project = OWN_TABLES["models of its own"].make(tmp_path_factory.mktemp("own"), library)
    manage(project, "makemigrations", "-v0", "people", "assets")
    manage(project, "migrate", "-v0")
    manage(project, "oit_scaffold", "--year", "2564")
    return project


@pytest.mark.parametrize("name", PLAIN_TABLES)
def test_usual_models(name, library, plain, tmp_path):
    project = PLAIN_TABLES[name]
    holds(project, project.make(tmp_path / "site", library, plain / "db.sqlite3"))


@pytest.mark.parametrize("name", OWN_TABLES)
def test_models_of_its_own(name, library, own_tables, tmp_path):
    project = OWN_TABLES[name]
    folder = tmp_path / "site"
    shutil.copytree(own_tables, folder)
    holds(project, project.make(folder, library))


def holds(project: Project, folder: Path) -> None:
    met = visit(folder, *project.steps)
    assert tuple(met["checks"]) == project.checks
    assert "No changes detected" in met["changes"]
    assert met["answers"].pop("publish", 302) == 302
    assert {name: code for name, code in met["answers"].items() if code != 200} == {}
    if "editing" in project.steps:
        assert met["admin"].startswith(project.admin)
        assert met["live"]
        assert (met["years"], met["blocks"]) == ([2564], ["documents", "image"])
        assert met["documents"] == ["แผน"]
        assert met["outcome"]
    if "second_site" in project.steps:
        assert (met["years here"], met["years there"]) == ([2564], [])
        assert met["years once published"] == [2564]
