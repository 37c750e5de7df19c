"""When a year's assessment takes what is submitted: as its list says, or as the site says."""

from datetime import date
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class Span(NamedTuple):
    """Two days and all between them; None where a day is not known."""

    start: date | None
    end: date | None


#: The dates of each span of `Edition.calendar` that a year's page may say otherwise.
SPANS = {
    "submission": ("submission_opens", "submission_closes"),
    "clarification": ("clarification_opens", "clarification_closes"),
    "result": ("result_expected", "result_expected"),
}
#: Their names, each once.
DATES = tuple(dict.fromkeys(name for pair in SPANS.values() for name in pair))


def _day(name) -> models.DateField:
    return models.DateField(name, null=True, blank=True)


class YearWindow(models.Model):
    """Dates of the year's assessment; each that is empty is the edition's."""

    submission_opens = _day(_("submission opens"))
    submission_closes = _day(_("submission closes"))
    clarification_opens = _day(_("clarification opens"))
    clarification_closes = _day(_("clarification closes"))
    result_expected = _day(_("result is announced"))

    class Meta:
        abstract = True

    def span(self, name: str) -> Span:
        """Of "submission", "clarification" or "result"."""
        listed = self.edition.calendar.get(name) if self.edition else None
        start, end = (getattr(self, field) for field in SPANS[name])
        return Span(
            start or (listed.start if listed else None), end or (listed.end if listed else None)
        )

    def clean(self):
        super().clean()
        for opens, closes in SPANS.values():
            start, end = getattr(self, opens), getattr(self, closes)
            if start and end and end < start:
                raise ValidationError({closes: _("This is before the day on which it opens.")})
