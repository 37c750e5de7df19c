"""What counts as content, and what only looks like it.

Whitespace, empty formatting, a lone dash and text left over from a sample or from the
form's own guidance are not content: whoever reads the page finds nothing there.
"""

import html
import re
from datetime import date
from decimal import Decimal

from oit_pages.thai import Period, clean_line

_TAGS = re.compile(r"<[^>]*>")
_BREAKS = re.compile(r"</(?:p|li|h\d|div|tr)>|<br\s*/?>|<hr\s*/?>", re.IGNORECASE)
_NO_LETTERS = re.compile(r"[\W_]*")
#: Whole texts that somebody typed to try the form.
_PLACEHOLDERS = re.compile(
    r"(?:ทดสอบ(?:ระบบ|ข้อมูล)?|test(?:ing)?|x{2,}|n/?a|tbd|todo|lorem|ipsum|"
    r"ตัวอย่าง|sample|กขค|asdf\w*|abc|ใส่ข้อความ\S*|ข้อความตัวอย่าง)[\s\d.!-]*",
    re.IGNORECASE,
)
#: Beginnings of guidance that the editor was meant to replace.
_GUIDANCE = re.compile(
    r"(?:lorem ipsum|ตัวอย่าง\s*[::]|\(?\s*โปรดระบุ|\(\s*ระบุ|กรอกข้อมูล|กรุณา(?:กรอก|ระบุ|ใส่)|"
    r"ใส่ข้อความ|\[[^\]]*\]$)",
    re.IGNORECASE,
)


def text_of(markup: str) -> str:
    """The text of rich text, one line a paragraph."""
    return html.unescape(_TAGS.sub("", _BREAKS.sub("\n", markup)))


def is_content(value: object) -> bool:
    """Whether a part says anything. Dates, periods, True and numbers (0 too) do."""
    if isinstance(value, str):
        return _is_text(value)
    if isinstance(value, tuple | list):
        return any(is_content(one) for one in value)
    if isinstance(value, bool):
        return value
    return isinstance(value, int | Decimal | date | Period)


def _is_text(value: str) -> bool:
    line = clean_line(text_of(value))
    if _NO_LETTERS.fullmatch(line):
        return False
    return not (_PLACEHOLDERS.fullmatch(line) or _GUIDANCE.match(line))
