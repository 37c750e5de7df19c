"""What the docs call public says of which types it takes and gives: `py.typed` promises it."""

import inspect
import re
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

PUBLIC = re.findall(
    r"`(oit_pages(?:\.\w+)+)`",
    (Path(__file__).parent.parent / "docs/reference/python.md")
    .read_text()
    .split("\n\nFrom 0.1.0")[0],
)


def _functions(module: ModuleType):
    """Its own; of a package, what it gathers from its modules."""
    home = f"{module.__name__}."
    for name, one in vars(module).items():
        if name.startswith("_") or not f"{getattr(one, '__module__', '')}.".startswith(home):
            continue
        if inspect.isfunction(one):
            yield name, one
        elif inspect.isclass(one):
            yield from _methods(one)


def _methods(owner: type):
    """What is the class's own; what it overrides is typed by whoever defined it."""
    others = [base for base in owner.__mro__[1:] if not base.__module__.startswith("oit_pages")]
    for name, one in vars(owner).items():
        function = getattr(one, "fget", None) or getattr(one, "func", None) or one
        function = getattr(function, "__func__", function)
        own = name == "__init__" or not any(hasattr(base, name) for base in others)
        made_here = getattr(function, "__module__", "").startswith("oit_pages")
        if inspect.isfunction(function) and not name.startswith("_") and own and made_here:
            yield f"{owner.__name__}.{name}", function


def _untyped(function) -> list[str]:
    signature = inspect.signature(function)
    named = [one for one in signature.parameters.values() if one.name not in ("self", "cls")]
    lacking = [one.name for one in named if one.annotation is one.empty]
    return lacking + ["return"] * (signature.return_annotation is signature.empty)


@pytest.mark.parametrize("name", sorted(set(PUBLIC)))
def test_every_public_function_and_method_is_typed(name):
    module = import_module(name)
    assert {what: found for what, one in _functions(module) if (found := _untyped(one))} == {}
