"""Announcements (ประกาศ)."""

from django.utils.translation import gettext_lazy as _

from oit_pages.blocks.base import EvidenceBlock
from oit_pages.blocks.documents import attachments
from oit_pages.fields.choices import OneOfBlock
from oit_pages.fields.dates import DayBlock
from oit_pages.fields.layout import dates, signature
from oit_pages.fields.signature import signed_as, signed_by
from oit_pages.fields.text import LineBlock
from oit_pages.stream.formatted_text import FormattedBlock

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

    kind = OneOfBlock(ANNOUNCEMENT_KINDS, required=False, label=_("Kind"))
    issuer = LineBlock(
        required=False, label=_("Issued by"), help_text=_("The office in whose name it is issued.")
    )
    number = LineBlock(required=False, translatable=False, label=_("Number"))
    subject = LineBlock(required=False, label=_("Subject"))
    body = FormattedBlock(required=False, label=_("Text"))
    date = DayBlock(required=False, label=_("Date of announcement"))
    effective_date = DayBlock(required=False, label=_("Takes effect on"))
    closing_date = DayBlock(
        required=False,
        label=_("Closes on"),
        help_text=_("The last day to bid, apply or answer. Leave empty where there is none."),
    )
    signatory = signed_by()
    position = signed_as()
    documents = attachments()

    class Meta:
        label = _("Announcement")
        icon = "comment"
        group = _("Official papers")
        form_layout = [
            "kind",
            "issuer",
            "number",
            "subject",
            "body",
            dates("date", "effective_date", "closing_date"),
            signature("signatory", "position"),
            "documents",
        ]
        label_format = "{subject}"
