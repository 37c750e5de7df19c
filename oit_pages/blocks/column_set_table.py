"""Tables by column set: one block class, its columns from data."""

from functools import cache
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from oit_pages.blocks.base import EvidenceBlock
from oit_pages.catalogue import Column, ColumnSet, load_column_sets
from oit_pages.catalogue.columns import stream_name
from oit_pages.fields.amounts import AmountBlock, CountBlock
from oit_pages.fields.choices import MarkBlock, OneOfBlock
from oit_pages.fields.containers import ListBlock, StructBlock
from oit_pages.fields.dates import DayBlock, MonthBlock, PeriodBlock
from oit_pages.fields.grid.rows import TableRows
from oit_pages.fields.text import LineBlock, ParagraphBlock
from oit_pages.i18n.active_language import is_english


def _in_the_readers_language(th: str, en: str) -> str:
    return en if is_english() else th


#: A text from the catalogue, put in the reader's language when it is shown. Made once: Django
#: builds a class for each lazy function, and there are hundreds of texts.
in_two_languages = lazy(_in_the_readers_language, str)


class ColumnSetTable(EvidenceBlock):
    """Rows are keyed by the column set's keys; evidence goes by the name "table"."""

    evidence_kind = "table"
    rows_from = "rows"

    def __init__(self, column_set: ColumnSet, **kwargs):
        self.column_set = column_set
        self.column_set_id = column_set.id
        row = StructBlock(
            [(column.key, cell(column)) for column in column_set.columns],
            label_format=_first_text(column_set),
            icon="table",
        )
        super().__init__(
            [
                ("caption", LineBlock(required=False, label=_("Caption"))),
                ("month", MonthBlock(required=False, label=_("Month of the data"))),
                ("period", PeriodBlock(required=False, label=_("Period of the data"))),
                ("rows", TableRows(row, label=_("Rows"), column_set=column_set.id)),
                ("note", ParagraphBlock(required=False, label=_("Note"))),
            ],
            label=in_two_languages(column_set.name_th, column_set.name_en),
            **kwargs,
        )

    def describe(self) -> dict[str, Any]:
        """Which table it is, and what its columns are called in both languages."""
        columns = [
            {"key": one.key, "th": one.th, "en": one.en, "kind": one.kind}
            for one in self.column_set.columns
        ]
        return {"column_set": self.column_set_id, "columns": columns}

    class Meta:
        icon = "table"
        group = _("Tables")


def cell(column: Column) -> blocks.Block:
    """The block that takes what a column holds."""
    options = {"required": False, "label": in_two_languages(column.th, column.en)}
    match column.kind:
        case "list":
            return ListBlock(ParagraphBlock(required=False, rows=1), label=options["label"])
        case "money" | "percent":
            return AmountBlock(**options)
        case "integer":
            return CountBlock(**options)
        case "date":
            return DayBlock(**options)
        case "month":
            return MonthBlock(**options)
        case "period":
            return PeriodBlock(**options)
        case "boolean":
            return MarkBlock(**options)
        case "choice":
            choices = [(c.value, in_two_languages(c.th, c.en)) for c in column.choices]
            return OneOfBlock(choices, **options)
    return ParagraphBlock(rows=1, **options)


def _first_text(column_set: ColumnSet) -> str:
    """What a folded row is called: its first column of words."""
    column = next((c for c in column_set.columns if c.kind == "text"), column_set.columns[0])
    return "{" + column.key + "}"


@cache
def table_blocks() -> tuple[tuple[str, ColumnSetTable], ...]:
    """A table block for each column set that has no block of its own.

    Made once and shared by every body, as the blocks that a class declares are.
    """
    return tuple(
        (stream_name(one.id), ColumnSetTable(one))
        for one in load_column_sets().values()
        if not one.block
    )
