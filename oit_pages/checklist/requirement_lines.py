"""An indicator's requirements with their verdicts, as a reader sees them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from oit_pages.catalogue import Edition
from oit_pages.catalogue.schema import Indicator, Requirement, Source
from oit_pages.checklist.outcomes import OPEN, SURE
from oit_pages.checklist.wording import Said, say
from oit_pages.i18n.formats import is_english
from oit_pages.models.results import Outcome

#: How sure we are of a text, as a reader says it.
CONFIDENCE = {
    "seen": _("seen for this year"),
    "seen-here": _("confirmed by this website"),
    "seen-adjacent": _("seen for a neighbouring year"),
    "background": _("from experience"),
    "unknown": _("not known"),
}
#: Where the source is nobody's official text for these agencies.
BASIS = {
    "variant": _("seen in another kind of agency's form"),
    "practice": _("seen in what agencies publish"),
}
#: All a reader can be told of where a text comes from, by key.
SURENESS = {**CONFIDENCE, **BASIS}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One requirement: what it asks, what came of it, what to do."""

    requirement: Requirement
    outcome: str
    said: tuple[Said, ...]
    sources: tuple[str, ...]

    @property
    def text(self) -> str:
        return self.requirement.en if is_english() else self.requirement.th

    @property
    def confidence(self) -> str:
        """How sure we are of the requirement's text, in words."""
        return str(SURENESS[sureness(self.requirement)])

    @property
    def label(self) -> str:
        return Outcome(self.outcome).label


def sureness(requirement: Requirement) -> str:
    """The key in SURENESS of what is said about a requirement's text."""
    return requirement.basis if requirement.basis in BASIS else requirement.confidence


def surenesses(indicator: Indicator) -> set[str]:
    """What is said of the item itself and of each of its requirements, as keys of SURENESS."""
    return {indicator.confidence, *map(sureness, indicator.requirements)}


def lines(edition: Edition, indicator: Indicator, verdict: Mapping[str, Any]) -> list[Line]:
    """A verdict as stored (`checklist.assess.as_json`), requirement by requirement.

    A requirement that was not judged yet counts as missing.
    """
    judged = {one["requirement"]: one for one in verdict.get("requirements", ())}
    shown = []
    for requirement in indicator.requirements:
        one = judged.get(requirement.id, {"outcome": "missing", "findings": ()})
        sources = (_source(edition.sources[key]) for key in requirement.sources)
        shown.append(
            Line(
                requirement=requirement,
                outcome=one["outcome"],
                said=() if one["outcome"] in SURE else say(one["findings"]),
                sources=tuple(sources),
            )
        )
    return shown


def _source(source: Source) -> str:
    return source.text if is_english() else source.th or source.text


def ground(verdict: Mapping[str, Any]) -> tuple[Said, ...]:
    """What is wrong with the page itself, before anything is asked of it."""
    return say(one for one in verdict.get("ground", ()) if one["outcome"] != "pass")


def missing(edition: Edition, indicator: Indicator, verdict: Mapping[str, Any]) -> list[str]:
    """Sentences: what is wrong first; then what a person must judge, each said with what it is
    about. Of what is required alone."""
    wrong = [one.sentence for one in ground(verdict)]
    for_people = []
    for line in lines(edition, indicator, verdict):
        if line.requirement.level != "required":
            continue
        if line.outcome in OPEN:
            for_people += [f"{line.text}: {one.sentence}" for one in line.said]
        else:
            wrong += [one.sentence for one in line.said]
    return list(dict.fromkeys([*wrong, *for_people]))
