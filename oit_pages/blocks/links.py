"""A link to a page of this site or to an outside address, with the way to click there."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from oit_pages.blocks.base import EvidenceBlock
from oit_pages.evidence import Item
from oit_pages.fields.containers import ListBlock
from oit_pages.fields.text import AddressBlock, LineBlock
from oit_pages.stream.references import ResolvedReferences


class LinkBlock(EvidenceBlock):
    """Points to where the data already are."""

    text = LineBlock(required=False, label=_("Link text"))
    page = blocks.PageChooserBlock(
        required=False,
        label=_("Page of this site"),
        help_text=_("Choose a page here, or give an outside address below."),
    )
    url = AddressBlock(required=False, label=_("Outside address"))
    click_path = ListBlock(
        LineBlock(required=False),
        default=[],
        label=_("Click path"),
        help_text=_("What an assessor clicks from the home page, step by step."),
    )

    def get_evidence(
        self, raw: Any, found: ResolvedReferences, *, block_id: str = "", page: int | None = None
    ) -> Item | None:
        item = super().get_evidence(raw, found, block_id=block_id, page=page)
        if item is None:
            return None
        text = str(item.parts["text"])
        return replace(item, links=tuple(replace(link, text=text) for link in item.links))

    class Meta:
        label = _("Link")
        icon = "link"
        group = _("Documents and links")
