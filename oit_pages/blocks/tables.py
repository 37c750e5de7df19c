"""Tables by column set: one block class, its columns from data."""

from django.utils.functional import lazystr
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from oit_pages.blocks.base import EvidenceBlock
from oit_pages.blocks.dates import DayBlock, MonthBlock, PeriodBlock
from oit_pages.blocks.text import LineBlock, ParagraphBlock
from oit_pages.catalogue import Column, ColumnSet, load_column_sets


class InTwoLanguages:
    """A text from the catalogue, in the reader's language."""

    def __init__(self, th: str, en: str):
        self.th, self.en = th, en

    def __str__(self) -> str:
        return self.en if (get_language() or "th").startswith("en") else self.th


class ColumnSetTable(EvidenceBlock):
    """Rows are keyed by the column set's keys; evidence goes by the name "table"."""

    evidence_kind = "table"
    rows_from = "rows"

    def __init__(self, column_set: ColumnSet, **kwargs):
        self.column_set = column_set
        self.column_set_id = column_set.id
        row = blocks.StructBlock(
            [(column.key, cell(column)) for column in column_set.columns],
            label_format=_first_text(column_set),
            icon="table",
        )
        super().__init__(
            [
                ("caption", LineBlock(required=False, label=_("Caption"))),
                ("month", MonthBlock(required=False, label=_("Month of the data"))),
                ("period", PeriodBlock(required=False, label=_("Period of the data"))),
                ("rows", blocks.ListBlock(row, default=[], label=_("Rows"))),
                ("note", ParagraphBlock(required=False, label=_("Note"))),
            ],
            label=lazystr(InTwoLanguages(column_set.name_th, column_set.name_en)),
            **kwargs,
        )

    class Meta:
        icon = "table"
        group = _("Tables")


def cell(column: Column) -> blocks.Block:
    """The block that takes what a column holds."""
    options = {"required": False, "label": lazystr(InTwoLanguages(column.th, column.en))}
    match column.kind:
        case "list":
            return blocks.ListBlock(
                ParagraphBlock(required=False, rows=1), default=[], label=options["label"]
            )
        case "money" | "percent":
            return blocks.DecimalBlock(**options)
        case "integer":
            return blocks.IntegerBlock(**options)
        case "date":
            return DayBlock(**options)
        case "month":
            return MonthBlock(**options)
        case "period":
            return PeriodBlock(**options)
        case "boolean":
            return blocks.BooleanBlock(**options)
        case "choice":
            choices = [(c.value, lazystr(InTwoLanguages(c.th, c.en))) for c in column.choices]
            return blocks.ChoiceBlock(choices, **options)
    return ParagraphBlock(rows=1, **options)


def _first_text(column_set: ColumnSet) -> str:
    """What a folded row is called: its first column of words."""
    column = next((c for c in column_set.columns if c.kind == "text"), column_set.columns[0])
    return "{" + column.key + "}"


def stream_name(column_set_id: str) -> str:
    """The table's name in the stream: "table_complaint_statistics"."""
    return "table_" + column_set_id.replace("-", "_")


def table_blocks() -> list[tuple[str, ColumnSetTable]]:
    """A table block for each column set that has no block of its own."""
    return [
        (stream_name(one.id), ColumnSetTable(one))
        for one in load_column_sets().values()
        if not one.block
    ]
