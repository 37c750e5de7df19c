"""What of a year the reports show: by section, outcome, unit, freshness, confidence."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from oit_pages.checklist.requirement_lines import SURENESS, surenesses
from oit_pages.checklist.scorecard import Row, Scorecard
from oit_pages.i18n.active_language import title_of
from oit_pages.models import Outcome, ResponsibleUnit

EVERY = ("", _("All"))
#: For indicators without a page or without a unit on it.
NO_UNIT = "-"

FRESHNESS = [
    EVERY,
    ("30", _("published in the last 30 days")),
    ("90", _("published in the last 90 days")),
    ("older", _("published before that")),
    ("never", _("not published")),
]

#: What the home's counts open: items that are not sure of their points yet.
STATES = [EVERY, ("open", _("not complete")), ("sure", _("complete"))]


class ReportFilter(forms.Form):
    """What of a year to show. Whatever can't be used is as if it were not given."""

    section = forms.ChoiceField(label=_("Section of the list"), required=False)
    outcome = forms.ChoiceField(
        label=_("What it came to"), required=False, choices=[EVERY, *Outcome.choices]
    )
    state = forms.ChoiceField(label=_("Complete or not"), required=False, choices=STATES)
    unit = forms.ChoiceField(label=_("Responsible unit"), required=False)
    freshness = forms.ChoiceField(label=_("Freshness"), required=False, choices=FRESHNESS)
    confidence = forms.ChoiceField(label=_("How sure we are"), required=False)

    def __init__(self, data, card: Scorecard):
        super().__init__(data)
        self.fields["section"].choices = [
            EVERY,
            *((one.code, f"{one.code} {title_of(one)}") for one in card.edition.sections),
        ]
        units = {unit.name_th: str(unit) for row in card.rows if (unit := unit_of(row))}
        self.fields["unit"].choices = [EVERY, *sorted(units.items()), (NO_UNIT, _("no unit given"))]
        seen = set().union(*(surenesses(row.indicator) for row in card.rows))
        self.fields["confidence"].choices = [
            EVERY,
            *((name, label) for name, label in SURENESS.items() if name in seen),
        ]

    @property
    def wanted(self) -> dict[str, str]:
        return self.cleaned_data if self.is_valid() or self.cleaned_data else {}

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return any(self.wanted.values())

    def matches(self, row: Row) -> bool:
        wanted, unit = self.wanted, unit_of(row)
        has = {
            "section": row.section.code,
            "outcome": row.outcome,
            "state": "sure" if row.sure else "open",
            "unit": unit.name_th if unit else NO_UNIT,
        }
        same = all(not wanted.get(name) or wanted[name] == value for name, value in has.items())
        # An item of the list is sure sooner than each thing it asks for: either may be meant.
        sure = wanted.get("confidence") or row.indicator.confidence
        return (
            same
            and sure in surenesses(row.indicator)
            and is_fresh(row, wanted.get("freshness", ""))
        )


def is_fresh(row: Row, wanted: str) -> bool:
    """Whether the public page was last published as long ago as is asked for."""
    published = row.page.last_published_at if row.page and row.page.live else None
    if not wanted or published is None:
        return wanted in {"", "never"}
    days = (timezone.now() - published).days
    limits = {"30": days < 30, "90": days < 90, "older": days >= 90, "never": False}
    return limits[wanted]


def unit_of(row: Row) -> ResponsibleUnit | None:
    return row.page.responsible_unit if row.page else None
