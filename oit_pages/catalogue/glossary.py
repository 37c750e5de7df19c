"""The official Thai–English terms that a translation is filled with."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from oit_pages.catalogue.errors import Where
from oit_pages.catalogue.reading import Table, read_toml

FILE = Path(__file__).parent / "glossary.toml"
Kind = Literal["position", "unit", "document", "assessment", "heading", "contact"]


@dataclass(frozen=True, kw_only=True)
class Term:
    """One term as an official writes it in both languages."""

    th: str
    en: str
    kind: Kind


@cache
def terms() -> tuple[Term, ...]:
    """Every term, in the order of the file. Raises EditionError for a faulty file."""
    table = Table(read_toml(FILE), Where(str(FILE)))
    return tuple(_term(data, table.where) for data in table.tables("terms"))


@cache
def english() -> Mapping[str, str]:
    """The English of each Thai term."""
    return {term.th: term.en for term in terms()}


def _term(data, where: Where) -> Term:
    table = Table(data, where.within(f"term {data.get('th', '?')}"))
    term = Term(th=table.text("th"), en=table.text("en"), kind=table.choice("kind", get_args(Kind)))
    table.finish()
    return term
