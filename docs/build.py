"""Write the reference pages that follow from the code: python docs/build.py

    docs/reference/rules.md               a card for each rule
    docs/reference/requirements-2564.md   every requirement of 2564 and who judges it
    docs/reference/glossary.md            official terms in Thai and English

A test fails when what stands there is not what this writes.
"""

import inspect
import re
from importlib import import_module
from pathlib import Path

from oit_pages.catalogue import Edition, calls, editions_available, load_edition
from oit_pages.catalogue.glossary import KINDS
from oit_pages.catalogue.glossary import glossary as terms
from oit_pages.catalogue.schema import Call, Compound, Judgement, Person, Requirement
from oit_pages.judgement.verdict import NOTICES
from oit_pages.rules.base import Rule, discover

FOLDER = Path(__file__).parent / "reference"
YEAR = 2564
SOURCES = f"requirements-{YEAR}.md"
WHEN = {
    "fail": "Says when it is not met",
    "partial": "Says when it is met in part",
    "needs_person": "Asks a person",
    "not_checked": "Says when it could not be checked",
}
CONFIDENCE = {
    "seen": "seen in a source for this year",
    "seen-here": "confirmed by this website",
    "seen-adjacent": "seen for a neighbouring year",
    "background": "from experience, in no source",
    "unknown": "not known",
}
#: Rules that the judgement tells beside those of an edition.
TOLD = {"says_it_plainly", "time_is_typed", "times_agree"}
BASIS = {
    "": "",
    "variant": ", a form of another kind of agency",
    "practice": ", as filed in practice",
}


def pages() -> dict[Path, str]:
    """What should stand in each generated page."""
    edition = load_edition(YEAR)
    return {
        FOLDER / "rules.md": rule_cards(edition),
        FOLDER / f"requirements-{YEAR}.md": requirement_table(edition),
        FOLDER / "glossary.md": glossary(),
    }


def glossary() -> str:
    """The terms by kind, as a table each."""
    lines = [
        "# Glossary",
        "",
        "Written by `docs/build.py` from `oit_pages/catalogue/glossary.toml`. A text that is",
        "one of these terms, word for word, is filled in when a year is translated.",
        "",
    ]
    for kind, name in KINDS.items():
        rows = [f"| {term.th} | {term.en} |" for term in terms() if term.kind == kind]
        lines += [f"## {name}", "", "| Thai | English |", "|---|---|", *rows, ""]
    return "\n".join(lines).rstrip() + "\n"


def rule_cards(edition: Edition) -> str:
    """One card a rule: what holds, what is asked by it, a good and a bad example."""
    lines = [
        "# Rules",
        "",
        "Written by `docs/build.py` from the rules themselves. A rule sees a page's evidence and",
        "nothing else. Requirements are our own summaries, never the official wording; each says",
        "how sure we are of it.",
        "",
    ]
    for rule in discover().values():
        lines += _card(rule, edition)
    return "\n".join(lines).rstrip() + "\n"


def _card(rule: Rule, edition: Edition) -> list[str]:
    examples = import_module(f"oit_pages.rules.{rule.id}").EXAMPLES
    lines = [f"## `{rule.id}`", "", *rule.doc.splitlines(), ""]
    if rule.params:
        lines += ["Parameters: " + ", ".join(f"`{name}`" for name in rule.params) + ".", ""]
    lines += [f"* Good: {examples['good']}", f"* Bad: {examples['bad']}"]
    lines += [f"* {WHEN[outcome]}: “{text}”" for outcome, text in rule.says.items()]
    lines += [f"* What to do: {rule.to_do}", f"* Who decides: {_decides(rule)}", ""]
    asked = [
        (indicator, requirement)
        for indicator in edition.indicators
        for requirement in indicator.requirements
        if _asks(requirement, rule)
    ]
    if rule.id in {"is_public", "has_content"}:
        lines += ["Asked of every indicator, before its requirements.", ""]
    elif asked:
        lines += [f"Asked in {edition.year} by:", ""]
        lines += [
            f"* {indicator.code} `{requirement.id}`: {requirement.th} – {requirement.en} "
            f"({requirement.level}; {_sure(requirement, SOURCES)})"
            for indicator, requirement in asked
        ]
        lines += [""]
    elif rule.id == "counts_here":
        lines += ["Told with a requirement that what does not count would have met better.", ""]
    elif rule.id in TOLD:
        lines += ["Told with a requirement that would be met, were it not for this.", ""]
    elif rule.id in {call.rule for call in NOTICES}:
        lines += ["Noticed of every draft; part of no requirement.", ""]
    else:
        lines += [f"Not asked in {edition.year}.", ""]
    if elsewhere := _other_years(rule, edition.year):
        lines += [f"Asked in other years: {elsewhere}.", ""]
    return lines


def _asks(requirement: Requirement, rule: Rule) -> bool:
    return rule.id in {call.rule for call in calls(requirement.judgement)}


def _other_years(rule: Rule, year: int) -> str:
    """ "2563: O2, O8; 2565: O2"."""
    found = []
    for other in editions_available():
        codes = [
            indicator.code
            for indicator in load_edition(other).indicators
            if any(_asks(one, rule) for one in indicator.requirements)
        ]
        if other != year and codes:
            found.append(f"{other}: {', '.join(codes)}")
    return "; ".join(found)


def _decides(rule: Rule) -> str:
    source = inspect.getsource(import_module(f"oit_pages.rules.{rule.id}"))
    if '"needs_person"' in source:
        return "the machine where it can, else a person."
    return "the machine."


def requirement_table(edition: Edition) -> str:
    """Every requirement with what judges it."""
    lines = [
        f"# Requirements of {edition.year} and who judges them",
        "",
        "Written by `docs/build.py` from the edition. Beside these, every indicator's page must be",
        "[public](rules.md#is_public) and [show something](rules.md#has_content).",
        "“a person” means that no machine can tell: somebody attests it.",
        "",
        "| Item | Requirement | Level | Judged by | How sure we are |",
        "|---|---|---|---|---|",
    ]
    for indicator in edition.indicators:
        for requirement in indicator.requirements:
            lines.append(
                f"| {indicator.code} | `{requirement.id}` {_cell(requirement.th)}<br>"
                f"{_cell(requirement.en)} | {requirement.level} "
                f"| {judges(requirement.judgement)} | {_sure(requirement)} |"
            )
    lines += ["", "## Sources", "", "Where the wordings were read.", ""]
    for one in edition.sources.values():
        lines.append(f'* <a id="{one.id.lower()}"></a>**{one.id}** {one.text}')
    return "\n".join(lines) + "\n"


def judges(judgement: Judgement) -> str:
    """The rules of a judgement in reading order, each once; "a person" where one is asked."""
    found: list[str] = []
    _walk(judgement, found)
    return ", ".join(dict.fromkeys(found))


def _walk(judgement: Judgement, found: list[str]) -> None:
    match judgement:
        case Person():
            found.append("a person")
        case Call(rule=rule):
            found.append(f"[{rule}](rules.md#{rule})")
        case Compound(parts=parts):
            for part in parts:
                _walk(part, found)


def _sure(requirement: Requirement, page: str = "") -> str:
    """How sure the wording is, and where it was read: links to the list of sources on `page`."""
    links = ", ".join(f"[{one}]({page}#{one.lower()})" for one in requirement.sources)
    sure = f"{CONFIDENCE[requirement.confidence]}{BASIS[requirement.basis]}"
    return f"{sure}: {links}" if links else sure


def _cell(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("|", "\\|")


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text)
        print(f"{path.relative_to(Path.cwd())}: {len(text.splitlines())} lines")
