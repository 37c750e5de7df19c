"""How the widgets come to life in blocks that an editor adds in the browser."""

from django import forms
from django.utils.functional import cached_property
from wagtail.admin.telepath import register
from wagtail.admin.telepath.widgets import WidgetAdapter
from wagtail.admin.widgets.datetime import AdminDateInputAdapter

from oit_pages.fields.date_widgets import DAY_HINT, SCRIPT, BEDateInput, BEMonthInput

_SCRIPTS = forms.Media(js=[SCRIPT, "oit_pages/js/dates.js"])


class BEDateInputAdapter(AdminDateInputAdapter):
    """Wagtail's picker with its hint, which Wagtail's own leaves out."""

    js_constructor = "oit_pages.widgets.BEDateInput"

    def js_args(self, widget):
        return [*super().js_args(widget), widget.attrs.get("placeholder", DAY_HINT)]

    @cached_property
    def media(self):
        return super().media + _SCRIPTS


class BEMonthInputAdapter(WidgetAdapter):
    js_constructor = "oit_pages.widgets.BEMonthInput"

    @cached_property
    def media(self):
        return super().media + _SCRIPTS


register(BEDateInputAdapter(), BEDateInput)
register(BEMonthInputAdapter(), BEMonthInput)
