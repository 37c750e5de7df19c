"""A judgement run over evidence: rules called, and what they come to together."""

from oit_pages.catalogue.schema import Call, Compound, Judgement, Person
from oit_pages.evidence import Evidence
from oit_pages.judgement.call_validation import faults
from oit_pages.rules.base import Finding, Outcome, discover


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


def _negate(finding: Finding) -> Finding:
    turned: dict[Outcome, Outcome] = {"pass": "fail", "fail": "pass", "partial": "fail"}
    outcome = turned.get(finding.outcome, finding.outcome)
    return Finding(rule="not", outcome=outcome, facts=finding.facts, places=finding.places)


def _join(how: str, parts: list[tuple[Finding, ...]]) -> tuple[Finding, ...]:
    outcomes = [findings[0].outcome for findings in parts]
    outcome = all_of(outcomes) if how == "all" else any_of(outcomes)
    if outcome == "pass":
        passed = [bool(fs[0].facts.get("nothing")) for fs in parts if fs[0].outcome == "pass"]
        # Beside figures that are shown, a statement that there was nothing decides nothing.
        nothing = all(passed) if how == "any" else any(passed)
        return (Finding(rule=how, outcome="pass", facts={"nothing": True} if nothing else {}),)
    children = [f for fs in parts for f in fs if f.outcome != "pass"]
    return (Finding(rule=how, outcome=outcome), *children)


def all_of(outcomes: list[Outcome]) -> Outcome:
    """As bad as the worst part."""
    worst: tuple[Outcome, ...] = ("fail", "partial", "not_checked", "needs_person")
    return next((o for o in worst if o in outcomes), "pass")


def any_of(outcomes: list[Outcome]) -> Outcome:
    """As good as the best part."""
    best: tuple[Outcome, ...] = ("pass", "needs_person", "not_checked", "partial")
    return next((o for o in best if o in outcomes), "fail")
