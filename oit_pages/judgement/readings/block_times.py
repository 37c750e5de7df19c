"""Block times: what time a block gives in its fields, and where else it may name one.

What is typed is sure; what stands in words is a hint.
"""

from collections.abc import Iterator

from oit_pages.evidence import Item
from oit_pages.evidence.substance import text_of
from oit_pages.evidence.times import data_spans, stated
from oit_pages.thai import Period
from oit_pages.thai.named_times import NamedTime, named_times

#: Texts in which a time may be named, in the order in which they are gone through.
TEXTS = ("text", "body", "description", "results", "outcome", "note", "summary")
#: Of these the data are of a time; of others the paper or the event is.
_OF_DATA = frozenset({"table", "plan", "report"})


def typed_times(item: Item) -> list[Period]:
    """The time that fields give a block: of tables and papers that of their data, of others the
    day or span on which they were."""
    return data_spans(item) if item.kind in _OF_DATA else stated(item)


def text_in(item: Item, part: str) -> str:
    """What a part says, one line a paragraph; "" where it holds no text."""
    value = item.parts.get(part)
    return text_of(value) if isinstance(value, str) else ""


def holds_one_paper(item: Item) -> bool:
    """Whether a list of documents holds one only, so that its files are that one's."""
    return sum(bool(row.get("has_file")) for row in item.rows) == 1


def times_of_file(title: str, name: str) -> Iterator[NamedTime]:
    """The times that a file's title and its stored name tell."""
    for text in (title, name.rsplit("/", 1)[-1].replace("_", " ")):
        yield from named_times(text)
