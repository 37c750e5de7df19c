"""Documents of all public pages, filtered."""

from datetime import date, datetime
from typing import Any

import django_filters

from oit_pages.api import (
    content,
    disclosures,
    documented,
    documents,
    filters,
    paging,
    references,
    years,
)
from oit_pages.api import rows as rows_
from oit_pages.api.documents import Used
from oit_pages.api.rows import Rows
from oit_pages.api.shapes import documents as shapes
from oit_pages.api.view import ApiView
from oit_pages.models import IndicatorPage
from oit_pages.thai import clean_line

ORDERINGS = ("tree", "title", "-title", "date", "-date", "size", "-size", "added", "-added")


class DocumentFilter(django_filters.FilterSet):
    """The filters that are about a document itself; applied to plain values."""

    kind = django_filters.CharFilter(label="Kind: plan, report, order …")
    format = django_filters.CharFilter(label="Format: pdf, xlsx …")
    date_from = filters.DayFilter(label="Dated on this day or later.")
    date_to = filters.DayFilter(label="Dated on this day or earlier.")
    added_since = filters.MomentFilter(label="Uploaded since.")
    search = django_filters.CharFilter(label="Part of the title.")


@documented.operation(
    operation_id="listDocuments",
    summary="Documents",
    parameters=[
        *filters.documented(disclosures.PageFilter),
        *filters.documented(DocumentFilter),
        documented.choice("ordering", ORDERINGS, "“tree” when not given."),
        *documented.PAGING,
    ],
    responses=documented.answers(shapes.DocumentList),
    tags=["documents"],
)
class DocumentsView(ApiView):
    """Every document that a public page refers to, once, with the pages that use it."""

    parameters = (
        *disclosures.PageFilter.base_filters,
        *DocumentFilter.base_filters,
        *paging.PARAMETERS,
        "ordering",
    )

    def answer(self) -> dict[str, Any]:
        asked = paging.Slice.of(self.request)
        ordering = filters.choice(self.request, "ordering", ORDERINGS, "tree")
        wanted = filters.cleaned(DocumentFilter(self.request.GET, queryset=_NO_ROWS))
        found = rows_.read(self.site, self.standing, years.ANY_YEAR)
        pages = disclosures.asked_for(
            self.request.GET, found.years, self.standing, disclosures.PageFilter
        )
        every = documents.used_by(content.with_translations(pages, self.standing), self.standing)
        chosen = _ordered([one for one in every if _fits(one, wanted)], ordering)
        return asked.answer(
            self.request,
            len(chosen),
            [self._entry(one, found) for one in asked.cut(chosen)],
        )

    def _entry(self, used: Used, found: Rows) -> dict[str, Any]:
        document = used.document
        pages = {page.pk: (page, mention) for page, mention in reversed(used.mentions)}
        return {
            "id": document.pk,
            "title": document.title,
            "kinds": used.kinds,
            "date": references.day(used.date),
            "format": used.extension,
            "size": document.file_size,
            "pages": document.oit_pages,
            "url": self.request.build_absolute_uri(document.url),
            "added": references.moment(document.created_at),
            "languages": sorted({page.locale.language_code for page, _m in used.mentions}),
            "used_by": [
                self._use(page, mention.block, found)
                for page, mention in sorted(pages.values(), key=lambda one: one[0].path)
            ],
        }

    def _use(self, page: IndicatorPage, block: str, found: Rows) -> dict[str, Any]:
        year = years.year_of(page, found)
        place = years.place_of(year, page.subject)
        language = page.locale.language_code
        return {
            "page": page.pk,
            "title": page.title,
            "language": language,
            "url": found.addresses.at(language, page.url_path),
            "anchor": references.block_anchor(block),
            "year": year,
            "code": place.code,
            "code_provisional": place.provisional,
            "subject": page.subject,
            "api_url": self.link("disclosure", page_id=page.pk),
        }


_NO_ROWS = IndicatorPage.objects.none()


def _fits(used: Used, wanted: dict[str, Any]) -> bool:
    day: date | None = used.date
    added: datetime = used.document.created_at
    letters = clean_line(wanted["search"]).casefold()
    return (
        (not wanted["kind"] or wanted["kind"] in used.kinds)
        and (not wanted["format"] or wanted["format"].lower() == used.extension)
        and (not wanted["date_from"] or (day is not None and day >= wanted["date_from"]))
        and (not wanted["date_to"] or (day is not None and day <= wanted["date_to"]))
        and (not wanted["added_since"] or added >= wanted["added_since"])
        and (not letters or letters in clean_line(used.document.title).casefold())
    )


def _ordered(every: list[Used], ordering: str) -> list[Used]:
    """In a stable order; documents without a date come last either way."""
    name = ordering.removeprefix("-")
    if name == "tree":
        return every
    backwards = ordering.startswith("-")
    known = [one for one in every if name != "date" or one.date]
    unknown = [one for one in every if name == "date" and not one.date]
    return sorted(known, key=lambda one: _KEYS[name](one), reverse=backwards) + unknown


_KEYS = {
    "title": lambda used: (used.document.title, used.document.pk),
    "date": lambda used: (used.date, used.document.pk),
    "size": lambda used: (used.document.file_size or 0, used.document.pk),
    "added": lambda used: (used.document.created_at, used.document.pk),
}
