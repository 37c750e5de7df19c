"""What holds for every rule and every page: no rule raises, and nothing is won by removing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from oit_pages.blocks.body import IndicatorBody
from oit_pages.catalogue import load_edition
from oit_pages.evidence import Evidence, File, Item, Link, PageFacts
from oit_pages.judgement.verdict import judge, run
from oit_pages.rules.base import discover
from oit_pages.thai import Period
from tests.rules.cases import CASES

KINDS = [name for name in IndicatorBody().child_blocks if not name.startswith("table_")]
PARTS = [
    "title", "body", "body_en", "date", "period", "term", "month", "kind", "purpose", "matter",
    "results", "signatory", "position", "address", "phone", "email", "map_url", "reason",
    "name", "side", "chief", "vacant", "question", "answer", "methods", "in_force_to",
]  # fmt: skip
GOOD = {"pass", "attested", "nothing_to_report"}

days = st.dates(date(2017, 1, 1), date(2023, 12, 31))
periods = st.tuples(days, days).map(lambda pair: Period(*sorted(pair)))
words = st.sampled_from(
    ["", " ", "-", "ทดสอบ", "\u200b", "แผนปี 2564", "นายกเทศมนตรี", "รองนายก อบต.", "ข้อความ", "hr"]
)
values = st.one_of(
    st.none(),
    words,
    st.booleans(),
    st.integers(-5, 5),
    st.decimals(0, 9, places=1).map(Decimal),
    days,
    periods,
    st.lists(words, max_size=3).map(tuple),
    st.sampled_from(["political", "permanent", "recruitment", "social", "measures"]),
)
rows = st.dictionaries(st.sampled_from(PARTS), values, max_size=6)
files = st.builds(
    File,
    title=words,
    extension=st.sampled_from(["pdf", "png", "exe", ""]),
    readable=st.sampled_from([True, False, None]),
    public=st.booleans(),
    kind=st.sampled_from(["document", "image"]),
)
links = st.builds(
    Link,
    url=st.sampled_from(["", "https://example.org"]),
    page=st.sampled_from([None, 7]),
    works=st.sampled_from([True, False, None]),
)
items = st.builds(
    Item,
    kind=st.sampled_from([*KINDS, "table", "unknown"]),
    column_set=st.sampled_from(["", "complaint-statistics", "integrity-measures"]),
    block=words,
    page=st.just(1),
    parts=rows,
    rows=st.lists(rows, max_size=3).map(tuple),
    files=st.lists(files, max_size=2).map(tuple),
    links=st.lists(links, max_size=2).map(tuple),
)
pages = st.builds(
    PageFacts,
    pk=st.just(1),
    title=words,
    live=st.booleans(),
    public=st.booleans(),
    reachable=st.sampled_from([True, False, None]),
    period=st.none() | periods,
    english=st.sampled_from(["none", "untranslated", "partial", "outdated", "done"]),
)
pieces = st.builds(
    Evidence,
    subject=st.just("qa"),
    year=st.just(2564),
    as_of=days,
    pages=st.lists(pages, max_size=2).map(tuple),
    items=st.lists(items, max_size=4).map(tuple),
)
EDITION = load_edition(2564)


@given(pieces, st.sampled_from(CASES))
def test_no_rule_raises(evidence, case):
    rule, _outcome, params, _evidence = case
    assert discover()[rule].check(evidence, **params).outcome in {
        "pass",
        "partial",
        "fail",
        "needs_person",
        "not_checked",
    }


@given(pieces, st.sampled_from(EDITION.indicators))
def test_no_indicator_raises(evidence, indicator):
    judge(indicator, evidence)
    for requirement in indicator.requirements:
        run(requirement.judgement, evidence)


@given(pieces, st.sampled_from(EDITION.indicators), st.data())
def test_removing_everything_never_makes_a_pass(evidence, indicator, data):
    bare = replace(evidence, items=())
    assert judge(indicator, bare).outcome not in GOOD
    assert judge(indicator, replace(evidence, pages=())).outcome == "missing"


@given(items, st.sampled_from(CASES))
def test_emptying_a_block_never_turns_a_rule_to_pass(block, case):
    """The same block with nothing in it proves no more than it did full."""
    rule, _outcome, params, _evidence = case
    facts = PageFacts(pk=1, title="", live=True, public=True, reachable=True)
    full = Evidence(subject="qa", year=2564, as_of=date(2021, 4, 1), pages=(facts,), items=(block,))
    hollow = replace(full, items=(replace(block, parts={}, rows=(), files=(), links=()),))
    check = discover()[rule].check
    if check(full, **params).outcome != "pass":
        assert check(hollow, **params).outcome != "pass"
