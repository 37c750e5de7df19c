"""Which column each column of a pasted table goes to."""

from oit_pages.admin.table_match import match_table
from oit_pages.catalogue import load_column_sets

SETS = load_column_sets()
MEASURES = SETS["integrity-measures-implementation"]
COMPLAINTS = SETS["complaint-statistics"]


def keys(found) -> dict[int, str]:
    return {at: key for at, (key, _why) in found.columns.items()}


def test_by_headings_and_their_synonyms_in_any_order():
    found = match_table(
        [["ระยะเวลา", "มาตรการ/แนวทาง", "วิธีการ", "ลายมือชื่อ"], ["มี.ค. 2564", "ก", "ข", "ค"]],
        [MEASURES],
    )
    assert found.headings == 1
    assert keys(found) == {0: "period", 1: "measure", 2: "methods"}
    assert [found.columns[at][1] for at in (0, 1, 2)] == ["synonym", "heading", "synonym"]


def test_titles_above_the_headings_are_passed_over():
    rows = [
        ["รายงานผลการดำเนินการ", "", "", ""],
        ["มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ผลการดำเนินการ"],
        ["ก", "ข", "ค", "ง"],
    ]
    found = match_table(rows, [MEASURES])
    assert found.headings == 2
    assert keys(found) == {0: "measure", 1: "methods", 2: "units", 3: "results"}


def test_the_set_that_fits_best_is_chosen():
    headings = [column.th for column in COMPLAINTS.columns]
    found = match_table([headings, ["1"] * len(headings)], [MEASURES, COMPLAINTS])
    assert found.column_set == "complaint-statistics"


def test_two_columns_are_enough_where_their_headings_are_known():
    found = match_table([["ผลการดำเนินการ", "มาตรการ"], ["ก", "ข"]], [MEASURES])
    assert (found.headings, keys(found)) == (1, {0: "results", 1: "measure"})


def test_without_headings_by_order_in_the_first_set():
    found = match_table([["ก", "ข"], ["ค", "ง"]], [MEASURES, COMPLAINTS])
    assert found.column_set == MEASURES.id
    assert found.headings == 0
    assert dict(found.columns) == {0: ("measure", "order"), 1: ("methods", "order")}


def test_more_columns_than_the_table_has():
    found = match_table([[str(number) for number in range(30)]] * 2, [MEASURES])
    assert len(found.columns) == len(MEASURES.columns)
