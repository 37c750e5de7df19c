"""Announcements (ประกาศ)."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from oit_pages.blocks.base import EvidenceBlock
from oit_pages.blocks.dates import DayBlock
from oit_pages.blocks.documents import attachments
from oit_pages.blocks.text import FormattedBlock, LineBlock

ANNOUNCEMENT_KINDS = [
    ("general", _("General")),
    ("measure", _("Measure")),
    ("invitation", _("Invitation to bid")),
    ("result", _("Procurement result")),
    ("policy", _("Policy")),
    ("plan", _("Plan")),
    ("other", _("Other")),
]


class AnnouncementBlock(EvidenceBlock):
    """A signed announcement."""

    kind = blocks.ChoiceBlock(ANNOUNCEMENT_KINDS, required=False, label=_("Kind"))
    issuer = LineBlock(required=False, label=_("Issued by"))
    number = LineBlock(required=False, label=_("Number"))
    subject = LineBlock(required=False, label=_("Subject"))
    body = FormattedBlock(required=False, label=_("Text"))
    date = DayBlock(required=False, label=_("Date of announcement"))
    effective_date = DayBlock(required=False, label=_("Takes effect on"))
    closing_date = DayBlock(required=False, label=_("Closes on"))
    signatory = LineBlock(required=False, label=_("Signed by"))
    position = LineBlock(required=False, label=_("Position of the signatory"))
    documents = attachments()

    class Meta:
        label = _("Announcement")
        icon = "comment"
        group = _("Official papers")
        label_format = "{subject}"
