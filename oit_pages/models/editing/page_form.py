"""The editor's form: a page type offers the blocks its subject needs, first and by name."""

from django import forms
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.functional import SimpleLazyObject, lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import StreamBlockValidationError
from wagtail.models import Page

from oit_pages.fields.date_widgets import day_hint
from oit_pages.fields.dates import BEDateField, BEDateInput, BEDateTimeField, BEDateTimeInput
from oit_pages.fields.lengths import NOTE, AtMost
from oit_pages.models.editing.offered_blocks import OfferedBlocksWidget
from oit_pages.models.register import Person
from oit_pages.models.units import ResponsibleUnit

_STRANGE = _(
    "The content names somebody or a unit of another municipality. Choose from your own register, "
    "or write it here."
)

#: How the names of fields end that name an entry of a register.
_REGISTERS: dict[str, type[Model]] = {"-person": Person, "-register_unit": ResponsibleUnit}
#: Calls a function when what it says is shown.
_later = lazy(lambda say, *args: str(say(*args)), str)


def _or_nothing(value: object) -> object:
    return value or ""


class DatedPageForm(WagtailAdminPageForm):
    """Reads days and times of the page, those of its schedule too, as its blocks do.

    Django's own fields take a year for a Christian one: 25/3/3000 would be kept, and shown as
    4086 the next time; a page to go live in 2570 would wait for centuries.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._read_days()
        self._say_year()

    @property
    def fiscal_year(self) -> int | None:
        """Of the page, or of where it will be added; Buddhist era."""
        for page in (self.instance, self.parent_page):
            page = getattr(page, "specific", page) if page and page.pk else page
            year_page = getattr(page, "year_page", None)
            if year := getattr(page, "year", None) or getattr(year_page, "year", None):
                return year
        return None

    def _say_year(self) -> None:
        """Dates bear the page's year in their examples, and know who reads what is typed.

        The year is looked up where a date is shown or found wrong: what is typed well needs none.
        """
        year = SimpleLazyObject(lambda: self.fiscal_year)
        for field in self.fields.values():
            if isinstance(field.widget, BEDateInput | BEDateTimeInput):
                field.example_year = year
                field.widget.attrs.update(
                    {
                        "placeholder": _later(day_hint, year),
                        "data-oit-year": _later(_or_nothing, year),
                        "data-oit-read": reverse("oit_pages_read_date"),
                    }
                )

    def _read_days(self) -> None:
        for name, field in self.fields.items():
            shared = {
                "required": field.required,
                "label": field.label,
                "help_text": field.help_text,
                "initial": field.initial,
            }
            if type(field) is forms.DateField:
                self.fields[name] = BEDateField(widget=field.widget, **shared)
            elif type(field) is forms.DateTimeField:
                widget = BEDateTimeInput(
                    field.widget.attrs, getattr(field.widget, "js_overlay_parent_selector", "body")
                )
                self.fields[name] = BEDateTimeField(widget=widget, **shared)


class IndicatorPageForm(DatedPageForm):
    """Offers the page type's own blocks, and keeps whatever is already on the page."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "body" in self.fields:
            self._offer_blocks()
        if "responsible_unit" in self.fields:
            self._offer_units()
        if "summary" in self.fields:
            self.fields["summary"].validators.append(AtMost(NOTE))
        self._named_strangers = self.is_bound and self._leave_out_strangers()

    def _offer_blocks(self) -> None:
        field = self.fields["body"]
        present = [child["type"] for child in self.instance.body.raw_data if child]
        names = tuple(dict.fromkeys((*self.instance.offered_blocks(), *present)))
        field.widget = OfferedBlocksWidget(type(self.instance), names, field.block.required)
        field.block = field.widget.block_def

    def _offer_units(self) -> None:
        field = self.fields["responsible_unit"]
        field.queryset = self._own(field.queryset)

    def _leave_out_strangers(self) -> bool:
        """Whether the body named an entry of another municipality's register, which it does no
        more: the form is shown again, and may not tell whose number was guessed."""
        strange = [
            name for end, register in _REGISTERS.items() for name in self._strange(end, register)
        ]
        if strange:
            self.data = self.data.copy()
        for name in strange:
            self.data[name] = ""
        left = tuple(
            name.removesuffix("deleted")
            for name, is_left in self.data.items()
            if name.endswith("-deleted") and is_left
        )
        return any(not name.startswith(left) for name in strange)

    def _strange(self, end: str, register: type[Model]) -> list[str]:
        """The fields of the body whose names end so, and that name no entry of the own register."""
        start = f"{self.add_prefix('body')}-"
        named = {
            name: pk
            for name, pk in self.data.items()
            if name.startswith(start) and name.endswith(end) and pk
        }
        if not named:
            return []
        known = self._own(register.objects.all()).values_list("pk", flat=True)
        own = {str(pk) for pk in known}
        return [name for name, pk in named.items() if str(pk) not in own]

    def clean(self):
        cleaned = super().clean()
        if self._named_strangers and "body" not in self.errors:
            self.add_error("body", StreamBlockValidationError(non_block_errors=[_STRANGE]))
        return cleaned

    def people(self) -> QuerySet[Person]:
        """The register of this page's municipality."""
        return self._own(Person.objects.all())

    def _own(self, register: QuerySet) -> QuerySet:
        """Only of this page's own municipality, which the page of a translation shares."""
        parent = self.parent_page
        above = parent.get_ancestors(inclusive=True) if parent else Page.objects.none()
        return register.filter(municipality__translation_key__in=above.values("translation_key"))
