"""Blocks: what a whole block tells that is not its own: another block's words, a part of its time,
an address of whoever makes the form."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from oit_pages.evidence import Item
from oit_pages.evidence.doubts import doubt
from oit_pages.evidence.makers import is_makers
from oit_pages.evidence.selection import usable
from oit_pages.evidence.substance import is_content, text_of
from oit_pages.evidence.values import Doubt
from oit_pages.thai import Period, fiscal_year_of
from oit_pages.thai.named_times import LETTERS, LINES, as_of, named_parts, named_times

#: Kinds of block of which each is of another matter: the part that names it, and what it tells.
_OF_MATTERS = {"criteria": ("matter", "summary")}
#: What a report tells.
_TOLD = ("results", "spending", "outcome")
#: Purposes and kinds of channel for which something must be filled in.
_SERVICES = frozenset({"e_service", "app", "form", "corruption_complaint", "complaint"})
#: Words that frame what is told; of other spans those that begin with the period do.
_PART_WORDS = re.compile(r"(?:6|หก|3|สาม|9|เก้า)\s*เดือน|ครึ่ง|ไตรมาส|\bquarter|\bhalf", re.IGNORECASE)
#: A matter and the words about it, by kind of block.
Said = dict[tuple[str, str], object]


def sure_block(
    item: Item, said: Said, targets: Callable[[], Sequence[Period]], doubts: list[Doubt]
) -> Item:
    """The block without what is not its own. `said` is what blocks before it have told."""
    if item.kind in _OF_MATTERS:
        return _of_its_matter(item, said, doubts)
    if item.kind == "report":
        return _of_all_its_time(item, targets, doubts)
    if item.kind == "channel":
        return _of_its_own(item, doubts)
    return item


def _of_its_matter(item: Item, said: Said, doubts: list[Doubt]) -> Item:
    """Not the same words that another matter's block has, unless a file stands beside them."""
    matter, told = _OF_MATTERS[item.kind]
    text = text_of(str(item.parts.get(told) or ""))
    words = "".join(filter(str.isalnum, text))
    if not words or any(map(usable, item.files)):
        return item
    of = said.setdefault((item.kind, words), item.parts.get(matter))
    if of == item.parts.get(matter):
        return item
    doubts.append(doubt("same_words", text, item, told))
    return replace(item, parts={**item.parts, told: ""})


def _of_all_its_time(
    item: Item, targets: Callable[[], Sequence[Period]], doubts: list[Doubt]
) -> Item:
    """A report without results of which all times that they name make up a part of its own."""
    own = item.parts.get("period")
    texts = {
        part: text_of(value)
        for part in _TOLD
        if isinstance(value := item.parts.get(part), str) and is_content(value)
    }
    if not isinstance(own, Period) or not texts or not item.parts.get("results"):
        return item
    asked = [one for one in targets() if one.overlaps(own)] or [own]
    hulls = {part: hull for part, text in texts.items() if (hull := _hull(text, own))}
    whole = [hull for hull in hulls.values() if not _is_part(hull, own, asked)]
    if not hulls or whole:
        return item
    part = next(iter(hulls))
    doubts.append(doubt("part_told", texts[part], item, part))
    return replace(item, parts={**item.parts, **dict.fromkeys(texts, "")})


def _hull(text: str, own: Period) -> Period | None:
    """From the first to the last time of which a text tells; None where it names no span of
    months, and no month's end up to which its figures go: an event has its day, and frames nothing.
    Of a text too long to be looked through nothing is known."""
    lines = text.splitlines()
    if len(lines) > LINES or any(len(one) > LETTERS for one in lines):
        return None
    years = {fiscal_year_of(day) for day in (own.start, own.end)}
    parts = [one.period for year in sorted(years) for one in named_parts(text, year)]
    days = [one.period for one in as_of(text).days if _is_month_end(one.period.end)]
    spans = [one.period for one in named_times(text)]
    framed = [
        one
        for one in (*parts, *spans)
        if len(one.months()) > 1 and (_PART_WORDS.search(text) or one.start == own.start)
    ]
    if not framed and not days:
        return None
    ends = [Period(own.start, one.end) for one in days if one.end >= own.start]
    every = [one for one in (*parts, *spans, *ends) if one.overlaps(own)]
    if not every:
        return None
    return Period(min(one.start for one in every), max(one.end for one in every))


def _is_month_end(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def _is_part(hull: Period, own: Period, asked: Sequence[Period]) -> bool:
    if hull.covers(own) or any(hull.covers(one) for one in asked):
        return False
    told, due = set(hull.months()), set(own.months())
    return len(told & due) < len(due)


def _of_its_own(item: Item, doubts: list[Doubt]) -> Item:
    """A channel without addresses of whoever makes the form."""
    if not _SERVICES & {item.parts.get("kind"), item.parts.get("purpose")}:
        return item
    theirs = [*_makers(item)]
    if not theirs:
        return item
    doubts.append(doubt("makers", theirs[0], item, "url"))
    links = tuple(one for one in item.links if one.url not in theirs)
    return replace(item, links=links, parts={**item.parts, "url": ""})


def _makers(item: Item) -> Iterator[str]:
    yield from (one.url for one in item.links if not one.page and is_makers(one.url))
