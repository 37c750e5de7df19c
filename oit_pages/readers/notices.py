"""What a reader left out of a file or doubts, in one line each.

Hidden things are left out unless they are asked for; what somebody struck out under tracked
changes, and what reviewers said beside the text, are no content and never come in.
"""

from collections import Counter, defaultdict

from oit_pages.readers.document import Notice
from oit_pages.readers.errors import gettext_noop

SAYS = {
    "hidden_sheets": gettext_noop("Hidden sheets left out: {count} ({where})"),
    "hidden_rows": gettext_noop("Rows hidden or filtered out, left out: {count} ({where})"),
    "hidden_columns": gettext_noop("Hidden columns left out: {count} ({where})"),
    "invisible_cells": gettext_noop(
        "Cells that can't be seen (white on white, say), left out: {count} ({where})"
    ),
    "hidden_text": gettext_noop("Hidden text left out: {count} places"),
    "invisible_text": gettext_noop("Text in the colour of its ground, left out: {count} places"),
    "deleted_text": gettext_noop(
        "Text or rows deleted or moved away under tracked changes, left out: {count} places"
    ),
    "comments": gettext_noop("Comments left out: {count}"),
    "unsolved_formulas": gettext_noop(
        "Formulas without their result, left empty: {count} ({where}). "
        "Open the file in Excel, save it and bring it in again."
    ),
    "error_cells": gettext_noop(
        "Cells with an error such as #REF!, left empty: {count} ({where}). Fill them by hand."
    ),
    "live_formulas": gettext_noop(
        "Cells that a spreadsheet would run as a formula: {count} ({where}). "
        "Look them over before you publish the file."
    ),
    "impossible_dates": gettext_noop(
        "Days that no Buddhist year has, kept as text: {count} ({where}). Look them over."
    ),
    "drawings": gettext_noop("Shapes and charts left out: {count}"),
}
#: What the officer may have brought in all the same.
HIDDEN = frozenset(
    {"hidden_sheets", "hidden_rows", "hidden_columns", "invisible_cells", "hidden_text"}
    | {"invisible_text"}
)
#: So many places are named; of the rest only the number.
MAX_NAMED = 5
MAX_NAME = 80


class Notes:
    """Notices being gathered; places of one kind are counted once each."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._where: dict[str, dict[str, None]] = defaultdict(dict)

    def add(self, code: str, where: str = "", count: int = 1) -> None:
        self._counts[code] += count
        if where and len(self._where[code]) < MAX_NAMED:
            self._where[code][where[:MAX_NAME]] = None

    def notices(self) -> tuple[Notice, ...]:
        return tuple(
            Notice(code, self._counts[code], tuple(self._where[code]))
            for code in SAYS
            if self._counts[code]
        )
