"""The docs say what the code does: every rule, setting and command is there."""

import re
from pathlib import Path

import pytest

from docs.build import judges, pages
from oit_pages import conf
from oit_pages.catalogue import calls, load_edition
from oit_pages.rules.base import discover

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
COMMANDS = sorted(
    path.stem
    for path in (ROOT / "oit_pages/management/commands").glob("*.py")
    if path.stem != "__init__"
)


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.name)
def test_generated_pages_are_in_step(path):
    assert path.read_text() == pages()[path], "run: python docs/build.py"


def test_every_rule_has_a_card_and_no_card_is_left_over():
    text = (DOCS / "reference/rules.md").read_text()
    assert set(re.findall(r"^## `(\w+)`$", text, re.MULTILINE)) == set(discover())


@pytest.mark.parametrize("rule", discover().values(), ids=discover())
def test_a_card_has_all_its_parts(rule):
    """What holds, by which sentences, examples, who decides, and what is asked with its source."""
    text = (DOCS / "reference/rules.md").read_text()
    card = text.split(f"## `{rule.id}`\n")[1].split("\n## `")[0]
    assert rule.doc.splitlines()[0] in card
    for part in ("* Good: ", "* Bad: ", "* What to do: ", "* Who decides: "):
        assert card.count(part) == 1
    assert all(f"“{sentence}”" in card for sentence in rule.says.values())
    for indicator in load_edition(2564).indicators:
        for one in indicator.requirements:
            if rule.id in {call.rule for call in calls(one.judgement)}:
                assert f"* {indicator.code} `{one.id}`: {one.th} – {one.en} ({one.level}; " in card
                assert all(
                    f"(requirements-2564.md#{source.lower()})" in card for source in one.sources
                )


def test_every_source_is_told():
    text = (DOCS / "reference/requirements-2564.md").read_text()
    assert set(re.findall(r"\(#(s\d+)\)", text)) <= set(re.findall(r'<a id="(s\d+)">', text))


def test_every_requirement_is_judged_by_a_rule_or_a_person():
    text = (DOCS / "reference/requirements-2564.md").read_text()
    for indicator in load_edition(2564).indicators:
        for requirement in indicator.requirements:
            assert judges(requirement.judgement)
            assert re.search(rf"\| {indicator.code} \| `{requirement.id}` ", text)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name):
    assert f"## `{name}`" in (DOCS / "reference/commands.md").read_text()


@pytest.mark.parametrize("name", sorted(conf.DEFAULTS))
def test_every_setting_is_documented(name):
    assert f"| `{name}` |" in (DOCS / "reference/settings.md").read_text()


def test_links_between_pages_lead_somewhere():
    broken = []
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text()):
            if not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert broken == []
