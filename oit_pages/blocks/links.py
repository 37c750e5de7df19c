"""A link to a page of this site or to an outside address, with the way to click there."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from oit_pages.blocks.base import EvidenceBlock
from oit_pages.blocks.text import LineBlock


class LinkBlock(EvidenceBlock):
    """Points to where the data already are."""

    text = LineBlock(required=False, label=_("Link text"))
    page = blocks.PageChooserBlock(required=False, label=_("Page of this site"))
    url = blocks.URLBlock(required=False, label=_("Outside address"))
    click_path = blocks.ListBlock(
        LineBlock(required=False),
        default=[],
        label=_("Click path"),
        help_text=_("What an assessor clicks from the home page, step by step."),
    )

    class Meta:
        label = _("Link")
        icon = "link"
        group = _("Documents and links")
