"""A year's list with, for each indicator, its page if it has one."""

from collections.abc import Iterable, Mapping
from typing import Any

from oit_pages.api.base import representations
from oit_pages.api.base.page_index import PageIndex, TranslatedPage
from oit_pages.api.base.view import ApiView
from oit_pages.catalogue.schema import Indicator, Pillar, Section, Topic


class Tree:
    """Lays the public pages of a year out over its edition."""

    def __init__(
        self,
        view: ApiView,
        year: int,
        found: PageIndex,
        sheets: Iterable[TranslatedPage],
        outcomes: Mapping[str, str] | None,
    ):
        self._view = view
        self._year = year
        self._addresses = found.addresses
        self._outcomes = outcomes
        self._sections: dict[str, TranslatedPage] = {}
        self._subjects: dict[str, TranslatedPage] = {}
        for sheet in sheets:
            for row in sheet.variants.values():
                if row.section is not None:
                    self._sections.setdefault(row.section, sheet)
                elif row.is_indicator:
                    self._subjects.setdefault(row.subject, sheet)

    def pillar(self, pillar: Pillar) -> dict[str, Any]:
        return {
            "code": pillar.code,
            "title": representations.titles(pillar),
            "sections": [self.section(section) for section in pillar.sections],
        }

    def section(self, section: Section) -> dict[str, Any]:
        sheet = self._sections.get(section.code)
        return {
            "code": section.code,
            "title": representations.titles(section),
            "provisional": section.provisional,
            "page": self._page(sheet),
            "topics": [self.topic(topic) for topic in section.topics],
        }

    def topic(self, topic: Topic) -> dict[str, Any]:
        return {
            "id": topic.id,
            "title": representations.titles(topic),
            "indicators": [self.indicator(one) for one in topic.indicators],
        }

    def indicator(self, indicator: Indicator) -> dict[str, Any]:
        sheet = self.sheet_of(indicator)
        shown = sheet and sheet.shown(self._view.language)
        return {
            "code": indicator.code,
            "subject": indicator.subject,
            "also_covers": list(indicator.also_covers),
            "title": representations.titles(indicator),
            "provisional": indicator.provisional,
            "status": "published" if sheet else "missing",
            "outcome": self.outcome_of(indicator),
            "page": self._page(sheet),
            "responsible_unit": shown and representations.unit_of(shown),
            "available_languages": sheet.languages if sheet else [],
            "api_url": self._view.link("indicator", year=str(self._year), key=indicator.code),
        }

    def sheet_of(self, indicator: Indicator) -> TranslatedPage | None:
        """The indicator's page: of its own subject, else of one that it also covers."""
        pages = (self._subjects.get(subject) for subject in indicator.subjects)
        return next((sheet for sheet in pages if sheet), None)

    def page_of(self, indicator: Indicator, key: str) -> TranslatedPage | None:
        """The page to show for a key: that of the very subject it names, where it names one."""
        return self._subjects.get(key) or self.sheet_of(indicator)

    def outcome_of(self, indicator: Indicator) -> str | None:
        """What the assessment found; None where the reader may not know."""
        if self._outcomes is None:
            return None
        return self._outcomes.get(indicator.code, "missing")

    def _page(self, sheet: TranslatedPage | None) -> dict[str, Any] | None:
        if sheet is None:
            return None
        return representations.page_of(sheet, self._view.language, self._addresses)
