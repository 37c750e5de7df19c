"""Dates, months and spans of months, read and typed in the Buddhist era."""

from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from oit_pages.fields import telepath  # noqa: F401 - registers the widgets for the browser
from oit_pages.fields.containers import StructBlock
from oit_pages.fields.date_form_fields import BEDateField, BEDateTimeField, BEMonthField
from oit_pages.fields.date_widgets import BEDateInput, BEDateTimeInput, BEMonthInput, as_date

__all__ = [
    "BEDateField",
    "BEDateInput",
    "BEDateTimeField",
    "BEDateTimeInput",
    "BEMonthField",
    "BEMonthInput",
    "DayBlock",
    "MonthBlock",
    "PeriodBlock",
]


class DayBlock(blocks.DateBlock):
    """A day; stored as ISO text of the Christian era."""

    field_class = BEDateField

    @cached_property
    def field(self):
        options = {k: v for k, v in self.field_options.items() if k != "input_formats"}
        return self.field_class(**options)

    def to_python(self, value):
        return as_date(value)  # Wagtail's own raises where an import left 30 February


class MonthBlock(DayBlock):
    """A month; stored as its first day."""

    field_class = BEMonthField

    def to_python(self, value):
        day = super().to_python(value)
        return day.replace(day=1) if day else None


class PeriodBlock(StructBlock):
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
