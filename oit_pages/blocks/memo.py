"""Memos (บันทึกข้อความ) with their sections, comments and signatures."""

from django.utils.translation import gettext_lazy as _

from oit_pages.blocks.base import EvidenceBlock
from oit_pages.blocks.documents import attachments
from oit_pages.fields.containers import ListBlock, StructBlock
from oit_pages.fields.dates import DayBlock
from oit_pages.fields.layout import signature
from oit_pages.fields.text import LineBlock, ParagraphBlock


class MemoSection(StructBlock):
    heading = LineBlock(required=False, label=_("Heading"))
    body = ParagraphBlock(required=False, label=_("Text"), rows=4)

    class Meta:
        label_format = "{heading}"


class MemoComment(StructBlock):
    comment = ParagraphBlock(required=False, label=_("Comment"))
    name = LineBlock(required=False, label=_("Signed by"))
    position = LineBlock(required=False, label=_("Position"))

    class Meta:
        label_format = "{name}"


class MemoBlock(EvidenceBlock):
    """Rows: the comments' comment, name, position."""

    rows_from = "comments"

    office = LineBlock(required=False, label=_("Office"))
    phone = LineBlock(required=False, label=_("Phone"))
    number = LineBlock(required=False, translatable=False, label=_("Number"))
    date = DayBlock(required=False, label=_("Date"))
    subject = LineBlock(required=False, label=_("Subject"))
    addressee = LineBlock(required=False, label=_("Addressed to"))
    sections = ListBlock(MemoSection(), label=_("Sections"))
    signatory = LineBlock(required=False, label=_("Submitted by"))
    position = LineBlock(required=False, label=_("Position"))
    comments = ListBlock(MemoComment(), default=[], label=_("Comments and signatures"))
    documents = attachments()

    class Meta:
        label = _("Memo")
        icon = "mail"
        group = _("Official papers")
        form_layout = [
            "office",
            "phone",
            "number",
            "date",
            "subject",
            "addressee",
            "sections",
            signature("signatory", "position"),
            "comments",
            "documents",
        ]
        label_format = "{number} {subject}"
