"""Personal data in raw bodies: told by place, masked where they stand, all else untouched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oit_pages.blocks.body import IndicatorBody
from oit_pages.stream.formatted_letters import hidden_in, letters_of
from oit_pages.stream.personal_data import fingerprint, masked_body, pieces_in_body
from tests.checklist.test_assess import measure_row
from tests.factories import block, text
from tests.readers.test_personal_data import ID

DASHED = f"{ID[0]}-{ID[1:5]}-{ID[5:10]}-{ID[10:12]}-{ID[12]}"


def found(*blocks):
    return pieces_in_body(IndicatorBody(), blocks)


def masked(*blocks):
    return masked_body(IndicatorBody(), blocks)


def test_the_place_is_block_row_and_column():
    rows = [measure_row(), measure_row(results=["แล้ว", f"ของ {DASHED}"])]
    table = block("measure_table", rows=rows)
    (one,) = found(text("<p>เรื่องทั่วไป</p>"), table)
    assert (one.kind, one.shown) == ("citizen_id", f"x-xxxx-xxxxx-x{DASHED[-3:]}")
    place = one.place
    assert place.block == table["id"]
    assert (place.rows_in, place.row, place.part) == ("rows", 2, "results")
    assert len(place.labels) == 2


def test_a_mobile_number_is_personal_beside_a_name_of_its_own_row():
    def person(name, result):
        return measure_row(measure=name, results=[result])

    with_name = person("นายสมมุติ ใจดี", "โทร. 081-234-5678")
    without = person("ประชุม", "โทร. 081-234-5678")
    (one,) = found(block("measure_table", rows=[without, with_name]))
    assert (one.kind, one.place.row) == ("mobile", 2)


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>เลข {ID}</p>",
        f"<p>เลข {ID[:4]}<b>{ID[4:9]}</b>{ID[9:]}</p>",
        f"<ul><li>{ID}</li><li>{ID}</li></ul>",
        f"<p>&#{ord(ID[0])};{ID[1:]} &amp; อื่น</p>",
        '<p>นายสมมุติ <a href="tel:0812345678">โทร</a></p>',
    ],
)
def test_formatted_text_is_masked_and_keeps_its_form(markup):
    assert found(text(markup))
    (child,) = masked(text(markup))
    assert not found(child)
    assert child["value"].count("<") == markup.count("<")
    assert ID not in letters_of(child["value"])


def test_numbers_of_two_cells_are_not_one():
    assert not found(text(f"<p>{ID[:6]}</p><p>{ID[6:]}</p>"))


@given(st.text(alphabet="<>/pb&;#1234 ก\"='tel:href", max_size=80))
def test_any_markup_can_be_taken_apart(markup):
    letters = letters_of(markup)
    assert hidden_in(markup, letters) == markup
    assert "x" not in hidden_in(markup, letters)


def test_nothing_but_the_numbers_changes():
    table = block("measure_table", rows=[measure_row(results=[f"ของ {ID}"])])
    broken = [{"type": "unknown", "value": ID}, "nothing", {"type": "measure_table", "value": None}]
    changed, *rest = masked(table, *broken)
    assert rest == broken
    assert masked(changed) == [changed]
    assert changed["id"] == table["id"]
    whole = block("measure_table", rows=[measure_row()])
    assert masked(whole) == [whole]


def test_a_fingerprint_needs_the_sites_key(settings):
    before = fingerprint(f"citizen_id:{ID}")
    assert before == fingerprint(f"citizen_id:{ID}")
    assert before != fingerprint("citizen_id:other")
    settings.SECRET_KEY = "another"
    assert before != fingerprint(f"citizen_id:{ID}")


def test_the_same_number_written_otherwise_is_the_same():
    (one,), (other,) = found(text(f"<p>{ID}</p>")), found(text(f"<p>{DASHED}</p>"))
    assert one.fingerprint == other.fingerprint
