"""What a PDF is built of says whether it can be read; nothing raises."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject
from reportlab.pdfgen.canvas import Canvas

from oit_pages.readers.document_advice import SAYS
from oit_pages.readers.pdf_health import symptoms


def made(*, text=True, title="รายงาน", language="th-TH", lock=False, untold=False) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    if text:
        canvas.drawString(100, 100, "report")
    else:
        canvas.rect(1, 1, 50, 50)
    canvas.showPage()
    canvas.save()
    writer = PdfWriter(clone_from=PdfReader(buffer))
    writer.add_metadata({"/Title": title})
    if language:
        writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    fonts = writer.pages[0]["/Resources"].get_object().get("/Font")
    if not text and fonts is not None:
        del writer.pages[0]["/Resources"].get_object()["/Font"]
    if untold:
        font = DictionaryObject()
        font[NameObject("/Subtype")] = NameObject("/Type0")
        font[NameObject("/Encoding")] = NameObject("/Identity-H")
        fonts.get_object()[NameObject("/F9")] = font
    if lock:
        writer.encrypt("x", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, ()),
        ({"text": False}, ("no_text",)),
        ({"untold": True}, ("broken_text",)),
        ({"title": " "}, ("no_title",)),
        ({"language": ""}, ("no_language",)),
        ({"text": False, "title": "", "language": ""}, ("no_text", "no_title", "no_language")),
        ({"lock": True}, ("locked",)),
    ],
)
def test_each_symptom(options, expected):
    assert symptoms(io.BytesIO(made(**options))) == expected


@settings(max_examples=40)
@given(st.integers(0, 900), st.binary(max_size=30))
def test_a_damaged_file_raises_nothing(at, noise):
    data = made()
    found = symptoms(io.BytesIO(data[:at] + noise + data[at + len(noise) :]))
    assert set(found) <= set(SAYS)
    assert symptoms(io.BytesIO(noise)) == ("damaged",)
