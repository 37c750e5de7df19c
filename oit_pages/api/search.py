"""Search: what the site's search engine finds, and every page that holds the very letters.

Thai puts no spaces between words, so an engine that splits at spaces finds a word only at
the beginning of a run; a citizen who types a word inside a sentence must find it too.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any
from unicodedata import category

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.search.backends import get_search_backend

from oit_pages.api import content
from oit_pages.blocks.found import raw_children
from oit_pages.content import text_of
from oit_pages.models import IndicatorPage
from oit_pages.thai import clean_line, to_arabic, to_thai

#: What the engine may bring; beyond this the letters themselves decide.
MOST = 1000


def find(pages: QuerySet, words: str) -> set[int]:
    """Ids of those of `pages` that match, in two queries. Private pages never weigh in:
    `pages` is already what the public may see."""
    wanted = clean_line(words)
    if not wanted:
        return set()
    return _by_engine(pages, wanted) | _by_letters(pages, wanted)


def _spellings(words: str) -> set[str]:
    """The words with Arabic and with Thai digits: officials write either."""
    return {words, to_arabic(words), to_thai(words)}


def _by_engine(pages: QuerySet, words: str) -> set[int]:
    # An engine may read quotes and brackets as its own language; it gets words alone.
    words = "".join(letter if category(letter)[0] in "LMN" else " " for letter in words).strip()
    if not words:
        return set()
    plain = IndicatorPage.objects.filter(pk__in=pages.order_by().values("pk"))
    found = get_search_backend().search(words, plain, operator="and", order_by_relevance=False)
    return {page.pk for page in found[:MOST]}


def _by_letters(pages: QuerySet, words: str) -> set[int]:
    wanted = _spellings(words)
    likely = Q(pk__in=[])
    for spelling in wanted:
        likely |= Q(title__icontains=spelling) | Q(summary__icontains=spelling)
        # A body is stored with its letters escaped, or with its quotes alone.
        for stored in {json.dumps(spelling), json.dumps(spelling, ensure_ascii=False)}:
            likely |= Q(raw__icontains=stored[1:-1])
    rows = (
        pages.order_by()
        .annotate(raw=Cast("body", TextField()))
        .filter(likely)
        .values_list("pk", "title", "summary", "body")
    )
    # A raw body holds names of blocks and ids too: only what an editor wrote counts.
    folded = [spelling.casefold() for spelling in wanted]
    return {
        pk
        for pk, title, summary, body in rows
        if any(
            one in text.casefold()
            for text in (title, summary, *strings(_shown(body.raw_data)))
            for one in folded
        )
    }


def _shown(raw: Iterable[Any]) -> list[Any]:
    """The values of the blocks that a reader is given; of no block that the body has lost."""
    return [value for _block, _id, value in raw_children(content.stream_block(), raw)]


def strings(raw: Any) -> Iterator[str]:
    """Every text that an editor wrote in a raw body: no ids, no names of blocks."""
    if isinstance(raw, str):
        yield text_of(raw) if "<" in raw else raw
    elif isinstance(raw, dict):
        for name, value in raw.items():
            if name not in ("id", "type"):
                yield from strings(value)
    elif hasattr(raw, "__getitem__"):
        for one in raw:
            yield from strings(one)
