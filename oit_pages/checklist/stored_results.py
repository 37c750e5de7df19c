"""A year's results as they are stored, in one query that decodes nothing before it is asked for.

Most readers of a scorecard look at outcomes and a few titles: a page becomes an object, without
its body, and findings become values, when somebody first looks at them.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache, cached_property
from typing import Any

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.models import Locale

from oit_pages.models import AssessmentYearPage, IndicatorPage, IndicatorResult, ResponsibleUnit

#: The columns of a page that are read with a result; the others are deferred, its body above all.
_OF_PAGE = frozenset(
    {
        "id", "page_ptr_id", "path", "depth", "numchild", "translation_key", "locale_id", "title",
        "draft_title", "slug", "url_path", "content_type_id", "live", "has_unpublished_changes",
        "expired", "expire_at", "first_published_at", "last_published_at", "subject",
        "latest_revision_created_at", "responsible_unit_id",
    }
)  # fmt: skip
_PAGE = [field for field in IndicatorPage._meta.concrete_fields if field.attname in _OF_PAGE]
_UNIT = ResponsibleUnit._meta.concrete_fields
_LOCALE = Locale._meta.concrete_fields


class StoredResult:
    """One row: what an indicator came to, and its page."""

    def __init__(self, database: str, row: tuple):
        self.code: str = row[0]
        self.outcome: str = row[1]
        self.assessed_at: datetime = row[2]
        self._database = database
        self._row = row

    @cached_property
    def findings(self) -> Mapping[str, Any]:
        return json.loads(self._row[3])

    @cached_property
    def page(self) -> IndicatorPage | None:
        """The page with its locale and unit, without its body; no query."""
        start = 4 + len(_PAGE)
        page = self._object(IndicatorPage, _PAGE, 4)
        if page is not None:
            page.locale = self._object(Locale, _LOCALE, start)
            page.responsible_unit = self._object(ResponsibleUnit, _UNIT, start + len(_LOCALE))
        return page

    def _object(self, model, fields, start: int):
        values = self._row[start : start + len(fields)]
        if values[0] is None:
            return None
        return model.from_db(self._database, [field.attname for field in fields], values)


def stored_results(year_page: AssessmentYearPage) -> dict[str, StoredResult]:
    """By code; one query."""
    rows = _every().filter(year_page=year_page)
    return {row[0]: StoredResult(rows.db, row) for row in rows}


@cache
def _every() -> QuerySet:
    """Put together once: the joins take longer to find than the rows. Never read as it is."""
    return IndicatorResult.objects.values_list(
        "code",
        "outcome",
        "assessed_at",
        Cast("findings", TextField()),
        *(f"page__{field.name}" for field in _PAGE),
        *(f"page__locale__{field.name}" for field in _LOCALE),
        *(f"page__responsible_unit__{field.name}" for field in _UNIT),
    )
