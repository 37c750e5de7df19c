"""Channels by which people reach the office: phone, form, post, social network and others."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from oit_pages.blocks.base import EvidenceBlock
from oit_pages.fields.choices import OneOfBlock
from oit_pages.fields.text import AddressBlock, LineBlock, ParagraphBlock

CHANNEL_KINDS = [
    ("phone", _("Phone")),
    ("email", _("E-mail")),
    ("form", _("Online form")),
    ("post", _("Post")),
    ("walk_in", _("In person")),
    ("social", _("Social network")),
    ("line", _("LINE")),
    ("webboard", _("Web board")),
    ("live_chat", _("Live chat")),
    ("e_service", _("E-Service")),
    ("app", _("Mobile app")),
]
PURPOSES = [
    ("enquiry", _("Questions")),
    ("corruption_complaint", _("Complaints about corruption")),
    ("general_complaint", _("General complaints")),
    ("feedback", _("Opinions")),
    ("e_service", _("Requesting a service")),
    ("social", _("Following our news")),
    ("contact", _("Contact")),
]


class ChannelBlock(EvidenceBlock):
    """One channel: what for, and where."""

    kind = OneOfBlock(CHANNEL_KINDS, required=False, label=_("Kind"))
    purpose = OneOfBlock(PURPOSES, required=False, label=_("What it is for"))
    name = LineBlock(
        required=False,
        label=_("Name"),
        help_text=_("What people know it by, such as the name of the page or group."),
    )
    url = AddressBlock(required=False, label=_("Address on the web"))
    page = blocks.PageChooserBlock(required=False, label=_("Page of this site"))
    phone = LineBlock(required=False, label=_("Phone"))
    email = LineBlock(required=False, translatable=False, label=_("E-mail"))
    address = ParagraphBlock(required=False, label=_("Postal address"))
    description = ParagraphBlock(required=False, label=_("Description"))
    hours = LineBlock(required=False, label=_("Hours"))

    class Meta:
        label = _("Channel")
        icon = "mail"
        group = _("People and contact")
        label_format = "{name}"
