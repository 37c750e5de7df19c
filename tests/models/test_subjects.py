"""Each page type offers what the editions ask of its subject."""

import re

import pytest
from django.utils.translation import override

from oit_pages.actions.scaffold import page_types
from oit_pages.blocks.body import IndicatorBody
from oit_pages.catalogue import calls, editions_available, load_edition
from oit_pages.catalogue.columns import stream_name
from oit_pages.models import EntryPage, IndicatorPage, OtherIndicatorPage

NAMES = set(IndicatorBody().child_blocks)


@pytest.mark.parametrize("subject", sorted(page_types()))
def test_what_a_type_needs_exists(subject):
    page_type = page_types()[subject]
    assert page_type.needs
    assert set(page_type.offered_blocks()) <= NAMES
    assert page_type.__name__.endswith("Page")


@pytest.mark.parametrize("year", editions_available())
def test_the_blocks_that_rules_ask_for_are_offered(year):
    """Where a rule names several kinds, one of them at least is offered by the type."""
    lacking = []
    for indicator in load_edition(year).indicators:
        offered = {
            name
            for subject in indicator.subjects
            for name in page_types()[subject].offered_blocks()
        }
        for requirement in indicator.requirements:
            asked = [set(_names(call)) for call in calls(requirement.judgement)]
            asked = [names for names in asked if names]
            if asked and not any(names & offered for names in asked):
                lacking.append((indicator.code, requirement.id, asked))
    assert lacking == []


def _names(call):
    if call.params.get("column_set"):
        return [stream_name(call.params["column_set"])]
    return [kind for kind in call.params.get("kinds", ()) if kind in NAMES]


def test_entries_can_be_added_below_any_indicator(year_page):
    for page in IndicatorPage.objects.descendant_of(year_page).specific():
        assert page.creatable_subpage_models() == [EntryPage]


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_add_menu_tells_what_each_type_shows(language):
    types = [*page_types().values(), OtherIndicatorPage]
    with override(language):
        said = {one.get_verbose_name(): one.get_page_description() for one in types}
    assert len(set(said.values())) == len(types) == 54
    for name, description in said.items():
        assert 15 <= len(description) <= 90, name
        assert bool(re.search("[ก-๙]", description)) == (language == "th"), name
        assert not re.search("25[0-9]{2}|20[0-9]{2}", description), f"{name}: no year is meant"
