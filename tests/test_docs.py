"""The docs say what the code does: every rule, setting and command is there."""

import re
from importlib import import_module
from pathlib import Path

import pytest
from django.core.management import load_command_class
from django.core.management.base import BaseCommand
from django.urls import resolve

from docs.build import judges, pages
from oit_pages import conf
from oit_pages.catalogue import calls, load_edition
from oit_pages.rules.base import discover

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
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


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_documented(name):
    text = (DOCS / "reference/commands.md").read_text()
    section = text.split(f"## `{name}`")[1].split("\n## ")[0]
    own = load_command_class("oit_pages", name)
    parser, plain = own.create_parser("manage.py", name), BaseCommand().create_parser("", "")
    common = {option for action in plain._actions for option in action.option_strings}
    options = {option for action in parser._actions for option in action.option_strings}
    assert [option for option in sorted(options - common) if option not in section] == []


def test_every_system_check_is_documented():
    code = "".join(path.read_text() for path in (ROOT / "oit_pages/checks").glob("*.py"))
    ids = set(re.findall(r"oit_pages\.[EW]\d+", code))
    assert ids == set(
        re.findall(r"`(oit_pages\.[EW]\d+)`", (DOCS / "reference/settings.md").read_text())
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_settings_that_pages_name_exist(page):
    named = re.findall(r"OIT_PAGES(?:\[| = \{)\"([A-Z_]+)\"", page.read_text())
    assert [name for name in named if name not in conf.DEFAULTS] == []


def test_the_sample_is_commanded_with_the_python_that_has_it():
    """That of the virtual environment that `make` has made; another has no Django."""
    told = [
        line.strip()
        for page in (ROOT / "README.md", *PAGES)
        for line in page.read_text().splitlines()
        if re.search(r"^ {4}\S*python.*sample_site", line)
    ]
    assert told
    assert [line for line in told if not line.startswith(".venv/bin/python ")] == []


def test_addresses_of_the_api_exist():
    """Those that a citizen is told: "…/years/2564/"."""
    text = (DOCS / "how-to/read-as-a-citizen.md").read_text()
    told = re.findall(r"`…/([^`?]+)", text) + re.findall(r"`/api/oit/v1/([^`?]+)", text)
    assert len(told) > 8
    for address in told:
        assert resolve(f"/api/oit/v1/{address}").url_name != "elsewhere", address


def test_the_index_leads_to_every_page():
    index = DOCS / "README.md"
    led = {(index.parent / target).resolve() for target, _anchor in links(index)}
    assert [str(page) for page in PAGES if page.resolve() not in led | {index.resolve()}] == []


def test_the_front_page_leads_to_the_index():
    assert ("docs/README.md", "") in links(ROOT / "README.md")


@pytest.mark.parametrize(
    "page", [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *PAGES], ids=lambda page: page.name
)
def test_links_between_pages_lead_somewhere(page):
    broken = []
    for target, anchor in links(page):
        found = (page.parent / target).resolve() if target else page
        if not found.exists() or (anchor and anchor not in anchors(found)):
            broken.append(f"{target}#{anchor}")
    assert broken == []


def links(page: Path) -> set[tuple[str, str]]:
    """(page, anchor) of each link that stays within the docs."""
    found = re.findall(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)", page.read_text())
    return {(target, anchor) for target, anchor in found if target or anchor}


def anchors(page: Path) -> set[str]:
    """Headings as a reader of Markdown makes anchors of them."""
    text = page.read_text()
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {*re.findall(r'<a (?:id|name)="([^"]+)"', text)} | {
        re.sub(r"[^\w\- ]", "", one).strip().lower().replace(" ", "-") for one in headings
    }


def test_what_the_docs_call_public_is_there_and_is_all_that_the_sample_site_takes():
    table = (DOCS / "reference/python.md").read_text().split("\n\nFrom 0.1.0")[0]
    public = set(re.findall(r"`(oit_pages(?:\.\w+)+)`", table))
    assert len(public) > 15
    for name in public:
        assert import_module(name).__doc__ is not None, name
    taken = {
        (path.name, module)
        for path in (ROOT / "sample_site").rglob("*.py")
        for module in re.findall(r"^from (oit_pages[\w.]*) import", path.read_text(), re.MULTILINE)
    }
    assert {(file, module) for file, module in taken if module not in public} == set()
