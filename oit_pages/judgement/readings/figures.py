"""Figures: rows that say the same again, numbers that are all zero, sums that do not add up."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from oit_pages.evidence import Item, Row
from oit_pages.evidence.doubts import doubt
from oit_pages.evidence.selection import DOUBTED, LABELS, row_says
from oit_pages.evidence.substance import is_content
from oit_pages.evidence.totals import is_number
from oit_pages.evidence.values import Doubt
from oit_pages.evidence.wordings import DATA
from oit_pages.judgement.readings.totals import SUMS

#: What a row says, by which it is told from others.
Key = tuple[tuple[str, str], ...]
Number = int | Decimal

#: Columns of which one must not be zero, by column set; shares, and bounds, of others.
_FIGURES = {name: tuple(map(tuple, groups)) for name, groups in DATA["figures"].items()}
_SHARES, _BOUNDS = DATA["shares"], DATA["bounds"]
#: What makes a row no other one.
_NUMBERS = frozenset({"number", "has_photo"})
#: Papers and questions are told apart by more than their words.
_MAY_REPEAT = frozenset({"documents"})
#: Who or what is counted is one, in however many blocks it stands.
_NAMED_ONCE = frozenset({"org_chart", "people"})
#: Columns by which a purchase is told from others, and that are told of in one month only.
_TOLD_ONCE = {"monthly-procurement-summary": ("work", "contract")}
#: Columns that must say something of its own in each row, a number apart.
_OF_ITS_OWN = {"corruption-risk-assessment": ("risk", "measures")}
#: Percent may be rounded.
_ROUNDED = Decimal("1.01")
#: From so many rows on, one row alone looks copied down.
_COPIED = 3


def sure_figures(item: Item, seen: set[Key]) -> tuple[tuple[Row, ...], list[Doubt]]:
    """The rows without what is repeated, and without numbers that prove nothing.

    `seen` are the people, units and purchases that other blocks of the page have named.
    """
    doubts: list[Doubt] = []
    rows = _once(item, doubts, seen if item.kind in _NAMED_ONCE else set())
    if item.column_set in _TOLD_ONCE:
        rows = tuple(_with_its_purchase(item, row, doubts) for row in rows)
        rows = _not_told_before(item, rows, seen, doubts)
    if item.column_set in _OF_ITS_OWN:
        rows = _not_numbered_only(item, rows, doubts)
    if item.column_set:
        rows = _not_all_zero(item, rows, doubts)
        rows = tuple(_adds_up(item, row, doubts) for row in rows)
    return rows, doubts


def _once(item: Item, doubts: list[Doubt], seen: set[Key]) -> tuple[Row, ...]:
    if item.kind in _MAY_REPEAT:
        return item.rows
    kept = []
    says = [row for row in item.rows if row_says(row)]
    for row in item.rows:
        key = tuple(sorted((k, str(v)) for k, v in row.items() if k not in _NUMBERS and v))
        if key in seen and row_says(row):
            if DOUBTED not in row:  # what was emptied has its doubt, and nothing to quote
                doubts.append(doubt("repeated", _first_words(row), item))
            continue
        seen.add(key)
        kept.append(row)
    if len(says) >= _COPIED and sum(map(row_says, kept)) == 1:
        return ()
    return tuple(kept) if len(kept) < len(item.rows) else item.rows


def _with_its_purchase(item: Item, row: Row, doubts: list[Doubt]) -> Row:
    """The row, where it tells of a purchase: not one line without an amount, from whom or how."""
    told = [value for name, value in row.items() if name not in LABELS and is_content(value)]
    words = [one for one in told if not is_number(one)]
    figures = [one for one in told if is_number(one) and one]
    if not words or figures or len(words) > 1 or DOUBTED in row:
        return row
    doubts.append(doubt("no_purchase", words[0], item, "work"))
    return {DOUBTED: True}


def _not_told_before(
    item: Item, rows: tuple[Row, ...], seen: set[Key], doubts: list[Doubt]
) -> tuple[Row, ...]:
    """The rows without purchases that another table of the page tells of, by the same paper."""
    kept: list[Row] = []
    keys: set[Key] = set()
    for row in rows:
        told = [(name, _bare(row.get(name))) for name in _TOLD_ONCE[item.column_set]]
        key = (("form", item.column_set), *told)
        if all(words for _name, words in told):
            if key in seen:
                doubts.append(doubt("repeated", _first_words(row), item))
                row = {}
            keys.add(key)
        kept.append(row)
    seen |= keys
    return tuple(kept)


def _not_numbered_only(item: Item, rows: tuple[Row, ...], doubts: list[Doubt]) -> tuple[Row, ...]:
    """The rows without those that another one is but for its number: "กรณีที่ 1", "กรณีที่ 2"."""
    kept: list[Row] = []
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        key = tuple(_letters(row.get(name)) for name in _OF_ITS_OWN[item.column_set])
        if all(key) and key in seen:
            doubts.append(doubt("repeated", _first_words(row), item))
            row = {}
        seen.add(key)
        kept.append(row)
    says = sum(map(row_says, rows))
    return tuple(kept) if says < _COPIED or sum(map(row_says, kept)) > 1 else ()


def _bare(value: object) -> str:
    return "".join(filter(str.isalnum, str(value or "")))


def _letters(value: object) -> str:
    return "".join(filter(str.isalpha, str(value or "")))


def _first_words(row: Row) -> str:
    return next((str(v) for v in row.values() if isinstance(v, str) and v), "…")


def _not_all_zero(item: Item, rows: tuple[Row, ...], doubts: list[Doubt]) -> tuple[Row, ...]:
    for group in _FIGURES.get(item.column_set, ()):
        given = [row[name] for row in rows for name in group if is_number(row.get(name))]
        if given and not any(given):
            doubts.append(doubt("zero", 0, item, group[0]))
            again = [one for name in group for one in _SAID_AGAIN.get(name, ())]
            rows = tuple({**row, **dict.fromkeys((*group, *again)), DOUBTED: True} for row in rows)
    return rows


def _adds_up(item: Item, row: Row, doubts: list[Doubt]) -> Row:
    """The row without figures that contradict one another."""
    rule = SUMS.get(item.column_set)
    if rule and (wrong := _wrong_sum(row, **rule)):
        doubts.append(doubt("sums", wrong, item, rule["whole"]))
        row = {**row, **dict.fromkeys((rule["whole"], *rule["parts"])), DOUBTED: True}
    for name, wrong in _out_of_bounds(item.column_set, row):
        doubts.append(doubt("sums", wrong, item, name))
        row = {**row, **dict.fromkeys((name, *_SAID_AGAIN.get(name, ()))), DOUBTED: True}
    share = _SHARES.get(item.column_set)
    if share and (wrong := _wrong_share(row, **share)):
        doubts.append(doubt("sums", wrong, item, share["percent"]))
        row = {**row, share["percent"]: None, share["part"]: None, DOUBTED: True}
    return row


#: Shares of a whole.
_PERCENT = frozenset({"percent", "spent_percent"})
#: Columns that say the same as another, and stand or fall with it.
_SAID_AGAIN = {"percent": ("average", "level")}


def _out_of_bounds(column_set: str, row: Row) -> Iterator[tuple[str, str]]:
    """Columns whose figure can't be: a share of more than all, more spent than there was."""
    for name in _PERCENT & set(row):
        value = row[name]
        if is_number(value) and not 0 <= value <= 100:
            yield name, f"{value} %"
    if bound := _BOUNDS.get(column_set):
        part = row.get(bound["part"])
        whole = next((v for one in bound["whole"] if is_number(v := row.get(one)) and v), None)
        if whole and is_number(part) and part > whole:
            yield bound["part"], f"{part} > {whole}"


def _wrong_sum(row: Row, whole: str, parts: Iterable[str], some: bool = False) -> str:
    """ "3 ≠ 4 + 1" where the parts are given and are not the whole; with `some`, those given."""
    total = row.get(whole)
    given = [row.get(name) for name in parts]
    numbers: list[Number] = [one for one in given if is_number(one)]
    if not is_number(total) or not numbers or (not some and len(numbers) < len(given)):
        return ""
    if sum(numbers) == total:
        return ""
    return f"{total} ≠ " + " + ".join(map(str, numbers))


def _wrong_share(row: Row, percent: str, part: str, whole: Iterable[str]) -> str:
    of = next((v for name in whole if is_number(v := row.get(name)) and v), None)
    said, spent = row.get(percent), row.get(part)
    if not of or not is_number(said) or not is_number(spent):
        return ""
    return "" if abs(Decimal(spent) * 100 / of - said) < _ROUNDED else f"{spent} / {of} ≠ {said} %"
