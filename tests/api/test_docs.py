"""The reference names every address and problem code, and no other."""

import re
from pathlib import Path

from oit_pages.api.base.problems import TITLES
from oit_pages.api.schema import openapi

REFERENCE = (Path(__file__).parents[2] / "docs/reference/api.md").read_text()


def section(heading: str) -> list[str]:
    """The first column of the table under a heading."""
    text = REFERENCE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `([^`]+)`", text, re.MULTILINE)


def test_every_address_is_in_the_reference():
    assert sorted(section("Addresses")) == sorted(openapi.schema("http://x/")["paths"])


def test_every_problem_is_in_the_reference():
    assert sorted(section("Problems")) == sorted(TITLES)
