"""The glossary: Thai terms of local government and of the assessment, and their English."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from oit_pages.catalogue.errors import Where
from oit_pages.catalogue.reading import read_toml
from oit_pages.thai import clean_line

FILE = Path(__file__).parent / "glossary.toml"
#: What a term is, in the order of the file.
KINDS = {
    "organisation": "Organisations",
    "position": "Positions",
    "unit": "Units",
    "document": "Documents",
    "assessment": "Assessment",
    "procurement": "Procurement and budget",
    "heading": "Headings and short answers",
    "contact": "Contact",
}


@dataclass(frozen=True, kw_only=True)
class Term:
    th: str
    en: str
    kind: str


@cache
def glossary(file: Path = FILE) -> tuple[Term, ...]:
    """Every term, in the order of the file. Raises EditionError for what can't be read."""
    where = Where(str(file))
    terms, taken = [], set()
    for kind, table in read_toml(file).items():
        inside = where.within(f"[{kind}]")
        if kind not in KINDS or not isinstance(table, dict):
            raise inside.error("", "No such kind is known.", f"Use one of: {', '.join(KINDS)}.")
        for th, en in table.items():
            if not isinstance(en, str) or not en.strip():
                raise inside.error(th, "This has no English.", 'Write it in quotes: "…".')
            if th in taken:
                raise inside.error(th, "This term stands here twice.", "Keep one of them.")
            taken.add(th)
            terms.append(Term(th=th, en=en, kind=kind))
    return tuple(terms)


@cache
def english_terms(file: Path = FILE) -> dict[str, str]:
    """{Thai: English} of every term; Thai as `clean_line` leaves it."""
    return {clean_line(one.th): one.en for one in glossary(file)}
