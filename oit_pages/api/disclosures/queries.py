"""Which pages of the years are public, and how they are filtered and ordered."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

import django_filters
from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, TruncDate
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from oit_pages import conf
from oit_pages.api.base import languages, page_content, search
from oit_pages.api.base.filters import (
    DayFilter,
    FlagFilter,
    KnownFilter,
    MomentFilter,
    WrittenFilter,
    YearFilter,
    apply,
)
from oit_pages.api.base.page_index import TranslatedPage
from oit_pages.api.base.rows import each
from oit_pages.api.years.queries import edition_of
from oit_pages.catalogue import (
    Edition,
    EditionError,
    editions_available,
    load_edition,
    subjects,
)
from oit_pages.models import Appearance, IndicatorPage, IndicatorResult, Outcome
from oit_pages.models.page_queries import below
from oit_pages.stream.keys import Key, is_key
from oit_pages.stream.references import collect_references
from oit_pages.stream.structure import raw_children, raw_items
from oit_pages.visibility import Visibility

#: What a list may be ordered by; each with "-" before it for the other way round.
ORDERINGS = {
    "tree": "path",
    "updated": "last_published_at",
    "published": "first_published_at",
    "date": "date",
    "title": "title",
}
#: Blocks that hold rows of data.
TABLES = ("table_", "measure_table")

Years = Mapping[int, TranslatedPage]
Found = TypeVar("Found")


def _in_year(year: TranslatedPage) -> Q:
    """Pages below a year, in whatever language."""
    anywhere = Q(pk__in=[])
    for row in year.variants.values():
        anywhere |= below(row)
    return anywhere


def public_pages(years: Years, visibility: Visibility) -> QuerySet[IndicatorPage]:
    """The public pages of these years in every language, each public where it is so itself,
    whether or not it is in another; with `date`, the day they are about (of their data where
    given, else of publication), and `entry`, not None for an entry below an indicator."""
    anywhere = Q(pk__in=[])
    for year in years.values():
        anywhere |= _in_year(year)
    return IndicatorPage.objects.filter(anywhere, visibility.public()).annotate(
        date=Coalesce("data_date", "period_to", TruncDate("first_published_at")),
        entry=F("entrypage__pk"),
    )


def in_language(pages: QuerySet, asked: str) -> list[IndicatorPage]:
    """Of pages in several languages each once: in the language asked for, else the source's,
    else any that it is public in; in the order of the first of each."""
    every: dict[UUID, dict[str, IndicatorPage]] = {}
    for page in pages.select_related("locale"):
        every.setdefault(page.translation_key, {})[page.locale.language_code] = page
    return [variants[languages.choose(variants, asked)] for variants in every.values()]


def changed_since(pages: QuerySet, moment: datetime) -> QuerySet:
    """Published since then, or come into sight."""
    appeared = Appearance.of(OuterRef("pk")).filter(appeared_at__gte=moment)
    return pages.filter(Q(last_published_at__gte=moment) | Exists(appeared))


def known_subjects() -> set[str]:
    """Those of the package, and of the lists where a site has its own."""
    paths = conf.edition_paths()
    known = {subject.slug for subject in subjects()}
    try:
        years = editions_available(paths) if paths else ()
        editions = [load_edition(year, paths) for year in years]
    except EditionError:
        return known
    return known.union(
        *(indicator.subjects for edition in editions for indicator in edition.indicators)
    )


def known_document_kinds() -> set[str]:
    """What an editor may choose for a document."""
    documents = page_content.stream_block().child_blocks["documents"]
    kind = documents.child_blocks["items"].child_block.child_blocks["kind"]
    return {str(value) for value, _label in kind.field.choices if value}


class DisclosureFilter(django_filters.FilterSet):
    """The filters of a list of disclosures."""

    year = YearFilter(method="of_year", label=_("Fiscal year of the Buddhist era."))
    section = WrittenFilter(
        pattern=r"\d+(\.\d+)*", like="9.1", method="of_section", label=_("Section, such as 9.1.")
    )
    code = WrittenFilter(
        pattern=r"[A-Za-z]+-?\d+",
        like="O43",
        method="of_code",
        label=_("Code of the year's list: O43."),
    )
    subject = KnownFilter(known=known_subjects, label=_("Subject, the same in every year."))
    unit = django_filters.CharFilter(
        method="of_unit", label=_("Part of the name of the responsible unit.")
    )
    document_kind = KnownFilter(
        known=known_document_kinds,
        method="of_document_kind",
        label=_("Has a document of this kind: plan, report …"),
    )
    outcome = django_filters.ChoiceFilter(
        method="of_outcome",
        choices=Outcome.choices,
        label=_("What the assessment found; only where it is public."),
    )
    date_from = DayFilter(field_name="date", lookup_expr="gte", label=_("On this day or later."))
    date_to = DayFilter(field_name="date", lookup_expr="lte", label=_("On this day or earlier."))
    updated_since = MomentFilter(
        method="changed_since", label=_("Changed, or come into the public's sight, since.")
    )
    language = KnownFilter(
        known=languages.known_languages, method="in_language", label=_("Public in this language.")
    )
    has_table = FlagFilter(method="with_table", label=_("Has a table of data."))
    has_file = FlagFilter(method="with_file", label=_("Has a document."))
    search = django_filters.CharFilter(method="matching", label=_("Words, or part of a word."))

    class Meta:
        model = IndicatorPage
        fields: tuple[str, ...] = ()

    def __init__(self, *args, years: Years, visibility: Visibility, **kwargs):
        super().__init__(*args, **kwargs)
        self.years = years
        self.visibility = visibility

    def of_year(self, pages: QuerySet, name: str, year) -> QuerySet:
        sheet = self.years.get(int(year))
        return pages.filter(_in_year(sheet)) if sheet else pages.none()

    def of_section(self, pages: QuerySet, name: str, code: str) -> QuerySet:
        return self._by_edition(
            pages,
            lambda edition: [
                subject
                for section in edition.sections
                if section.code == code
                for indicator in section.indicators
                for subject in indicator.subjects
            ],
        )

    def of_code(self, pages: QuerySet, name: str, code: str) -> QuerySet:
        return self._by_edition(
            pages,
            lambda edition: [
                subject
                for indicator in edition.indicators
                if indicator.code == code.upper()
                for subject in indicator.subjects
            ],
        )

    def of_unit(self, pages: QuerySet, name: str, text: str) -> QuerySet:
        return pages.filter(
            Q(responsible_unit__name_th__icontains=text)
            | Q(responsible_unit__name_en__icontains=text)
        )

    def of_outcome(self, pages: QuerySet, name: str, outcome: str) -> QuerySet:
        results = IndicatorResult.objects.filter(
            page__translation_key=OuterRef("translation_key"), outcome=outcome
        )
        return pages.filter(Exists(results))

    def changed_since(self, pages: QuerySet, name: str, moment: datetime) -> QuerySet:
        return changed_since(pages, moment)

    def in_language(self, pages: QuerySet, name: str, language: str) -> QuerySet:
        translations = public_pages(self.years, self.visibility).filter(
            translation_key=OuterRef("translation_key"), locale__language_code=language
        )
        return pages.filter(Exists(translations))

    def with_table(self, pages: QuerySet, name: str, wanted: bool) -> QuerySet:
        return _having(
            pages,
            wanted,
            lambda raw: any(
                block.name.startswith(TABLES)
                for block, _id, _value in raw_children(page_content.stream_block(), raw)
            ),
        )

    def with_file(self, pages: QuerySet, name: str, wanted: bool) -> QuerySet:
        return self._having_file(pages, wanted, documents_of)

    def of_document_kind(self, pages: QuerySet, name: str, kind: str) -> QuerySet:
        return self._having_file(pages, True, lambda raw: documents_of_kind(raw, kind))

    def _having_file(
        self, pages: QuerySet, wanted: bool, named: Callable[[Iterable], set[Key]]
    ) -> QuerySet:
        """By the public ones among the documents that a body names; two queries."""
        found: dict[UUID, set[Key]] = {}
        for key, documents in _of_bodies(pages, named):
            found.setdefault(key, set()).update(documents)
        public = page_content.public_documents(set().union(*found.values()), self.visibility)
        return _with(pages, wanted, {key for key, some in found.items() if some & public})

    def matching(self, pages: QuerySet, name: str, words: str) -> QuerySet:
        return pages.filter(pk__in=search.find(pages, words))

    def _by_edition(self, pages: QuerySet, asking: Callable[[Edition], Iterable[str]]) -> QuerySet:
        """A code means what the list of the page's own year says."""
        condition = Q(pk__in=[])
        for year, sheet in self.years.items():
            edition = edition_of(year)
            found = list(asking(edition)) if edition else []
            if found:
                condition |= _in_year(sheet) & Q(subject__in=found)
        return pages.filter(condition)


class PageFilter(DisclosureFilter):
    """The filters that are about the page itself, for lists of what stands on pages."""

    document_kind = None
    outcome = None
    date_from = None
    date_to = None
    has_table = None
    has_file = None
    search = None


def asked_for(
    query: QueryDict, years: Years, visibility: Visibility, filters: type[DisclosureFilter]
) -> QuerySet[IndicatorPage]:
    """The public pages, in whatever language, that a query string asks for. Raises a Problem
    for a wrong value."""
    pages = public_pages(years, visibility)
    return apply(filters(query, queryset=pages, years=years, visibility=visibility))


def documents_of(raw: Iterable) -> set[Key]:
    """The documents that a raw body names."""
    return collect_references(page_content.stream_block(), raw).documents


def documents_of_kind(raw: Iterable, kind: str) -> set[Key]:
    """Those that an editor gave this kind to."""
    return {
        file
        for block, _id, value in raw_children(page_content.stream_block(), raw)
        if block.name == "documents" and isinstance(value, dict)
        for item in raw_items(value.get("items"))
        if isinstance(item, dict) and item.get("kind") == kind
        for file in raw_items(item.get("files"))
        if is_key(file)
    }


def _having(pages: QuerySet, wanted: bool, has: Callable[[Iterable], bool]) -> QuerySet:
    """The pages whose raw body has something in one of its languages, or in none; one query over
    the bodies."""
    return _with(pages, wanted, {key for key, found in _of_bodies(pages, has) if found})


def _of_bodies(pages: QuerySet, find: Callable[[Iterable], Found]) -> Iterator[tuple[UUID, Found]]:
    """(translation key, what was found) of each raw body; one query."""
    bodies = pages.order_by().only("pk", "body", "translation_key")
    yield from each(bodies, lambda page: (page.translation_key, find(page.body.raw_data)))


def _with(pages: QuerySet, wanted: bool, keys: Collection[UUID]) -> QuerySet:
    return (
        pages.filter(translation_key__in=keys)
        if wanted
        else pages.exclude(translation_key__in=keys)
    )


def ordered(pages: QuerySet, every: QuerySet, ordering: str, language: str) -> list[UUID]:
    """The translation keys of `pages`, each once, in a stable order: equals follow the tree in
    the source language. `every` are all public pages, so that each is ordered by what is shown
    of it, and by its last change in any language: published, or come into sight.

    Which of `every` are in the list is a column, not a condition: a database that has no idea how
    many pages a year holds would look each of them up among all others.
    """
    columns = ("translation_key", "locale__language_code", "path", "title", "date")
    moments = ("first_published_at", "last_published_at", "appeared")
    among = every.annotate(
        appeared=Subquery(Appearance.of(OuterRef("pk")).values("appeared_at")[:1]),
        listed=Case(
            When(pk__in=pages.order_by().values("pk"), then=Value(True)), default=Value(False)
        ),
    )
    variants: dict[UUID, dict[str, dict[str, Any]]] = {}
    listed: set[UUID] = set()
    for row in among.order_by("path").values(*columns, *moments, "listed"):
        variants.setdefault(row["translation_key"], {})[row["locale__language_code"]] = row
        if row["listed"]:
            listed.add(row["translation_key"])
    source = languages.source_language()

    def place(key: UUID) -> tuple[bool, str]:
        known = variants[key]
        return source not in known, known[languages.choose(known, source)]["path"]

    def value(key: UUID) -> Any:
        known, column = variants[key], ORDERINGS[ordering.removeprefix("-")]
        if column == "last_published_at":
            told = [row[one] for row in known.values() for one in (column, "appeared")]
            return max(filter(None, told), default=None)
        return known[languages.choose(known, language)][column]

    keys = sorted(listed, key=place)
    if ordering == "tree":
        return keys
    if ordering == "-tree":
        return keys[::-1]
    backwards = ordering.startswith("-")
    told = [key for key in keys if value(key) is not None]
    return sorted(told, key=value, reverse=backwards) + [k for k in keys if value(k) is None]
