"""The table of measures: what was done, how, by whom, when, with what result."""

from django.utils.translation import gettext_lazy as _

from oit_pages.blocks.base import EvidenceBlock
from oit_pages.fields.containers import ListBlock, StructBlock
from oit_pages.fields.dates import PeriodBlock
from oit_pages.fields.grid.rows import TableRows
from oit_pages.fields.text import LineBlock, ParagraphBlock


class MeasureRow(StructBlock):
    measure = ParagraphBlock(required=False, label=_("Measure"))
    methods = ListBlock(ParagraphBlock(required=False), label=_("Methods"), collapsed=False)
    units = ListBlock(LineBlock(required=False), label=_("Responsible units"))
    period = PeriodBlock(required=False, label=_("Period"))
    results = ListBlock(ParagraphBlock(required=False), label=_("Results"))
    recommendation = ParagraphBlock(required=False, label=_("Recommendation"))

    class Meta:
        label_format = "{measure}"
        icon = "table"


class MeasureTableBlock(EvidenceBlock):
    """Rows: measure, methods, units, period, results, recommendation."""

    rows_from = "rows"

    caption = LineBlock(required=False, label=_("Caption"))
    rows = TableRows(
        MeasureRow(), label=_("Measures"), column_set="integrity-measures-implementation"
    )

    class Meta:
        label = _("Table of measures")
        icon = "table"
        group = _("Tables")
