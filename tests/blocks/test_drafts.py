"""What an editor may save: an empty form, a filled one, a broken one shown again."""

import json
import re

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail import blocks
from wagtail.admin.telepath import JSContext
from wagtail.images.widgets import AdminImageChooser

from oit_pages.blocks.body import IndicatorBody
from oit_pages.fields.grid.rows import TableRows
from tests.blocks.samples import NAMES, body_block, filled


def stored(block, value):
    """As the database would hold it."""
    return json.loads(json.dumps(block.get_prep_value(value), cls=DjangoJSONEncoder))


def posted(block, prefix: str, state) -> QueryDict:
    """The form data that a browser sends for a form state."""
    data = QueryDict(mutable=True)
    _post(block, prefix, state, data)
    return data


def _post(block, prefix, state, data) -> None:
    match block:
        case blocks.StructBlock():
            for name, child in block.child_blocks.items():
                _post(child, f"{prefix}-{name}", state[name], data)
        case TableRows():
            data[prefix] = json.dumps(state)
        case blocks.ListBlock():
            data[f"{prefix}-count"] = str(len(state))
            for index, one in enumerate(state):
                data[f"{prefix}-{index}-deleted"] = ""
                data[f"{prefix}-{index}-order"] = str(index)
                data[f"{prefix}-{index}-id"] = one["id"] or ""
                _post(block.child_block, f"{prefix}-{index}-value", one["value"], data)
        case blocks.BooleanBlock():
            if state:
                data[prefix] = "on"
        case _ if isinstance(state, list):
            if type(block).__name__ == "MonthBlock":
                data[f"{prefix}_month"], data[f"{prefix}_year"] = state
            else:
                data.setlist(prefix, [str(one) for one in state])
        case blocks.ChooserBlock():
            data[prefix] = str(state["id"]) if state else ""
        case _:
            data[prefix] = "" if state is None else str(state)


@pytest.mark.django_db  # SQLite is asked how many values a query may have
@pytest.mark.parametrize("name", NAMES)
def test_an_empty_block_is_saved(name):
    block = body_block(name)
    empty = block.clean(block.get_default())
    assert stored(block, block.to_python(stored(block, empty))) == stored(block, empty)


@pytest.fixture
def no_thumbnails(monkeypatch):
    """A chooser's state without a picture made for it."""
    monkeypatch.setattr(
        AdminImageChooser,
        "get_value_data_from_instance",
        lambda _self, image: {"id": image.pk, "title": image.title},
    )


@pytest.mark.usefixtures("no_thumbnails")
@pytest.mark.parametrize("name", NAMES)
def test_a_filled_form_is_stored_as_it_was(name, pks):
    """Form state → form data → value → storage, and nothing is lost on the way."""
    block = body_block(name)
    raw = filled(block, pks)
    value = block.to_python(raw)
    data = posted(block, "b", block.get_form_state(value))
    assert not block.value_omitted_from_data(data, {}, "b")
    again = block.clean(block.value_from_datadict(data, {}, "b"))
    assert _without_keys(stored(block, again)) == raw


def _without_keys(raw) -> dict:
    """Without the keys that the rich text editor gives its paragraphs."""
    return json.loads(re.sub(r' data-block-key=\\"\w+\\"', "", json.dumps(raw)))


@pytest.mark.django_db
@given(st.data())
@settings(max_examples=60, deadline=None)
def test_no_stored_value_breaks_the_form(data):
    """Whatever an import left, the page can be opened. Broken frames are Wagtail's to bear:
    here the leaves are broken, where our own blocks read."""
    block = body_block(data.draw(st.sampled_from(NAMES)))
    for leaf in _leaves(block):
        if type(leaf).__module__.startswith("oit_pages"):
            value = leaf.to_python(data.draw(st.one_of(st.none(), st.text(max_size=12))))
            leaf.get_form_state(value)
            leaf.get_prep_value(value)
            leaf.get_searchable_content(value)


def _leaves(block):
    children = getattr(block, "child_blocks", None) or {"": getattr(block, "child_block", None)}
    inner = [one for one in children.values() if one is not None]
    if not inner:
        yield block
    for one in inner:
        yield from _leaves(one)


def test_the_whole_body_is_packed_for_the_browser():
    context = JSContext()
    packed = context.pack(IndicatorBody())
    text = json.dumps(packed, cls=DjangoJSONEncoder)
    assert "oit_pages.widgets.BEDateInput" in text
    assert "oit_pages.widgets.BEMonthInput" in text
    assert "oit_pages/js/dates.js" in str(context.media)
