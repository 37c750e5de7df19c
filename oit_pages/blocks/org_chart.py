"""The organisation chart: a picture, and its units in words."""

from django.utils.translation import gettext_lazy as _
from wagtail.images.blocks import ImageChooserBlock

from oit_pages.blocks.base import EvidenceBlock
from oit_pages.blocks.people import SIDES
from oit_pages.fields.choices import OneOfBlock
from oit_pages.fields.containers import ListBlock, StructBlock
from oit_pages.fields.text import LineBlock

UNIT_KINDS = [
    ("council", _("Council")),
    ("office", _("Office")),
    ("bureau", _("Bureau")),
    ("division", _("Division")),
    ("centre", _("Centre")),
    ("department", _("Department")),
    ("section", _("Section")),
    ("group", _("Group")),
    ("other", _("Other")),
]


class Unit(StructBlock):
    name = LineBlock(required=False, label=_("Name"))
    kind = OneOfBlock(UNIT_KINDS, required=False, label=_("Kind"))
    side = OneOfBlock(SIDES, required=False, label=_("Side"))
    head = LineBlock(required=False, label=_("Position of its head"))
    parent = LineBlock(
        required=False,
        label=_("Belongs to"),
        help_text=_("The name of the unit above it; empty for the highest."),
    )

    class Meta:
        label_format = "{name}"
        icon = "group"


class OrganisationChartBlock(EvidenceBlock):
    """Rows: the units' name, kind, side, head, parent."""

    rows_from = "units"

    heading = LineBlock(required=False, label=_("Heading"))
    image = ImageChooserBlock(required=False, label=_("Picture of the chart"))
    alt = LineBlock(required=False, label=_("Alternative text"))
    units = ListBlock(Unit(), default=[], label=_("Units"))

    class Meta:
        label = _("Organisation chart")
        icon = "group"
        group = _("People and contact")
