"""Files made for tests: sound ones about an invented municipality, and hostile ones."""

import io
import zipfile
from pathlib import Path

import docx
import openpyxl
from PIL import Image

NAME = "องค์การบริหารส่วนตำบลบ้านดอนแก้วงาม"
HEADINGS = (
    "มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ผู้รับผิดชอบ",
    "ระยะเวลาดำเนินการ", "ผลการดำเนินการ", "ข้อเสนอแนะ",
)  # fmt: skip
ROW = (
    "๑. ปรับปรุงเว็บไซต์",
    "๑.แต่งตั้งคณะทำงาน ๒.จัดหมวดหมู่ข้อมูล",
    "สำนักปลัด",
    "ธ.ค. ๖๓ - มี.ค. ๖๔",
    "๑. ประชุม ๓ ครั้ง\n๒. เผยแพร่ ๒๗ รายการ",
    "",
)
ORDER = (
    f"คำสั่ง{NAME}",
    "ที่ 412 / 2563",
    "เรื่อง แต่งตั้งคณะทำงานเผยแพร่ข้อมูล",
    "เพื่อให้การเผยแพร่ข้อมูลเป็นปัจจุบัน จึงแต่งตั้งคณะทำงาน ดังนี้",
    "1. นางสาวดวงแก้ว ทองประเสริฐ ตำแหน่ง ปลัดองค์การบริหารส่วนตำบล เป็น ประธานคณะทำงาน",
    "2. นายธีรภัทร วงศ์คำ ตำแหน่ง หัวหน้าสำนักปลัด คณะทำงานและเลขานุการ",
    "ให้คณะทำงานมีหน้าที่ ดังนี้",
    "1. รวบรวมข้อมูล",
    "2. ตรวจความครบถ้วน",
    "ทั้งนี้ ตั้งแต่วันที่ 1 ธันวาคม 2563 เป็นต้นไป",
    "สั่ง ณ วันที่ 1 ธันวาคม พ.ศ. 2563",
    "(นายก้องภพ ศรีตะวัน)",
    f"นายก{NAME}",
)
ANNOUNCEMENT = (
    f"ประกาศ{NAME}",
    "เรื่อง แนวปฏิบัติการยืมทรัพย์สินของราชการ",
    "ด้วยเห็นสมควรกำหนดแนวปฏิบัติ จึงประกาศดังนี้",
    "ข้อ ๑ ให้ผู้ยืมทำหนังสือก่อนทุกครั้ง",
    "ประกาศ ณ วันที่ ๒๙ มกราคม พ.ศ. ๒๕๖๔",
    "(นายก้องภพ ศรีตะวัน)",
    f"นายก{NAME}",
)
MEMO = (
    "บันทึกข้อความ",
    "ส่วนราชการ สำนักปลัด โทร. 0 2555 0101",
    "ที่ ศน 70101/58 วันที่ 25 มีนาคม 2564",
    "เรื่อง รายงานผลการปรับปรุงเว็บไซต์",
    "เรียน นายกองค์การบริหารส่วนตำบล",
    "ข้อเท็จจริง",
    "คณะทำงานได้เผยแพร่ข้อมูลเพิ่มขึ้น",
    "ข้อพิจารณา",
    "เห็นควรทราบ",
    "(นายธีรภัทร วงศ์คำ)",
    "หัวหน้าสำนักปลัด",
    "ความเห็น เห็นควรดำเนินการ",
    "(นางสาวดวงแก้ว ทองประเสริฐ)",
    "ปลัดองค์การบริหารส่วนตำบล",
)


def word(*blocks) -> bytes:
    """A DOCX of lines (str) and tables (tuples of rows of cell texts)."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(rows=len(block), cols=max(map(len, block)))
        for cells, row in zip(table.rows, block, strict=True):
            for cell, text in zip(cells.cells, row, strict=False):
                cell.text = text
    return saved(document.save)


def excel(*rows) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    return saved(book.save)


def picture() -> io.BytesIO:
    buffer = io.BytesIO()
    Image.new("RGB", (8, 8), "green").save(buffer, "PNG")
    buffer.seek(0)
    return buffer


def saved(save) -> bytes:
    buffer = io.BytesIO()
    save(buffer)
    return buffer.getvalue()


def repacked(data: bytes, **parts: bytes) -> bytes:
    """The archive with some parts replaced; "/" in names is written "__"."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        replaced = {name.replace("__", "/") + ".xml": value for name, value in parts.items()}
        for entry in old.infolist():
            new.writestr(entry.filename, replaced.pop(entry.filename, None) or old.read(entry))
        for name, value in replaced.items():
            new.writestr(name, value)
    return out.getvalue()


def bad_files(folder: Path) -> dict[str, Path]:
    """Each kind of bad file by the code of the error it must give."""
    sound = word("เนื้อหา")
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as new:
        new.writestr("readme.txt", "not a document")
    entity = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "b">]><w>&a;</w>'
    files = {
        "broken": ("cut.docx", sound[: len(sound) // 2]),
        "not_office": ("zip.docx", archive.getvalue()),
        "bomb": ("bomb.docx", repacked(sound, word__media=b"\0" * 230_000_000)),
        "entities": ("entity.docx", repacked(sound, word__document=entity)),
        "old_or_encrypted": ("locked.docx", OLE + b"\0" * 600),
        "encrypted": ("password.xlsx", _ole("EncryptedPackage")),
        "old_excel": ("old.xls", _ole("Workbook")),
        "old_word": ("old.doc", _ole("WordDocument")),
        "web_archive": ("page.mht.doc", b"MIME-Version: 1.0\r\nContent-Type: multipart/related"),
        "too_many_cells": ("cells.csv", (b"a," * 99 + b"a\n") * 1_200),
        "too_much_text": ("text.csv", (b"a" * 100_000 + b"\n") * 30),
        "too_complex": (
            "complex.docx",
            repacked(sound, word__document=document_xml("<w:p><w:b/></w:p>" * 800_000)),
        ),
        "empty": ("empty.docx", b""),
        "too_many_rows": ("long.csv", b"a,b\n" * 20_000),
        "bad_row": ("quote.csv", b'a,b\nc,"' + b"x" * 200_000),
        "too_many_columns": ("wide.xlsx", excel(range(300))),
        "too_wide": ("wide.csv", b"a" + b",a" * 300),
        "too_long": (
            "long.docx",
            repacked(
                sound, word__document=document_xml("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 20_001)
            ),
        ),
        "unknown_kind": ("picture.png", b"\x89PNG"),
        "not_text": ("binary.csv", b"\x00\x01\x02"),
        "unsafe_name": ("escape.docx", _with_entry(sound, "../evil.xml")),
    }
    made = {}
    for code, (name, data) in files.items():
        made[code] = folder / name
        made[code].write_bytes(data)
    made["missing"] = folder / "nowhere.docx"
    made["unreadable"] = folder / "folder.docx"
    made["unreadable"].mkdir()
    return made


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _ole(stream: str) -> bytes:
    """As much of an old container as tells what it holds."""
    return OLE + b"\0" * 600 + stream.encode("utf-16-le") + b"\0" * 600


def document_xml(body: str) -> bytes:
    return (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{body}</w:body></w:document>"
    ).encode()


def _with_entry(data: bytes, name: str) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, "<a/>")
    return out.getvalue()
