"""A PDF's number of pages, and whatever is none."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from oit_pages.readers.pdf_pages import count_pages


def pdf(pages: int, password: str = "") -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(210, 297)
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("pages", [1, 3, 40])
def test_counts(pages):
    assert count_pages(io.BytesIO(pdf(pages))) == pages


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.4 sample",
        b"PK\x03\x04",
        pdf(2)[:200],
        pdf(2).replace(b"/Count 2", b"/Count -"),
        pdf(2).replace(b"/Count 2", b"/Count 9" + b"9" * 12),
    ],
)
def test_what_is_no_sound_pdf_has_none(data):
    assert count_pages(io.BytesIO(data)) is None


def test_an_encrypted_file_is_no_error():
    assert count_pages(io.BytesIO(pdf(2, "secret"))) in {2, None}


@given(st.binary(max_size=200), st.integers(0, 400))
@settings(max_examples=100, deadline=None)
def test_broken_bytes_are_no_error(junk, at):
    whole = pdf(2)
    broken = whole[:at] + junk + whole[at + len(junk) :]
    assert count_pages(io.BytesIO(broken)) is None or count_pages(io.BytesIO(broken)) > 0
