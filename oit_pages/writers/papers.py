"""Orders, announcements, memos, reports and letters in the layout of official papers.

`values` are those of the block of that name: text, lists of lines, days, lists of dicts. A letter
is no block: its values are `issuer`, `subject`, `enclosures`, `body`, `signatory`, `position`.
"""

from collections.abc import Mapping
from typing import Any

from oit_pages.readers.recognise.numbered_lists import compact
from oit_pages.readers.recognise.papers.order import opens_duties
from oit_pages.readers.recognise.papers.report import headed
from oit_pages.thai import format_date, format_period, parse_period
from oit_pages.writers.paper import Line, centered, plain

Values = Mapping[str, Any]
#: To be filled in by hand.
DOTS = "." * 60


def order(values: Values) -> list[Line]:
    body = list(values.get("body") or ())
    dated = next((at for at, line in enumerate(body) if _is_dated(line, "สั่ง")), len(body))
    opens = next((at for at, line in enumerate(body[:dated]) if opens_duties(line)), dated)
    duties = values.get("duties") or ()
    lines = [*_head("คำสั่ง", values), *plain(body[:opens])]
    lines += plain([_person(at, one) for at, one in enumerate(values.get("appointees") or (), 1)])
    lines += plain(body[opens:dated])
    if duties and opens == dated:
        lines += plain(["โดยมีหน้าที่ ดังนี้"])
    lines += plain([f"{at}. {duty}" for at, duty in enumerate(duties, 1)])
    lines += plain([values.get("effective_text") or ""])
    lines += plain(body[dated:] or _dated("สั่ง", values))
    return [*lines, *_signed(values)]


def announcement(values: Values) -> list[Line]:
    body = list(values.get("body") or ())
    if not any(_is_dated(line, "ประกาศ") for line in body):
        body += _dated("ประกาศ", values)
    return [*_head("ประกาศ", values), *plain(body), *_signed(values)]


def memo(values: Values) -> list[Line]:
    phone = f" โทร. {values['phone']}" if values.get("phone") else ""
    day = f" วันที่ {format_date(values['date'])}" if values.get("date") else ""
    number = f"ที่ {values['number']}{day}" if values.get("number") else day.strip()
    lines = [
        centered("บันทึกข้อความ"),
        Line(text=f"ส่วนราชการ {values['office']}{phone}") if values.get("office") else None,
        Line(text=number) if number else None,
        Line(text=f"เรื่อง {values['subject']}") if values.get("subject") else None,
        Line(text=f"เรียน {values['addressee']}") if values.get("addressee") else None,
    ]
    made = [line for line in lines if line]
    for section in values.get("sections") or ():
        if section.get("heading"):
            made.append(Line(text=section["heading"], bold=True))
        made += plain((section.get("body") or "").splitlines())
    made += _signed(values)
    for one in values.get("comments") or ():
        said = (one.get("comment") or "").splitlines()
        made += plain([f"ความเห็น {said[0]}" if said else "ความเห็น", *said[1:]])
        made += _signed({"signatory": one.get("name"), "position": one.get("position")})
    return made


def report(values: Values) -> list[Line]:
    title, period = values.get("title") or "รายงาน", values.get("period")
    lines = [centered(title)]
    if period and parse_period(title) is None:
        lines.append(centered(f"ตั้งแต่ {format_period(period)}"))
    for name, heading in _PARTS:
        texts = list(values.get(name) or ())
        if texts and headed(texts[0]) != name:
            texts.insert(0, heading)
        lines += plain(texts)
    return lines


def letter(values: Values) -> list[Line]:
    """A letter to another agency; who sends it writes its number, day and addressee by hand."""
    lines = [
        Line(text=f"ที่ {DOTS}"),
        Line(text=values.get("issuer") or DOTS, align="right"),
        Line(
            text="วันที่ .......... เดือน .............................. พ.ศ. ..........",
            align="center",
        ),
        Line(text=f"เรื่อง {values['subject']}"),
        Line(text=f"เรียน {DOTS}"),
    ]
    enclosures = values.get("enclosures") or ()
    if enclosures:
        lines.append(Line(text="สิ่งที่ส่งมาด้วย"))
    lines += plain([f"{at}. {one}" for at, one in enumerate(enclosures, 1)])
    lines += plain(values.get("body") or ())
    name, position = values.get("signatory"), values.get("position")
    return [
        *lines,
        Line(text="ขอแสดงความนับถือ", align="center"),
        *(Line(text="") for _line in range(3)),
        Line(text=f"({name or DOTS})", align="center"),
        Line(text=position or f"ตำแหน่ง {DOTS}", align="center"),
    ]


_PARTS = (
    ("results", "ผลการดำเนินการ"),
    ("spending", "การใช้จ่ายงบประมาณ"),
    ("problems", "ปัญหาและอุปสรรค"),
    ("recommendations", "ข้อเสนอแนะ"),
)
#: By the name of the block.
LAYOUTS = {"order": order, "announcement": announcement, "memo": memo, "report": report}


def _head(keyword: str, values: Values) -> list[Line]:
    lines = [centered(f"{keyword}{values.get('issuer') or ''}")]
    if values.get("number"):
        lines.append(centered(f"ที่ {values['number']}"))
    if values.get("subject"):
        lines.append(centered(f"เรื่อง {values['subject']}"))
    return lines


def _dated(word: str, values: Values) -> list[str]:
    return [f"{word} ณ วันที่ {format_date(values['date'])}"] if values.get("date") else []


def _is_dated(line: str, word: str) -> bool:
    return compact(line).startswith(f"{word}ณวันที่")


def _signed(values: Values) -> list[Line]:
    name, position = values.get("signatory"), values.get("position")
    if not name:
        return []
    signed = [Line(text=f"({name})", align="center")]
    return [*signed, Line(text=position, align="center")] if position else signed


def _person(number: int, one: Values) -> str:
    position = f" ตำแหน่ง {one['position']}" if one.get("position") else ""
    role = f" เป็น {one['role']}" if one.get("role") else ""
    return f"{number}. {one.get('name') or ''}{position}{role}"
