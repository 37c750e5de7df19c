"""Verdict: the rules of one indicator run over its evidence, and what they add up to."""

from dataclasses import dataclass

from oit_pages.catalogue.schema import Call, Compound, Indicator, Judgement, Person, Requirement
from oit_pages.evidence import Evidence
from oit_pages.rules.base import Finding, Outcome, discover

#: Every page must be seen and say something before its requirements are asked.
GROUND = (Call(rule="is_public"), Call(rule="has_content"))


@dataclass(frozen=True, kw_only=True)
class RequirementVerdict:
    requirement: str
    level: str
    outcome: Outcome
    findings: tuple[Finding, ...]


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """`outcome` is "missing" when no live page exists."""

    outcome: str
    ground: tuple[Finding, ...]
    requirements: tuple[RequirementVerdict, ...]


def judge(indicator: Indicator, evidence: Evidence) -> Verdict:
    """Run all that is asked of an indicator over its evidence."""
    ground = tuple(run(call, evidence)[0] for call in GROUND)
    asked = tuple(_ask(requirement, evidence) for requirement in indicator.requirements)
    return Verdict(outcome=_outcome(evidence, ground, asked), ground=ground, requirements=asked)


def run(judgement: Judgement, evidence: Evidence) -> tuple[Finding, ...]:
    """The findings of a judgement; the first one carries its overall outcome."""
    match judgement:
        case Person():
            return (Finding(rule="person", outcome="needs_person"),)
        case Call(rule=rule, params=params):
            return (discover()[rule].check(evidence, **params),)
        case Compound(how="not", parts=(part,)):
            return (_negate(run(part, evidence)[0]),)
        case Compound(how=how, parts=parts):
            return _join(how, [run(part, evidence) for part in parts])


def _ask(requirement: Requirement, evidence: Evidence) -> RequirementVerdict:
    findings = run(requirement.judgement, evidence)
    return RequirementVerdict(
        requirement=requirement.id,
        level=requirement.level,
        outcome=findings[0].outcome,
        findings=findings,
    )
