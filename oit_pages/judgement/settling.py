"""What of a page counts for an indicator, and which findings stand where that is not certain."""

from dataclasses import replace

from oit_pages.catalogue.schema import Indicator, Judgement
from oit_pages.evidence import Evidence
from oit_pages.judgement.relevance.forms import without_others_tables
from oit_pages.judgement.relevance.paper_kinds import without_others_papers
from oit_pages.judgement.relevance.period import of_the_period
from oit_pages.judgement.running import all_of, run
from oit_pages.rules import counts_here
from oit_pages.rules.base import Finding


class Reading:
    """One reading of an indicator's evidence: what counts, and what a judgement makes of it."""

    def __init__(self, indicator: Indicator, evidence: Evidence, forms: tuple[str, ...]):
        self.forms = forms
        self.evidence = without_others_tables(evidence, self.forms)
        self.counting = what_counts(indicator, self.evidence)

    def findings(self, judgement: Judgement) -> tuple[Finding, ...]:
        """Judged by what counts, with a word on the rest where it would have made a difference."""
        findings, decisive = self.settled(judgement)
        missed = decisive is not self.evidence and findings[0].outcome in ("fail", "partial")
        # What only an old table has is not quite nothing: taking that away must not win.
        if missed and _worse(findings, run(judgement, self.evidence, self.forms)):
            findings = _with_others(findings, self.evidence, decisive)
        return findings

    def settled(self, judgement: Judgement) -> tuple[tuple[Finding, ...], Evidence]:
        """The findings, and the evidence that decided."""
        return settle(judgement, self.counting, self.forms)


def what_counts(indicator: Indicator, evidence: Evidence) -> tuple[Evidence, Evidence]:
    """The evidence without what is of another kind or time than the indicator asks for; then
    without what is undated as well."""
    return of_the_period(indicator, without_others_papers(indicator, evidence))


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
    return one != other and all_of([one, other]) == one


def _with_others(
    findings: tuple[Finding, ...], evidence: Evidence, counting: Evidence
) -> tuple[Finding, ...]:
    """The findings, with a word on what would have made a difference, did it count."""
    kept = {id(item) for item in counting.items}
    others = tuple(item for item in evidence.items if id(item) not in kept)
    word = replace(counts_here.check(evidence, others=others), outcome="partial")
    return (replace(findings[0], outcome="partial"), word, *findings[1:])
