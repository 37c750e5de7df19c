"""Reports of a period: results, spending, problems, recommendations."""

from django.utils.translation import gettext_lazy as _

from oit_pages.blocks.base import EvidenceBlock
from oit_pages.blocks.documents import attachments
from oit_pages.fields.choices import OneOfBlock
from oit_pages.fields.dates import DayBlock, PeriodBlock
from oit_pages.fields.text import LineBlock
from oit_pages.stream.formatted_text import FormattedBlock

REPORT_KINDS = [
    ("operating", _("Operations")),
    ("budget", _("Budget")),
    ("procurement", _("Procurement")),
    ("hr", _("Human resources")),
    ("anti_corruption", _("Anti-corruption")),
    ("satisfaction", _("Satisfaction")),
    ("statistics", _("Statistics")),
    ("measures", _("Integrity measures")),
    ("other", _("Other")),
]


class ReportBlock(EvidenceBlock):
    """What came of a plan in a period."""

    title = LineBlock(required=False, label=_("Title"))
    kind = OneOfBlock(REPORT_KINDS, required=False, label=_("Kind"))
    period = PeriodBlock(
        required=False,
        label=_("Period of the report"),
        help_text=_("The months that the results are about."),
    )
    results = FormattedBlock(required=False, label=_("Results"))
    spending = FormattedBlock(required=False, label=_("Spending"))
    problems = FormattedBlock(required=False, label=_("Problems"))
    recommendations = FormattedBlock(required=False, label=_("Recommendations"))
    date = DayBlock(required=False, label=_("Date of the report"))
    documents = attachments()

    class Meta:
        label = _("Report")
        icon = "doc-full"
        group = _("Plans and reports")
        label_format = "{title}"
