"""How far the English page of each Thai page has come.

Where wagtail-localize keeps a page's translation, its own records say which strings somebody
translated, and of which Thai text. A page that was made by copying is read instead: what is
still in Thai on it, and which of the two was changed last. At most three queries for any
number of pages.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, Subquery
from wagtail.models import Page

from oit_pages.stream.leaf_values import leaf_values, lines_of

State = Literal["none", "untranslated", "partial", "outdated", "done"]
"""No English page; one where nobody translated anything yet; some of it; all of it, or some,
but the Thai page was changed since; all of it."""

ENGLISH = "en"
#: The tool that wagtail-localize notes for strings which the official glossary filled in.
GLOSSARY_TOOL = "OIT glossary"
_COLUMNS = ("title", "summary", "period_from", "period_to", "data_date", "responsible_unit")


@dataclass(frozen=True, kw_only=True)
class English:
    """The English page of one Thai page."""

    state: State = "none"
    page: int | None = None
    live: bool = False
    """Whether the public can see it; a draft may be done and waiting."""
    strings: int = 0
    """How many strings or lines there are to translate."""
    translated: int = 0
    """How many of them are in English on the page."""


def english_states(pages: Iterable[Page]) -> dict[int, State]:
    """For each page's id, what the public has: the state of its English page where that is
    live, else "none"."""
    return {
        pk: english.state if english.live else "none" for pk, english in english_of(pages).items()
    }


def english_by_key(pages: Iterable[Page]) -> dict[UUID, English]:
    """By translation key, for pages of either language: the English page's state, which is its
    own where the page is English itself. One query more than `english_of`."""
    keys = [page.translation_key for page in pages]
    sources = Page.objects.filter(translation_key__in=keys).exclude(locale__language_code=ENGLISH)
    thai = [
        getattr(page, "indicatorpage", page) for page in sources.select_related("indicatorpage")
    ]
    found = english_of(thai)
    return {page.translation_key: found[page.pk] for page in thai}


def english_of(pages: Iterable[Page]) -> dict[int, English]:
    """For each page's id, its English page, drafts too."""
    sources = {page.translation_key: page for page in pages}
    if not sources:
        return {}
    found = {page.pk: English() for page in sources.values()}
    known: Mapping[UUID, Any] = {}
    if apps.is_installed("wagtail_localize"):
        known = _kept_translations(sources)
    for source, target in _pairs(sources):
        if target.pk == source.pk:
            continue
        if source.translation_key in known:
            english = _by_record(source, known[source.translation_key], target.live)
        else:
            english = _by_reading(source, target)
        found[source.pk] = replace(english, page=target.pk, live=target.live)
    return found


def _pairs(sources: Mapping[UUID, Page]) -> Iterator[tuple[Page, Page]]:
    """Each page with its English one; one query, which also reads what the pages given have not
    been read with."""
    partly = [page.pk for page in sources.values() if page.get_deferred_fields()]
    rows = Page.objects.filter(
        Q(locale__language_code=ENGLISH) | Q(pk__in=partly), translation_key__in=sources
    )
    whole = dict(sources)
    english = []
    for row in rows.select_related("indicatorpage", "locale"):
        page = getattr(row, "indicatorpage", row)
        if page.pk == sources[row.translation_key].pk:
            whole[row.translation_key] = page
        if row.locale.language_code == ENGLISH:
            english.append(page)
    return ((whole[page.translation_key], page) for page in english)


# What wagtail-localize keeps


def kept_translation(page: Page) -> Any:
    """The translation that is edited in wagtail-localize's editor; None for any other page."""
    if not apps.is_installed("wagtail_localize"):
        return None
    translations = apps.get_model("wagtail_localize", "Translation").objects
    return translations.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    ).first()


@dataclass
class _Record:
    """A page's translation: the Thai text it was made of, when it was put on the page, and
    its strings: all, those that are on the page, and those of them by a person."""

    content: str
    taken: datetime
    saved: datetime | None
    strings: Counter


def _kept_translations(sources: Mapping[UUID, Page]) -> dict[UUID, _Record]:
    """The translations that are in use, by translation key; two queries."""
    logs = apps.get_model("wagtail_localize", "TranslationLog").objects.filter(
        source=OuterRef("source"), locale=OuterRef("target_locale")
    )
    translations = (
        apps.get_model("wagtail_localize", "Translation")
        .objects.filter(
            source__object_id__in=sources, target_locale__language_code=ENGLISH, enabled=True
        )
        .annotate(saved_at=Subquery(logs.order_by("-created_at").values("created_at")[:1]))
        .select_related("source")
    )
    records = {
        one.source_id: (
            one.source.object_id,
            _Record(one.source.content_json, one.source.last_updated_at, one.saved_at, Counter()),
        )
        for one in translations
    }
    for source, translated_at, by_person in _strings(records):
        record = records[source][1]
        record.strings["all"] += 1
        if translated_at and (record.saved is None or translated_at <= record.saved):
            record.strings["translated"] += 1
            record.strings["by person"] += by_person
    return dict(records.values())


def _strings(sources: Iterable[int]) -> Iterable[tuple[int, datetime | None, bool]]:
    """(source, when it was translated, whether by a person) of every string."""
    translations = apps.get_model("wagtail_localize", "StringTranslation").objects.filter(
        translation_of=OuterRef("string"),
        context=OuterRef("context"),
        locale__language_code=ENGLISH,
        has_error=False,
    )
    return (
        apps.get_model("wagtail_localize", "StringSegment")
        .objects.filter(source__in=list(sources))
        .annotate(
            translated_at=Subquery(translations.values("created_at")[:1]),
            by_person=Exists(translations.exclude(tool_name=GLOSSARY_TOOL)),
        )
        .values_list("source", "translated_at", "by_person")
    )


def _by_record(source: Page, record: _Record, live: bool) -> English:
    """What the glossary filled in is nobody's translation, unless a person has published it
    and nothing else is left."""
    strings, translated = record.strings["all"], record.strings["translated"]
    behind = record.saved is not None and record.taken > record.saved
    if not record.strings["by person"] and not (live and translated == strings):
        state = "untranslated"
    elif behind or is_outdated(source, record.content, record.taken):
        state = "outdated"
    else:
        state = "done" if translated == strings else "partial"
    return English(state=state, strings=strings, translated=translated)


def is_outdated(page: Page, content: str, taken: datetime) -> bool:
    """Whether the Thai page says something else than the content that was taken from it for
    translation. Of a draft, which may have been taken from a revision, a later save tells."""
    last = page.latest_revision_created_at
    if not page.live and last is not None and last <= taken:
        return False
    then = json.loads(content)
    return any(_column(page, name) != then.get(name) for name in _columns(page)) or (
        hasattr(page, "body") and not _same_body(page, json.loads(then.get("body") or "[]"))
    )


def _columns(page: Page) -> Iterable[str]:
    return (name for name in _COLUMNS if hasattr(page, name))


def _column(page: Page, name: str) -> Any:
    value = getattr(page, page._meta.get_field(name).attname)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _same_body(page: Page, then: list[Any]) -> bool:
    """Not a value has changed; what is empty may be stored in several ways."""
    now = list(page.body.raw_data)
    return now == then or _values(page, now) == _values(page, then)


def _values(page: Page, raw: list[Any]) -> list[tuple[str, Any]]:
    found = leaf_values(page.body.stream_block, raw)
    return [(leaf.path, leaf.raw) for leaf in found if leaf.raw not in (None, "", False)]


# What can be read off the pages


def _by_reading(source: Page, target: Page) -> English:
    """Nothing keeps this translation: what is still Thai on the English page, how much is
    there of it, and which page was changed last."""
    thai, there = _lines(source), _lines(target)
    left = sum(map(_is_thai, there))
    said = sum(not _is_thai(line) and line not in thai for line in there)
    missing = max(len(thai) - len(there), 0)
    title_left = _is_thai(target.title)
    if thai and not said or title_left and not thai:
        state = "untranslated"
    elif _is_newer(source, target):
        state = "outdated"
    else:
        state = "partial" if left or missing or title_left else "done"
    strings = len(thai) + 1
    return English(
        state=state,
        strings=strings,
        translated=max(strings - left - missing - title_left, 0),
    )


def _lines(page: Page) -> list[str]:
    """The page's lines of text without its title, which the official list may have given."""
    body = getattr(page, "body", None)
    lines = list(lines_of(body.stream_block, body.raw_data)) if body is not None else []
    return [*getattr(page, "summary", "").splitlines(), *lines]


def _is_thai(text: str) -> bool:
    """Whether most of its letters are Thai; a name in brackets may stay so."""
    thai = sum("ก" <= one <= "๛" for one in text)
    return thai > sum(one.isascii() and one.isalpha() for one in text)


def _is_newer(source: Page, target: Page) -> bool:
    """Whether the Thai page was changed after the English one, as the public sees them."""
    ours, theirs = _changed(source), _changed(target)
    return ours is not None and theirs is not None and ours > theirs


def _changed(page: Page) -> datetime | None:
    return page.last_published_at if page.live else page.latest_revision_created_at
