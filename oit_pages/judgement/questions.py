"""Questions: what holds in one reading of a page and not in the other is asked of a person."""

from collections.abc import Iterable
from dataclasses import replace

from oit_pages.catalogue import calls
from oit_pages.catalogue.schema import Indicator, Requirement
from oit_pages.evidence import Evidence
from oit_pages.evidence.values import Doubt
from oit_pages.judgement.readings.both import Readings
from oit_pages.judgement.relevance.forms import forms_of
from oit_pages.judgement.relevance.period import times_asked, year_analysed
from oit_pages.judgement.settling import Reading
from oit_pages.rules import says_it_plainly, time_is_typed, times_agree
from oit_pages.rules.base import OPEN, Finding, discover

#: So many doubts are told at once.
_TOLD = 3
MET = frozenset({"pass"})


class Questions:
    """An indicator's evidence in both readings."""

    def __init__(self, indicator: Indicator, evidence: Evidence):
        self._indicator = indicator
        self._both = Readings(
            evidence,
            indicator.subjects,
            lambda: times_asked(indicator, evidence.year),
            analysed=year_analysed(indicator, evidence.year),
        )
        self._read: dict[int, tuple[Evidence, Reading]] = {}
        self.forms = forms_of(indicator)

    def _reading(self, evidence: Evidence) -> Reading:
        """Each reading is prepared once, however many requirements ask."""
        if id(evidence) not in self._read:
            self._read[id(evidence)] = evidence, Reading(self._indicator, evidence, self.forms)
        return self._read[id(evidence)][1]

    def findings(self, requirement: Requirement) -> tuple[Finding, ...]:
        """What the requirement comes to; the first finding carries the outcome.

        Met only where it is met surely, by the fields as by the words; not met only where not
        even the kindest reading meets it.
        """
        both, judgement = self._both, requirement.judgement
        sure = self._reading(both.sure).findings(judgement)
        if sure[0].outcome == "pass":
            if both.sure_by_words is both.sure:
                return sure
            by_words = self._reading(both.sure_by_words).findings(judgement)
            if by_words[0].outcome == "pass":
                return sure
            return (times_agree.check(both.as_it_is, doubts=both.disagreements),)
        if sure[0].outcome in OPEN:
            return sure
        plain = sure
        if both.as_it_is is not both.sure:
            plain = self._reading(both.as_it_is).findings(judgement)
        if plain[0].outcome in MET | OPEN:
            return self._doubted(requirement, plain)
        for evidence in (both.kind, both.kind_by_words):
            if evidence is both.as_it_is:
                continue
            kind = self._reading(evidence).findings(judgement)
            if kind[0].outcome in MET | OPEN:
                return self._supposed(requirement, evidence, kind)
        return plain

    def decisive(self, requirement: Requirement) -> Evidence:
        """The evidence by which a requirement is explained, step by step."""
        return self._reading(self._both.sure).settled(requirement.judgement)[1]

    def _doubted(self, requirement: Requirement, plain: tuple[Finding, ...]) -> tuple[Finding, ...]:
        doubts = _relevant(requirement, self._both.doubts)
        question = says_it_plainly.check(self._both.as_it_is, doubts=doubts)
        return (question, *_asked(plain))

    def _supposed(
        self, requirement: Requirement, evidence: Evidence, kind: tuple[Finding, ...]
    ) -> tuple[Finding, ...]:
        """What would hold by a time that is only named, with what else is doubtful about it."""
        both = self._both
        told: list[Finding] = []
        if both.disagreements and evidence is not both.kind:
            told.append(times_agree.check(both.as_it_is, doubts=both.disagreements))
        elif hints := _relevant(requirement, both.hints):
            offer = self._is_enough(requirement, hints[0])
            told.append(time_is_typed.check(both.as_it_is, doubts=hints, offer=offer))
        doubts = _relevant(requirement, both.doubts, strictly=True)
        if doubts or not told:
            told.append(says_it_plainly.check(both.as_it_is, doubts=doubts or both.doubts))
        return (*told, *_asked(kind))

    def _is_enough(self, requirement: Requirement, hint: Doubt) -> bool:
        """Whether the requirement would be met were the hint the page's data period."""
        pages = self._both.sure.pages
        if not pages or pages[0].period:
            return False
        told = (replace(pages[0], period=hint.period), *pages[1:])
        reading = Reading(self._indicator, replace(self._both.sure, pages=told), self.forms)
        return reading.findings(requirement.judgement)[0].outcome in MET | OPEN


def _asked(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What a person is asked anyway."""
    return tuple(one for one in findings if one.outcome in OPEN and one.rule not in ("all", "any"))


def _relevant(
    requirement: Requirement, doubts: Iterable[Doubt], strictly: bool = False
) -> tuple[Doubt, ...]:
    """The doubts about what a requirement looks at; all of them where none can be told apart."""
    asked = [*calls(requirement.judgement)]
    forms = {name for call in asked for name in call.params.get("kinds", ())}
    forms |= {call.params["column_set"] for call in asked if "column_set" in call.params}
    forms |= {kind for call in asked for kind in _kinds(call.rule)}
    parts = {
        name
        for call in asked
        for part in call.params.get("parts", ())
        for name in ((part,) if isinstance(part, str) else part)
    }
    near = [one for one in doubts if forms & {*one.form}]
    exact = [one for one in near if one.place.part in parts or not one.place.part]
    found = exact or near or ([] if strictly else [*doubts])
    return tuple({(one.kind, one.words): one for one in found}.values())[:_TOLD]


def _kinds(rule_id: str) -> tuple[str, ...]:
    rule = discover().get(rule_id)
    return rule.kinds if rule else ()
