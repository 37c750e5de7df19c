"""Column sets and subjects."""

from typing import get_args

import pytest

from oit_pages.catalogue import EditionError, columns, load_column_sets, subjects
from oit_pages.catalogue.columns import ColumnKind
from oit_pages.catalogue.schema import Cadence

SETS = load_column_sets()


def test_the_sets_of_the_assessment_are_there():
    assert {
        "monthly-procurement-summary",
        "annual-procurement-report",
        "procurement-16-fields",
        "quarterly-winners",
        "annual-operating-plan",
        "six-month-operating-progress",
        "annual-budget-plan",
        "six-month-budget-progress",
        "complaint-statistics",
        "satisfaction-survey",
        "service-statistics",
        "corruption-risk-assessment",
        "anti-corruption-plan",
        "integrity-measures",
        "integrity-measures-implementation",
    } <= set(SETS)


@pytest.mark.parametrize("one", SETS.values(), ids=SETS)
def test_a_set_can_be_told_by_its_headings(one):
    headings = [text for column in one.columns for text in (column.th, *column.aliases)]
    assert len(set(headings)) == len(headings)
    assert len({column.key for column in one.columns}) == len(one.columns)
    assert any(column.required for column in one.columns)


@pytest.mark.parametrize("one", SETS.values(), ids=SETS)
def test_columns_of_choices_have_some_and_others_none(one):
    for column in one.columns:
        assert column.kind in get_args(ColumnKind)
        assert bool(column.choices) == (column.kind == "choice"), column.key


def test_the_form_of_the_monthly_summary_has_its_nine_columns():
    assert len(SETS["monthly-procurement-summary"].columns) == 9
    assert len(SETS["procurement-16-fields"].columns) == 16


def test_only_the_measure_table_has_a_block_of_its_own():
    own = {one.id: one.block for one in SETS.values() if one.block}
    assert own == {"integrity-measures-implementation": "measure_table"}


def test_a_column_is_found_by_its_key():
    one = SETS["complaint-statistics"]
    assert one.column("received").kind == "integer"
    assert one.column("colour") is None


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('kind = "money"', 'kind = "baht"', 'column budget, field "kind": “baht” is not known'),
        ('key = "budget"', 'key = "งบ"', 'column งบ, field "key"'),
        ('id = "annual-budget-plan"', 'id = "budget-plan"', 'field "id"'),
        ('subjects = ["annual-budget-plan"]', 'subjects = ["budget"]', 'field "subjects"'),
        ("required = true", 'required = "yes"', "Write true or false"),
    ],
)
def test_faults_are_named(tmp_path, monkeypatch, old, new, place):
    text = (columns.FOLDER / "annual-budget-plan.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "annual-budget-plan.toml").write_text(text.replace(old, new), encoding="utf-8")
    monkeypatch.setattr(columns, "FOLDER", tmp_path)
    with pytest.raises(EditionError) as caught:
        load_column_sets.__wrapped__()
    assert place in str(caught.value)
    assert "annual-budget-plan.toml" in str(caught.value)


def test_there_are_53_subjects():
    slugs = [one.slug for one in subjects()]
    assert len(slugs) == len(set(slugs)) == 53
    assert all(slug.isascii() for slug in slugs)
    assert all(one.default_cadence in get_args(Cadence) for one in subjects())
    assert len({one.title_th for one in subjects()}) == 53
