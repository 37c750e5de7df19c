"""What may be wrong with a file, in one line each."""


def gettext_noop(message: str) -> str:
    """Mark a sentence for the catalogue of translations; it is translated when shown."""
    return message


SAYS = {
    "missing": gettext_noop("There is no file “{name}”."),
    "unreadable": gettext_noop("“{name}” is a folder, or may not be read."),
    "empty": gettext_noop("“{name}” is empty."),
    "too_large": gettext_noop("“{name}” is larger than {limit} MB."),
    "unknown_kind": gettext_noop("“{name}” is not a Word (.docx), Excel (.xlsx) or CSV file."),
    "old_or_encrypted": gettext_noop(
        "“{name}” is protected by a password or of an old format. "
        "Save it as .docx or .xlsx without a password."
    ),
    "broken": gettext_noop(
        "“{name}” is damaged or was not downloaded completely. Save it again in Word or Excel."
    ),
    "not_office": gettext_noop("“{name}” is a ZIP file, but not a Word or Excel document."),
    "bomb": gettext_noop("“{name}” unpacks to more than {limit} MB and was refused."),
    "entities": gettext_noop(
        "“{name}” contains XML definitions that documents never need, and was refused."
    ),
    "unsafe_name": gettext_noop("“{name}” holds a part with an unsafe name, and was refused."),
    "too_many_rows": gettext_noop(
        "“{name}” has more than {limit} rows. Divide it into smaller files."
    ),
    "too_long": gettext_noop(
        "“{name}” has more than {limit} lines of text. Divide it into smaller files."
    ),
    "too_many_columns": gettext_noop(
        "The sheet “{sheet}” of “{name}” has more than {limit} columns. "
        "Divide it into smaller ones."
    ),
    "too_wide": gettext_noop(
        "“{name}” has a table of more than {limit} columns. Divide it into smaller ones."
    ),
    "formula": gettext_noop(
        "“{name}” has a formula without its result in the cell {cell}. "
        "Open the file in Excel, save it and bring it in again."
    ),
    "bad_row": gettext_noop(
        "“{name}” can't be read at row {row}: "
        "a cell is too long, or a quotation mark is not closed."
    ),
    "not_text": gettext_noop("“{name}” is not text in UTF-8 or the Thai code page."),
}


class ReaderError(ValueError):
    """The file can't be read. `code` and `params` say why, for wording elsewhere."""

    def __init__(self, code: str, **params: object):
        self.code, self.params = code, params
        super().__init__(SAYS[code].format(**params))
