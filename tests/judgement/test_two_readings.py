"""What holds for every page: no doubt and no hint passes, and nothing is won by adding."""

import json
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path

import pytest

from oit_pages.actions import try_rules
from oit_pages.catalogue import calls, load_edition
from oit_pages.evidence.doubts import kinds
from oit_pages.evidence.selection import LABELS
from oit_pages.evidence.substance import is_content
from oit_pages.judgement.readings.field_texts import MAY_DENY
from oit_pages.judgement.readings.results import STATES
from oit_pages.judgement.verdict import judge
from oit_pages.thai import Period

CASES = Path(__file__).resolve().parent.parent / "cases"
#: Choices, addresses and files: what is typed there is no text.
NO_WORDS = LABELS | {
    "url",
    "page",
    "ask_url",
    "map_url",
    "website",
    "email",
    "document",
    "photo",
    "area",
    "dimension",
}
YEARS = [str(year) for year in range(2563, 2570)]


@cache
def pages(name="*"):
    """(indicator, evidence) of every case, by its id."""
    read = [try_rules._read(path) for path in sorted(CASES.rglob("*.json"))]
    known = {case["id"]: (case, uploads) for uploads, cases in read for case in cases}
    found = {}
    for path in sorted(CASES.rglob(f"{name}.json")):
        for case in json.loads(path.read_text(encoding="utf-8"))["cases"]:
            full, uploads = try_rules._complete(case, known)
            indicator = load_edition(full["year"]).find(full["indicator"])
            found[case["id"]] = indicator, try_rules._evidence(full, indicator.subject, uploads)
    return found


def outcomes(indicator, evidence):
    return {one.requirement: one.outcome for one in judge(indicator, evidence).requirements}


def passed(indicator, evidence):
    return {name for name, outcome in outcomes(indicator, evidence).items() if outcome == "pass"}


def cells(evidence):
    """(item, row or None, name) of each text."""
    for number, item in enumerate(evidence.items):
        for at, row in [(None, item.parts), *enumerate(item.rows)]:
            for name, value in row.items():
                if isinstance(value, str) and is_content(value) and name not in NO_WORDS:
                    yield number, at, name


def with_cell(evidence, where, value):
    number, at, name = where
    item = evidence.items[number]
    if at is None:
        item = replace(item, parts={**item.parts, name: value})
    else:
        rows = [*item.rows]
        rows[at] = {**rows[at], name: value}
        item = replace(item, rows=tuple(rows))
    items = [*evidence.items]
    items[number] = item
    return replace(evidence, items=tuple(items))


def parts_asked(requirement):
    """Names of parts that the rules of a requirement ask for."""
    return {
        name
        for call in calls(requirement.judgement)
        for part in call.params.get("parts", ())
        for name in ((part,) if isinstance(part, str) else part)
    }


def is_answer(kind, name):
    """What may be denied or not begun is answered by that."""
    return (kind in ("denies", "zero") and name in MAY_DENY) or (
        kind in ("put_off", "denies") and name in STATES
    )


def examples():
    """One example of each kind of doubt, another at each call."""
    turn = count()
    while True:
        at = next(turn)
        yield [(kind.id, kind.examples[at % len(kind.examples)]) for kind in kinds()]


@pytest.mark.parametrize("year", YEARS)
def test_a_doubtful_cell_in_place_of_a_required_one_never_leaves_a_pass(year):
    """Every cell of every honest page of a year."""
    asked_cells = 0
    each = examples()
    for case, (indicator, evidence) in pages("honest-*").items():
        if not case.startswith(year):
            continue
        before = passed(indicator, evidence)
        for where in cells(evidence):
            asked = {one.id for one in indicator.requirements if where[2] in parts_asked(one)}
            required = asked & (before - passed(indicator, with_cell(evidence, where, "")))
            if not required:
                continue
            asked_cells += 1
            for kind, text in next(each):
                if not is_answer(kind, where[2]):
                    doubted = passed(indicator, with_cell(evidence, where, text))
                    assert not required & doubted, (case, where, text)
    assert asked_cells > 50


def an_empty_row(evidence):
    empty = lambda item: replace(item, rows=(*item.rows, {})) if item.rows else item  # noqa: E731
    return replace(evidence, items=tuple(map(empty, evidence.items)))


def rows_of_dates(evidence):
    """Rows with a month, a date and a period, and nothing that these would be of."""
    months = (
        evidence.items
        and Period(date(evidence.year - 544, 10, 1), date(evidence.year - 543, 3, 31)).months()
    )
    rows = tuple(
        {"month": month, "date": month, "period": Period(month, month)} for month in months
    )
    table = lambda item: (  # noqa: E731
        replace(item, rows=(*item.rows, *rows)) if item.kind == "table" else item
    )
    return replace(evidence, items=tuple(map(table, evidence.items)))


def timeless(row):
    return {name: v for name, v in row.items() if not isinstance(v, Period | date)}


def undated(item):
    return replace(item, parts=timeless(item.parts), rows=tuple(map(timeless, item.rows)))


def an_undated_copy(evidence):
    return replace(evidence, items=(*evidence.items, *map(undated, evidence.items)))


def older(row):
    def moved(value):
        if isinstance(value, Period):
            return Period(moved(value.start), moved(value.end))
        if isinstance(value, date):
            return value.replace(year=value.year - 5, day=min(value.day, 28))
        return value

    return {name: moved(value) for name, value in row.items()}


def an_older_copy(evidence):
    old = [
        replace(item, parts=older(item.parts), rows=tuple(map(older, item.rows)))
        for item in evidence.items
        if item.kind in ("table", "plan", "report")
    ]
    return replace(evidence, items=(*evidence.items, *old))


ADDED = [an_empty_row, rows_of_dates, an_undated_copy, an_older_copy]


@pytest.mark.parametrize("added", ADDED)
def test_what_is_added_wins_nothing(added):
    """Every page of the set."""
    for case, (indicator, evidence) in pages().items():
        won = passed(indicator, added(evidence)) - passed(indicator, evidence)
        assert not won, (case, won)


@pytest.mark.parametrize("year", YEARS)
def test_what_is_added_makes_up_for_no_cell(year):
    """Every honest page of a year with one required cell taken away, each in turn."""
    lacking = 0
    for case, (indicator, evidence) in pages(f"honest-{year}").items():
        before = passed(indicator, evidence)
        for where in cells(evidence):
            emptied = with_cell(evidence, where, "")
            kept = passed(indicator, emptied)
            if kept >= before:
                continue
            lacking += 1
            for added in ADDED:
                won = passed(indicator, added(emptied)) - kept
                assert not won, (case, where, added.__name__, won)
    assert lacking > 50


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("added", [an_undated_copy, an_older_copy])
def test_a_whole_copy_of_no_or_another_time_makes_up_for_nothing(year, added):
    """The page lacks a cell of this year's form; the copy beside it, of another time, has it."""
    for case, (indicator, evidence) in pages(f"honest-{year}").items():
        copies = added(evidence).items[len(evidence.items) :]
        before = passed(indicator, evidence)
        for where in cells(evidence):
            if evidence.items[where[0]].kind not in ("table", "plan", "report"):
                continue
            emptied = with_cell(evidence, where, "")
            kept = passed(indicator, emptied)
            if kept >= before or not dated(emptied.items[where[0]]):
                continue
            beside = replace(emptied, items=(*emptied.items, *copies))
            assert not passed(indicator, beside) - kept, (case, where)


def dated(item):
    return any(
        isinstance(v, Period | date) for row in (item.parts, *item.rows) for v in row.values()
    )


#: Words of the right time, wherever they can stand.
HINTS = ["ปีงบประมาณ พ.ศ. {year}", "รอบ 6 เดือนแรก ปีงบประมาณ {year}", "ปี {year}", "ปีงบประมาณ {last}",
         "ไตรมาส 1 และ 2 ปี {year}", "1 ต.ค. {last} – 30 ก.ย. {year}"]  # fmt: skip


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("hint", HINTS)
def test_a_hint_alone_passes_nothing(year, hint):
    """Every honest page of a year without its dates, with the hint wherever one can stand."""
    for case, (indicator, evidence) in pages(f"honest-{year}").items():
        words = hint.format(year=evidence.year, last=evidence.year - 1)
        bare = replace(evidence, items=tuple(map(undated, evidence.items)))
        told = tuple(map(titled(words), bare.items))
        titles = tuple(replace(one, title=words, period=None) for one in bare.pages)
        hinted = replace(bare, items=told, pages=titles)
        won = passed(indicator, hinted) - passed(indicator, bare) - timeless_ones(indicator)
        assert not won, (case, won)


def titled(words):
    """Puts words into every name of a block, and into its files' and links' names."""

    def put(item):
        names = {
            name: words for name in ("title", "caption", "heading", "note") if name in item.parts
        }
        files = tuple(replace(file, title=words) for file in item.files)
        links = tuple(replace(one, text=words) for one in item.links)
        return replace(item, parts={**item.parts, **names}, files=files, links=links)

    return put


def timeless_ones(indicator):
    """Requirements whose rules look at no time."""
    about_time = {"covers_period", "covers_each_month", "is_dated_in", "in_force", "term_covers",
                  "term_is_longer_than", "term_is_within_one_year", "states_nothing"}  # fmt: skip
    return {
        one.id
        for one in indicator.requirements
        if not about_time & {call.rule for call in calls(one.judgement)}
    }


def findings(case, requirement):
    indicator, evidence = pages()[case]
    verdict = judge(indicator, evidence)
    return next(one.findings for one in verdict.requirements if one.requirement == requirement)


def test_the_words_that_made_the_doubt_are_quoted():
    (first, *_rest) = findings("o12-being-gathered", "results")
    assert first.rule == "says_it_plainly"
    assert first.facts == {"doubts": [{"kind": "put_off", "words": "อยู่ระหว่างรวบรวม"}]}
    assert [place.part for place in first.places] == ["results"]


def test_the_hint_is_quoted_with_its_time_and_offered_where_it_is_enough():
    (first,) = findings("o10-year-in-caption", "year")
    assert first.rule == "time_is_typed"
    assert first.facts == {
        "words": "ประจำปีงบประมาณ พ.ศ. 2564",
        "found": {"start": "2020-10-01", "end": "2021-09-30"},
        "offer": True,
    }
    (of_a_plan,) = findings("o4-years-in-title", "term-covers-year")
    assert of_a_plan.facts["offer"] is False, "a plan's term is its own"


def test_the_words_that_disagree_are_quoted():
    (first,) = findings("o10-another-year-in-caption", "year")
    assert (first.rule, first.facts["words"]) == ("times_agree", "ประจำปีงบประมาณ พ.ศ. 2563")
