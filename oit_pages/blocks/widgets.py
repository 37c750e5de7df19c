"""Date and month inputs of the Buddhist era; what is stored is Gregorian.

The picker's `yearOffset` shows Buddhist years. Its re-parsing on blur is off: it takes the
text for a Christian date and turns 29/02/2567 into 1 March.
"""

from datetime import date

from django import forms
from django.utils.translation import gettext as _
from wagtail.admin.telepath import register
from wagtail.admin.telepath.widgets import WidgetAdapter
from wagtail.admin.widgets.datetime import AdminDateInput, AdminDateInputAdapter

from oit_pages.thai import format_date, format_month, parse_date, parse_month
from oit_pages.thai.fiscal import OFFSET


class BEDateInput(AdminDateInput):
    """25/03/2564; any spelling an official uses is understood."""

    def __init__(self, attrs=None, format=None):
        super().__init__(attrs={"placeholder": "วว/ดด/ปปปป", **(attrs or {})}, format="%d/%m/%Y")

    def get_config(self):
        return {**super().get_config(), "yearOffset": OFFSET, "validateOnBlur": False}

    def format_value(self, value):
        day = _as_date(value)
        return format_date(day, "numeric") if day else value or ""

    def value_from_datadict(self, data, files, name):
        raw = super().value_from_datadict(data, files, name)
        if not isinstance(raw, str) or not raw.strip():
            return raw  # the API sends dates, not text
        day = parse_date(raw)
        return day.isoformat() if day else raw


class BEMonthInput(forms.TextInput):
    """มีนาคม 2564; stored as the first day of the month."""

    def __init__(self, attrs=None):
        super().__init__(
            attrs={"placeholder": "เช่น มี.ค. 2564", "autocomplete": "off", **(attrs or {})}
        )

    def format_value(self, value):
        day = _as_date(value)
        return format_month(day) if day else value or ""

    def value_from_datadict(self, data, files, name):
        raw = super().value_from_datadict(data, files, name)
        if not isinstance(raw, str) or not raw.strip():
            return raw
        day = parse_month(raw) or parse_date(raw)
        return day.replace(day=1).isoformat() if day else raw


class BEDateField(forms.DateField):
    """A date; a year that can't be meant is refused in words."""

    widget = BEDateInput

    def __init__(self, **kwargs):
        kwargs.setdefault("input_formats", ["%Y-%m-%d"])
        super().__init__(**kwargs)
        self.error_messages["invalid"] = _(
            "This is no date we understand. Write it like 25/3/2564 or 25 มีนาคม 2564."
        )


class BEMonthField(BEDateField):
    """A month, as its first day."""

    widget = BEMonthInput

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.error_messages["invalid"] = _(
            "This is no month we understand. Write it like มี.ค. 2564."
        )


def _as_date(value) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


register(AdminDateInputAdapter(), BEDateInput)
register(WidgetAdapter(), BEMonthInput)
