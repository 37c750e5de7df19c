"""Text blocks that store clean Thai: what comes in invisible or decomposed is put right."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from oit_pages.fields.lengths import ADDRESS, LINE, PARAGRAPH, AtMost
from oit_pages.thai import clean, clean_line


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

    def __init__(self, *args, validators=(), **kwargs):
        super().__init__(*args, validators=[*validators, AtMost(LINE)], **kwargs)

    class Meta:
        default = ""


class ParagraphBlock(CleanText, blocks.TextBlock):
    """Some lines of plain text."""

    def __init__(self, *args, rows=2, validators=(), **kwargs):
        validators = [*validators, AtMost(PARAGRAPH)]
        super().__init__(*args, rows=rows, validators=validators, **kwargs)

    class Meta:
        default = ""


class AddressBlock(CleanText, blocks.URLBlock):
    """An address on the web, without what a copy from a document leaves in it."""

    tidy = staticmethod(clean_line)

    def __init__(self, *args, validators=(), **kwargs):
        super().__init__(*args, validators=[*validators, AtMost(ADDRESS)], **kwargs)
        self.field.error_messages["invalid"] = _(
            "This is no address on the web. Copy it from the browser, such as "
            "https://www.example.go.th/page."
        )

    class Meta:
        default = ""
