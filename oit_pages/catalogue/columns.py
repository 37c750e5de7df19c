"""The tables of the assessment as data, for blocks, import, export and rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from oit_pages.catalogue.errors import Where
from oit_pages.catalogue.reading import Table, read_toml
from oit_pages.catalogue.schema import Basis, Confidence
from oit_pages.catalogue.subject_list import subjects

FOLDER = Path(__file__).parent / "columns"

ColumnKind = Literal[
    "text", "list", "money", "integer", "percent", "date", "period", "month", "choice", "boolean"
]


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One of the values that a cell of a choice column may hold."""

    value: str
    th: str
    en: str


@dataclass(frozen=True, kw_only=True)
class Column:
    key: str
    """Lower-case ASCII with underscores: the name of the part in a row."""
    th: str
    en: str
    kind: ColumnKind
    required: bool = False
    """A row without it is not complete."""
    choices: tuple[Choice, ...] = ()
    aliases: tuple[str, ...] = ()
    """Other headings that real files give this column."""


@dataclass(frozen=True, kw_only=True)
class ColumnSet:
    """The columns of one kind of table."""

    id: str
    name_th: str
    name_en: str
    subjects: tuple[str, ...]
    """Whose pages offer it first."""
    confidence: Confidence
    columns: tuple[Column, ...]
    basis: Basis = ""
    sources: tuple[str, ...] = ()
    block: str = ""
    """The block of its own that holds such a table ("measure_table"); else a table block."""

    @property
    def stream_name(self) -> str:
        """The name in the stream of the block that holds such a table."""
        return self.block or stream_name(self.id)

    def column(self, key: str) -> Column | None:
        return next((column for column in self.columns if column.key == key), None)


def stream_name(column_set_id: str) -> str:
    """A table block's name in the stream: "table_complaint_statistics"."""
    return "table_" + column_set_id.replace("-", "_")


@cache
def load_column_sets() -> Mapping[str, ColumnSet]:
    """Every column set by id, in alphabetical order. Raises EditionError."""
    return {path.stem: _build(path) for path in sorted(FOLDER.glob("*.toml"))}


def _build(path: Path) -> ColumnSet:
    table = Table(read_toml(path), Where(str(path)))
    found = ColumnSet(
        id=table.choice("id", (path.stem,)),
        name_th=table.text("name_th"),
        name_en=table.text("name_en"),
        subjects=table.choices("subjects", [subject.slug for subject in subjects()]),
        confidence=table.choice("confidence", get_args(Confidence)),
        basis=table.choice("basis", get_args(Basis), ""),
        sources=table.texts("sources"),
        block=table.text("block", ""),
        columns=tuple(_column(data, table.where) for data in table.tables("columns")),
    )
    table.finish()
    return found


def _column(data: Any, where: Where) -> Column:
    table = Table(data, where.within(f"column {data.get('key', '?')}"))
    key = table.text("key")
    if not (key.isascii() and key.isidentifier() and key.islower()):
        raise table.where.error("key", f"“{key}” is not valid.", "Use a-z, 0-9 and underscores.")
    column = Column(
        key=key,
        th=table.text("th"),
        en=table.text("en"),
        kind=table.choice("kind", get_args(ColumnKind)),
        required=table.flag("required"),
        choices=tuple(_choice(one, table.where) for one in table.tables("choices", ())),
        aliases=table.texts("aliases"),
    )
    table.finish()
    return column


def _choice(data: Any, where: Where) -> Choice:
    table = Table(data, where.within("choices"))
    choice = Choice(value=table.slug("value"), th=table.text("th"), en=table.text("en"))
    table.finish()
    return choice
