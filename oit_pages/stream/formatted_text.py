"""Formatted text that stores clean Thai, and gives readers addresses for its links."""

from typing import Any

from wagtail import blocks
from wagtail.rich_text import RichText

from oit_pages.fields.lengths import FORMATTED, FormattedAtMost
from oit_pages.stream.representation import represent_block
from oit_pages.thai import clean

RICH_FEATURES = ["h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link"]


class FormattedBlock(blocks.RichTextBlock):
    """Formatted text; headings inside a block begin at the third level."""

    def __init__(self, *args, features=None, **kwargs):
        kwargs.setdefault("validators", [FormattedAtMost(FORMATTED)])
        super().__init__(*args, features=features or RICH_FEATURES, **kwargs)

    def clean(self, value):
        return super().clean(_clean_markup(value))

    def value_from_form(self, value):
        return super().value_from_form(_clean_markup(value))

    def normalize(self, value):
        return super().normalize(_clean_markup(value))

    def get_api_representation(self, value, context=None):
        return represent_block(self, self.get_prep_value(value))


def _clean_markup(value: Any) -> Any:
    if isinstance(value, RichText):
        source = clean(value.source)
        return value if source == value.source else RichText(source)
    return clean(value) if isinstance(value, str) else value
