"""The public pages of a site, light and without bodies, in one query.

A page and its translations are one `TranslatedPage`; which of them is shown depends on who asks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, cached_property
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override
from wagtail.models import Page, Site

from oit_pages.api.base import languages, sites
from oit_pages.visibility import Visibility

_COLUMNS = {
    "pk": "pk",
    "path": "path",
    "title": "title",
    "url_path": "url_path",
    "key": "translation_key",
    "language": "locale__language_code",
    "updated": "last_published_at",
    "published": "first_published_at",
    "year": "assessmentyearpage__year",
    "section": "sectionpage__code",
    "subject": "indicatorpage__subject",
    "entry": "indicatorpage__entrypage__pk",
    "unit_th": "indicatorpage__responsible_unit__name_th",
    "unit_en": "indicatorpage__responsible_unit__name_en",
}


@dataclass(frozen=True, slots=True)
class PageRow:
    """A public page in one language, in the order of `_COLUMNS`."""

    pk: int
    path: str
    title: str
    url_path: str
    key: UUID
    language: str
    updated: datetime | None
    published: datetime | None
    year: int | None
    """Of a year's page only."""
    section: str | None
    """Of a section's page only."""
    subject: str | None
    entry: int | None
    """Not None for an entry below an indicator."""
    unit_th: str | None
    unit_en: str | None

    @property
    def is_indicator(self) -> bool:
        return self.subject is not None and self.entry is None


@dataclass(frozen=True)
class TranslatedPage:
    """A page with its public translations."""

    variants: Mapping[str, PageRow]

    def shown(self, asked: str) -> PageRow:
        """The variant to give to somebody who asks for this language."""
        return self.variants[languages.choose(self.variants, asked)]

    @cached_property
    def source(self) -> PageRow | None:
        """The variant that the assessment is about, if it is public."""
        return self.variants.get(languages.source_language())

    @property
    def languages(self) -> list[str]:
        return languages.ordered(self.variants)


@dataclass(frozen=True)
class PageIndex:
    """What one query brought."""

    sheets: tuple[TranslatedPage, ...]
    """In the order of the tree in the source language."""
    addresses: "Addresses"

    @cached_property
    def years(self) -> dict[int, TranslatedPage]:
        """The years that are public in the source language, newest first."""
        found: dict[int, TranslatedPage] = {}
        for sheet in self.sheets:
            if sheet.source and sheet.source.year:
                found.setdefault(sheet.source.year, sheet)
        return dict(sorted(found.items(), reverse=True))

    def below(self, year: TranslatedPage) -> Iterable[TranslatedPage]:
        """The sheets of a year, each by its place in the source language's tree or another's."""
        paths = tuple(row.path for row in year.variants.values())
        return (
            sheet
            for sheet in self.sheets
            if sheet is not year
            and any(row.path.startswith(paths) for row in sheet.variants.values())
        )


@dataclass
class Addresses:
    """Where pages are on the web: as Wagtail would say it, without asking once a page."""

    site: Site
    roots: dict[str, str] = field(default_factory=dict)
    """Language → url path of the home page."""

    def of(self, row: PageRow) -> str | None:
        """The page's absolute address; None outside this site."""
        return self.at(row.language, row.url_path)

    def at(self, language: str, url_path: str) -> str | None:
        root = self.roots.get(language)
        if root is None or not url_path.startswith(root):
            return None
        return f"{self.site.root_url}{self._prefixes(language)}{url_path[len(root) :]}"

    def _prefixes(self, language: str) -> str:
        """What comes before the home page's path: "/", or "/en/" in sites with prefixes."""
        if language not in self._known:
            with override(language):
                try:
                    self._known[language] = reverse("wagtail_serve", args=("",))
                except NoReverseMatch:
                    self._known[language] = "/"
        return self._known[language]

    @cached_property
    def _known(self) -> dict[str, str]:
        return {}


def read(site: Site, visibility: Visibility, wanted: Q) -> PageIndex:
    """The public pages among those below the site's home pages that match `wanted`, with their
    translations: one query."""
    source = Page.objects.filter(
        sites.below_home(site), wanted, locale__language_code=languages.source_language()
    )
    home = Page.objects.filter(pk=site.root_page_id)
    # One list of keys, not two conditions joined by "or": no index serves those together.
    keys = _keys(source).union(_keys(home))
    root = Q(translation_key=site.root_page.translation_key)
    found = _rows(Q(translation_key__in=keys), root | visibility.public())
    addresses = Addresses(site)
    sheets: dict[UUID, dict[str, PageRow]] = {}
    for row in found:
        if row.key == site.root_page.translation_key:
            addresses.roots[row.language] = row.url_path
        else:
            sheets.setdefault(row.key, {})[row.language] = row
    ordered = sorted(sheets.values(), key=_place)
    return PageIndex(tuple(TranslatedPage(variants) for variants in ordered), addresses)


def home(site: Site, visibility: Visibility) -> TranslatedPage | None:
    """The site's home page, as far as it is public: one query."""
    found = _rows(visibility.public(), translation_key=site.root_page.translation_key)
    variants = {row.language: row for row in found}
    return TranslatedPage(variants) if variants else None


def _keys(pages: QuerySet) -> QuerySet:
    return pages.order_by().values("translation_key")


def _rows(*conditions: Q, **filters: Any) -> list[PageRow]:
    """The pages that meet all conditions, in the order of the tree."""
    return [PageRow(*values) for values in _every().filter(*conditions, **filters)]


@cache
def _every() -> QuerySet:
    """Put together once: the joins take longer to find than the rows. Never read as it is."""
    return Page.objects.order_by("path").values_list(*_COLUMNS.values())


def _place(variants: dict[str, PageRow]) -> tuple[bool, str]:
    row = variants.get(languages.source_language())
    return (row is None, row.path if row else min(one.path for one in variants.values()))
