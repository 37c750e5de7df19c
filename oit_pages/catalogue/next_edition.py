"""Another year's edition file as a beginning for a year whose list is not out yet.

The text is changed line by line, so that comments, order and spelling stay what people wrote.
Nothing in it is called seen: whoever reads the new list says so, item by item.
"""

import re
from collections.abc import Iterator

HEAD = """\
# A beginning for fiscal year {new}, made from the list of {old}: nothing of it was seen in a list
# of {new} yet. Correct it when the list is out: codes, titles, requirements, days; and set what you
# have seen to confidence = "seen".
"""
_YEAR = re.compile(r"25[0-9]{2}")
_SEEN = re.compile(r'"seen(-here)?"')
#: The first month of a fiscal year is of the calendar year before.
_OCTOBER = re.compile(r"(?:ต\.ค\.|ตุลาคม|October|Oct)\s*(?:พ\.ศ\.\s*)?$")
_HEADER = re.compile(r"\[+([a-z_.]+)\]+\s*$")
_KEY = re.compile(r"([a-z_]+)\s*=")


def next_edition(text: str, old: int, new: int) -> str:
    """The TOML text of year `new`, from that of `old`: years in its texts moved on, nothing seen,
    no days. Years further back, as in the names of acts, stay."""
    return HEAD.format(old=old, new=new) + "\n" + "\n".join(_lines(text, old, new)) + "\n"


def _lines(text: str, old: int, new: int) -> Iterator[str]:
    table = ""
    begun = False
    for line in text.splitlines():
        if not begun and (line.startswith("#") or not line.strip()):
            continue  # what the other file says of itself
        begun = True
        if header := _HEADER.match(line):
            table = header[1]
        key = found[1] if (found := _KEY.match(line)) else ""
        if table.startswith("calendar"):
            if key == "confidence":
                yield 'confidence = "unknown"'
            elif not key:
                yield line
        elif not table and key in ("year", "label", "note", "provisional"):
            yield from _head(key, old, new)
        elif key in ("th", "en", "title_th", "title_en"):
            yield _moved(line, old, new)
        elif key == "confidence":
            yield _SEEN.sub('"seen-adjacent"', line)
        else:
            yield line


def _head(key: str, old: int, new: int) -> Iterator[str]:
    if key == "year":
        yield f"year = {new}"
        yield f'label = "OIT {new}"'
        yield f'note = "Not out yet: made from the list of {old}."'
        yield "provisional = true"


def _moved(line: str, old: int, new: int) -> str:
    def move(found: re.Match[str]) -> str:
        year = int(found[0])
        is_near = abs(year - old) <= 1 or _OCTOBER.search(line[: found.start()])
        return str(year + new - old) if is_near else found[0]

    return _YEAR.sub(move, line)
