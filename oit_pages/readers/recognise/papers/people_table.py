"""People and duties in rows, as the lines that papers are read from."""

from collections.abc import Collection, Iterable, Iterator

from oit_pages.readers.document import BETWEEN, Cell, Table
from oit_pages.readers.recognise.numbered_lists import compact, strip_number

_NAMES = ("ชื่อ", "รายชื่อ")
_POSITIONS = ("ตำแหน่ง",)
_ROLES = ("หน้าที่", "บทบาท", "ตำแหน่งในคณะ", "คณะทำงาน", "คณะกรรมการ", "ทำหน้าที่")
_DUTIES = ("หน้าที่", "ภารกิจ", "อำนาจหน้าที่", "หน้าที่ความรับผิดชอบ")
_NUMBERS = ("ที่", "ลำดับ", "ลำดับที่")
Row = tuple[Cell, ...]


def lines_of_table(table: Table, of_people: bool) -> list[str]:
    """A line for each row: "1. name ตำแหน่ง position เป็น role" where it appoints somebody."""
    head, *rows = table.rows
    labels = [compact(cell.text) for cell in head]
    if of_people and (places := _people(labels)):
        known = {at for at in places if at is not None}
        filled = (row for row in _with_above(rows, known) if any(cell.lines for cell in row))
        return [_person(number, row, places) for number, row in enumerate(filled, 1)]
    if of_people and (place := _only(labels, _DUTIES)) is not None:
        duties = [strip_number(row[place].text) for row in rows if row[place].lines]
        return ["มีหน้าที่ ดังนี้", *(f"{at}. {duty}" for at, duty in enumerate(duties, 1))]
    return [text for row in table.rows if (text := BETWEEN.join(c.text for c in row if c.lines))]


def _people(labels: list[str]) -> tuple[int, int, int | None] | None:
    """Where name, position and role stand among the labels."""
    name = next((at for at, one in enumerate(labels) if one.startswith(_NAMES)), None)
    others = [at for at, one in enumerate(labels) if at != name]
    position = next((at for at in others if labels[at] in _POSITIONS), None)
    if position is None:
        position = next((at for at in others if labels[at].startswith(_POSITIONS)), None)
    role = next((at for at in others if at != position and labels[at].startswith(_ROLES)), None)
    return None if name is None or position is None else (name, position, role)


def _with_above(rows: Iterable[Row], places: Collection[int]) -> Iterator[Row]:
    """What a cell merged downwards says in these columns holds for each of its rows: a position
    or role that several have, a person with several duties."""
    last: dict[int, Cell] = {}
    for row in rows:
        row = tuple(
            last.get(at, cell) if cell.above and at in places else cell
            for at, cell in enumerate(row)
        )
        last = dict(enumerate(row))
        yield row


def _person(number: int, row: Row, places: tuple[int, int, int | None]) -> str:
    name, position, role = (row[at].text if at is not None else "" for at in places)
    known = {at for at in places if at is not None}
    rest = [c.text for at, c in enumerate(row) if at not in known and c.lines and not _counts(c)]
    line = f"{number}. {strip_number(name)} ตำแหน่ง {position}"
    if role:
        line += f" เป็น {role}"
    return BETWEEN.join([line, *rest])


def _counts(cell: Cell) -> bool:
    return cell.text.strip(" .)(").isdigit()


def _only(labels: list[str], names: tuple[str, ...]) -> int | None:
    """The one place beside the number that has one of these names."""
    places = [at for at, one in enumerate(labels) if one and one not in _NUMBERS]
    if len(places) == 1 and labels[places[0]].startswith(names):
        return places[0]
    return None
