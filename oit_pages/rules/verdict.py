"""Verdict: the rules of one indicator run over its evidence, and what they add up to."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

from oit_pages.catalogue.schema import (
    Call,
    Compound,
    Indicator,
    Judgement,
    Person,
    Requirement,
)
from oit_pages.evidence import Evidence
from oit_pages.rules import counts_here
from oit_pages.rules.base import Finding, Outcome, discover
from oit_pages.rules.fit import faults
from oit_pages.rules.forms import forms_of, without_others_tables
from oit_pages.rules.its_time import of_its_time
from oit_pages.rules.papers import without_others_papers

#: Every page must be seen and say something before its requirements are asked.
GROUND = (Call(rule="is_public"), Call(rule="has_content"))


#: Worth knowing of a draft; part of no requirement.
NOTICES = (Call(rule="draft_files_are_private"),)
#: What a machine could not judge, and a person may.
OPEN = frozenset({"needs_person", "not_checked"})


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


def judge(
    indicator: Indicator, evidence: Evidence, attested: Collection[str] = frozenset()
) -> Verdict:
    """Run all that is asked of an indicator over its evidence.

    `attested` are the ids of requirements that a person vouches for; their word counts only
    where a machine could not judge.
    """
    ground = tuple(run(call, evidence)[0] for call in GROUND)
    forms = forms_of(indicator)
    own = without_others_tables(evidence, forms)
    counting = what_counts(indicator, own)
    asked = tuple(
        _vouch(_ask(requirement, own, counting, forms), attested)
        for requirement in indicator.requirements
    )
    noticed = (run(call, evidence)[0] for call in NOTICES)
    return Verdict(
        outcome=_outcome(evidence, ground, asked),
        ground=ground,
        requirements=asked,
        notices=tuple(one for one in noticed if one.outcome in {"fail", "partial"}),
    )


def what_counts(indicator: Indicator, evidence: Evidence) -> tuple[Evidence, Evidence]:
    """The evidence without what is of another kind or time than the indicator asks for; then
    without what is undated as well."""
    return of_its_time(indicator, without_others_papers(indicator, evidence))


def run(
    judgement: Judgement, evidence: Evidence, forms: tuple[str, ...] = ()
) -> tuple[Finding, ...]:
    """The findings of a judgement; the first one carries its overall outcome.

    `forms` are what the indicator's rules look into; a rule that asks for them is told.
    """
    match judgement:
        case Person():
            return (Finding(rule="person", outcome="needs_person"),)
        case Call():
            return (_call(judgement, evidence, forms),)
        case Compound(how="not", parts=(part,)):
            return (_negate(run(part, evidence, forms)[0]),)
        case Compound(how=how, parts=parts):
            return _join(how, [run(part, evidence, forms) for part in parts])


def _call(call: Call, evidence: Evidence, forms: tuple[str, ...]) -> Finding:
    """What can't be run is the edition's fault: never counted for or against the page."""
    if faults(call):
        return Finding(rule="unfit", outcome="not_checked", facts={"rule": call.rule})
    rule = discover()[call.rule]
    told = {"forms": forms} if "forms" in rule.params else {}
    return rule.check(evidence, **{**told, **call.params})


def _ask(
    requirement: Requirement,
    evidence: Evidence,
    counting: tuple[Evidence, Evidence],
    forms: tuple[str, ...],
) -> RequirementVerdict:
    """Judged by what counts, with a word on the rest where it would have made a difference."""
    judgement = requirement.judgement
    findings, decisive = settle(judgement, counting, forms)
    missed = decisive is not evidence and findings[0].outcome in ("fail", "partial")
    # What only an old table has is not quite nothing: taking that away must not win.
    if missed and _worse(findings, run(judgement, evidence, forms)):
        findings = _with_others(findings, evidence, decisive)
    return RequirementVerdict(
        requirement=requirement.id,
        level=requirement.level,
        outcome=findings[0].outcome,
        findings=findings,
    )


def settle(
    judgement: Judgement, counting: tuple[Evidence, Evidence], forms: tuple[str, ...]
) -> tuple[tuple[Finding, ...], Evidence]:
    """The findings, and the evidence that decided: undated forms beside dated ones help nothing
    and excuse nothing, so the worse of both counts."""
    likely, surely = counting
    findings = run(judgement, likely, forms)
    if surely is not likely and _worse(strict := run(judgement, surely, forms), findings):
        return strict, surely
    return findings, likely


def _worse(findings: tuple[Finding, ...], than: tuple[Finding, ...]) -> bool:
    one, other = findings[0].outcome, than[0].outcome
    return one != other and _all([one, other]) == one


def _with_others(
    findings: tuple[Finding, ...], evidence: Evidence, counting: Evidence
) -> tuple[Finding, ...]:
    """The findings, with a word on what would have made a difference, did it count."""
    kept = {id(item) for item in counting.items}
    others = tuple(item for item in evidence.items if id(item) not in kept)
    word = replace(counts_here.check(evidence, others=others), outcome="partial")
    return (replace(findings[0], outcome="partial"), word, *findings[1:])


def _vouch(verdict: RequirementVerdict, attested: Collection[str]) -> RequirementVerdict:
    if verdict.requirement in attested and verdict.outcome in OPEN:
        return replace(verdict, outcome="attested")
    return verdict


def _negate(finding: Finding) -> Finding:
    turned = {"pass": "fail", "fail": "pass", "partial": "fail"}
    outcome = turned.get(finding.outcome, finding.outcome)
    return Finding(rule="not", outcome=outcome, facts=finding.facts, places=finding.places)


def _join(how: str, parts: list[tuple[Finding, ...]]) -> tuple[Finding, ...]:
    outcomes = [findings[0].outcome for findings in parts]
    outcome = _all(outcomes) if how == "all" else _any(outcomes)
    if outcome == "pass":
        passed = [bool(fs[0].facts.get("nothing")) for fs in parts if fs[0].outcome == "pass"]
        # Beside figures that are shown, a statement that there was nothing decides nothing.
        nothing = all(passed) if how == "any" else any(passed)
        return (Finding(rule=how, outcome="pass", facts={"nothing": True} if nothing else {}),)
    children = [f for fs in parts for f in fs if f.outcome != "pass"]
    return (Finding(rule=how, outcome=outcome), *children)


def _all(outcomes: list[Outcome]) -> Outcome:
    """As bad as the worst part."""
    worst: tuple[Outcome, ...] = ("fail", "partial", "not_checked", "needs_person")
    return next((o for o in worst if o in outcomes), "pass")


def _any(outcomes: list[Outcome]) -> Outcome:
    """As good as the best part."""
    best: tuple[Outcome, ...] = ("pass", "needs_person", "not_checked", "partial")
    return next((o for o in best if o in outcomes), "fail")


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
    nothing = any(one.findings[0].facts.get("nothing") for one in required)
    return "nothing_to_report" if outcome == "pass" and nothing else outcome


def _sum_up(outcomes: list[str]) -> str:
    """All met, none met, or some: a person is asked only where nothing is surely missing."""
    if {"fail", "partial"} & set(outcomes):
        return "fail" if set(outcomes) == {"fail"} else "partial"
    return next((o for o in ("needs_person", "not_checked", "attested") if o in outcomes), "pass")
