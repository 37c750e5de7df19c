"""Who is appointed to what, and their duties."""

import re

from oit_pages.readers.recognise.numbered_lists import compact, strip_number
from oit_pages.readers.recognise.papers.base import MAX_HEADING, number_of, read_paper
from oit_pages.readers.recognise.parts import Appointee, Order
from oit_pages.thai import parse_date, to_arabic

KEYWORD = "คำสั่ง"
_NUMBERED = re.compile(r"^\(?\d{1,2}\s*[.)]\s*(?!\d)")
_ROLE = (
    r"(?:รอง|ผู้ช่วย)?"
    r"(?:ประธาน|หัวหน้า|กรรมการ|คณะทำงาน|คณะกรรมการ|เลขานุการ|ที่ปรึกษา|ผู้ประสานงาน)"
)
_TITLE = r"(?:นาย|นาง|นางสาว|น\.ส\.|ว่าที่|ดร\.|สิบ|จ่า|ร้อย|พัน)"
_WITH_WORD = re.compile(
    r"^(?P<name>.+?)\s*ตำแหน่ง\s*+(?P<position>.+?)"
    rf"(?:\s+(?:เป็น|ทำหน้าที่)\s*|\s+(?={_ROLE}))(?P<role>.+)$"
)
_WITHOUT = re.compile(
    rf"^(?P<name>{_TITLE}\s*\S+\s+\S+)\s+(?P<position>\S.*?)"
    rf"\s+(?:เป็น\s*)?(?P<role>{_ROLE}\S*.*)$"
)
#: Dots from a name to a position, and on to a role, as a typewriter had them.
_LEADERS = re.compile(r"\s*(?:\.{4,}|…)[.…\s]*+")
_PLAIN = re.compile(rf"^(?P<name>{_TITLE}.+?)\s*ตำแหน่ง\s*(?P<position>.+)$")


def starts_order(lines: list[str]) -> bool:
    """A heading "คำสั่ง…" that a number or subject follows."""
    head = lines[0]
    if not head.startswith(KEYWORD) or len(head) > MAX_HEADING:
        return False
    return any(number_of(line) or line.startswith("เรื่อง") for line in lines[1:4])


def read_order(lines: list[str]) -> tuple[Order, list[str]]:
    """An order, and the lines after its signature."""
    paper, after = read_paper(lines, KEYWORD, "สั่งณวันที่")
    body, appointees, duties, effective = [], [], [], ""
    in_duties = False
    for line in paper.body:
        numbered = bool(_NUMBERED.match(to_arabic(line)))
        if in_duties and numbered:
            duties.append(strip_number(line))
            continue
        if numbered and not in_duties and (person := appointee(strip_number(line))):
            appointees.append(person)
            continue
        in_duties = opens_duties(line)
        if line.startswith("ทั้งนี้") and "ตั้งแต่" in line and len(line) < MAX_HEADING:
            effective = line
        else:
            body.append(line)
    order = Order(
        issuer=paper.issuer,
        number=paper.number,
        subject=paper.subject,
        body=tuple(body),
        appointees=tuple(appointees),
        duties=tuple(duties),
        date=paper.date,
        effective_date=parse_date(effective) if effective else None,
        effective_text=effective,
        signatory=paper.signatory,
        position=paper.position,
    )
    return order, after


def appointee(line: str) -> Appointee | None:
    """Name, position and role from one line; None where it names nobody."""
    line = _LEADERS.sub("  ", line).strip()
    for pattern in (_WITH_WORD, _WITHOUT, _PLAIN):
        if match := pattern.match(line):
            found = {key: " ".join(value.split()) for key, value in match.groupdict().items()}
            return Appointee(**found)
    return None


def opens_duties(line: str) -> bool:
    """ "… มีหน้าที่ ดังนี้": the numbered lines that follow are duties."""
    text = compact(line)
    return "หน้าที่" in text and (text.endswith(("ดังนี้", ":", "ดังต่อไปนี้")))
