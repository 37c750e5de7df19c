"""Plans and reports that their editor calls ones of another kind.

A development plan is no procurement plan, and a survey no budget report, whatever its fields
hold. Only what the editor chose is gone by; without a choice, or with "other", it counts.
"""

from collections.abc import Mapping

from oit_pages.catalogue.schema import Indicator
from oit_pages.evidence import Evidence, Item

_GIFTS = ("anti_corruption", "measures", "statistics", "operating")
_INTEGRITY = ("anti_corruption", "measures", "operating")
_ETHICS = (*_INTEGRITY, "hr")
_HR = ("hr", "operating")
_MONEY = ("budget", "operating")
_PROCUREMENT = ("procurement", "budget", "operating")
#: Kind of block → subject → the kinds of plan or report that can be its own. A report of
#: "operations" may be one of any work; plans are told apart more sharply.
OWN: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "plan": {
        "strategic-plan": ("development", "operating"),
        "annual-operating-plan": ("operating", "development", "budget"),
        "annual-budget-plan": _MONEY,
        "procurement-plan": ("procurement",),
        "hr-policy": _HR,
        "anti-corruption-plan": ("anti_corruption", "operating"),
    },
    "report": {
        "six-month-operating-progress": _MONEY,
        "annual-operating-report": _MONEY,
        "six-month-budget-progress": _MONEY,
        "annual-budget-report": _MONEY,
        "annual-procurement-report": _PROCUREMENT,
        "monthly-procurement-summary": _PROCUREMENT,
        "service-statistics": ("statistics", "operating"),
        "satisfaction-survey": ("satisfaction", "statistics", "operating"),
        "complaint-statistics": ("statistics", "anti_corruption", "operating"),
        "hr-policy-implementation": _HR,
        "hr-annual-report": _HR,
        "ethics-promotion": _ETHICS,
        "ethics-assessment": _ETHICS,
        "no-gift-report": _GIFTS,
        "legitimate-gifts-report": _GIFTS,
        "corruption-risk-assessment": _INTEGRITY,
        "corruption-risk-management": _INTEGRITY,
        "six-month-anti-corruption-progress": _INTEGRITY,
        "anti-corruption-report": _INTEGRITY,
        "integrity-measures": _INTEGRITY,
        "integrity-measures-implementation": _INTEGRITY,
    },
}


def without_others_papers(indicator: Indicator, evidence: Evidence) -> Evidence:
    """The evidence without plans and reports that are called another indicator's."""
    return evidence.only(lambda item: _may_be(item, indicator.subjects))


def _may_be(item: Item, subjects: tuple[str, ...]) -> bool:
    of_kind = OWN.get(item.kind, {})
    own = [of_kind[subject] for subject in subjects if subject in of_kind]
    called = item.parts.get("kind") or "other"
    return not own or called == "other" or any(called in names for names in own)
