"""The dated statement that there is nothing to report for a period."""

from django.utils.translation import gettext_lazy as _

from oit_pages.blocks.base import EvidenceBlock
from oit_pages.fields.dates import DayBlock, PeriodBlock
from oit_pages.fields.layout import signature
from oit_pages.fields.signature import signed_by
from oit_pages.fields.text import LineBlock, ParagraphBlock


class NothingToReportBlock(EvidenceBlock):
    """Counts as disclosure where the edition says so."""

    period = PeriodBlock(required=False, label=_("Period"))
    reason = ParagraphBlock(
        required=False,
        label=_("What there was none of, and why"),
        help_text=_("Such as: no complaint about corruption was received."),
    )
    date = DayBlock(required=False, label=_("Date of the statement"))
    signatory = signed_by()
    position = LineBlock(required=False, label=_("Position"))

    class Meta:
        label = _("Nothing to report")
        icon = "circle-check"
        group = _("Official papers")
        form_layout = [
            "period",
            "reason",
            signature("date", "signatory", "position"),
        ]
