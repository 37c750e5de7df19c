"""The floors hold, and modules stay small."""

import ast
import re
import statistics
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "oit_pages"
MODULES = [
    path
    for path in PACKAGE.rglob("*.py")
    if "migrations" not in path.parts and path.name != "__init__.py"
]


def test_import_contracts_hold():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        capture_output=True,
        text=True,
        cwd=PACKAGE.parent,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_the_picture_shows_every_floor_and_where_django_ends():
    text = (PACKAGE.parent / "docs/concepts/architecture.md").read_text()
    picture = text.split("## The floors")[1].split("```")[1]
    below = picture.split("below this line no Django")[1]
    floors, ground, _users = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text())["tool"][
        "importlinter"
    ]["contracts"]
    rooms = {room for floor in floors["layers"] for room in floor.split(" | ")}
    assert {room for room in rooms if not re.search(rf"\b{room}\b", picture)} == set()
    no_django = {module.split(".")[1] for module in ground["source_modules"]}
    assert {room for room in no_django if not re.search(rf"\b{room}\b", below)} == set()


def test_modules_are_short():
    lengths = {path: len(path.read_text().splitlines()) for path in MODULES}
    assert statistics.median(lengths.values()) < 90
    assert {path: n for path, n in lengths.items() if n > 400} == {}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_imports_inside_functions(path):
    if path.name == "apps.py":
        return
    inside = [
        node.lineno
        for function in ast.walk(ast.parse(path.read_text()))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


def test_no_room_without_a_name():
    banned = {"utils", "helpers", "common", "core", "manager", "service"}
    assert not [path for path in MODULES if path.stem in banned or path.parent.name in banned]
