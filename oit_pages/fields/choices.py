"""A choice of one, that may be left open, and a mark."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class OneOfBlock(blocks.ChoiceBlock):
    """Wagtail's choice with a first line of our own: its own isn't in Thai."""

    def __init__(self, choices, **kwargs):
        choices = [pair for pair in choices if pair[0]]
        super().__init__([("", _("Not chosen yet")), *choices], **kwargs)


class MarkBlock(blocks.BooleanBlock):
    """Yes or not; a text that is neither is refused, not taken for a yes."""

    def clean(self, value):
        if isinstance(value, str):
            raise ValidationError(_("Put ✓ here, or leave it empty."))
        return super().clean(value)
