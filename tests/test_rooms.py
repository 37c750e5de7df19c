"""A room holds one kind of thing: what people add to stands apart from the machinery beside it."""

import ast
import re
from pathlib import Path

import pytest

from oit_pages.blocks.body import IndicatorBody
from oit_pages.rules.base import discover

PACKAGE = Path(__file__).resolve().parent.parent / "oit_pages"
#: What is no rule among the rules, no block among the blocks.
FOUNDATIONS = {"rules": {"base"}, "blocks": {"base", "body"}}
#: What each folder of the API but `base` is made of, beside files of its own.
RESOURCE = {"views"}
MACHINERY = ("evidence", "judgement", "fields", "stream", "checklist", "models", "api/base", "i18n")


def modules(room: str) -> dict[str, ast.Module]:
    paths = sorted((PACKAGE / room).rglob("*.py"))
    return {
        str(path.relative_to(PACKAGE)): ast.parse(path.read_text())
        for path in paths
        if path.name != "__init__.py"
    }


def classes(tree: ast.Module) -> list[ast.ClassDef]:
    return [node for node in tree.body if isinstance(node, ast.ClassDef)]


def bases(node: ast.ClassDef) -> set[str]:
    return {ast.unparse(base).rsplit(".", 1)[-1] for base in node.bases}


def functions(tree: ast.Module) -> set[str]:
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def is_rule(tree: ast.Module) -> bool:
    names = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    return "check" in functions(tree) and {"SAYS", "TO_DO"} <= names


def is_block(tree: ast.Module) -> bool:
    return any(
        "EvidenceBlock" in bases(node) or node.name.endswith("Block") for node in classes(tree)
    )


def is_view(tree: ast.Module) -> bool:
    return any("ApiView" in bases(node) for node in classes(tree))


def test_rules_are_all_that_stands_among_the_rules():
    found = {Path(path).stem: tree for path, tree in modules("rules").items()}
    others = {name for name, tree in found.items() if not is_rule(tree)}
    assert others == FOUNDATIONS["rules"]
    assert set(discover()) == set(found) - others


def test_blocks_are_all_that_stands_among_the_blocks():
    found = {Path(path).stem: tree for path, tree in modules("blocks").items()}
    others = {name for name, tree in found.items() if not is_block(tree)}
    assert others <= FOUNDATIONS["blocks"]
    homes = {
        type(block).__module__.rsplit(".", 1)[-1] for block in IndicatorBody().child_blocks.values()
    }
    assert homes <= set(found) - FOUNDATIONS["blocks"]
    assert homes == set(found) - FOUNDATIONS["blocks"], "a file that no page can show"


@pytest.mark.parametrize(
    "room", sorted(path.name for path in (PACKAGE / "api").iterdir() if path.is_dir())
)
def test_a_folder_of_the_api_is_a_resource_or_the_base(room):
    if room in ("base", "__pycache__"):
        return
    files = {path.stem for path in (PACKAGE / "api" / room).glob("*.py")}
    assert files >= RESOURCE, f"api/{room} has no view: it belongs to api/base or to a resource"


@pytest.mark.parametrize("room", MACHINERY)
def test_no_rule_block_or_resource_stands_in_a_room_of_machinery(room):
    found = modules(room)
    assert not [path for path, tree in found.items() if is_rule(tree)]
    assert not [
        path
        for path, tree in found.items()
        if any("EvidenceBlock" in bases(node) for node in classes(tree))
    ]
    if room != "api/base":
        assert not [path for path, tree in found.items() if is_view(tree)]


def test_only_the_base_and_what_is_no_resource_stand_beside_the_resources():
    beside = {path.stem for path in (PACKAGE / "api").glob("*.py")}
    assert beside == {"__init__", "routes"}


def test_no_two_rooms_of_the_package_answer_to_one_name():
    """Within a room and its folders a file's name is said once, but for what every resource has."""
    shared = {"__init__", "views", "queries", "serializers", "base", "report"}
    for room in (path for path in PACKAGE.iterdir() if path.is_dir()):
        stems = [path.stem for path in room.rglob("*.py") if path.stem not in shared]
        twice = {stem for stem in stems if stems.count(stem) > 1}
        assert not twice, (room.name, twice)


def test_the_walk_through_the_house_leads_to_rooms_that_are_there():
    walk = (PACKAGE.parent / "docs" / "concepts" / "walk.md").read_text()
    steps = re.findall(r"`(oit_pages/[\w/.]+)`", walk)
    assert len(steps) >= 20
    assert [step for step in steps if not (PACKAGE.parent / step).is_file()] == []
