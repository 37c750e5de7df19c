"""Whatever a file holds, it is read or refused in words, soon and in little memory."""

import os
import random
import subprocess
import sys
import time
import tracemalloc
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest

from oit_pages.readers import ReaderError, read
from tests.readers import hostile, make, packages

#: Seconds of the processor, and megabytes beyond the file itself. A file that is refused is so
#: within two seconds of a machine that does nothing else; a test may meet a slower one.
SECONDS, MEGABYTES = 10, 100


@pytest.mark.parametrize("kind", hostile.CORPUS)
def test_is_read_or_refused(kind):
    name, made, codes = hostile.CORPUS[kind]
    data = made()
    started = time.process_time()
    code, says = "", ""
    try:
        read(BytesIO(data), name)
    except ReaderError as error:
        code, says = error.code, str(error)
    assert code in codes
    assert "\n" not in says
    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize(
    "kind",
    ["too many cells", "a paragraph without end", "a table of a page", "rows that jump"],
)
def test_takes_little_memory(kind):
    name, made, _codes = hostile.CORPUS[kind]
    data = made()
    tracemalloc.start()
    try:
        with suppress(ReaderError):
            read(BytesIO(data), name)
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < MEGABYTES * 1024 * 1024


SOUND = {
    "a.docx": lambda: make.word("เนื้อหา", (("ก", "ข"), ("ค", "ง"))),
    "a.xlsx": lambda: make.excel(("ก", 1.5), ("ข", "=1")),
    "b.xlsx": lambda: packages.sheet(packages.row(1, "ก", "ข") + packages.row(2, "ค")),
    "a.ods": lambda: packages.open_document(
        "spreadsheet",
        "<table:table table:name='ก'><table:table-row><table:table-cell><text:p>ก</text:p>"
        "</table:table-cell></table:table-row></table:table>",
    ),
    "a.odt": lambda: packages.open_document("text", "<text:p>ก</text:p>"),
    "a.xls": lambda: "<table><tr><td colspan=2>ก<td>ข</tr><tr><td>ค</table>".encode("cp874"),
    "a.csv": lambda: 'ก;"ข;ค"\n1;2\n'.encode(),
}
#: How many damaged files of each kind; more by OIT_FUZZ=10000.
TRIES = int(os.environ.get("OIT_FUZZ", "40"))


@pytest.mark.parametrize("name", SOUND)
def test_damage_anywhere_is_refused_or_read(name):
    sound = SOUND[name]()
    chance = random.Random(name)
    for _try in range(TRIES):
        data = bytearray(sound)
        for _hit in range(chance.randint(1, 6)):
            at = chance.randrange(len(data))
            match chance.randrange(3):
                case 0:
                    data[at] = chance.randrange(256)
                case 1:
                    del data[at : at + chance.randint(1, 40)]
                case _:
                    data[at:at] = data[at : at + chance.randint(1, 40)]
            data = data or bytearray(b"x")
        with suppress(ReaderError):  # any other error fails the test
            read(BytesIO(bytes(data)), name)


@pytest.mark.parametrize("name", [name for name in SOUND if not name.endswith(("xls", "csv"))])
def test_damage_within_a_part_is_refused_or_read(name):
    """Past the archive's own sums: parts that are whole and say what nobody would write."""
    import zipfile

    with zipfile.ZipFile(BytesIO(SOUND[name]())) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    chance = random.Random(name)
    targets = [one for one in parts if one.endswith((".xml", ".rels"))]
    for _try in range(TRIES):
        one = chance.choice(targets)
        data = bytearray(parts[one])
        for _hit in range(chance.randint(1, 4)):
            at = chance.randrange(len(data))
            piece = chance.choice([b"9" * 12, b"-1", b"<a>", b"/>", b'"', b"&amp;", b"", b"\xff"])
            data[at : at + chance.randint(0, 6)] = piece
        with suppress(ReaderError):  # any other error fails the test
            read(BytesIO(packages.package({**parts, one: bytes(data)})), name)


def test_the_reader_needs_no_django():
    """What looks into strangers' files can run in a process of its own."""
    code = "import sys, oit_pages.readers.recognise; print('django' in sys.modules)"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True)
    assert done.stdout.strip() == "False", done.stderr
