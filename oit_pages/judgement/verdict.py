"""The rules of one indicator run over its evidence, and what they add up to."""

from collections.abc import Collection
from dataclasses import replace

from oit_pages.catalogue.schema import Call, Indicator, Requirement
from oit_pages.evidence import Evidence
from oit_pages.evidence.selection import says_something
from oit_pages.judgement.questions import Questions
from oit_pages.judgement.running import run
from oit_pages.judgement.verdict_values import RequirementVerdict, Verdict
from oit_pages.rules import shown_here
from oit_pages.rules.base import OPEN, Finding

__all__ = ["GROUND", "NOTICES", "RequirementVerdict", "Verdict", "judge", "run"]

#: Every page must be seen and say something before its requirements are asked.
GROUND = (Call(rule="is_public"), Call(rule="has_content"))


#: Worth knowing of a draft; part of no requirement.
NOTICES = (Call(rule="draft_files_are_private"),)


def judge(
    indicator: Indicator, evidence: Evidence, attested: Collection[str] = frozenset()
) -> Verdict:
    """Run all that is asked of an indicator over its evidence.

    `attested` are the ids of requirements that a person vouches for; their word counts only
    where a machine could not judge.
    """
    ground = tuple(_here(run(call, evidence), evidence)[0] for call in GROUND)
    questions = Questions(indicator, evidence)
    asked = tuple(
        _vouch(_ask(requirement, questions, evidence), attested)
        for requirement in indicator.requirements
    )
    noticed = (run(call, evidence)[0] for call in NOTICES)
    return Verdict(
        outcome=_outcome(evidence, ground, asked),
        ground=ground,
        requirements=asked,
        notices=tuple(one for one in noticed if one.outcome in {"fail", "partial"}),
    )


def _ask(requirement: Requirement, questions: Questions, evidence: Evidence) -> RequirementVerdict:
    findings = _here(questions.findings(requirement), evidence)
    findings = _read_by_people(findings, evidence)
    return RequirementVerdict(
        requirement=requirement.id,
        level=requirement.level,
        outcome=findings[0].outcome,
        findings=findings,
    )


def _here(findings: tuple[Finding, ...], evidence: Evidence) -> tuple[Finding, ...]:
    """What is not met here may be met at an address elsewhere, which nobody looks into."""
    if not evidence.elsewhere or findings[0].outcome not in {"fail", "partial"}:
        return findings
    return (shown_here.check(evidence), *findings)


def _read_by_people(findings: tuple[Finding, ...], evidence: Evidence) -> tuple[Finding, ...]:
    """What the website had before has no fields for its time and the like: where that is all
    there is, a person looks whether it says what no machine finds in it."""
    shown = [one for one in evidence.pages if one.live]
    if findings[0].outcome not in {"fail", "partial"} or not all(one.adopted for one in shown):
        return findings
    if not any(map(says_something, evidence.items)):
        return findings
    return (Finding(rule="person", outcome="needs_person"), *findings)


def _vouch(verdict: RequirementVerdict, attested: Collection[str]) -> RequirementVerdict:
    if verdict.requirement in attested and verdict.outcome in OPEN:
        return replace(verdict, outcome="attested")
    return verdict


def _outcome(
    evidence: Evidence, ground: tuple[Finding, ...], asked: tuple[RequirementVerdict, ...]
) -> str:
    if not evidence.pages or not evidence.pages[0].live:
        return "missing"
    if any(finding.outcome == "fail" for finding in ground):
        return "fail"
    required = [one for one in asked if one.level == "required"]
    outcomes = [one.outcome for one in required]
    outcome = _sum_up(outcomes)
    if outcome == "pass" and any(finding.outcome == "not_checked" for finding in ground):
        return "not_checked"
    nothing = any(one.findings[0].facts.get("nothing") for one in required)
    return "nothing_to_report" if outcome == "pass" and nothing else outcome


def _sum_up(outcomes: Collection[str]) -> str:
    """All met, none met, or some: a person is asked only where nothing is surely missing."""
    if {"fail", "partial"} & set(outcomes):
        return "fail" if set(outcomes) == {"fail"} else "partial"
    return next((o for o in ("needs_person", "not_checked", "attested") if o in outcomes), "pass")
