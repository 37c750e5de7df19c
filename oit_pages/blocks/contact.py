"""How to reach the office."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from oit_pages.blocks.base import EvidenceBlock
from oit_pages.blocks.text import LineBlock, ParagraphBlock


class ContactBlock(EvidenceBlock):
    """Address, phone, fax, e-mail and a map."""

    address = ParagraphBlock(required=False, label=_("Address"))
    phone = LineBlock(required=False, label=_("Phone"))
    fax = LineBlock(required=False, label=_("Fax"))
    email = LineBlock(required=False, label=_("E-mail"))
    website = blocks.URLBlock(required=False, label=_("Website"))
    hours = LineBlock(required=False, label=_("Opening hours"))
    map_url = blocks.URLBlock(required=False, label=_("Address of a map"))
    map_image = ImageChooserBlock(required=False, label=_("Picture of a map"))
    latitude = blocks.DecimalBlock(required=False, label=_("Latitude"))
    longitude = blocks.DecimalBlock(required=False, label=_("Longitude"))

    class Meta:
        label = _("Contact")
        icon = "site"
        group = _("People and contact")
