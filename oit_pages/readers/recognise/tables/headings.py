"""Which column set a table is of, and where its headings stand.

Headings may take two rows: "ผู้รับผิดชอบ" over both, "พ.ศ. 2563" over "ต.ค.", "พ.ย.", "ธ.ค.".
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache

from oit_pages.catalogue import Column, ColumnSet
from oit_pages.readers.document import Cell
from oit_pages.readers.recognise.numbered_lists import compact
from oit_pages.thai import to_arabic

Row = tuple[Cell, ...]
#: A title, subtitles and a unit may stand above the headings.
MAX_ABOVE = 9
#: So much of the headings must be known before a table is taken for a set.
MIN_SHARE = 0.6
MIN_COLUMNS = 3
#: What parts below a heading are worth beside a reading that takes them for content.
_PARTS = 0.5
#: Letters of a heading; what is longer is a text, and would only cost time.
MAX_HEADING = 300
# What a heading says of its unit; "(ล้านบาท)" is another unit and stays.
_UNIT = re.compile(r"\((?:หน่วย:?)?(?:บาท|เรื่อง|โครงการ|ราย|คน|ครั้ง)\)$")
# "โอกาส (L)", "ระดับความเสี่ยง (L×I)": letters of a formula.
_LATIN = re.compile(r"\([a-z][a-z×*+=]{0,7}\)$")
_OF_YEAR = re.compile(r"(?P<name>.+?)(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?(?:พ\.?ศ\.?)?(?P<year>25\d\d)")
_NOTE = re.compile(r"\([^()]*\)$")


@dataclass(frozen=True, kw_only=True)
class Headings:
    """The headings that fit a column set best; `column_set` is None where no set fits."""

    at: int = 0
    height: int = 1
    column_set: ColumnSet | None = None
    columns: Mapping[int, Column] = field(default_factory=dict)
    joined: Mapping[int, int] = field(default_factory=dict)
    """Places whose cells belong to the column at another place: one heading spans them."""
    unknown: Mapping[int, str] = field(default_factory=dict)
    """Texts among the headings that name no column, by their place."""
    score: float = 0.0


def find_headings(
    rows: tuple[Row, ...], sets: Mapping[str, ColumnSet], year: int | None = None
) -> Headings:
    """The row or two rows of headings among the first rows, and what they are headings of.

    `year` (B.E.) tells which of several columns of years is the page's own.
    """
    best = Headings()
    for height in (1, 2):  # a second row that adds no column is no heading
        for at in range(min(MAX_ABOVE + 1, len(rows) + 1 - height)):
            for one in sets.values():
                found = _fit(rows[at : at + height], one, at, year)
                best = found if found.score > best.score else best
    return best


def is_repeated(row: Row, headings: Headings) -> bool:
    """The same headings again, as where a table goes on or another one begins."""
    assert headings.column_set is not None  # noqa: S101
    again = _Labels((row,), headings.column_set, None).columns
    return len(again) >= max(MIN_COLUMNS, MIN_SHARE * len(headings.columns))


def _fit(labels: tuple[Row, ...], one: ColumnSet, at: int, year: int | None) -> Headings:
    found = _Labels(labels, one, year)
    columns = found.columns
    filled = sum(any(row[index].lines for row in labels) for index in range(len(labels[0])))
    filled -= sum(any(row[index].lines for row in labels) for index in found.joined)
    meant = len(columns) + found.undecided
    share = meant / max(len(one.columns), 1)
    known = (meant + len(found.other_years) - found.undecided) / max(filled, 1)
    if len(columns) < MIN_COLUMNS or max(share, known) < MIN_SHARE:
        return Headings()
    return Headings(
        at=at,
        height=len(labels),
        column_set=one,
        columns=columns,
        joined=found.joined,
        unknown=found.unknown,
        score=meant * (share + known) + (_PARTS if _has_parts(labels) else 0),
    )


def _has_parts(labels: tuple[Row, ...]) -> bool:
    """Whether the lower labels all stand under one that spans several: they are its parts."""
    if len(labels) < 2 or sum(bool(cell.lines) for cell in labels[0]) < 2:
        return False  # a title over all of them is no heading
    upper, lower = labels[0], [index for index, cell in enumerate(labels[1]) if cell.lines]
    over = _reach(upper)
    return bool(lower) and all(
        (at := over[index]) is not None and upper[at].width > 1 for index in lower
    )


class _Labels:
    """What the labels of one or two rows are in a column set."""

    def __init__(self, labels: tuple[Row, ...], one: ColumnSet, year: int | None):
        self.columns: dict[int, Column] = {}
        self.joined: dict[int, int] = {}
        self.unknown: dict[int, str] = {}
        self.other_years: set[int] = set()
        self.undecided = 0
        """Columns that are there for several years, none of them the page's."""
        self._parted: set[int] = set()
        self._names = _names(one)
        self._yeared: dict[int, tuple[Column, int]] = {}
        origins: dict[tuple[int, int], int] = {}
        reach = [_reach(row) for row in labels]
        for index in range(len(labels[0])):
            over = [(level, row[index]) for level, row in enumerate(reach)]
            spans = [(level, at) for level, at in over if at is not None]
            texts = [labels[level][at].text for level, at in spans]
            is_own = [at == index for _level, at in spans]
            used = self._take(index, texts, is_own)
            if index not in self.columns:
                self._join(index, any(is_own), [origins[one] for one in spans if one in origins])
            for span in spans[used] if index in self.columns else ():
                origins.setdefault(span, index)
        self._choose_years(year)

    def _take(self, index: int, texts: list[str], is_own: list[bool]) -> slice:
        """Find the column at a place; gives which of its labels named it."""
        own = [text for text, mine in zip(texts, is_own, strict=True) if mine]
        unused, used = own, slice(0)
        for one in _readings(texts) if own else ():
            names = _spellings(" ".join(texts[one]))
            column = next((self._names[name] for name in names if name in self._names), None)
            if column and column not in self.columns.values():
                self.columns[index], used = column, one
                unused = [text for text in own if text not in texts[one]]
                break
            if column is None and (found := self._of_a_year(names)):
                self._yeared[index] = found
                break
        if unused:
            self.unknown[index] = " ".join(unused)
        return used

    def _of_a_year(self, names: tuple[str, ...]) -> tuple[Column, int] | None:
        for name in names:
            if (match := _OF_YEAR.fullmatch(name)) and match["name"] in self._names:
                return self._names[match["name"]], int(match["year"])
        return None

    def _join(self, index: int, has_own: bool, origins: list[int]) -> None:
        """A heading over several columns takes them all, where they can be put together."""
        first = next(iter(origins), None)
        if first is None or self.columns[first].kind not in ("text", "list"):
            return
        if not has_own or first in self.unknown or first in self._parted:
            self.joined[index] = first  # nothing below it, or its parts: number, date
            self._parted.add(first)
            self.unknown.pop(first, None)
            self.unknown.pop(index, None)

    def _choose_years(self, year: int | None) -> None:
        """Of columns for several years the page's own; a single one is meant anyway."""
        for column in {column.key: column for column, _year in self._yeared.values()}.values():
            places = {at: named for at, (one, named) in self._yeared.items() if one is column}
            chosen = next((at for at, named in places.items() if named == year), None)
            if chosen is None and len(places) == 1:
                chosen = next(iter(places))
            if column in self.columns.values():
                chosen = None
            elif chosen is None:
                self.undecided += 1
            self.other_years |= places.keys() - {chosen}
            if chosen is not None:
                self.columns[chosen] = column
                self.unknown.pop(chosen, None)


def _reach(row: Row) -> list[int | None]:
    """Of each place, where the label stands that spans it."""
    found: list[int | None] = []
    until, at = 0, None
    for index, cell in enumerate(row):
        if cell.lines:
            at, until = index, index + max(cell.width, 1)
        found.append(at if index < until else None)
    return found


def _readings(texts: list[str]) -> Iterator[slice]:
    """The lower heading, both together, the upper one."""
    yield slice(len(texts) - 1, None)
    if len(texts) > 1:
        yield slice(None)
        yield slice(1)


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
    plain = _UNIT.sub("", name)
    return name, plain, _LATIN.sub("", plain)


@lru_cache(maxsize=2_000)  # each is looked up in every column set
def _heading(text: str) -> str:
    return compact(to_arabic(text)).rstrip(":.").lower()
