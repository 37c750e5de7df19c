"""Rows of a grid: any table goes to the form and back as it is, in one field."""

import json
from uuid import uuid4

import pytest
from django.core.exceptions import BadRequest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from wagtail.admin.telepath import JSContext
from wagtail.test.utils.form_data import nested_form_data, streamfield

from oit_pages.blocks.body import IndicatorBody
from oit_pages.fields.grid.rows import TableRows
from oit_pages.thai import clean

BODY = IndicatorBody()
TABLES = {
    name: block
    for name, block in BODY.child_blocks.items()
    if isinstance(getattr(block, "child_blocks", {}).get("rows"), TableRows)
}
ROWS = TABLES["measure_table"].child_blocks["rows"]

texts = st.text(
    st.characters(categories=["L", "M", "N", "P", "S", "Zs"], include_characters="\n"), max_size=40
).map(lambda text: clean(text).strip())
months = st.one_of(
    st.none(),
    st.dates().filter(lambda day: 1900 <= day.year <= 2190).map(lambda day: f"{day:%Y-%m}-01"),
)
ids = st.uuids().map(str)


def listed(values):
    pairs = st.tuples(ids, values.filter(bool))
    unique = st.lists(pairs, max_size=3, unique_by=lambda one: one[0])
    return unique.map(
        lambda found: [{"type": "item", "id": key, "value": value} for key, value in found]
    )


@st.composite
def measures(draw):
    first, last = draw(months), draw(months)
    if first and last and last < first:
        first, last = last, first
    lines = texts.map(lambda text: " ".join(text.split()))
    return {
        "measure": draw(texts.filter(bool)),
        "methods": draw(listed(texts)),
        "units": draw(listed(lines)),
        "period": {"from_month": first, "to_month": last},
        "results": draw(listed(texts)),
        "recommendation": draw(texts),
    }


def round_trip(block, raw):
    """Stored → the form's state → what the browser posts → stored."""
    state = block.get_form_state(block.to_python(raw))
    posted = json.dumps(state, ensure_ascii=False)
    value = block.clean(block.value_from_datadict({"rows": posted}, {}, "rows"))
    return json.loads(json.dumps(block.get_prep_value(value), default=str))


@given(listed(measures()), st.sampled_from(["th", "en"]))
def test_any_table_of_measures_comes_back_as_it_was(raw, language):
    with translation.override(language):
        assert round_trip(ROWS, raw) == raw


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_table_takes_every_kind_of_cell(name):
    samples = {
        "text": "ข้อความ", "list": "ก\nข", "amount": "1,250.50", "integer": "12",
        "date": "25/03/2564", "month": "มี.ค. 2564", "period": "ต.ค. 2563 – มี.ค. 2564",
        "mark": "✓",
    }  # fmt: skip
    rows = TABLES[name].child_blocks["rows"]
    columns = rows.columns()
    cells = [samples.get(one["kind"]) or one["choices"][0] for one in columns]
    posted = {"columns": [one["key"] for one in columns], "rows": [[str(uuid4()), *cells]]}
    data = {"rows": json.dumps(posted)}
    value = rows.clean(rows.value_from_datadict(data, {}, "rows"))
    shown = rows.get_form_state(rows.to_python(rows.get_prep_value(value)))["rows"][0][1:]
    as_text = [
        cell if isinstance(cell, str) else "\n".join(text for _key, text in cell) for cell in shown
    ]
    assert as_text == cells
    assert rows.meta.column_set


def test_a_fault_names_its_row_and_cell_and_keeps_what_was_typed():
    posted = {
        "columns": ["measure", "period"],
        "rows": [[str(uuid4()), "ก", "มี.ค. 2564"], [str(uuid4()), "ข", "ตลอดไป"]],
    }
    value = ROWS.value_from_datadict({"rows": json.dumps(posted)}, {}, "rows")
    with pytest.raises(Exception, match="ListBlock") as caught:
        ROWS.clean(value)
    errors = caught.value.as_json_data()["blockErrors"]
    assert list(errors) == [1]
    assert list(errors[1]["blockErrors"]) == ["period"]
    assert ROWS.get_form_state(value)["rows"][1][4] == "ตลอดไป"


def test_rows_and_items_keep_their_ids():
    row, item = str(uuid4()), str(uuid4())
    posted = {
        "columns": ["measure", "methods"],
        "rows": [[row, "ก", [[item, "วิธี"], [None, "ใหม่"]]]],
    }
    value = ROWS.value_from_datadict({"rows": json.dumps(posted)}, {}, "rows")
    raw = ROWS.get_prep_value(ROWS.clean(value))
    assert raw[0]["id"] == row
    methods = raw[0]["value"]["methods"]
    assert methods[0] == {"type": "item", "id": item, "value": "วิธี"}
    assert methods[1]["id"]


def test_a_form_that_posts_cell_by_cell_is_read_too():
    """A script, a test: as Wagtail's own list is posted."""
    row = {
        "measure": "ก",
        "methods": {"count": 0},
        "units": {"count": 0},
        "period": {"from_month": "มี.ค. 2564", "to_month": "เม.ย. 2564"},
        "results": {"count": 0},
        "recommendation": "",
    }
    rows = {"count": 1, "0": {"deleted": "", "order": "0", "type": "", "id": "", "value": row}}
    data = nested_form_data(
        {"body": streamfield([("measure_table", {"caption": "", "rows": rows})])}
    )
    value = BODY.value_from_datadict(data, {}, "body")
    assert value[0].value["rows"][0]["measure"] == "ก"
    assert not ROWS.value_omitted_from_data(data, {}, "body-0-value-rows")
    assert ROWS.value_omitted_from_data({}, {}, "body-0-value-rows")


@pytest.mark.parametrize(
    "posted",
    [
        "",
        "[]",
        "{}",
        '{"columns": [], "rows": [["a", "b"]]}',
        '{"columns": ["measure"], "rows": [["a", 5]]}',
        '{"columns": ["measure"], "rows": [[5, "a"]]}',
        '{"columns": ["methods"], "rows": [["a", [["b"]]]]}',
        '{"columns": ["measure"], "rows": [["a", {}]]}',
        "[" * 100_000,
    ],
)
def test_what_no_grid_sends_is_a_bad_request(posted):
    with pytest.raises(BadRequest):
        ROWS.value_from_datadict({"rows": posted}, {}, "rows")


def test_an_empty_row_is_none():
    assert ROWS.get_form_state(ROWS.get_default())["rows"] == []


def test_the_browser_is_given_the_grid_with_its_words_once():
    packed = json.dumps(JSContext().pack(BODY))
    assert packed.count('"oit_pages.blocks.TableRows"') == len(TABLES) == 18
    assert packed.count("mayLeave") == 1
