"""Disclosure: a public page as an entry of a list, in the language asked for."""

from collections.abc import Iterable
from typing import Any

from oit_pages.api import content, languages
from oit_pages.api.rows import Rows
from oit_pages.api.view import ApiView
from oit_pages.api.years import place_of, year_of
from oit_pages.blocks.found import Found
from oit_pages.models import IndicatorPage


class Disclosures:
    """Pages of a list with their translations and, when first asked for, what they refer to."""

    def __init__(self, view: ApiView, rows: Rows, variants: dict[Any, dict[str, IndicatorPage]]):
        self._view = view
        self._rows = rows
        self._variants = variants
        self._found: Found | None = None

    @classmethod
    def load(cls, view: ApiView, rows: Rows, pages: Iterable[IndicatorPage]) -> "Disclosures":
        """Two queries: the translations, and with bodies what they refer to."""
        pages = list(pages)
        variants: dict[Any, dict[str, IndicatorPage]] = {
            page.translation_key: {languages.source_language(): page} for page in pages
        }
        translations = (
            IndicatorPage.objects.filter(view.standing.public(), translation_key__in=variants)
            .exclude(pk__in=[page.pk for page in pages])
            .select_related("locale", "responsible_unit")
        )
        for page in translations:
            variants[page.translation_key][page.locale.language_code] = page
        return cls(view, rows, variants)

    def entry(self, page: IndicatorPage, with_body: bool = False) -> dict[str, Any]:
        """`page` is in the source language and annotated with `outcome` and `entry`."""
        variants = self._variants[page.translation_key]
        language = languages.choose(variants, self._view.language)
        shown = variants[language]
        year = year_of(page, self._rows)
        place = place_of(year, page.subject)
        entry = {
            "id": shown.pk,
            "type": "indicator" if page.entry is None else "entry",
            "year": year,
            "code": place.code,
            "code_provisional": place.provisional,
            "section": place.section,
            "subject": page.subject,
            "title": shown.title,
            "language": language,
            "available_languages": languages.ordered(variants),
            "url": self._rows.addresses.at(language, shown.url_path),
            "api_url": self._view.link("disclosure", page_id=shown.pk),
            "outcome": page.outcome,
            **content.page_facts(shown),
        }
        if with_body:
            entry["body"] = content.body(shown, self._refer())
        return entry

    def _refer(self) -> Found:
        if self._found is None:
            every = [
                variants[languages.choose(variants, self._view.language)]
                for variants in self._variants.values()
            ]
            self._found = content.find(every, self._view.standing, self._rows.addresses)
        return self._found
