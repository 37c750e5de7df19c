"""How to reach the office, or one of its units."""

from django.utils.translation import gettext_lazy as _
from wagtail.images.blocks import ImageChooserBlock

from oit_pages.blocks.base import EvidenceBlock
from oit_pages.fields.amounts import AmountBlock
from oit_pages.fields.layout import folded
from oit_pages.fields.register import UnitBlock
from oit_pages.fields.text import AddressBlock, LineBlock, ParagraphBlock


class ContactBlock(EvidenceBlock):
    """Address, phone, fax, e-mail and a map."""

    register_unit = UnitBlock(
        required=False,
        label=_("Unit from the register"),
        help_text=_(
            "Phone and e-mail come from the register and follow it. Leave them empty here; what "
            "you write here stands instead."
        ),
    )
    address = ParagraphBlock(required=False, label=_("Address"))
    phone = LineBlock(required=False, label=_("Phone"))
    fax = LineBlock(required=False, label=_("Fax"))
    email = LineBlock(required=False, translatable=False, label=_("E-mail"))
    website = AddressBlock(required=False, label=_("Website"))
    hours = LineBlock(required=False, label=_("Opening hours"))
    map_url = AddressBlock(
        required=False,
        label=_("Address of a map"),
        help_text=_("Copy it from the map service on the web."),
    )
    map_image = ImageChooserBlock(required=False, label=_("Picture of a map"))
    latitude = AmountBlock(required=False, label=_("Latitude"))
    longitude = AmountBlock(required=False, label=_("Longitude"))

    class Meta:
        label = _("Contact")
        icon = "site"
        group = _("People and contact")
        form_layout = [
            "register_unit",
            "address",
            "phone",
            "fax",
            "email",
            "website",
            "hours",
            folded(_("Map"), "map_url", "map_image", "latitude", "longitude", icon="site"),
        ]
