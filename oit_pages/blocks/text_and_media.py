"""Formatted text and pictures."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.images.blocks import ImageChooserBlock

from oit_pages.blocks.base import EvidenceBlock
from oit_pages.evidence import Item
from oit_pages.fields.text import LineBlock
from oit_pages.stream.evidence import EvidenceReader
from oit_pages.stream.formatted_text import FormattedBlock
from oit_pages.stream.references import ResolvedReferences
from oit_pages.stream.translation_segments import Translatable


class RichTextPart(Translatable, FormattedBlock):
    """Text of any kind."""

    def get_evidence(
        self, raw: Any, found: ResolvedReferences, *, block_id: str = "", page: int | None = None
    ) -> Item | None:
        if not isinstance(raw, str):
            return None
        gathered = EvidenceReader(found)
        return Item(
            kind="rich_text",
            block=block_id,
            page=page,
            parts={"text": gathered.part(self, raw)},
            files=tuple(gathered.files),
            links=tuple(gathered.links),
        )

    class Meta:
        label = _("Text")
        icon = "pilcrow"
        group = _("Text and pictures")


class PictureBlock(EvidenceBlock):
    """An image; its alternative text is for those who can't see it."""

    image = ImageChooserBlock(required=False, label=_("Image"))
    alt = LineBlock(required=False, label=_("Alternative text"), help_text=_("What it shows."))
    caption = LineBlock(required=False, label=_("Caption"))

    class Meta:
        label = _("Image")
        icon = "image"
        group = _("Text and pictures")
