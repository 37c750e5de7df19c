"""A public page as an entry of a list, in the language asked for."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from oit_pages.api.base import languages, page_content
from oit_pages.api.base.page_index import PageIndex
from oit_pages.api.base.view import ApiView
from oit_pages.api.disclosures.queries import public_pages
from oit_pages.api.years.queries import place_of, year_of
from oit_pages.models import IndicatorPage, IndicatorResult
from oit_pages.stream.references import ResolvedReferences


class Disclosures:
    """Pages of a list with their translations and, when first asked for, what they refer to."""

    def __init__(
        self, view: ApiView, rows: PageIndex, variants: dict[Any, dict[str, IndicatorPage]]
    ):
        self._view = view
        self._rows = rows
        self._variants = variants
        self._found: ResolvedReferences | None = None

    @classmethod
    def load(
        cls,
        view: ApiView,
        rows: PageIndex,
        keys: Iterable[UUID],
        years_seen: Collection[int],
        with_bodies: bool = False,
    ) -> "Disclosures":
        """Two queries: the public pages of these translation keys in every language, and with
        bodies what they refer to. `years_seen` are the years whose outcomes the reader may see."""
        pages = (
            public_pages(rows.years, view.visibility)
            .filter(translation_key__in=keys)
            .annotate(outcome=_outcome(years_seen))
            .select_related("locale", "responsible_unit")
        )
        variants: dict[UUID, dict[str, IndicatorPage]] = {}
        for page in pages if with_bodies else pages.defer("body"):
            variants.setdefault(page.translation_key, {})[page.locale.language_code] = page
        return cls(view, rows, variants)

    def any_of(self, key: UUID) -> IndicatorPage:
        """The page in some language, to name it by."""
        return next(iter(self._variants[key].values()))

    def entry(self, key: UUID, with_body: bool = False) -> dict[str, Any] | None:
        """The page of this translation key; None where there is none any more."""
        variants = self._variants.get(key)
        if variants is None:
            return None
        language = languages.choose(variants, self._view.language)
        page = shown = variants[language]
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
            **page_content.page_facts(shown),
        }
        if with_body:
            entry["body"] = page_content.body(shown, self._refer(), language)
        return entry

    def _refer(self) -> ResolvedReferences:
        if self._found is None:
            every = [
                variants[languages.choose(variants, self._view.language)]
                for variants in self._variants.values()
            ]
            self._found = page_content.find(every, self._view.visibility, self._rows.addresses)
        return self._found


def _outcome(years_seen: Collection[int]) -> Subquery:
    """What the assessment found of the indicator whose page this is, in whatever language, where
    one may know."""
    found = IndicatorResult.objects.filter(
        page__translation_key=OuterRef("translation_key"), year_page__in=years_seen
    )
    return Subquery(found.values("outcome")[:1])
