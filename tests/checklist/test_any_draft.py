"""Whatever an editor can save is judged without an error, and nothing is won by removing.

The tests find the same examples each time, so that a change is to blame when one fails. More,
and others every time: pytest --hypothesis-profile=wide tests/checklist/test_any_draft.py
"""

import json
from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oit_pages.blocks.body import body_evidence
from oit_pages.catalogue import editions_available, load_edition
from oit_pages.checklist.assess import as_json
from oit_pages.checklist.fingerprint import fingerprint
from oit_pages.checklist.requirement_lines import lines
from oit_pages.evidence import Evidence, PageFacts
from oit_pages.judgement.verdict import judge
from oit_pages.stream.references import ResolvedReferences
from oit_pages.thai import named_period
from tests.blocks.samples import NAMES, body_block, broken, filled

YEARS = editions_available()
GOOD = {"pass", "attested", "nothing_to_report"}


class Uploads(dict):
    """Of every three documents or images the first is there, the second private, the third gone."""

    def get(self, pk, default=None):
        if not isinstance(pk, int) or pk % 3 == 0:
            return default
        path = "0001" if pk % 3 == 1 else "00010001"
        return SimpleNamespace(
            pk=pk,
            title="แผน",
            file=SimpleNamespace(name="plan.pdf"),
            file_size=100,
            collection=SimpleNamespace(path=path),
        )


FOUND = ResolvedReferences(Uploads(), Uploads(), {}, ["00010001"])


@st.composite
def children(draw):
    """A block of the stream: filled in, of this year or another, or with whatever a draft or an
    import may leave."""
    name = draw(st.sampled_from(NAMES))
    block = body_block(name)
    value = filled(block) if draw(st.booleans()) else draw(broken(block))
    return {"type": name, "id": draw(st.uuids()).hex, "value": later(value, draw(years))}


years = st.sampled_from([0, 0, -1, -4, 3])
bodies = st.lists(children(), max_size=4)
periods = st.sampled_from([None, "fiscal_year", "first_half", "previous_fiscal_year"])


def later(value, years):
    """The same value, with its dates so many years later."""
    for year in (2020, 2021) if years < 0 else (2021, 2020):
        value = _replaced(value, f"{year}-", f"{year + years}-")
    return value


def _replaced(value, old, new):
    if isinstance(value, str) and value.startswith(old):
        return new + value[len(old) :]
    if isinstance(value, list):
        return [_replaced(one, old, new) for one in value]
    if isinstance(value, dict):
        return {key: _replaced(one, old, new) for key, one in value.items()}
    return value


def evidence(raw, year=2564, period=None) -> Evidence:
    """What a live page with this body shows; its own period goes by name."""
    stated = named_period(period, 2564) if period else None
    page = PageFacts(pk=1, title="หน้า", live=True, public=True, reachable=True, period=stated)
    return Evidence(
        subject="any",
        year=year,
        as_of=date(2021, 5, 1),
        pages=(page,),
        items=tuple(body_evidence(raw, FOUND, 1)),
    )


def nothing_won(edition, more, less):
    """No requirement that failed with more on the page holds with less."""
    for indicator in edition.indicators:
        before, after = judge(indicator, more), judge(indicator, less)
        for one, other in zip(before.requirements, after.requirements, strict=True):
            if one.outcome == "fail":
                assert other.outcome not in GOOD, (indicator.code, one.requirement)


@given(bodies, periods)
def test_every_draft_is_judged_and_said_in_words(raw, period):
    seen = evidence(raw, period=period)
    assert len(fingerprint(seen)) == 64
    edition = load_edition(2564)
    for indicator in edition.indicators:
        verdict = judge(indicator, seen)
        json.dumps(as_json(verdict))
        assert len(lines(edition, indicator, as_json(verdict))) == len(indicator.requirements)


@given(bodies.filter(bool), periods, st.data())
def test_taking_a_block_away_wins_nothing(raw, period, data):
    gone = data.draw(st.integers(0, len(raw) - 1))
    less = raw[:gone] + raw[gone + 1 :]
    edition = load_edition(data.draw(st.sampled_from(YEARS)))
    nothing_won(edition, *(evidence(body, 2564, period) for body in (raw, less)))


@given(bodies.filter(bool), periods, st.data())
def test_emptying_a_field_wins_nothing(raw, period, data):
    """A field of one of the blocks is emptied: what was missing is not there because of it."""
    at = data.draw(st.integers(0, len(raw) - 1))
    value = raw[at]["value"]
    named = isinstance(value, dict) and value
    field = data.draw(st.sampled_from(sorted(value))) if named else None
    less = {**value, field: _empty(value[field])} if field else ""
    poorer = [*raw[:at], {**raw[at], "value": less}, *raw[at + 1 :]]
    edition = load_edition(data.draw(st.sampled_from(YEARS)))
    nothing_won(edition, *(evidence(body, 2564, period) for body in (raw, poorer)))


def _empty(value):
    if isinstance(value, list):
        return []
    return "" if isinstance(value, str) else None


def block(name, years=0, **changed):
    value = later(filled(body_block(name)), years)
    return {"type": name, "id": name, "value": {**value, **changed} if changed else value}


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("away", ["activity", "table_procurement_list", "report", "measure_table"])
def test_a_form_taken_from_beside_a_paper_wins_nothing(year, away):
    """With a form beside it the paper of this year is never a fail that turns into a pass."""
    paper = block("announcement")
    for years in (0, -4):
        both = [block(away, years), paper]
        nothing_won(load_edition(year), evidence(both), evidence([paper]))


FORMS = ["table_project_progress", "table_procurement_16_fields", "report", "plan", "news"]


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("name", [*FORMS, "activity", "measure_table", "announcement"])
def test_an_undated_form_beside_a_dated_one_wins_nothing(year, name):
    """Neither one taken away, nor the other's date."""
    edition = load_edition(year)
    dated, undated = block(name, kind=""), block(name, kind="")
    undated["value"] = timeless(undated["value"])
    for bare in (dated, {**dated, "value": {"title": "ใหม่", **times(dated["value"])}}):
        both = evidence([bare, undated])
        for less in ([bare], [undated], [timeless(bare), undated]):
            nothing_won(edition, both, evidence(less))


TIMES = {"period", "term", "date", "month", "fiscal_year"}


def times(value):
    return {name: one for name, one in value.items() if name in TIMES}


def timeless(value):
    """The same value without its dates and periods, in rows too."""
    if isinstance(value, list):
        return [timeless(one) for one in value]
    if isinstance(value, dict):
        return {name: None if name in TIMES else timeless(one) for name, one in value.items()}
    return value


def test_a_form_that_is_not_judged_is_not_in_the_way():
    """The year of a procurement plan that was filed as an announcement."""
    indicator = load_edition(2564).find("O21")
    outcomes = [
        {one.requirement: one.outcome for one in judge(indicator, evidence(raw)).requirements}
        for raw in (
            [block("announcement")],
            [block("activity"), block("announcement")],
            [block("plan", years=-4, kind="procurement"), block("announcement")],
            [block("plan", years=-4, kind="development"), block("announcement")],
        )
    ]
    assert [one["year"] for one in outcomes] == ["pass", "pass", "partial", "pass"]
