"""What counts as content, and what only looks like it.

Whitespace, empty formatting, a lone dash and text left over from a sample or from the
form's own guidance are not content: whoever reads the page finds nothing there.
"""

import html
import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

from oit_pages.on_demand import pattern_on_demand
from oit_pages.thai import Period, clean_line

_TAGS = re.compile(r"<[^>]*>")
_BREAKS = pattern_on_demand(r"</(?:p|li|h\d|div|tr)>|<br\s*/?>|<hr\s*/?>", re.IGNORECASE)
_NO_LETTERS = re.compile(r"[\W_]*")
#: What somebody typed to try the form, or to come back to later.
_OF_SIGNS = (
    r"n/a|no data|ตัวอย่าง|ใส่ข้อความ\S*+|ข้อความตัวอย่าง|(?:ยัง)?ไม่มีข้อมูล|"
    r"รอ(?:เพิ่ม|ลง|ใส่|ปรับปรุง|อัปเดต|อัพเดท)?ข้อมูล|"
    r"(?:กำลัง|อยู่(?:ใน)?ระหว่าง(?:การ)?)(?:ปรับปรุง(?:ข้อมูล|เว็บไซต์|ระบบ)?|จัดทำข้อมูล)"
)
_WORD = (
    r"(?:การ)?ทดสอบ(?:ระบบ|ข้อมูล|ครับ|ค่ะ|ๆ)?|test(?:ing)?|na|tb[ad]|todo|lorem|ipsum|null|"
    rf"sample|กขค|(?:ฟหกด|asdf|qwerty)(?:(?!{_OF_SIGNS}|ทดสอบข้อมูล)\w)*+|abc|{_OF_SIGNS}"
)
#: One after the other, each as long as it gets but for where the next begins: a line costs no
#: more than its length.
_PLACEHOLDERS = pattern_on_demand(
    rf"(?:(?>{_WORD}|xx++|([^\W\d_])(?:(?!{_WORD})\1){{2,}}+)[\s\d.!-]*+)++", re.IGNORECASE
)
#: Blanks that were escaped once too often on their way in.
_BLANKS = pattern_on_demand(r"&(?:nbsp|ensp|emsp|thinsp|zwn?j|shy|#160|#x?200b);", re.IGNORECASE)
#: "None" in one word: an answer where a field asks what went wrong, else nothing.
_NONE = pattern_on_demand(r"(?:ไม่มี|ไม่ปรากฏ|ไม่พบ|none|nil|nothing)[\s.!-]*", re.IGNORECASE)
#: Beginnings of guidance that the editor was meant to replace.
_GUIDANCE = pattern_on_demand(
    r"(?:lorem ipsum|ตัวอย่าง\s*[::]|\(?\s*โปรดระบุ|\(\s*ระบุ|กรอกข้อมูล|กรุณา(?:กรอก|ระบุ|ใส่)|"
    r"ใส่ข้อความ|\[[^\]]*\]$)",
    re.IGNORECASE,
)


def text_of(markup: str) -> str:
    """The text of rich text, one line a paragraph."""
    if "<" not in markup:
        return html.unescape(markup)
    lines = _BREAKS.sub("\n", markup)
    end = lines.rfind(">") + 1  # beyond it no tag ends: each "<" would be looked for one in vain
    return html.unescape(_TAGS.sub("", lines[:end]) + lines[end:])


def says_none(value: object) -> bool:
    """Whether a text, or all that a list holds, is just "none"."""
    if isinstance(value, tuple | list):
        said = [one for one in value if is_content(one)]
        return bool(said) and all(says_none(one) for one in said)
    return isinstance(value, str) and bool(_NONE.fullmatch(clean_line(text_of(value))))


def is_content(value: object) -> bool:
    """Whether a part says anything. Dates, periods, True and numbers (0 too) do."""
    if isinstance(value, str):
        return _is_text(value)
    if isinstance(value, tuple | list):
        return any(is_content(one) for one in value)
    if isinstance(value, bool):
        return value
    return isinstance(value, int | Decimal | date | Period)


@lru_cache(maxsize=50_000)
def _is_text(value: str) -> bool:
    line = clean_line(_BLANKS.sub(" ", text_of(value)))
    if _NO_LETTERS.fullmatch(line):
        return False
    return not (_PLACEHOLDERS.fullmatch(line) or _GUIDANCE.match(line))
