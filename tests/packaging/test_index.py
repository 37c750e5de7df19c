"""What a package index shows and gives: the README, addresses, classifiers, the source."""

import re
import tarfile
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

from tests.packaging.conftest import ROOT, build_wheel

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("packaging")]


def metadata(wheel: Path):
    with zipfile.ZipFile(wheel) as files:
        name = next(one for one in files.namelist() if one.endswith("/METADATA"))
        return message_from_bytes(files.read(name))


def links(text: str) -> list[str]:
    return re.findall(r"\]\(([^)\s]+)\)", text)


def test_readme_has_no_link_that_an_index_could_not_follow(wheel):
    readme = metadata(wheel).get_payload()
    assert links(readme)
    assert [one for one in links(readme) if not one.startswith("https://")] == []


def test_source_has_what_a_packager_needs(sdist):
    with tarfile.open(sdist) as files:
        names = {name.partition("/")[2] for name in files.getnames()}
    for needed in (
        "README.md", "CHANGELOG.md", "LICENSE", "CONTRIBUTING.md", "Makefile", "constraints.txt",
        "docs/how-to/install.md", "tests/conftest.py", "tests/packaging/test_index.py",
        "locale/extract.py", "locale/th/LC_MESSAGES/django.po", "sample_site/settings.py",
        "oit_pages/py.typed",
    ):  # fmt: skip
        assert needed in names
    named = {one for one in links((ROOT / "README.md").read_text()) if "://" not in one}
    assert named <= names


def test_a_fork_with_an_address_is_found_there(sdist, tmp_path):
    """Built from the source distribution, with the project's address filled in."""
    with tarfile.open(sdist) as files:
        files.extractall(tmp_path, filter="data")
    source = next(tmp_path.glob("oit_pages-*"))
    text = (source / "pyproject.toml").read_text()
    text = text.replace('home = ""', 'home = "https://example.org/oit"')
    text = text.replace('files = ""', 'files = "https://example.org/oit/files"')
    (source / "pyproject.toml").write_text(text)
    found = metadata(build_wheel(source, tmp_path / "out"))
    assert "Homepage, https://example.org/oit" in found.get_all("Project-URL")
    named = links(found.get_payload())
    assert "https://example.org/oit/files/docs/how-to/install.md" in named
    assert [one for one in named if not one.startswith("https://")] == []


def test_the_run_with_the_newest_django_differs_by_that_alone():
    usual, newest = (
        dict(line.split("==") for line in (ROOT / name).read_text().split())
        for name in ("constraints.txt", "constraints-newest.txt")
    )
    assert usual.keys() == newest.keys()
    assert {name for name in usual if usual[name] != newest[name]} == {"Django"}


def test_what_was_tested_is_what_is_claimed(wheel):
    """Of each run the version of Django, as a release: "6.1.3" is 6.1."""
    runs = ("constraints.txt", "constraints-newest.txt", "constraints-lts.txt")
    versions = {
        re.search(r"^Django==(\d+\.\d+)", (ROOT / name).read_text(), re.MULTILINE)[1]
        for name in runs
    }
    claimed = metadata(wheel).get_all("Classifier")
    prefix = "Framework :: Django :: "
    assert {one.removeprefix(prefix) for one in claimed if one.startswith(prefix)} == versions
