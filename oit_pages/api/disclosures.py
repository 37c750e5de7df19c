"""Disclosures: which pages of the years are public, and how they are filtered and ordered."""

from collections.abc import Callable, Iterable, Mapping

import django_filters
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from oit_pages.api import content, languages, search
from oit_pages.api.filters import DayFilter, FlagFilter, MomentFilter, YearFilter, apply
from oit_pages.api.rows import Sheet
from oit_pages.api.standing import Standing
from oit_pages.api.years import edition_of
from oit_pages.blocks.found import collect_references
from oit_pages.catalogue import Edition
from oit_pages.checklist.gather import below
from oit_pages.models import IndicatorPage, Outcome

#: What a list may be ordered by; each with "-" before it for the other way round.
ORDERINGS = {
    "tree": ("path",),
    "updated": ("last_published_at",),
    "published": ("first_published_at",),
    "date": ("date",),
    "title": ("title",),
}
#: Blocks that hold rows of data.
TABLES = ("table_", "measure_table")

Years = Mapping[int, Sheet]


def any_pages(years: Years) -> QuerySet[IndicatorPage]:
    """All pages below these years in the source language, public or not."""
    anywhere = Q(pk__in=[])
    for sheet in years.values():
        anywhere |= below(sheet.source)
    return IndicatorPage.objects.filter(anywhere, locale__language_code=languages.source_language())


def public_pages(years: Years, standing: Standing) -> QuerySet[IndicatorPage]:
    """The public pages, in the source language, of these years; with `date`, the day they
    are about (of their data where given, else of publication), and `entry`, not None for an
    entry below an indicator."""
    return (
        any_pages(years)
        .filter(standing.public())
        .annotate(
            date=Coalesce("data_date", "period_to", TruncDate("first_published_at")),
            entry=F("entrypage__pk"),
        )
    )


def in_language(pages: QuerySet, asked: str, standing: Standing) -> list[IndicatorPage]:
    """These pages, each in the language asked for where it is public in it; one query more."""
    deferred, _others = pages.query.deferred_loading
    pages = pages.select_related("locale")
    every = {page.translation_key: page for page in pages}
    if asked != languages.source_language():
        translations = IndicatorPage.objects.filter(
            standing.public(), translation_key__in=every, locale__language_code=asked
        ).select_related("locale")
        every |= {page.translation_key: page for page in translations.defer(*deferred)}
    return list(every.values())


class DisclosureFilter(django_filters.FilterSet):
    """The filters of a list of disclosures."""

    year = YearFilter(method="of_year", label=_("Fiscal year of the Buddhist era."))
    section = django_filters.CharFilter(method="of_section", label=_("Section, such as 9.1."))
    code = django_filters.CharFilter(method="of_code", label=_("Code of the year's list: O43."))
    subject = django_filters.CharFilter(label=_("Subject, the same in every year."))
    unit = django_filters.CharFilter(
        method="of_unit", label=_("Part of the name of the responsible unit.")
    )
    document_kind = django_filters.CharFilter(
        method="of_document_kind", label=_("Has a document of this kind: plan, report …")
    )
    outcome = django_filters.ChoiceFilter(
        method="of_outcome",
        choices=Outcome.choices,
        label=_("What the assessment found; only where it is public."),
    )
    date_from = DayFilter(field_name="date", lookup_expr="gte", label=_("On this day or later."))
    date_to = DayFilter(field_name="date", lookup_expr="lte", label=_("On this day or earlier."))
    updated_since = MomentFilter(
        field_name="last_published_at", lookup_expr="gte", label=_("Changed since.")
    )
    language = django_filters.CharFilter(method="in_language", label=_("Public in this language."))
    has_table = FlagFilter(method="with_table", label=_("Has a table of data."))
    has_file = FlagFilter(method="with_file", label=_("Has a document."))
    search = django_filters.CharFilter(method="matching", label=_("Words, or part of a word."))

    class Meta:
        model = IndicatorPage
        fields: tuple[str, ...] = ()

    def __init__(self, *args, years: Years, standing: Standing, **kwargs):
        super().__init__(*args, **kwargs)
        self.years = years
        self.standing = standing

    def of_year(self, pages: QuerySet, name: str, year) -> QuerySet:
        sheet = self.years.get(int(year))
        return pages.filter(below(sheet.source)) if sheet else pages.none()

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
        return pages.filter(results__outcome=outcome)

    def in_language(self, pages: QuerySet, name: str, language: str) -> QuerySet:
        translations = Page.objects.filter(
            self.standing.public(),
            translation_key=OuterRef("translation_key"),
            locale__language_code=language,
        )
        return pages.filter(Exists(translations))

    def with_table(self, pages: QuerySet, name: str, wanted: bool) -> QuerySet:
        return _having(
            pages,
            wanted,
            lambda raw: any(block["type"].startswith(TABLES) for block in raw if block),
        )

    def with_file(self, pages: QuerySet, name: str, wanted: bool) -> QuerySet:
        block = content.stream_block()
        return _having(pages, wanted, lambda raw: bool(collect_references(block, raw).documents))

    def of_document_kind(self, pages: QuerySet, name: str, kind: str) -> QuerySet:
        return _having(pages, True, lambda raw: kind in document_kinds(raw))

    def matching(self, pages: QuerySet, name: str, words: str) -> QuerySet:
        return pages.filter(pk__in=search.find(pages, words))

    def _by_edition(
        self, pages: QuerySet, subjects: Callable[[Edition], Iterable[str]]
    ) -> QuerySet:
        """A code means what the list of the page's own year says."""
        condition = Q(pk__in=[])
        for year, sheet in self.years.items():
            edition = edition_of(year)
            found = list(subjects(edition)) if edition else []
            if found:
                condition |= below(sheet.source) & Q(subject__in=found)
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
    query: QueryDict, years: Years, standing: Standing, filters: type[DisclosureFilter]
) -> QuerySet[IndicatorPage]:
    """The public pages that a query string asks for. Raises a Problem for a wrong value."""
    pages = public_pages(years, standing)
    return apply(filters(query, queryset=pages, years=years, standing=standing))


def document_kinds(raw: Iterable) -> set[str]:
    """The kinds that an editor gave to documents on a page."""
    return {
        str(item.get("kind") or "")
        for block in raw
        if block and block["type"] == "documents" and isinstance(block["value"], dict)
        for item in map(_bare, block["value"].get("items") or ())
        if isinstance(item, dict)
    } - {""}


def _bare(item):
    """An item of a list, stored with an id or without one."""
    return item["value"] if isinstance(item, dict) and item.get("type") == "item" else item


def _having(pages: QuerySet, wanted: bool, has: Callable[[Iterable], bool]) -> QuerySet:
    """The pages whose raw body has something, in one query over the bodies."""
    bodies = pages.order_by().values_list("pk", "body")
    found = [pk for pk, body in bodies if has(body.raw_data) == wanted]
    return pages.filter(pk__in=found)


def ordered(pages: QuerySet, ordering: str) -> QuerySet:
    """In a stable order: equals follow the tree."""
    descending = ordering.startswith("-")
    fields = ORDERINGS[ordering.removeprefix("-")]
    return pages.order_by(*(f"-{field}" if descending else field for field in fields), "path")
