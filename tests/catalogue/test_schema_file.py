"""The JSON Schema that ships says what the loader says."""

import json
import tomllib
from datetime import date
from typing import get_args

import jsonschema
import pytest

from oit_pages.catalogue import loader
from oit_pages.catalogue.build import WINDOWS
from oit_pages.catalogue.judgements import PERIODS
from oit_pages.catalogue.schema import Basis, Cadence, Confidence, Level, PeriodRule
from tests.catalogue.own_edition import EDITION, spoilt
from tests.catalogue.test_errors import FAULTS
from tests.catalogue.test_own_editions import CORRECTION, OWN_SUBJECT

SCHEMA = json.loads((loader.SHIPPED.parent / "edition.schema.json").read_text(encoding="utf-8"))
CHECK = jsonschema.Draft202012Validator(
    SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)


def as_json(text: str):
    """The TOML as JSON: dates become text."""
    return json.loads(json.dumps(tomllib.loads(text), default=date.isoformat))


def test_it_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", sorted(loader.SHIPPED.glob("*.toml")), ids=lambda path: path.stem)
def test_every_edition_that_ships_fits(path):
    CHECK.validate(as_json(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("text", [EDITION, EDITION + OWN_SUBJECT, CORRECTION])
def test_a_site_s_own_files_fit(text):
    CHECK.validate(as_json(text))


#: Faults between two places of a file, which no schema can see.
BEYOND = {
    "subject",
    "covered subject",
    "subject not asked",
    "topic",
    "section",
    "pillar",
    "same id",
    "source",
    "dates turned",
    "no such name",
    "taken name",
    "subject in one item twice",
    "covered subject nobody asks for",
    "own subject that is ours",
}


@pytest.mark.parametrize("name", sorted(set(FAULTS) - BEYOND))
def test_what_the_loader_refuses_does_not_fit(name):
    old, new, *_ = FAULTS[name]
    assert not CHECK.is_valid(as_json(spoilt(old, new)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("year = 2570", "year = 2027"),
        ("pass_line = 85\n", ""),
        ('label = "OIT 2570"', 'label = "x"\ncolour = "red"'),
        ('"required"', '"recommended"'),
        ('["powers-and-duties"]', '["laws", "laws"]'),
    ],
)
def test_faults_do_not_fit(old, new):
    assert old in EDITION
    assert not CHECK.is_valid(as_json(EDITION.replace(old, new)))


def test_a_correction_names_the_year_as_a_number():
    assert not CHECK.is_valid(as_json(CORRECTION.replace("extends = 2564", 'extends = "2564"')))


def test_its_words_are_those_of_the_code():
    defs = SCHEMA["$defs"]
    indicator, requirement = defs["indicator"]["properties"], defs["requirement"]["properties"]
    assert defs["confidence"]["enum"] == list(get_args(Confidence))
    assert defs["cadence"]["enum"] == list(get_args(Cadence))
    assert indicator["period"]["enum"] == list(get_args(PeriodRule))
    assert requirement["level"]["enum"] == list(get_args(Level))
    assert requirement["basis"]["enum"] == list(get_args(Basis))
    call = next(one for one in defs["judgement"]["oneOf"] if "rule" in one.get("required", ()))
    assert call["properties"]["period"]["enum"] == list(PERIODS)
    assert list(SCHEMA["properties"]["calendar"]["properties"]) == list(WINDOWS)
