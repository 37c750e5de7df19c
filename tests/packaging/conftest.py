"""The wheel and the source distribution, built once, and a database to copy."""

import sys
from pathlib import Path

import pytest

from tests.packaging.programs import run
from tests.packaging.projects import PLAIN, manage

ROOT = Path(__file__).resolve().parent.parent.parent


def build_wheel(source: Path, out: Path) -> Path:
    run([sys.executable, "-m", "pip", "wheel", "--no-deps", "-q", "-w", out, source], source)
    return next(out.glob("oit_pages-*.whl"))


@pytest.fixture(scope="session")
def wheel(tmp_path_factory) -> Path:
    return build_wheel(ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def sdist(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("sdist")
    run([sys.executable, "-m", "build", "--sdist", "-o", out, ROOT], ROOT)
    return next(out.glob("oit_pages-*.tar.gz"))


@pytest.fixture(scope="session")
def library(wheel, tmp_path_factory) -> Path:
    """A folder with the wheel unpacked, for a project's path."""
    folder = tmp_path_factory.mktemp("library")
    command = [sys.executable, "-m", "pip", "install", "--no-deps", "-q", "--target", "lib", wheel]
    run(command, folder)
    return folder / "lib"


@pytest.fixture(scope="session")
def plain(library, tmp_path_factory) -> Path:
    """A project with a scaffolded year: migrated once, its database is copied for the others."""
    project = PLAIN.make(tmp_path_factory.mktemp("plain"), library)
    manage(project, "migrate", "-v0")
    told = manage(project, "oit_scaffold", "--year", "2564")
    (project / "scaffolded.txt").write_text(told)
    return project
