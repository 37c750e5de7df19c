"""Whose name stands under a paper, and as what."""

from django.utils.translation import gettext_lazy as _

from oit_pages.fields.text import LineBlock


def signed_by() -> LineBlock:
    return LineBlock(required=False, label=_("Signed by"))


def signed_as() -> LineBlock:
    return LineBlock(
        required=False,
        label=_("Position of the signatory"),
        help_text=_("As under the signature, also when acting for somebody."),
    )
