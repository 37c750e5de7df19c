"""Text blocks that store clean Thai: what comes in invisible or decomposed is put right."""

from wagtail import blocks

from oit_pages.thai import clean

RICH_FEATURES = ["h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link"]


class CleanText:
    """Cleans on every way in: the form, an import, the API."""

    def clean(self, value):
        return super().clean(clean(value) if isinstance(value, str) else value)

    def value_from_form(self, value):
        return super().value_from_form(clean(value) if isinstance(value, str) else value)


class LineBlock(CleanText, blocks.CharBlock):
    """One line."""


class ParagraphBlock(CleanText, blocks.TextBlock):
    """Some lines of plain text."""

    def __init__(self, *args, rows=2, **kwargs):
        super().__init__(*args, rows=rows, **kwargs)


class FormattedBlock(blocks.RichTextBlock):
    """Formatted text; headings inside a block begin at the third level."""

    def __init__(self, *args, features=None, **kwargs):
        super().__init__(*args, features=features or RICH_FEATURES, **kwargs)

    def value_from_form(self, value):
        return super().value_from_form(clean(value) if isinstance(value, str) else value)
