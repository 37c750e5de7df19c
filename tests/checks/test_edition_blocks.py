"""What an edition asks of blocks is there to be asked; what is not, `check` names."""

import pytest

from oit_pages.catalogue import editions_available, load_edition
from oit_pages.checks.edition_blocks import problems
from tests.catalogue.own_edition import spoilt, write

RULE = 'rule = "has_block", kinds = ["org_chart"]'


@pytest.mark.parametrize("year", editions_available())
def test_editions_that_ship_ask_only_what_blocks_have(year):
    assert problems(load_edition(year)) == []


@pytest.mark.parametrize(
    ("asked", "field", "fix"),
    [
        ('rule = "has_block", kinds = ["org_char"]', "kinds", "“org_chart”"),
        ('rule = "has_rows", column_set = "risk"', "column_set", "Use one of"),
        ('rule = "rows_have", kinds = ["people"], parts = ["nam"]', "parts", "“name”"),
        (
            'rule = "rows_have", column_set = "complaint-statistics", parts = [["recieved"]]',
            "parts",
            "“received”",
        ),
        ('rule = "has_block", kinds = ["plan"], where = { kind = "budgt" }', "kind", "“budget”"),
        ('rule = "has_block", kinds = ["plan"], where = { sort = "budget" }', "where", "kind"),
        (  # a choice of the rows says nothing of the whole table
            'rule = "has_rows", column_set = "service-statistics", where = { channel = "walk-in" }',
            "where",
            "not known",
        ),
        (
            'rule = "has_topics", kinds = ["criteria"], part = "mattr", values = ["x"]',
            "part",
            "matter",
        ),
        ('rule = "stands_alone", forms = ["peple"]', "forms", "“people”"),
        ('rule = "has_channel", kinds = ["socal"]', "kinds", "“social”"),
        ('rule = "has_channel", purpose = "complain"', "purpose", "Did you mean"),
    ],
)
def test_what_no_block_has_is_named(tmp_path, asked, field, fix):
    path = write(tmp_path, spoilt(RULE, asked))
    (first, *_) = problems(load_edition(2570, [path]))
    assert first.startswith(f"{path}: indicator O1, requirement chart, rule “")
    assert f'field "{field}"' in first
    assert fix in first
