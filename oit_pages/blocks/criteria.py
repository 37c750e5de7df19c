"""Human resource criteria, one matter each."""

from django.utils.translation import gettext_lazy as _

from oit_pages.blocks.base import EvidenceBlock
from oit_pages.blocks.documents import attachments
from oit_pages.fields.choices import OneOfBlock
from oit_pages.fields.dates import DayBlock
from oit_pages.fields.text import LineBlock
from oit_pages.stream.formatted_text import FormattedBlock

MATTERS = [
    ("recruitment", _("Recruitment and selection")),
    ("appointment", _("Appointment")),
    ("development", _("Development")),
    ("appraisal", _("Performance appraisal")),
    ("reward_discipline", _("Reward, discipline and morale")),
]


class CriteriaBlock(EvidenceBlock):
    """The criteria in force on one matter."""

    matter = OneOfBlock(MATTERS, required=False, label=_("Matter"))
    title = LineBlock(required=False, label=_("Title"))
    summary = FormattedBlock(required=False, label=_("Summary"))
    effective_date = DayBlock(required=False, label=_("Takes effect on"))
    documents = attachments()

    class Meta:
        label = _("Human resource criteria")
        icon = "list-ol"
        group = _("Plans and reports")
        label_format = "{title}"
