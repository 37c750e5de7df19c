"""What a rule is, and how rules are found.

A rule is one module of this package: its file name is its id, and it holds

    SAYS     what is wrong, by outcome: {"fail": …, "partial": …}, with {facts}
    TO_DO    what the editor can do about it
    KINDS    the kinds of block it looks into, where no parameter names them
    check    check(evidence, *, …params) -> Finding

Sentences are marked with `noop` and translated only when shown. `check` is pure: it
sees the evidence and its parameters, never the clock, the network or a database.
"""

import inspect
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any, Literal

from oit_pages.evidence import Place

Outcome = Literal["pass", "partial", "fail", "needs_person", "not_checked"]
#: What a machine could not judge, and a person may.
OPEN = frozenset({"needs_person", "not_checked"})

#: A list of an edition's file: kinds of block, values, languages.
Names = tuple[str, ...]
#: Parts that are asked for; a list among them means any one of them.
Parts = tuple[str | tuple[str, ...], ...]
#: What narrows blocks: part → the value that it must have, or a list of values.
Where = Mapping[str, Any]


def gettext_noop(message: str) -> str:
    """Mark a sentence for the catalogue of translations; it is translated when shown."""
    return message


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What one rule found. Facts are plain JSON values; sentences are made when shown."""

    rule: str
    outcome: Outcome
    facts: Mapping[str, Any] = field(default_factory=dict)
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule as found in its module."""

    id: str
    check: Callable[..., Finding]
    says: Mapping[str, str]
    to_do: str
    doc: str
    params: tuple[str, ...]
    required_params: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    """Kinds of block that it looks into whatever its parameters are."""


@cache
def discover() -> Mapping[str, Rule]:
    """Every rule of the package by id."""
    package = import_module(__package__)
    found = {}
    for info in pkgutil.iter_modules(package.__path__):
        module = import_module(f"{__package__}.{info.name}")
        if hasattr(module, "check"):
            found[info.name] = _read(info.name, module)
    return found


def _read(rule_id: str, module: Any) -> Rule:
    arguments = list(inspect.signature(module.check).parameters.values())[1:]
    return Rule(
        id=rule_id,
        check=module.check,
        says=module.SAYS,
        to_do=module.TO_DO,
        doc=inspect.getdoc(module) or "",
        params=tuple(a.name for a in arguments),
        required_params=tuple(a.name for a in arguments if a.default is a.empty),
        kinds=getattr(module, "KINDS", ()),
    )
