"""Whatever an editor can save is judged without an error, and nothing is won by removing."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from oit_pages.blocks.body import body_evidence
from oit_pages.blocks.found import Found
from oit_pages.catalogue import load_edition
from oit_pages.checklist.assess import as_json
from oit_pages.checklist.fingerprint import fingerprint
from oit_pages.checklist.review import lines
from oit_pages.evidence import Evidence, PageFacts
from oit_pages.rules.verdict import judge
from tests.blocks.samples import NAMES, body_block, broken, filled

EDITION = load_edition(2564)
NOTHING = Found({}, {}, {}, (), ())
GOOD = {"pass", "attested", "nothing_to_report"}


@st.composite
def children(draw):
    """A block of the stream: filled in, or with whatever a draft or an import may leave."""
    name = draw(st.sampled_from(NAMES))
    block = body_block(name)
    value = filled(block) if draw(st.booleans()) else draw(broken(block))
    return {"type": name, "id": draw(st.uuids()).hex, "value": value}


bodies = st.lists(children(), max_size=4)


def evidence(raw, subject="any") -> Evidence:
    page = PageFacts(pk=1, title="หน้า", live=True, public=True, reachable=True)
    return Evidence(
        subject=subject,
        year=2564,
        as_of=date(2021, 5, 1),
        pages=(page,),
        items=tuple(body_evidence(raw, NOTHING, 1)),
    )


@given(bodies)
@settings(max_examples=150, deadline=None)
def test_every_draft_is_judged_and_said_in_words(raw):
    seen = evidence(raw)
    assert len(fingerprint(seen)) == 64
    for indicator in EDITION.indicators:
        verdict = judge(indicator, seen)
        assert len(lines(EDITION, indicator, as_json(verdict))) == len(indicator.requirements)


@given(bodies.filter(bool), st.data())
@settings(max_examples=150, deadline=None)
def test_taking_a_block_away_wins_nothing(raw, data):
    gone = data.draw(st.integers(0, len(raw) - 1))
    less = raw[:gone] + raw[gone + 1 :]
    for indicator in EDITION.indicators:
        before, after = judge(indicator, evidence(raw)), judge(indicator, evidence(less))
        for one, other in zip(before.requirements, after.requirements, strict=True):
            if one.outcome == "fail":
                assert other.outcome not in GOOD, (indicator.code, one.requirement, raw[gone])


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_emptying_a_field_wins_nothing(data):
    """A field of a filled block is emptied: what was missing is not there because of it."""
    name = data.draw(st.sampled_from(NAMES))
    value = filled(body_block(name))
    field = data.draw(st.sampled_from(sorted(value))) if isinstance(value, dict) else None
    less = {**value, field: _empty(value[field])} if field else ""
    raw, poorer = ([{"type": name, "id": "a", "value": one}] for one in (value, less))
    for indicator in EDITION.indicators:
        before, after = judge(indicator, evidence(raw)), judge(indicator, evidence(poorer))
        for one, other in zip(before.requirements, after.requirements, strict=True):
            if one.outcome == "fail":
                assert other.outcome not in GOOD, (indicator.code, one.requirement, name, field)


def _empty(value):
    if isinstance(value, list):
        return []
    return "" if isinstance(value, str) else None
