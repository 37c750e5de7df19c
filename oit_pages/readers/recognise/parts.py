"""What recognition takes a document's pieces for.

Field names are those of the blocks they become; `block` names the block.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from oit_pages.catalogue.columns import stream_name
from oit_pages.thai import Period

Lines = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class RichText:
    """Everything that is nothing else."""

    block: ClassVar[str] = "rich_text"
    body: Lines


@dataclass(frozen=True, kw_only=True)
class Report:
    block: ClassVar[str] = "report"
    title: str
    kind: str = ""
    period: Period | None = None
    results: Lines = ()
    spending: Lines = ()
    problems: Lines = ()
    recommendations: Lines = ()


@dataclass(frozen=True, kw_only=True)
class MeasureRow:
    measure: str = ""
    methods: Lines = ()
    units: Lines = ()
    period: Period | None = None
    results: Lines = ()
    recommendation: str = ""


@dataclass(frozen=True, kw_only=True)
class MeasureTable:
    block: ClassVar[str] = "measure_table"
    caption: str = ""
    rows: tuple[MeasureRow, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ColumnTable:
    """A table of a known column set; rows by the keys of its columns."""

    column_set: str
    name: str = ""
    caption: str = ""
    month: dt.date | None = None
    period: Period | None = None
    rows: tuple[Mapping[str, Any], ...] = ()
    note: str = ""

    @property
    def block(self) -> str:
        return stream_name(self.column_set)


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A table that says there was nothing, for the span it is of."""

    block: ClassVar[str] = "nothing_to_report"
    period: Period | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Appointee:
    name: str
    position: str = ""
    role: str = ""


@dataclass(frozen=True, kw_only=True)
class Order:
    block: ClassVar[str] = "order"
    issuer: str = ""
    number: str = ""
    subject: str = ""
    body: Lines = ()
    appointees: tuple[Appointee, ...] = ()
    duties: Lines = ()
    date: dt.date | None = None
    effective_date: dt.date | None = None
    effective_text: str = ""
    signatory: str = ""
    position: str = ""


@dataclass(frozen=True, kw_only=True)
class Announcement:
    block: ClassVar[str] = "announcement"
    kind: str = ""
    issuer: str = ""
    number: str = ""
    subject: str = ""
    body: Lines = ()
    date: dt.date | None = None
    signatory: str = ""
    position: str = ""


@dataclass(frozen=True, kw_only=True)
class Section:
    heading: str = ""
    body: str = ""


@dataclass(frozen=True, kw_only=True)
class Comment:
    comment: str = ""
    name: str = ""
    position: str = ""


@dataclass(frozen=True, kw_only=True)
class Memo:
    block: ClassVar[str] = "memo"
    office: str = ""
    phone: str = ""
    number: str = ""
    date: dt.date | None = None
    subject: str = ""
    addressee: str = ""
    sections: tuple[Section, ...] = ()
    signatory: str = ""
    position: str = ""
    comments: tuple[Comment, ...] = field(default=())


Part = RichText | Report | MeasureTable | ColumnTable | Statement | Order | Announcement | Memo
