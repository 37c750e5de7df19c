"""Texts that say nothing by how they are built: what points elsewhere, instructions, outlines,
greetings, and English texts that are to come. Examples stand with the data."""

import pytest

from oit_pages.evidence.doubts import doubt_of
from oit_pages.evidence.english import is_english_to_come
from oit_pages.evidence.greetings import is_no_news
from oit_pages.evidence.known_words import is_outline
from oit_pages.evidence.phrases import bare_instruction, instruction
from oit_pages.evidence.pointing import points_elsewhere
from oit_pages.evidence.wordings import DATA

KINDS = {
    "pointing": points_elsewhere,
    "english": is_english_to_come,
    "greetings": is_no_news,
    "instructions": instruction,
    "outline": is_outline,
}
EXAMPLES = [(kind, one) for kind in KINDS for one in DATA[kind]["examples"]]
SOMETHING = [(kind, one) for kind in KINDS for one in DATA[kind]["something"]]


@pytest.mark.parametrize(("kind", "text"), EXAMPLES)
def test_each_example_is_of_its_kind(kind, text):
    for said in (text, f"  {text} ", f"({text})", text.replace(" ", "\u00a0")):
        assert KINDS[kind](said), said


@pytest.mark.parametrize(("kind", "text"), SOMETHING)
def test_something_is_of_no_kind(kind, text):
    for said in (text, f"  {text} ", text.replace(" ", "\u00a0")):
        assert not KINDS[kind](said), said


@pytest.mark.parametrize("text", DATA["outline"]["examples"])
def test_a_heading_in_place_of_a_value_is_a_label(text):
    assert doubt_of(text) == "label"


@pytest.mark.parametrize("text", ["กรอกเนื้อหาข่าวที่นี่", "โปรดระบุรายละเอียด", "ใส่ชื่อมาตรการตรงนี้"])
def test_a_verb_of_filling_in_with_words_of_a_form(text):
    assert bare_instruction(text)


@pytest.mark.parametrize("text", ["กรอกแบบคำร้องขอใช้น้ำประปา", "ระบุชื่อผู้รับผิดชอบไว้ท้ายประกาศทุกฉบับ", ""])
def test_a_deed_is_no_instruction(text):
    assert not bare_instruction(text)


def test_to_fill_in_a_form_is_a_step():
    assert not instruction("กรอกข้อมูลในระบบ", step=True)
    assert instruction("ให้ระบุขั้นตอน", step=True)


def test_few_words_again_and_again_declare_nothing():
    assert is_english_to_come("English English English English English English English English")


@pytest.mark.parametrize("spaces", [40, 200])
def test_long_texts_take_no_time(spaces):
    """Nothing here goes back over a text again and again."""
    for text in ("กรุณา" * spaces, "english " * spaces, "ตาม" * spaces + " x1", "please " * spaces):
        for known in KINDS.values():
            known(text)
