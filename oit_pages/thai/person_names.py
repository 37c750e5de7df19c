"""Names of persons as officials write them: one and the same, with a title in full or in short."""

import re

from oit_pages.thai.text import clean_line

#: Titles and ranks in short → in full. Where one begins like another, the longer is met first.
IN_FULL = {
    "น.ส.": "นางสาว",
    "พล.ต.": "พลตรี",
    "พ.อ.อ.": "พันจ่าอากาศเอก",
    "พ.จ.อ.": "พันจ่าเอก",
    "พ.ต.อ.": "พันตำรวจเอก",
    "พ.ต.ท.": "พันตำรวจโท",
    "พ.ต.ต.": "พันตำรวจตรี",
    "ร.ต.อ.": "ร้อยตำรวจเอก",
    "ร.ต.ท.": "ร้อยตำรวจโท",
    "ร.ต.ต.": "ร้อยตำรวจตรี",
    "จ.ส.ต.": "จ่าสิบตำรวจ",
    "จ.ส.อ.": "จ่าสิบเอก",
    "จ.ส.ท.": "จ่าสิบโท",
    "พ.อ.": "พันเอก",
    "พ.ท.": "พันโท",
    "พ.ต.": "พันตรี",
    "ร.อ.": "ร้อยเอก",
    "ร.ท.": "ร้อยโท",
    "ร.ต.": "ร้อยตรี",
    "ส.อ.": "สิบเอก",
    "ส.ท.": "สิบโท",
    "ส.ต.": "สิบตรี",
    "จ.อ.": "จ่าเอก",
    "จ.ท.": "จ่าโท",
    "จ.ต.": "จ่าตรี",
    "ด.ต.": "ดาบตำรวจ",
    "ดร.": "ดอกเตอร์",
}
_NUMBER = re.compile(r"^[(]?[0-9๐-๙]{1,3}[.)][.)\s]*")
_ACTING = "ว่าที่"


def without_number(name: str) -> str:
    """A name in one line, without the number that its row of a table has: "๑. นาย ก" → "นาย ก"."""
    return _NUMBER.sub("", clean_line(name))


def same_name(name: str) -> str:
    """By which two spellings of a name are the same: without number and spaces, the title in full.

    "ว่าที่ ร.ต.หญิง ก" → "ว่าที่ร้อยตรีหญิงก"
    """
    bare = "".join(without_number(name).split())
    acting = _ACTING if bare.startswith(_ACTING) else ""
    bare = bare.removeprefix(acting)
    short = next((one for one in IN_FULL if bare.startswith(one)), "")
    return f"{acting}{IN_FULL.get(short, '')}{bare.removeprefix(short)}"
