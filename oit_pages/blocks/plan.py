"""Plans with their term, goals and projects."""

from django.utils.translation import gettext_lazy as _

from oit_pages.blocks.base import EvidenceBlock
from oit_pages.blocks.documents import attachments
from oit_pages.fields.amounts import AmountBlock
from oit_pages.fields.choices import OneOfBlock
from oit_pages.fields.containers import ListBlock, StructBlock
from oit_pages.fields.dates import DayBlock, PeriodBlock
from oit_pages.fields.layout import signature
from oit_pages.fields.text import LineBlock, ParagraphBlock

PLAN_KINDS = [
    ("development", _("Development plan")),
    ("operating", _("Operating plan")),
    ("budget", _("Budget plan")),
    ("procurement", _("Procurement plan")),
    ("hr", _("Human resource plan")),
    ("anti_corruption", _("Anti-corruption plan")),
    ("other", _("Other")),
]


class Project(StructBlock):
    name = ParagraphBlock(required=False, label=_("Project or activity"))
    budget = AmountBlock(required=False, label=_("Budget (baht)"))
    period = PeriodBlock(required=False, label=_("Period"))
    unit = LineBlock(required=False, label=_("Responsible unit"))

    class Meta:
        label_format = "{name}"
        icon = "list-ul"


def _points(label) -> ListBlock:
    return ListBlock(ParagraphBlock(required=False), default=[], label=label)


class PlanBlock(EvidenceBlock):
    """Rows: the projects' name, budget, period, unit."""

    rows_from = "projects"

    title = LineBlock(required=False, label=_("Title"))
    kind = OneOfBlock(PLAN_KINDS, required=False, label=_("Kind"))
    term = PeriodBlock(required=False, label=_("Term of the plan"))
    strategies = _points(_("Strategies"))
    goals = _points(_("Goals"))
    indicators = _points(_("Indicators"))
    projects = ListBlock(Project(), default=[], label=_("Projects"))
    date = DayBlock(required=False, label=_("Approved on"))
    signatory = LineBlock(required=False, label=_("Approved by"))
    position = LineBlock(required=False, label=_("Position"))
    documents = attachments()

    class Meta:
        label = _("Plan")
        icon = "calendar-alt"
        group = _("Plans and reports")
        form_layout = [
            "title",
            "kind",
            "term",
            "strategies",
            "goals",
            "indicators",
            "projects",
            signature("date", "signatory", "position"),
            "documents",
        ]
        label_format = "{title}"
