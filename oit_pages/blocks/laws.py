"""Laws and rules the office works by."""

from django.utils.translation import gettext_lazy as _
from wagtail.documents.blocks import DocumentChooserBlock

from oit_pages.blocks.base import EvidenceBlock
from oit_pages.fields.choices import OneOfBlock
from oit_pages.fields.containers import ListBlock, StructBlock
from oit_pages.fields.dates import DayBlock
from oit_pages.fields.text import AddressBlock, LineBlock

LAW_KINDS = [
    ("act", _("Act")),
    ("decree", _("Royal decree")),
    ("ministerial_regulation", _("Ministerial regulation")),
    ("regulation", _("Regulation")),
    ("ordinance", _("Local ordinance")),
    ("announcement", _("Announcement")),
    ("order", _("Order")),
    ("other", _("Other")),
]


class Law(StructBlock):
    title = LineBlock(required=False, label=_("Title"))
    kind = OneOfBlock(LAW_KINDS, required=False, label=_("Kind"))
    date = DayBlock(required=False, label=_("Date"))
    url = AddressBlock(required=False, label=_("Where to read it"))
    document = DocumentChooserBlock(required=False, label=_("File"))

    class Meta:
        label_format = "{title}"
        icon = "clipboard-list"


class LawsBlock(EvidenceBlock):
    """Rows: title, kind, date, url, document, has_file."""

    rows_from = "items"

    heading = LineBlock(required=False, label=_("Heading"))
    items = ListBlock(Law(), label=_("Laws"))

    class Meta:
        label = _("Laws")
        icon = "clipboard-list"
        group = _("Documents and links")
