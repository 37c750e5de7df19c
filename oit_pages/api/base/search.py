"""What the site's search engine finds, and every page that holds the very letters.

Thai puts no spaces between words, so an engine that splits at spaces finds a word only at
the beginning of a run; a citizen who types a word inside a sentence must find it too.
"""

import json
from collections.abc import Iterable
from typing import Any
from unicodedata import category

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.blocks import StreamBlock
from wagtail.search.backends import get_search_backend

from oit_pages.api.base import page_content
from oit_pages.models import IndicatorPage
from oit_pages.stream.references import References, collect_references
from oit_pages.stream.register import Register
from oit_pages.stream.shown_texts import shown_texts
from oit_pages.thai import clean_line, to_arabic, to_thai

#: What the engine may bring; beyond this the letters themselves decide.
MOST = 1000
#: So many words the database looks for; all of them are looked for in what it finds.
MOST_WORDS = 10
#: How a body begins to name an entry of the register, whose words it does not hold.
NAMES_ENTRY = ('"person": ', '"register_unit": ')


def find(pages: QuerySet, words: str) -> set[int]:
    """Ids of those of `pages` in which every word is found, in two queries. Private pages never
    weigh in: `pages` is already what the public may see."""
    wanted = asked_words(words)
    return _by_engine(pages, wanted) | _by_letters(pages, wanted) if wanted else set()


def asked_words(text: str) -> list[set[str]]:
    """Each word that is asked for, in every spelling: officials write Arabic and Thai digits."""
    words = dict.fromkeys(clean_line(text).split())
    return [{word, to_arabic(word), to_thai(word)} for word in words]


def are_in(words: Iterable[set[str]], texts: Iterable[str]) -> bool:
    """Every word is in one of the texts, in one of its spellings."""
    folded = [text.casefold() for text in texts]
    return all(any(one.casefold() in text for one in word for text in folded) for word in words)


def _by_engine(pages: QuerySet, words: list[set[str]]) -> set[int]:
    # An engine may read quotes and brackets as its own language; it gets words alone.
    plain = " ".join(min(word) for word in words)
    plain = "".join(letter if category(letter)[0] in "LMN" else " " for letter in plain).strip()
    if not plain:
        return set()
    among = IndicatorPage.objects.filter(pk__in=pages.order_by().values("pk"))
    found = get_search_backend().search(plain, among, operator="and", order_by_relevance=False)
    return {page.pk for page in found[:MOST]}


def _by_letters(pages: QuerySet, words: list[set[str]]) -> set[int]:
    likely, names_entry = Q(), Q()
    for name in NAMES_ENTRY:
        names_entry |= Q(raw__contains=name)
    # The longest are the rarest; a database takes a condition of some length only.
    for word in sorted(words, key=lambda word: -len(min(word)))[:MOST_WORDS]:
        likely &= _likely(word) | names_entry
    rows = (
        pages.order_by()
        .annotate(raw=Cast("body", TextField()))
        .filter(likely)
        .values_list("pk", "title", "summary", "locale__language_code", "body")
    )
    # A raw body holds names of blocks and ids too: only what an editor wrote counts.
    block, rows = page_content.stream_block(), list(rows)
    named = References()
    for row in rows:
        named |= collect_references(block, row[-1].raw_data)
    register = Register.load(named.people, named.units)
    return {
        pk
        for pk, title, summary, language, body in rows
        if are_in(words, (title, summary, *_texts(block, body.raw_data, register, language)))
    }


def _texts(block: StreamBlock, raw_data: Iterable[Any], register: Register, language: str):
    return shown_texts(block, register.fill(block, raw_data, language.startswith("en")))


def _likely(word: set[str]) -> Q:
    found = Q(pk__in=[])
    for spelling in word:
        found |= Q(title__icontains=spelling) | Q(summary__icontains=spelling)
        # A body is stored with its letters escaped, or with its quotes alone.
        for stored in {json.dumps(spelling), json.dumps(spelling, ensure_ascii=False)}:
            found |= Q(raw__icontains=stored[1:-1])
    return found
