"""A document is looked into: faults by code, personal data masked, the years it speaks of."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from oit_pages.readers import pdf_text
from oit_pages.readers.document_advice import SAYS
from oit_pages.readers.document_health import health_of, is_broken
from oit_pages.readers.guard import OLE
from tests.readers import make
from tests.readers.test_pdf_health import made
from tests.readers.test_personal_data import ID


def drawn(*lines: str) -> bytes:
    """A PDF with a page for each line."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for line in lines:
        canvas.drawString(100, 700, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def health(data: bytes, name: str):
    return health_of(io.BytesIO(data), name)


@pytest.mark.parametrize(
    ("data", "name", "faults"),
    [
        (make.word("รายงาน"), "a.docx", ()),
        (made(), "a.pdf", ()),
        (made(text=False), "a.PDF", ("no_text",)),
        (made(lock=True), "a.pdf", ("locked",)),
        (OLE + "WordDocument".encode("utf-16-le"), "a.doc", ("old_format",)),
        (OLE + "Workbook".encode("utf-16-le"), "a.xls", ("old_format",)),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", ("locked",)),
        (b"anything", "a.ppt", ("old_format",)),
        (b"PK\x03\x04 no more", "a.docx", ("damaged",)),
        (b"", "a.xlsx", ("damaged",)),
        (b"\x89PNG", "a.png", ()),
    ],
)
def test_faults(data, name, faults):
    found = health(data, name).faults
    assert found == faults
    assert set(found) <= set(SAYS)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (make.word(f"เลข {ID} ปี พ.ศ. ๒๕๖๓"), "a.docx"),
        (make.excel(("เลข", "ปี"), (ID, "2563")), "a.xlsx"),
        (drawn("nothing", f"no. {ID} 2563"), "a.pdf"),
    ],
)
def test_personal_data_and_years(data, name):
    found = health(data, name)
    assert [one.kind for one in found.personal] == ["citizen_id"]
    assert ID not in repr(found)
    assert found.years == (2563,)


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("ที่ทำการปลัด แจ้งผู้รับผิดชอบ", False),
        ("ที\uf70a\uf70a\uf70a\uf70a\uf70a", True),
        ("ที\uf70a", False),
        ("ท ี ่ท าการปล ัดแจ ้งผ ู ้ร ับผ ิด", True),
        ("", False),
    ],
)
def test_letters_that_come_out_wrong(text, broken):
    assert is_broken(text) == broken


def test_numbers_that_are_no_years():
    assert health(make.word("1,250,2563.00 บาท เลขที่ 12563 และ 25635"), "a.docx").years == ()


def test_no_more_of_a_pdf_is_read_than_is_worth_it(monkeypatch):
    data = drawn("one", f"no. {ID}")
    assert health(data, "a.pdf").personal
    monkeypatch.setattr(pdf_text, "MAX_PAGES", 1)
    assert not health(data, "a.pdf").personal
    monkeypatch.setattr(pdf_text, "MAX_PAGES", 2)
    monkeypatch.setattr(pdf_text, "MAX_STEPS", 2)
    assert not health(data, "a.pdf").personal
    monkeypatch.setattr(pdf_text, "MAX_STEPS", 1000)
    monkeypatch.setattr(pdf_text, "MAX_DRAWN", 10)
    assert not health(data, "a.pdf").personal


@settings(max_examples=20)
@given(st.integers(0, 900), st.binary(max_size=30), st.sampled_from(["a.pdf", "a.docx", "a.xlsx"]))
def test_nothing_raises(at, noise, name):
    data = {"a.pdf": PDF, "a.docx": WORD, "a.xlsx": EXCEL}[name]
    assert set(health(data[:at] + noise + data[at + len(noise) :], name).faults) <= set(SAYS)


PDF, WORD, EXCEL = drawn(f"no. {ID}"), make.word("รายงาน"), make.excel(("ก", "ข"), ("1", "2"))
