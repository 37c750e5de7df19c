"""The subjects that page types are keyed to."""

from functools import cache
from pathlib import Path
from typing import Any, get_args

from oit_pages.catalogue.errors import Where
from oit_pages.catalogue.reading import Table, read_toml
from oit_pages.catalogue.schema import Cadence, Subject

FILE = Path(__file__).parent / "subjects.toml"


@cache
def subjects() -> tuple[Subject, ...]:
    """Every subject that has a page type of its own, in the order of the lists."""
    table = Table(read_toml(FILE), Where(str(FILE)))
    return tuple(build_subject(data, table.where) for data in table.tables("subjects"))


def build_subject(data: Any, where: Where) -> Subject:
    """A [[subjects]] table. Raises EditionError."""
    table = Table(data, where.within(f"subject {data.get('slug', '?')}"))
    subject = Subject(
        slug=table.slug("slug"),
        title_th=table.text("title_th"),
        title_en=table.text("title_en"),
        default_cadence=table.choice("cadence", get_args(Cadence)),
        called=table.texts("called"),
    )
    table.finish()
    return subject
