"""Try the rules on cases: bodies with the outcome that each requirement should have; no site.

A case names an indicator, a year and a body as the database holds it; docs/reference/cases.md
says how a file of cases is written. A case may be `like` another one, with some values `set`.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from oit_pages.blocks.body import body_evidence
from oit_pages.catalogue import load_edition
from oit_pages.evidence import Evidence, PageFacts
from oit_pages.judgement.verdict import judge
from oit_pages.stream.reference_facts import ReferenceFact, ReferenceFacts
from oit_pages.thai import Period

#: What can be expected of a requirement, and the outcomes that meet it.
EXPECTED: Mapping[str, frozenset[str]] = {
    "pass": frozenset({"pass"}),
    "needs_person": frozenset({"needs_person", "not_checked"}),
    "refused": frozenset({"fail", "partial"}),
    "not_pass": frozenset({"fail", "partial", "needs_person", "not_checked"}),
}
SAME = ("indicator", "year", "as_of", "page", "office", "body")


class CaseError(ValueError):
    """A case that can't be read: which one, and why."""


@dataclass(frozen=True, kw_only=True)
class Tried:
    """What came of one requirement of one case."""

    case: str
    meant: str
    """"honest", "deceive" or "doubtful": what the case's author had in mind."""
    requirement: str
    expected: str
    outcome: str
    says: tuple[str, ...]
    """The rules whose findings stand first, for whoever looks into a difference."""

    @property
    def ok(self) -> bool:
        return self.outcome in EXPECTED[self.expected]

    @property
    def false_pass(self) -> bool:
        return self.outcome == "pass" and self.expected != "pass"

    @property
    def false_fail(self) -> bool:
        return self.outcome in EXPECTED["refused"] and self.expected in ("pass", "needs_person")


def try_cases(path: Path) -> list[Tried]:
    """Every case of a file or folder. CaseError for what can't be read."""
    files = sorted(path.glob("**/*.json")) if path.is_dir() else [path]
    read = [_read(file) for file in files]
    known = {case["id"]: (case, uploads) for uploads, cases in read for case in cases}
    for parent in _parents(path, files, known):
        known.setdefault(*parent)
    return [one for _uploads, cases in read for case in cases for one in _try(case, known)]


def _read(file: Path) -> tuple[Mapping[str, Any], list[dict[str, Any]]]:
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        return content.get("uploads", {}), content["cases"]
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise CaseError(f"{file}: {error}") from error


def _parents(path: Path, files: list[Path], known: Mapping[str, Any]) -> Iterator[tuple]:
    """Cases of the files beside a single file, which its own may be like."""
    if not path.is_dir():
        for file in sorted(path.parent.glob("*.json")):
            if file not in files:
                uploads, cases = _read(file)
                yield from ((case["id"], (case, uploads)) for case in cases)


def _try(case: Mapping[str, Any], known: Mapping[str, Any]) -> Iterator[Tried]:
    full, uploads = _complete(case, known)
    try:
        indicator = load_edition(full["year"]).find(full["indicator"])
        verdict = judge(indicator, _evidence(full, indicator.subject, uploads))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CaseError(f"Case {case['id']}: {type(error).__name__} {error}") from error
    asked = {one.requirement: one for one in verdict.requirements}
    for requirement, expected in _expected(case, indicator, asked).items():
        if requirement not in asked or expected not in EXPECTED:
            raise CaseError(f"Case {case['id']}: “{requirement}: {expected}” is not known.")
        one = asked[requirement]
        says = tuple(dict.fromkeys(f.rule for f in one.findings if f.outcome == one.outcome))
        yield Tried(
            case=case["id"],
            meant=case.get("meant", "honest"),
            requirement=requirement,
            expected=expected,
            outcome=one.outcome,
            says=says,
        )


def _expected(case: Mapping[str, Any], indicator: Any, asked: Iterable[str]) -> dict[str, str]:
    """ "*" stands for every required one that is not named."""
    expected = dict(case.get("expected") or {})
    every = expected.pop("*", None)
    required = [one.id for one in indicator.requirements if one.level == "required"]
    return {**(dict.fromkeys(required, every) if every else {}), **expected}


def _complete(
    case: Mapping[str, Any], known: Mapping[str, Any]
) -> tuple[dict[str, Any], Mapping[str, Any]]:
    """The case with what it takes from the one it is like."""
    if "like" not in case:
        return {**case}, known[case["id"]][1]
    if case["like"] not in known:
        raise CaseError(f"Case {case['id']}: there is no case “{case['like']}” to be like.")
    parent, uploads = _complete(known[case["like"]][0], known)
    own = known[case["id"]][1] or uploads
    full = {name: deepcopy(parent[name]) for name in SAME if name in parent}
    full |= {name: case[name] for name in SAME if name in case}
    body = [deepcopy(block) for block in full["body"]]
    for path, value in (case.get("set") or {}).items():
        try:
            _put(body, path.split("."), value)
        except (KeyError, IndexError, TypeError, ValueError) as error:
            raise CaseError(f"Case {case['id']}: there is no “{path}” to set.") from error
    kept = [block for block in body if block is not None]
    full["body"] = [*case.get("before", ()), *kept, *case.get("after", ())]
    return full, own


def _put(body: list[Any], path: list[str], value: Any) -> None:
    """ "0.rows.1.project": the value within a block; a whole block is taken out with null."""
    at = int(path[0])
    if len(path) == 1:
        body[at] = None if value is None else {**body[at], "value": value}
        return
    target = body[at]["value"]
    for step in path[1:-1]:
        target = target[int(step) if isinstance(target, list) else step]
    target[int(path[-1]) if isinstance(target, list) else path[-1]] = value


def _evidence(case: Mapping[str, Any], subject: str, uploads: Mapping[str, Any]) -> Evidence:
    page = case.get("page") or {}
    period = page.get("period")
    blocks = [{"id": str(number), **block} for number, block in enumerate(case["body"])]
    return Evidence(
        subject=subject,
        year=case["year"],
        as_of=date.fromisoformat(case["as_of"]),
        office=case.get("office", ""),
        pages=(
            PageFacts(
                pk=1,
                title=page.get("title", ""),
                live=True,
                public=True,
                reachable=True,
                period=Period(*map(date.fromisoformat, period)) if period else None,
                data_date=date.fromisoformat(page["data_date"]) if "data_date" in page else None,
                english=page.get("english", "none"),
            ),
        ),
        items=tuple(body_evidence(blocks, _references(uploads), 1)),
    )


def _references(uploads: Mapping[str, Any]) -> ReferenceFacts:
    """Documents, images and pages by number, as a body refers to them."""
    seen = {}
    for kinds, kind in (("documents", "document"), ("images", "image"), ("pages", "page")):
        for pk, one in uploads.get(kinds, {}).items():
            seen[kind, int(pk)] = ReferenceFact(
                one.get("title", ""),
                one.get("name", ""),
                one.get("size", 1000),
                not one.get("public", True),
            )
    return ReferenceFacts(seen)


def confusion(tried: Iterable[Tried]) -> Counter:
    """How often each outcome came where each was expected."""
    return Counter((one.expected, one.outcome) for one in tried)
