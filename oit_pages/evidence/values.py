"""The frozen value that is all a rule may see.

An indicator's evidence is what its pages show: facts about each page, and an `Item`
for each block that stands on them. Blocks make their own items; nothing here knows
Django, a database or the clock (`as_of` is a fact like any other).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from oit_pages.thai import Period

#: What a part of an item may be. Lists are tuples of cleaned strings.
Part = str | int | Decimal | bool | date | Period | tuple[str, ...] | None

#: A row of a table, a person of a list, a duty of an order: part name → value.
Row = Mapping[str, Part]


@dataclass(frozen=True, kw_only=True)
class File:
    """A document or image as a citizen would get it."""

    title: str
    extension: str
    """Lower case, without the dot: "pdf"."""
    size: int | None = None
    """Bytes; None when the storage could not be asked."""
    readable: bool | None = None
    """False when the stored file is missing or empty; None when not checked."""
    public: bool = True
    """False when its collection is private."""
    pk: int | None = None
    kind: str = "document"
    """"document" or "image"."""
    name: str = ""
    """The stored file's name: another one is another file."""
    dated: date | None = None
    """The date printed on the document, as the editor gave it."""
    label: str = ""
    """The kind of document the editor chose ("plan", "report", "announcement" …)."""


@dataclass(frozen=True, kw_only=True)
class Link:
    """Where a link leads."""

    url: str = ""
    page: int | None = None
    """The id of the page of this site that it leads to."""
    works: bool | None = None
    """True for a live public page; False for one that is gone, draft or private, and for
    an address that can't be one; None for an outside address, which is not asked."""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Item:
    """One block of a page, in the form rules read."""

    kind: str
    """The block's name in the stream ("announcement"); "table" for every column set."""
    column_set: str = ""
    """For tables: the column set's id ("monthly-procurement-summary")."""
    block: str = ""
    """The block's id in the stream: where an editor jumps to."""
    page: int | None = None
    parts: Row = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    """Table rows, people, appointees, questions, laws: as the block's docstring says."""
    files: tuple[File, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where something stands: what a finding points to."""

    page: int | None = None
    block: str = ""
    part: str = ""


@dataclass(frozen=True, kw_only=True)
class PageFacts:
    """What is true of one page as a citizen sees it."""

    pk: int | None
    title: str
    live: bool
    public: bool
    """No login, password or group stands before it or a page above it."""
    revision: int | None = None
    """The revision that is public; None where none is, or none was kept."""
    draft: bool = False
    """It is not public yet, though it may be judged as if it were (then `live` is True)."""
    expired: bool = False
    reachable: bool | None = None
    """Every page above it up to the home page is live; None when not checked."""
    summary: str = ""
    unit: str = ""
    """Name of the responsible unit."""
    period: Period | None = None
    data_date: date | None = None
    english: str = "none"
    """State of the English page: "none", "untranslated", "partial", "outdated", "done"."""
    adopted: bool = False
    """A page, document or address that was on the website before, and is shown for it."""


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """Everything known about one indicator of one municipality in one year."""

    subject: str
    year: int
    """Fiscal year, Buddhist era: 2564 = 1 Oct 2020 – 30 Sep 2021."""
    as_of: date
    """The day the evidence was taken."""
    pages: tuple[PageFacts, ...] = ()
    """The indicator's page first, then what hangs below it."""
    office: str = ""
    """The municipality's own name, as its profile gives it."""
    items: tuple[Item, ...] = ()
    """In reading order over all pages."""
    elsewhere: tuple[str, ...] = ()
    """Addresses on other websites that it is shown at, which nobody looks into."""

    def only(self, keep: Callable[[Item], bool]) -> "Evidence":
        """The same with the items that are kept; itself where it has no others."""
        kept = tuple(filter(keep, self.items))
        return self if len(kept) == len(self.items) else replace(self, items=kept)

    def of_kind(self, *kinds: str, column_set: str = "") -> tuple[Item, ...]:
        """The items of these kinds (all kinds when none is named)."""
        return tuple(
            item
            for item in self.items
            if (not kinds or item.kind in kinds)
            and (not column_set or item.column_set == column_set)
        )


@dataclass(frozen=True, kw_only=True)
class Doubt:
    """One reason why a page may not say what it seems to."""

    kind: str
    """"put_off", "sample", "sums" … or, of time, "time_named" and "time_disagrees"."""
    words: str
    """As they stand on the page."""
    place: Place
    form: tuple[str, str] = ("", "")
    """Kind of block and column set."""
    period: Period | None = None
    """For times: the one that the words name."""
