"""Headings: which column set a table is of, and where its headings stand.

Headings may take two rows: "ผู้รับผิดชอบ" over both, "พ.ศ. 2563" over "ต.ค.", "พ.ย.", "ธ.ค.".
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from oit_pages.catalogue import Column, ColumnSet
from oit_pages.readers.document import Cell
from oit_pages.readers.recognise.lists import compact
from oit_pages.thai import to_arabic

Row = tuple[Cell, ...]
#: A title, subtitles and a unit may stand above the headings.
MAX_ABOVE = 9
#: So much of the headings must be known before a table is taken for a set.
MIN_SHARE = 0.6
MIN_COLUMNS = 3
#: Letters of a heading; what is longer is a text, and would only cost time.
MAX_HEADING = 300
# What a heading says of its unit; "(ล้านบาท)" is another unit and stays.
_UNIT = re.compile(r"\((?:หน่วย:?)?(?:บาท|เรื่อง|โครงการ|ราย|คน|ครั้ง)\)$")
_NOTE = re.compile(r"\([^()]*\)$")


@dataclass(frozen=True, kw_only=True)
class Headings:
    """The headings that fit a column set best; `column_set` is None where no set fits."""

    at: int = 0
    height: int = 1
    column_set: ColumnSet | None = None
    columns: Mapping[int, Column] = field(default_factory=dict)
    unknown: Mapping[int, str] = field(default_factory=dict)
    """Texts among the headings that name no column, by their place."""
    score: float = 0.0


def find_headings(rows: tuple[Row, ...], sets: Mapping[str, ColumnSet]) -> Headings:
    """The row or two rows of headings among the first rows, and what they are headings of."""
    best = Headings()
    for height in (1, 2):  # a second row that adds no column is no heading
        for at in range(min(MAX_ABOVE + 1, len(rows) + 1 - height)):
            for one in sets.values():
                found = _fit(rows[at : at + height], one, at)
                best = found if found.score > best.score else best
    return best


def is_repeated(row: Row, headings: Headings) -> bool:
    """The same headings again, as where a table goes on or another one begins."""
    assert headings.column_set is not None  # noqa: S101
    again = _columns((row,), headings.column_set)[0]
    return len(again) >= max(MIN_COLUMNS, MIN_SHARE * len(headings.columns))


def _fit(labels: tuple[Row, ...], one: ColumnSet, at: int) -> Headings:
    columns, unknown = _columns(labels, one)
    filled = sum(any(row[index].lines for row in labels) for index in range(len(labels[0])))
    share = len(columns) / max(len(one.columns), 1)
    known = len(columns) / max(filled, 1)
    if len(columns) < MIN_COLUMNS or max(share, known) < MIN_SHARE:
        return Headings()
    score = len(columns) * (share + known)
    return Headings(
        at=at, height=len(labels), column_set=one, columns=columns, unknown=unknown, score=score
    )


def _columns(labels: tuple[Row, ...], one: ColumnSet) -> tuple[dict[int, Column], dict[int, str]]:
    names = _names(one)
    found: dict[int, Column] = {}
    unknown: dict[int, str] = {}
    for index in range(len(labels[0])):
        texts = [row[index].text for row in labels if row[index].lines]
        unused = texts
        for used in _readings(texts):
            column = next(
                (names[name] for name in _spellings(" ".join(used)) if name in names), None
            )
            if column and column not in found.values():
                found[index] = column
                unused = [text for text in texts if text not in used]
                break
        if unused:
            unknown[index] = " ".join(unused)
    return found, unknown


def _readings(texts: list[str]) -> Iterator[list[str]]:
    """The lower heading, both together, the upper one."""
    if texts:
        yield texts[-1:]
    if len(texts) > 1:
        yield texts
        yield texts[:1]


@cache
def _names(one: ColumnSet) -> dict[str, Column]:
    """Columns by every spelling of their names; a full name goes before a shortened one."""
    full = {
        _heading(name): column for column in one.columns for name in (column.th, *column.aliases)
    }
    short = {_NOTE.sub("", name): column for name, column in full.items()}
    return {**short, **full}


def _spellings(text: str) -> tuple[str, ...]:
    if len(text) > MAX_HEADING:
        return ()
    name = _heading(text)
    return name, _UNIT.sub("", name)


@lru_cache(maxsize=2_000)  # each is looked up in every column set
def _heading(text: str) -> str:
    return compact(to_arabic(text)).rstrip(":.").lower()
