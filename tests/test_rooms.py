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
#: Answers at every address that nothing else answers at: no resource has it.
OF_NO_RESOURCE = {"api/base/not_found.py"}


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


def descendants(base: str) -> dict[str, set[str]]:
    """Each module of the package with classes that come from this one, however far; by its path."""
    found = {path: classes(tree) for path, tree in modules("").items()}
    family, grew = {base}, True
    while grew:
        more = {one.name for nodes in found.values() for one in nodes if bases(one) & family}
        grew = not more <= family
        family |= more
    homes = {
        path: {one.name for one in nodes if bases(one) & family} for path, nodes in found.items()
    }
    return {path: names for path, names in homes.items() if names}


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


def test_no_rule_block_or_resource_stands_in_another_room():
    rules = {path for path, tree in modules("").items() if is_rule(tree)}
    assert {path for path in rules if not path.startswith("rules/")} == set()
    blocks = descendants("EvidenceBlock")
    assert {path for path in blocks if not path.startswith("blocks/")} == set()
    views = {path for path in descendants("ApiView") if not re.fullmatch(r"api/\w+/views.py", path)}
    assert views == OF_NO_RESOURCE


def test_every_resource_has_its_lines_in_the_routes():
    routes = (PACKAGE / "api" / "routes.py").read_text()
    views = descendants("ApiView")
    for path in {path for path in views if path not in OF_NO_RESOURCE}:
        room = path.split("/")[1]
        assert f"{room}.views:" in routes, f"nobody can ask for api/{room}"


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
