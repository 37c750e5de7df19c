"""Dates, months and spans of months, read and typed in the Buddhist era."""

from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from oit_pages.blocks.widgets import BEDateField, BEDateInput, BEMonthField, BEMonthInput

__all__ = ["BEDateInput", "BEMonthInput", "DayBlock", "MonthBlock", "PeriodBlock"]


class DayBlock(blocks.DateBlock):
    """A day; stored as ISO text of the Christian era."""

    @cached_property
    def field(self):
        options = {k: v for k, v in self.field_options.items() if k != "input_formats"}
        return BEDateField(**options)


class MonthBlock(blocks.DateBlock):
    """A month; stored as its first day."""

    @cached_property
    def field(self):
        options = {k: v for k, v in self.field_options.items() if k != "input_formats"}
        return BEMonthField(**options)


class PeriodBlock(blocks.StructBlock):
    """From one month to another, both included."""

    from_month = MonthBlock(required=False, label=_("From month"))
    to_month = MonthBlock(required=False, label=_("To month"))

    class Meta:
        label = _("Period")
        form_classname = "struct-block oit-period"
        icon = "date"

    def clean(self, value):
        cleaned = super().clean(value)
        first, last = cleaned.get("from_month"), cleaned.get("to_month")
        if first and last and last < first:
            error = ValidationError(_("The period ends before it begins. Check both months."))
            raise blocks.StructBlockValidationError(block_errors={"to_month": error})
        return cleaned
