"""Findings that one edit puts right are counted once."""

from oit_pages.checklist.pointers import Pointer, pointer, told_apart


def at(block: str, *parts: str, rule: str = "rows_have") -> Pointer:
    return Pointer(rule=rule, page=1, block=block, parts=parts)


def to_add(*forms: str) -> Pointer:
    return Pointer(rule="has_block", forms=forms)


def test_what_two_others_account_for_is_not_counted():
    counted = told_apart(
        {
            "detail": [at("t", "results", "period")],
            "results": [at("t", "results")],
            "year": [at("t", rule="is_dated_in")],
        }
    )
    assert counted == {"results", "year"}


def test_half_of_it_is_not_all_of_it():
    asked = {"detail": [at("t", "results", "units")], "results": [at("t", "results")]}
    assert told_apart(asked) == {"detail", "results"}


def test_the_same_field_of_another_block_is_another_thing():
    assert len(told_apart({"one": [at("a", "results")], "other": [at("b", "results")]})) == 2


def test_a_block_that_is_missing_is_one_thing_and_what_follows_from_it_none():
    nothing = Pointer(rule="is_dated_in")
    asked = {"year": [nothing], "table": [to_add("measure_table", "report")],
             "columns": [to_add("measure_table")]}  # fmt: skip
    assert told_apart(asked) == {"table"}
    assert told_apart({**asked, "files": [to_add("documents")]}) == {"table", "files"}


def test_an_empty_page_of_which_nothing_else_is_known_is_one_thing():
    asked = {"year": [Pointer(rule="is_dated_in")], "map": [Pointer(rule="has_document")]}
    assert len(told_apart(asked)) == 1


def test_what_says_nothing_of_its_place_counts_for_itself():
    assert told_apart({"one": [], "other": []}) == {"one", "other"}


def test_of_a_stored_finding():
    found = pointer(
        {
            "rule": "rows_have",
            "facts": {"kinds": ["measure_table"], "column_set": "", "parts": ["results"],
                      "rows": [2, 5]},
            "places": [{"page": 7, "block": "b", "part": "results"}],
        }
    )  # fmt: skip
    assert (found.page, found.block, found.parts, found.row) == (7, "b", ("results",), 2)


def test_a_table_is_known_by_its_column_set():
    def forms(**facts):
        return pointer({"rule": "rows_have", "facts": facts}).forms

    assert forms(kinds=["table"], column_set="complaint-statistics") == (
        "table_complaint_statistics",
    )
    known_by_its_block = forms(kinds=["table"], column_set="integrity-measures-implementation")
    assert known_by_its_block == ("measure_table",)
    assert forms(kinds=["table"], column_set="") == ()
    assert forms(kinds=["table"], column_set="of-another-release") == ()


def test_a_statement_is_the_form_of_its_rule():
    assert pointer({"rule": "states_nothing", "facts": {}}).forms == ("nothing_to_report",)
    assert pointer({"rule": "gone"}).forms == ()
