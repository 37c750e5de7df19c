"""Manuals and guidelines: which work, for whom, in which steps."""

from django.utils.translation import gettext_lazy as _

from oit_pages.blocks.base import EvidenceBlock
from oit_pages.blocks.documents import attachments
from oit_pages.fields.containers import ListBlock
from oit_pages.fields.dates import DayBlock
from oit_pages.fields.text import LineBlock, ParagraphBlock


class ManualBlock(EvidenceBlock):
    """For staff, for those who come for a service, or for those who complain."""

    title = LineBlock(required=False, label=_("Title"))
    mission = LineBlock(required=False, label=_("Work or service it is about"))
    audience = LineBlock(required=False, label=_("For whom"))
    steps = ListBlock(ParagraphBlock(required=False), label=_("Steps"))
    duration = LineBlock(required=False, label=_("Time it takes"))
    unit = LineBlock(required=False, label=_("Responsible unit"))
    channels = ListBlock(LineBlock(required=False), default=[], label=_("Channels"))
    fee = LineBlock(required=False, label=_("Fee"))
    date = DayBlock(required=False, label=_("Date"))
    documents = attachments()

    class Meta:
        label = _("Manual or guideline")
        icon = "openquote"
        group = _("Plans and reports")
        label_format = "{title}"
