"""What reports say on paper: Thai whoever asks, as all papers are.

Each figure is followed by where it comes from: "[1 แถว 2–4]" is the first of the sources that are
listed below, and the rows of its table.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils.html import escape

from oit_pages.checklist.reports.sources import SourcePage, SourceRow, SourceTable

FAULTS = {
    "empty": "ไม่ได้ใส่จำนวน",
    "unreadable": "อ่านจำนวนไม่ได้",
    "two_amounts": "มีมากกว่าหนึ่งจำนวน",
    "other_unit": "ไม่ได้ใช้หน่วยเป็นบาท",
}
VERSIONS = {True: "ฉบับที่เผยแพร่", False: "ฉบับร่าง ยังไม่เผยแพร่"}
LEFT = "จึงเว้นตัวเลขไว้"
#: So much of a cell is repeated.
_SHOWN = 60


def baht(value: Decimal) -> str:
    return f"{value:,.2f} บาท"


def numbered(numbers: Iterable[int]) -> str:
    """1, 2, 3, 5 → "1–3, 5"."""
    spans: list[list[int]] = []
    for number in sorted(set(numbers)):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in spans)


def table_name(table: SourceTable) -> str:
    named = f" “{table.caption}”" if table.caption else ""
    return f"ตารางที่ {table.number}{named}"


def faults_of(column: str, found: Sequence[tuple[SourceRow, str]]) -> list[str]:
    """Which rows of which table, what is wrong, and what stands there. Empty cells of one table
    are said together, and those of one that is in another unit as a whole."""
    together: dict[tuple[int, str], list[SourceRow]] = {}
    told = []
    for row, fault in found:
        if fault == "empty" or (fault == "other_unit" and row.table.is_in_other_unit):
            together.setdefault((id(row.table), fault), []).append(row)
        else:
            stands = " ".join(str(row.raw.get(column)).split())[:_SHOWN]
            told.append(f"{_place(row, column, [row])}: {FAULTS[fault]} (“{stands}”) {LEFT}")
    for (_table, fault), rows in together.items():
        told.append(f"{_place(rows[0], column, rows)}: {FAULTS[fault]} {LEFT}")
    return told


def _place(row: SourceRow, column: str, rows: Sequence[SourceRow]) -> str:
    label = row.table.block.child_blocks[column].label
    at = numbered(one.number for one in rows)
    return f"หน้า “{row.table.page.title}” {table_name(row.table)} แถว {at} ช่อง “{label}”"


class Ledger:
    """The sources of a report in the order in which they are named."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], int] = {}
        self._about: list[tuple[SourcePage | None, str]] = []
        self._rows: dict[int, set[int]] = {}

    def rows(self, rows: Sequence[SourceRow]) -> str:
        """ "[1 แถว 2–4] [2 แถว 1]"; "" for no rows."""
        by_table: dict[int, list[int]] = {}
        for row in rows:
            page = row.table.page
            key = (page.page.pk, row.table.id, row.table.number)
            at = self._at(key, page, table_name(row.table))
            by_table.setdefault(at, []).append(row.number)
            self._rows.setdefault(at, set()).add(row.number)
        return " ".join(f"[{at} แถว {numbered(numbers)}]" for at, numbers in by_table.items())

    def page(self, page: SourcePage, what: str = "") -> str:
        return f"[{self._at((page.page.pk, what), page, what)}]"

    def other(self, what: str) -> str:
        """A source that is no page: a file, a counter."""
        return f"[{self._at((what,), None, what)}]"

    def _at(self, key: tuple[object, ...], page: SourcePage | None, what: str) -> int:
        if key not in self._known:
            self._about.append((page, what))
            self._known[key] = len(self._about)
        return self._known[key]

    @property
    def pages(self) -> tuple[SourcePage, ...]:
        found = {page.page.pk: page for page, _what in self._about if page}
        return tuple(found.values())

    def lines(self) -> list[tuple[SourcePage | None, str]]:
        """(page, what is said behind its name) of each source."""
        told = []
        for at, (page, what) in enumerate(self._about, 1):
            rows = f" แถว {numbered(self._rows[at])}" if at in self._rows else ""
            about = f"{what}{rows}".strip()
            if page:
                address = f" ({page.address})" if page.address else ""
                about = f"{address} {about} · {VERSIONS[page.is_public]}".replace("  ", " ")
            told.append((page, about))
        return told

    def markup(self) -> str:
        """The list as formatted text: each page linked."""
        lines = []
        for at, (page, about) in enumerate(self.lines(), 1):
            link = (
                f'<a linktype="page" id="{page.page.pk}">{escape(page.title)}</a>' if page else ""
            )
            lines.append(f"[{at}] {link}{escape(about)}")
        return section("แหล่งข้อมูล", lines)

    def plain(self) -> str:
        """The same for a field that holds no formatted text."""
        lines = [
            f"[{at}] {page.title if page else ''}{about}"
            for at, (page, about) in enumerate(self.lines(), 1)
        ]
        return "\n".join(["แหล่งข้อมูล:", *lines]) if lines else ""


def section(heading: str, lines: Sequence[str]) -> str:
    """A heading with a paragraph for each line of markup; "" without lines."""
    told = "".join(f"<p>{line}</p>" for line in lines)
    return f"<h3>{escape(heading)}</h3>{told}" if told else ""


def paragraphs(lines: Sequence[str]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines)
