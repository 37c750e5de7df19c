"""A choice of one, that may be left open."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class OneOfBlock(blocks.ChoiceBlock):
    """Wagtail's choice with a first line of our own: its own isn't in Thai."""

    def __init__(self, choices, **kwargs):
        choices = [pair for pair in choices if pair[0]]
        super().__init__([("", _("Not chosen yet")), *choices], **kwargs)
