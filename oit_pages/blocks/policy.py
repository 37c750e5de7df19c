"""Policies and pledges signed by the chief executive."""

from django.utils.translation import gettext_lazy as _

from oit_pages.blocks.base import EvidenceBlock
from oit_pages.blocks.documents import attachments
from oit_pages.fields.choices import OneOfBlock
from oit_pages.fields.dates import DayBlock
from oit_pages.fields.layout import dates, signature
from oit_pages.fields.signature import signed_as, signed_by
from oit_pages.fields.text import LineBlock, ParagraphBlock
from oit_pages.stream.formatted_text import FormattedBlock

POLICY_KINDS = [
    ("integrity_pledge", _("Pledge of integrity")),
    ("hr", _("Human resource policy")),
    ("no_gift", _("No Gift Policy")),
    ("privacy", _("Personal data protection")),
    ("code_of_ethics", _("Code of ethics")),
    ("other", _("Other")),
]


class PolicyBlock(EvidenceBlock):
    """What the chief executive declares, from when to when."""

    kind = OneOfBlock(POLICY_KINDS, required=False, label=_("Kind"))
    title = LineBlock(required=False, label=_("Title"))
    body = FormattedBlock(required=False, label=_("Text"))
    body_en = FormattedBlock(
        required=False,
        translatable=False,
        label=_("Text in English"),
        help_text=_("For a pledge that must be in both languages."),
    )
    purpose = ParagraphBlock(required=False, label=_("Purpose"))
    date = DayBlock(required=False, label=_("Date"))
    in_force_from = DayBlock(required=False, label=_("In force from"))
    in_force_to = DayBlock(
        required=False, label=_("In force to"), help_text=_("Leave empty where it has no end.")
    )
    signatory = signed_by()
    position = signed_as()
    documents = attachments()

    class Meta:
        label = _("Policy or pledge")
        icon = "pick"
        group = _("Official papers")
        form_layout = [
            "kind",
            "title",
            "body",
            "body_en",
            "purpose",
            dates("date", "in_force_from", "in_force_to"),
            signature("signatory", "position"),
            "documents",
        ]
        label_format = "{title}"
