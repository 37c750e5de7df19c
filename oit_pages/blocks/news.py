"""News of the office's work."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from oit_pages.blocks.base import EvidenceBlock
from oit_pages.fields.containers import ListBlock
from oit_pages.fields.dates import DayBlock
from oit_pages.fields.text import AddressBlock, LineBlock
from oit_pages.stream.formatted_text import FormattedBlock


class NewsBlock(EvidenceBlock):
    """One item of news, or a link to where it stands."""

    title = LineBlock(required=False, label=_("Headline"))
    date = DayBlock(required=False, label=_("Date"))
    body = FormattedBlock(required=False, label=_("Text"))
    images = ListBlock(ImageChooserBlock(required=False), default=[], label=_("Pictures"))
    url = AddressBlock(required=False, label=_("Address"))
    page = blocks.PageChooserBlock(required=False, label=_("Page of this site"))

    class Meta:
        label = _("News")
        icon = "comment"
        group = _("Text and pictures")
        label_format = "{title}"
