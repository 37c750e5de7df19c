"""One indicator as it is judged now, step by step. Stores nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from oit_pages.catalogue.schema import Call, Compound, Indicator, Judgement
from oit_pages.checklist.assess import as_json
from oit_pages.checklist.declarations import Declared
from oit_pages.checklist.evidence import gather, merge
from oit_pages.checklist.fingerprint import fingerprint
from oit_pages.evidence import Evidence
from oit_pages.judgement.questions import Questions
from oit_pages.judgement.running import run
from oit_pages.judgement.verdict import judge
from oit_pages.models import AssessmentYearPage, IndicatorResult


@dataclass(frozen=True, kw_only=True)
class Step:
    """A part of a judgement and what it came to."""

    depth: int
    """How deep it stands in the judgement; 0 is the whole."""
    says: str
    """"all", "any", "not", "person", or the name of a rule."""
    params: str
    """The rule's parameters as the edition file has them: "kinds=people, at_least=2"."""
    outcome: str


@dataclass(frozen=True, kw_only=True)
class Explained:
    """What an indicator comes to, and why."""

    indicator: Indicator
    outcome: str
    verdict: dict[str, Any]
    """As results are stored (`assess.as_json`)."""
    evidence: Evidence
    steps: dict[str, tuple[Step, ...]]
    """By the requirement's id: its judgement, in reading order."""
    stored: IndicatorResult | None
    """What was recorded last; None when it never was."""


def explain(year_page: AssessmentYearPage, indicator: Indicator) -> Explained:
    """Judge the indicator as it is public now, and keep how."""
    evidence = merge(indicator, year_page.year, gather(year_page, indicator.subjects))
    declared = Declared.of(year_page)
    attested = declared.attested(indicator.code, fingerprint(evidence), live=True)
    verdict = judge(indicator, evidence, attested)
    questions = Questions(indicator, evidence)
    forms = questions.forms
    decisive = {one.id: questions.decisive(one) for one in indicator.requirements}
    return Explained(
        indicator=indicator,
        outcome=declared.outcome(indicator.code, verdict.outcome),
        verdict=as_json(verdict),
        evidence=evidence,
        steps={
            one.id: tuple(_steps(one.judgement, decisive[one.id], forms))
            for one in indicator.requirements
        },
        stored=IndicatorResult.objects.filter(year_page=year_page, code=indicator.code).first(),
    )


def _steps(
    judgement: Judgement, evidence: Evidence, forms: tuple[str, ...], depth: int = 0
) -> Iterator[Step]:
    says, params = "person", ""
    if isinstance(judgement, Call):
        says, params = judgement.rule, _in_words(judgement)
    elif isinstance(judgement, Compound):
        says = judgement.how
    outcome = run(judgement, evidence, forms)[0].outcome
    yield Step(depth=depth, says=says, params=params, outcome=outcome)
    if isinstance(judgement, Compound):
        for part in judgement.parts:
            yield from _steps(part, evidence, forms, depth + 1)


def _in_words(call: Call) -> str:
    return ", ".join(f"{name}={_value(value)}" for name, value in call.params.items())


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(f"{name}:{_value(one)}" for name, one in value.items())
    if isinstance(value, tuple):
        return "+".join("|".join(one) if isinstance(one, tuple) else str(one) for one in value)
    return str(value)
