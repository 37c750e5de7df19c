"""Which papers and tables a document is made of. Nothing is dropped."""

from collections.abc import Mapping
from dataclasses import replace

from oit_pages.catalogue import ColumnSet
from oit_pages.readers.document import Document
from oit_pages.readers.recognise.account import Account, Examined, Fate
from oit_pages.readers.recognise.parts import Part
from oit_pages.readers.recognise.picks import Picks, picked
from oit_pages.readers.recognise.sequence import Sequence
from oit_pages.thai import Period

__all__ = ["Examined", "Fate", "Part", "Picks", "examine", "recognise"]


def examine(
    document: Document,
    column_sets: Mapping[str, ColumnSet],
    within: Period | None = None,
    picks: Picks = Picks(),  # noqa: B008
) -> Examined:
    """The document's parts and the account of it.

    `within` is what the page is about: it tells the year of months written without one. `picks`
    is what a person left out or takes for something else.
    """
    account = Account()
    for number in sorted(picks.left_out):
        if number < len(document.blocks):
            account.not_picked(document.blocks[number])
    blocks, taken_as = picked(document, picks)
    sequence = Sequence(column_sets, within, account, taken_as)
    parts = sequence.read(replace(document, blocks=tuple(blocks)))
    return Examined(parts, tuple(account.fates), tuple(account.headings))


def recognise(
    document: Document, column_sets: Mapping[str, ColumnSet], within: Period | None = None
) -> tuple[Part, ...]:
    """The document's parts alone."""
    return examine(document, column_sets, within).parts
