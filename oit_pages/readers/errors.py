"""What may be wrong with a file, in one line each."""


def gettext_noop(message: str) -> str:
    """Mark a sentence for the catalogue of translations; it is translated when shown."""
    return message


SAYS = {
    "missing": gettext_noop("There is no file “{name}”."),
    "unreadable": gettext_noop("“{name}” is a folder, or may not be read."),
    "interrupted": gettext_noop(
        "“{name}” can't be read to its end. Choose the file again; if this message comes back, "
        "tell whoever runs the website."
    ),
    "empty": gettext_noop("“{name}” is empty."),
    "too_large": gettext_noop("“{name}” is larger than {limit} MB."),
    "unknown_kind": gettext_noop(
        "“{name}” is not a file that can be read: save it as Word (.docx), Excel (.xlsx), "
        "OpenDocument (.odt, .ods) or CSV."
    ),
    "old_or_encrypted": gettext_noop(
        "“{name}” is protected by a password or of an old format. "
        "Save it as .docx or .xlsx without a password."
    ),
    "encrypted": gettext_noop(
        "“{name}” is protected by a password. Open it, take the password away and save it again."
    ),
    "old_word": gettext_noop(
        "“{name}” is of an old format of Word. Open it in Word, choose Save as, "
        "Word document (.docx), and bring in the new file."
    ),
    "old_excel": gettext_noop(
        "“{name}” is of an old format of Excel. Open it in Excel, choose Save as, "
        "Excel workbook (.xlsx), and bring in the new file."
    ),
    "web_archive": gettext_noop(
        "“{name}” is a web page in one file. Open it in Word or Excel, choose Save as, "
        ".docx or .xlsx, and bring in the new file."
    ),
    "pdf": gettext_noop(
        "“{name}” is a PDF: its text can't be taken over safely. Add it to the page as a "
        "document, or bring in the Word or Excel file that it was made from."
    ),
    "broken": gettext_noop(
        "“{name}” is damaged or was not downloaded completely. Save it again in Word or Excel."
    ),
    "program": gettext_noop(
        "“{name}” holds a program (macros). Save it as .docx or .xlsx without them and send that."
    ),
    "broken_picture": gettext_noop(
        "“{name}” is damaged or was not sent completely. Take the picture again."
    ),
    "not_office": gettext_noop(
        "“{name}” is a ZIP file, but not a Word, Excel or OpenDocument file."
    ),
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
    "too_many_cells": gettext_noop(
        "“{name}” has more than {limit} cells with something in them. Divide it into smaller files."
    ),
    "too_much_text": gettext_noop(
        "“{name}” has more than {limit} letters. Divide it into smaller files."
    ),
    "too_complex": gettext_noop(
        "“{name}” has far more formats or merged cells than content. Copy its tables into a "
        "new file and bring in that one."
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
