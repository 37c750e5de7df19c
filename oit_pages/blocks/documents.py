"""Many files, each with its kind, date and formats."""

from django.utils.translation import gettext_lazy as _
from wagtail.documents.blocks import DocumentChooserBlock

from oit_pages.blocks.base import EvidenceBlock
from oit_pages.fields.choices import OneOfBlock
from oit_pages.fields.containers import ListBlock, StructBlock
from oit_pages.fields.dates import DayBlock, PeriodBlock
from oit_pages.fields.text import LineBlock

DOCUMENT_KINDS = [
    ("plan", _("Plan")),
    ("report", _("Report")),
    ("announcement", _("Announcement")),
    ("order", _("Order")),
    ("policy", _("Policy")),
    ("manual", _("Manual")),
    ("guideline", _("Guideline")),
    ("statistics", _("Statistics")),
    ("contract", _("Contract")),
    ("form", _("Form")),
    ("law", _("Law")),
    ("minutes", _("Minutes of a meeting")),
    ("other", _("Other")),
]


def attachments() -> ListBlock:
    """Files that belong to a paper: the signed original, an annex."""
    return ListBlock(
        DocumentChooserBlock(required=False), required=False, default=[], label=_("Files")
    )


class DocumentEntry(StructBlock):
    title = LineBlock(required=False, label=_("Title"))
    kind = OneOfBlock(DOCUMENT_KINDS, required=False, label=_("Kind"))
    date = DayBlock(
        required=False,
        label=_("Date on the document"),
        help_text=_("The date printed on it, not the day of the upload."),
    )
    period = PeriodBlock(required=False)
    files = ListBlock(
        DocumentChooserBlock(required=False),
        label=_("Files"),
        help_text=_("The same document in several formats, such as PDF and Excel."),
    )
    note = LineBlock(required=False, label=_("Note"))

    class Meta:
        label_format = "{title}"
        icon = "doc-full"


class DocumentListBlock(EvidenceBlock):
    """Rows: title, kind, date, period, note, has_file."""

    rows_from = "items"

    heading = LineBlock(required=False, label=_("Heading"))
    items = ListBlock(DocumentEntry(), label=_("Documents"))

    class Meta:
        label = _("Documents")
        icon = "doc-full-inverse"
        group = _("Documents and links")
