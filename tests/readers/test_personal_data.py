"""Personal data are found where they stand, masked, and never repeated."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oit_pages.readers import read
from oit_pages.readers.personal_data import find, is_citizen_id, mask, masked, personal_data
from oit_pages.thai import to_thai
from tests.readers import make

DIGITS = st.lists(st.integers(0, 9), min_size=11, max_size=11)


def citizen(first: int, rest: list[int]) -> str:
    digits = [first, *rest]
    total = sum(digit * weight for digit, weight in zip(digits, range(13, 1, -1), strict=True))
    return "".join(map(str, [*digits, (11 - total % 11) % 10]))


ID = citizen(1, [1, 0, 1, 7, 0, 0, 2, 0, 3, 4, 5])


def kinds(text: str, beside: str = "") -> list[str]:
    return [kind for kind, _start, _end in find(text, beside)]


@given(st.integers(1, 8), DIGITS, st.sampled_from(["", "-", " "]), st.booleans())
def test_any_citizen_id_is_found_however_it_is_written(first, rest, mark, thai):
    plain = citizen(first, rest)
    text = mark.join((plain[0], plain[1:5], plain[5:10], plain[10:12], plain[12]))
    text = f"เลขประจำตัว {to_thai(text) if thai else text} ครับ"
    assert "citizen_id" in kinds(text)
    assert kinds(mask(text)) == []
    assert len(mask(text)) == len(text)
    other = plain[:-1] + str((int(plain[-1]) + 1) % 10)
    assert not is_citizen_id(other)


@pytest.mark.parametrize(
    ("text", "beside", "expected"),
    [
        ("เลขที่บัญชี 123-4-56789-0", "", ["account"]),
        ("โอนเข้าบัญชีเลขที่ ธ.กรุงไทย 1234567890", "", ["account"]),
        ("นายสมมุติ ใจดี โทร. 081-234-5678", "", ["mobile"]),
        ("๐๘๑ ๒๓๔ ๕๖๗๘", "1 นางสาวสมมุติ ใจดี", ["mobile"]),
        ("อยู่บ้านเลขที่ 12/3 หมู่ 4", "", ["home"]),
        ("ที่อยู่ 99 หมู่ที่ 2 ตำบลบ้านดอน", "", ["home"]),
        ("สำนักงาน โทร. 081-234-5678", "", []),
        ("สำนักปลัด โทร. 0 2555 0101 นายสมมุติ ใจดี", "", []),
        ("นายกเทศมนตรี โทร. 081-234-5678", "", []),
        ("0105536112014", "ทะเบียนนิติบุคคล", []),
        ("งบประมาณ 1,250,000.00 บาท ปี 2564", "", []),
        ("เลขที่โครงการ 64017123456", "", []),
    ],
)
def test_what_is_personal_and_what_is_not(text, beside, expected):
    assert kinds(text, beside) == expected


@given(st.text(max_size=200), st.text(max_size=50))
def test_masking_any_text_leaves_nothing_to_mask_and_no_letter_moved(text, beside):
    hidden = mask(text, beside)
    assert len(hidden) == len(text)
    assert [kind for kind in kinds(hidden, beside) if kind == "citizen_id"] == []


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_places_in_a_file_and_nothing_of_them_once_masked(kind):
    rows = (("ชื่อ", "เลขประจำตัว"), ("นายสมมุติ ใจดี", ID))
    data = make.word(f"ของ {ID}", rows) if kind == "docx" else make.excel(*rows)
    document = read(io.BytesIO(data), f"a.{kind}")
    found = personal_data(document)
    assert {one.kind for one in found} == {"citizen_id"}
    assert len(found) == (2 if kind == "docx" else 1)
    assert all(ID not in one.shown for one in found)
    if kind == "xlsx":
        assert found[0].where.endswith("!B2")
    assert ID not in " ".join(masked(document).lines())
