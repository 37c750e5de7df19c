"""The pages about edition files are about edition files as they are."""

import json
import re
from pathlib import Path

import pytest

from oit_pages.catalogue import load_edition, loader
from tests.catalogue.own_edition import write

DOCS = Path(__file__).resolve().parents[2] / "docs"
REFERENCE = (DOCS / "reference" / "edition-file.md").read_text(encoding="utf-8")
SCHEMA = json.loads((loader.SHIPPED.parent / "edition.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("table", ["scoring", "indicator", "requirement", "window"])
def test_every_key_is_explained(table):
    for key in SCHEMA["$defs"][table]["properties"]:
        assert f"`{key}`" in REFERENCE, key


def test_every_table_is_explained():
    for key in SCHEMA["properties"]:
        assert re.search(rf"\[?\[?{key}[.\]`]", REFERENCE), key


@pytest.mark.parametrize("year", range(2563, 2570))
def test_every_named_judgement_is_explained(year):
    spelt = loader._read(loader.SHIPPED / f"{year}.toml")["judgements"]
    for name in spelt:
        assert f"`{name}`" in REFERENCE


def test_the_example_of_a_correction_works(tmp_path):
    example = REFERENCE[REFERENCE.index("```toml\nyear = 2564") + len("```toml\n") :]
    edition = load_edition(2564, [write(tmp_path, example[: example.index("```")])])
    assert edition.find("O43").requirements[0].en == "The wording of the manual"


def test_next_years_list_begins_as_a_copy(tmp_path):
    text = (loader.SHIPPED / "2569.toml").read_text(encoding="utf-8")
    path = write(tmp_path, text.replace("year = 2569", "year = 2570", 1))
    assert len(load_edition(2570, [path]).indicators) == 26
