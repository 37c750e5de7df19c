"""The seven editions that ship."""

from collections import Counter
from itertools import chain

import pytest

from oit_pages.catalogue import calls, editions_available, load_column_sets, load_edition, subjects
from oit_pages.catalogue.schema import Compound, Person

SECTIONS = {
    2563: [9, 8, 7, 4, 5, 8, 2],
    2564: [9, 8, 7, 4, 5, 8, 2],
    2565: [9, 8, 7, 4, 5, 8, 2],
    2566: [10, 8, 4, 4, 4, 8, 5],
    2567: [6, 7, 4, 4, 4, 6, 4],
    2568: [4, 7, 2, 3, 4, 4, 4],
    2569: [4, 6, 2, 3, 4, 3, 4],
}
CODES = ["9.1", "9.2", "9.3", "9.4", "9.5", "10.1", "10.2"]

pytestmark = pytest.mark.parametrize("year", SECTIONS)


def requirements(year):
    """(indicator, requirement) of the year, in order."""
    return [(one, asked) for one in load_edition(year) for asked in one.requirements]


def people_and_calls(judgement):
    """Whether a judgement leaves anything to judge."""
    if isinstance(judgement, Compound):
        return list(chain.from_iterable(people_and_calls(part) for part in judgement.parts))
    return [judgement]


def test_all_seven_are_there(year):
    assert year in editions_available()
    assert editions_available() == tuple(SECTIONS)


def test_sections_hold_as_many_items_as_the_list(year):
    edition = load_edition(year)
    assert [section.code for section in edition.sections] == CODES
    assert [len(section.indicators) for section in edition.sections] == SECTIONS[year]
    assert [pillar.code for pillar in edition.pillars] == ["9", "10"]


def test_codes_run_from_one_to_the_last(year):
    codes = [one.code for one in load_edition(year)]
    assert codes == [f"O{n}" for n in range(1, len(codes) + 1)]


def test_subjects_have_a_page_type_each_and_stand_once(year):
    known = {one.slug for one in subjects()}
    asked = list(chain.from_iterable(one.subjects for one in load_edition(year)))
    assert set(asked) <= known
    assert [slug for slug, times in Counter(asked).items() if times > 1] == []


def test_ids_are_ascii_and_unique_in_the_indicator(year):
    for one in load_edition(year):
        ids = [asked.id for asked in one.requirements]
        assert len(set(ids)) == len(ids), one.code
        assert all(each.isascii() for each in ids)
        assert one.slug.isascii()


def test_every_requirement_is_judged_by_something(year):
    for one, asked in requirements(year):
        assert people_and_calls(asked.judgement), (one.code, asked.id)


def test_every_indicator_requires_something(year):
    for one in load_edition(year):
        assert any(asked.level == "required" for asked in one.requirements), one.code


def test_every_covered_subject_is_asked_for(year):
    for one in load_edition(year):
        asked = {requirement.subject or one.subject for requirement in one.requirements}
        assert asked >= set(one.subjects), one.code


def test_what_was_seen_has_a_source(year):
    for one, asked in requirements(year):
        assert bool(asked.sources) == (asked.confidence != "background"), (one.code, asked.id)


def test_sources_listed_are_the_ones_used(year):
    edition = load_edition(year)
    used = {source for one in edition for source in one.sources}
    used |= {source for _, asked in requirements(year) for source in asked.sources}
    used |= {source for window in edition.calendar.values() for source in window.sources}
    assert used | set(edition.scoring.sources) == set(edition.sources)


def test_column_sets_named_by_rules_exist(year):
    known = load_column_sets()
    for one, asked in requirements(year):
        for call in calls(asked.judgement):
            column_set = call.params.get("column_set", "")
            assert not column_set or column_set in known, (one.code, asked.id)


def test_columns_named_by_rules_exist(year):
    known = load_column_sets()
    for one, asked in requirements(year):
        for call in calls(asked.judgement):
            if call.rule != "rows_have" or not call.params.get("column_set"):
                continue
            keys = {column.key for column in known[call.params["column_set"]].columns}
            for part in call.params["parts"]:
                assert set(part if isinstance(part, tuple) else [part]) <= keys, (one.code, part)


def test_year_words_are_of_this_edition(year):
    """A text of another year would be a slip of copying."""
    near = {str(year), str(year - 1)}
    for one, asked in requirements(year):
        for word in asked.th.split("พ.ศ. ")[1:]:
            if word[:4] in {"2560", "2562"}:  # the years of two acts
                continue
            assert word[:4] in near, (one.code, asked.th)


def test_a_document_alone_is_never_enough(year):
    """No rule reads a file: where one stands for the content, a person is asked as well."""
    for one, asked in requirements(year):
        for parts in compounds(asked.judgement):
            if any(getattr(part, "rule", "") == "has_document" for part in parts.parts):
                assert parts.how == "all", (one.code, asked.id)
                assert Person() in parts.parts, (one.code, asked.id)


def test_nothing_is_won_by_taking_away(year):
    """`not` is there for a site's own list; in ours, less on a page never counts for more."""
    for one, asked in requirements(year):
        assert "not" not in {parts.how for parts in compounds(asked.judgement)}, (
            one.code,
            asked.id,
        )


def compounds(judgement):
    """Every compound of a judgement."""
    if isinstance(judgement, Compound):
        yield judgement
        for part in judgement.parts:
            yield from compounds(part)
