"""Orders (คำสั่ง), such as one that appoints a working group."""

from django.utils.translation import gettext_lazy as _

from oit_pages.blocks.base import EvidenceBlock
from oit_pages.blocks.documents import attachments
from oit_pages.fields.containers import ListBlock, StructBlock
from oit_pages.fields.dates import DayBlock
from oit_pages.fields.layout import dates, signature
from oit_pages.fields.signature import signed_as, signed_by
from oit_pages.fields.text import LineBlock, ParagraphBlock
from oit_pages.stream.formatted_text import FormattedBlock


class Appointee(StructBlock):
    name = LineBlock(required=False, label=_("Name"))
    position = LineBlock(required=False, label=_("Position"))
    role = LineBlock(required=False, label=_("Role in the group"))

    class Meta:
        label_format = "{name}"
        icon = "user"


class OrderBlock(EvidenceBlock):
    """Rows: the appointees' name, position, role."""

    rows_from = "appointees"

    issuer = LineBlock(required=False, label=_("Issued by"))
    number = LineBlock(
        required=False,
        translatable=False,
        label=_("Number and year"),
        help_text=_("Such as 25/2564."),
    )
    subject = LineBlock(required=False, label=_("Subject"))
    body = FormattedBlock(required=False, label=_("Text"))
    appointees = ListBlock(Appointee(), label=_("Persons appointed"))
    duties = ListBlock(ParagraphBlock(required=False), label=_("Duties"))
    date = DayBlock(required=False, label=_("Date of the order"))
    effective_date = DayBlock(required=False, label=_("Takes effect on"))
    effective_text = LineBlock(
        required=False, label=_("Takes effect, in words"), help_text=_("Such as “from now on”.")
    )
    signatory = signed_by()
    position = signed_as()
    documents = attachments()

    class Meta:
        label = _("Order")
        icon = "clipboard-list"
        group = _("Official papers")
        form_layout = [
            "issuer",
            "number",
            "subject",
            "body",
            "appointees",
            "duties",
            dates("date", "effective_date", "effective_text"),
            signature("signatory", "position"),
            "documents",
        ]
        label_format = "{number} {subject}"
