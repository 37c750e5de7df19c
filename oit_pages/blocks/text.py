"""Text blocks that store clean Thai: what comes in invisible or decomposed is put right."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText

from oit_pages.blocks.api import represent_block
from oit_pages.thai import clean, clean_line

RICH_FEATURES = ["h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link"]


class CleanText:
    """Cleans on every way in (form, API, code), and stores "" where there is no text.

    None would stop a translation, which takes every stored text for a string. A block made
    with `translatable=False` holds a code, or a text that has its language already.
    """

    tidy = staticmethod(clean)

    def _cleaned(self, value: Any) -> Any:
        return self.tidy(value) if isinstance(value, str) else value

    def to_python(self, value):
        return super().to_python("" if value is None else value)

    def clean(self, value):
        return super().clean(self._cleaned(value))

    def value_from_form(self, value):
        return super().value_from_form(self._cleaned(value))

    def normalize(self, value):
        return super().normalize(self._cleaned(value))

    def get_prep_value(self, value):
        return super().get_prep_value("" if value is None else self._cleaned(value))


class LineBlock(CleanText, blocks.CharBlock):
    """One line: pasted line breaks become spaces."""

    tidy = staticmethod(clean_line)

    class Meta:
        default = ""


class ParagraphBlock(CleanText, blocks.TextBlock):
    """Some lines of plain text."""

    def __init__(self, *args, rows=2, **kwargs):
        super().__init__(*args, rows=rows, **kwargs)

    class Meta:
        default = ""


class AddressBlock(CleanText, blocks.URLBlock):
    """An address on the web, without what a copy from a document leaves in it."""

    tidy = staticmethod(clean_line)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.field.error_messages["invalid"] = _(
            "This is no address on the web. Copy it from the browser, such as "
            "https://www.example.go.th/page."
        )

    class Meta:
        default = ""


class FormattedBlock(blocks.RichTextBlock):
    """Formatted text; headings inside a block begin at the third level."""

    def __init__(self, *args, features=None, **kwargs):
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
