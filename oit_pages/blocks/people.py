"""Executives and officials, with their side of the house."""

import re
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from oit_pages.blocks.base import EvidenceBlock
from oit_pages.evidence import Item, Row
from oit_pages.fields.choices import OneOfBlock
from oit_pages.fields.containers import ListBlock, StructBlock
from oit_pages.fields.layout import folded
from oit_pages.fields.register import PersonBlock
from oit_pages.fields.text import LineBlock
from oit_pages.on_demand import pattern_on_demand
from oit_pages.stream.references import ResolvedReferences
from oit_pages.thai import clean_line

#: What is written for a name where there is nobody: "- ว่าง -", "(ตำแหน่งว่าง)".
_VACANT = pattern_on_demand(
    r"[\W_]*(?:เป็น)?(?:ตำแหน่ง|อัตรา)?\s*(?:ว่าง(?:อยู่|ลง|เดิม)?|vacant(?:\s+(?:post|position))?)"
    r"(?:[\s(/-]*(?:(?:อยู่)?(?:ใน)?ระหว่าง|รอ|กำลัง)(?:การ)?(?:สรรหา|สอบ|บรรจุ|แต่งตั้ง|โอน|คัดเลือก|ดำเนินการ|ขอใช้บัญชี)[^()]{0,60}"
    r"|\s*\(?(?:ตั้งแต่|เกษียณ|ลาออก|โอนย้าย|โอนไป)[^()]{0,40})?[\W_]*",
    re.IGNORECASE,
)
SIDES = [("political", _("Political side")), ("permanent", _("Permanent officials"))]


class Person(StructBlock):
    person = PersonBlock(
        required=False,
        label=_("From the register"),
        help_text=_(
            "Name, position and how to reach come from the register and follow it. Leave them "
            "empty here; what you write here stands instead."
        ),
    )
    name = LineBlock(required=False, label=_("Full name"))
    position = LineBlock(required=False, label=_("Position"))
    side = OneOfBlock(SIDES, required=False, label=_("Side"))
    chief = blocks.BooleanBlock(
        required=False,
        label=_("Chief executive"),
        help_text=_("The mayor or the head of the organisation, one person only."),
    )
    vacant = blocks.BooleanBlock(
        required=False,
        label=_("Post is vacant"),
        help_text=_("Leave the name empty and state the position."),
    )
    photo = ImageChooserBlock(required=False, label=_("Photo"))
    phone = LineBlock(required=False, label=_("Phone"))
    email = LineBlock(required=False, translatable=False, label=_("E-mail"))
    line = LineBlock(required=False, translatable=False, label=_("LINE"))

    class Meta:
        form_layout = [
            "person",
            "name",
            "position",
            "side",
            "chief",
            "vacant",
            "photo",
            folded(_("How to reach"), "phone", "email", "line", icon="mail"),
        ]
        icon = "user"


class PeopleBlock(EvidenceBlock):
    """Rows: name, position, side, chief, vacant, phone, email, line, has_photo.

    A name that says that the post is vacant is none, and the post is vacant.
    """

    rows_from = "people"

    heading = LineBlock(required=False, label=_("Heading"))
    people = ListBlock(Person(), label=_("People"))

    def get_evidence(
        self, raw: Any, found: ResolvedReferences, *, block_id: str = "", page: int | None = None
    ) -> Item | None:
        item = super().get_evidence(raw, found, block_id=block_id, page=page)
        return item and replace(item, rows=tuple(map(_vacant_in_words, item.rows)))

    class Meta:
        label = _("People")
        icon = "group"
        group = _("People and contact")


def _vacant_in_words(row: Row) -> Row:
    if _VACANT.fullmatch(clean_line(str(row.get("name") or ""))):
        return {**row, "name": "", "vacant": True}
    return row
