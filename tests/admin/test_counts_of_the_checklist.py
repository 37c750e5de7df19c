"""The number on the checklist's button, its panel and the preview's notes say the same."""

import pytest

from oit_pages.checklist.preview_notes import preview_notes
from tests.checklist.test_assess import measure_row
from tests.factories import block, fill

pytestmark = pytest.mark.django_db


def notes_of(page):
    draft = page.get_latest_revision_as_object()
    anchors = {f"b-{child['id']}" for child in draft.body.raw_data}
    return {
        at: [str(said.sentence) for said in told]
        for at, told in preview_notes(draft, anchors).items()
    }


def test_each_gap_of_a_row_is_noted_once_and_goes_when_it_is_filled(year_page):
    whole = measure_row()
    lacking = {**measure_row(), "results": [], "units": []}
    page = fill(year_page, "O43", block("measure_table", rows=[whole, lacking]), publish=False)
    table = page.get_latest_revision_as_object().body.raw_data[0]["id"]
    told = notes_of(page)
    sentences = told.get(f"b-{table}", [])
    assert len(sentences) == len(set(sentences)) > 0
    assert any("2" in one for one in sentences)
    page = fill(
        year_page,
        "O43",
        block("measure_table", rows=[whole, whole | {"measure": "อื่น"}]),
        publish=False,
    )
    assert not any("ผลการดำเนินการ" in one for told in notes_of(page).values() for one in told)
