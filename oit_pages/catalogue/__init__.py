"""Which indicators a fiscal year's assessment has, and what each must show.

Editions, subjects and column sets are TOML files; this room reads and checks them. It
knows no Django, and it does not know the rules: it only carries their names.
"""

from oit_pages.catalogue.columns import Choice, Column, ColumnSet, load_column_sets
from oit_pages.catalogue.errors import EditionError
from oit_pages.catalogue.loader import (
    editions_available,
    load_edition,
    own_editions,
    own_files_mark,
)
from oit_pages.catalogue.schema import Edition, Subject, calls
from oit_pages.catalogue.subject_list import subjects

__all__ = [
    "Choice",
    "Column",
    "ColumnSet",
    "Edition",
    "EditionError",
    "Subject",
    "calls",
    "editions_available",
    "load_column_sets",
    "load_edition",
    "own_editions",
    "own_files_mark",
    "subjects",
]
