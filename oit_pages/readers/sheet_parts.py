"""Sheet parts: what a workbook's XML says beside its values: merged cells, pictures, formulas.

Read from the parts themselves: a streaming reader passes over them.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from posixpath import join, normpath

from defusedxml.ElementTree import fromstring
from openpyxl.utils import range_boundaries

#: (row, column) → how many columns the cell spans, and whether its text stands above it.
Merges = dict[tuple[int, int], tuple[int, bool]]
#: More is no work of a person, and would only cost time.
MAX_MERGES = 20_000
MAX_MERGED_CELLS = 200_000

# Bounded, so that no hostile sheet makes them look far from each match.
_MERGE = re.compile(rb'<mergeCell\s[^>]{0,99}?ref="([A-Z]+\d+:[A-Z]+\d+)"')
# Excel writes the result beside each formula; an empty text is a result too (t="str").
_UNSOLVED = re.compile(
    rb'<c r="([A-Z]+\d+)"(?![^>]{0,99}\bt="str")[^>]{0,99}>\s*'
    rb"<f(?:\s[^>]{0,299})?(?:/>|>[^<]*</f>)\s*"
    rb"(?:<v\s*/>|<v></v>)?\s*</c>"
)
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def unsolved_formula(data: bytes) -> str:
    """The first cell whose formula has no result, such as "D5"; "" when every one has."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.namelist():
            is_sheet = part.startswith("xl/worksheets/") and part.endswith(".xml")
            if is_sheet and (match := _UNSOLVED.search(archive.read(part))):
                return match[1].decode()
    return ""


def pictures_in(data: bytes) -> int:
    """How many pictures the workbook holds."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(part.startswith("xl/media/") for part in archive.namelist())


def merges_of(data: bytes) -> dict[str, Merges]:
    """The merged cells of each sheet, by the sheet's title."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        known = set(archive.namelist())
        return {
            title: _merges(archive.read(part)) for title, part in _sheets(archive) if part in known
        }


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Title and part of each sheet."""
    relations = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    for element in fromstring(archive.read("xl/workbook.xml")).iter():
        if element.tag.endswith("}sheet"):
            target = targets.get(element.get(_RELATION), "")
            yield element.get("name", ""), normpath(join("/xl", target)).lstrip("/")


def _merges(xml: bytes) -> Merges:
    merges: Merges = {}
    for match, _number in zip(_MERGE.finditer(xml), range(MAX_MERGES), strict=False):
        left, top, right, bottom = range_boundaries(match[1].decode())
        width = right - left + 1
        merges[top, left] = (width, False)
        for row in range(top + 1, bottom + 1):
            if len(merges) > MAX_MERGED_CELLS:
                return merges
            merges[row, left] = (width, True)
    return merges
