"""What judging comes to: the verdict on an indicator, and on each of its requirements."""

from dataclasses import dataclass
from typing import Literal

from oit_pages.rules.base import Finding, Outcome


@dataclass(frozen=True, kw_only=True)
class RequirementVerdict:
    requirement: str
    level: str
    outcome: Outcome | Literal["attested"]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """`outcome` is "missing" when no live page exists."""

    outcome: str
    ground: tuple[Finding, ...]
    requirements: tuple[RequirementVerdict, ...]
    notices: tuple[Finding, ...] = ()
    """What is wrong beside the requirements; no part of the outcome."""
