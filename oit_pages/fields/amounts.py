"""Amounts and counts, as officials write them: ๑,๒๕๐,๐๐๐.๕๐ as well as 1250000.50."""

import re
from decimal import InvalidOperation

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from oit_pages.thai import clean_line, to_arabic

#: More digits than any budget has, and few enough to print.
_DIGITS = 24
_GROUPED = re.compile(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?")
_UNITS = re.compile(r"\s*(บาท|%|ร้อยละ)\s*")


def read_number(text: str) -> str:
    """The number in Arabic digits without its commas and unit; else the text as it is."""
    line = _UNITS.sub("", to_arabic(clean_line(text))).replace(" ", "")
    return line.replace(",", "") if _GROUPED.fullmatch(line) else line


class NumberInput(forms.TextInput):
    """A text field: a number field of the browser takes neither Thai digits nor commas."""

    def __init__(self, attrs=None):
        super().__init__({"inputmode": "decimal", "autocomplete": "off", **(attrs or {})})

    def value_from_datadict(self, data, files, name):
        raw = super().value_from_datadict(data, files, name)
        return read_number(raw) if isinstance(raw, str) else raw


class AmountBlock(blocks.DecimalBlock):
    """Money, a percentage: any number."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_digits": _DIGITS, **kwargs})
        self.field.widget = NumberInput()
        self.field.error_messages["invalid"] = _("This is no number. Write it like 12,500.50.")

    def to_python(self, value):
        if isinstance(value, float):
            value = str(value)  # 45.97 as it is read, not its binary neighbour of 50 digits
        try:
            return super().to_python(value)
        except (InvalidOperation, TypeError, ValueError):  # what an import left is no number
            return None


class CountBlock(blocks.IntegerBlock):
    """A whole number."""

    def __init__(self, *args, **kwargs):
        limit = 10**15
        super().__init__(*args, **{"max_value": limit, "min_value": -limit, **kwargs})
        self.field.widget = NumberInput(attrs={"inputmode": "numeric"})
        self.field.error_messages["invalid"] = _("This is no whole number. Write it like 12.")
