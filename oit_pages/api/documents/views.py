"""Documents of all public pages, filtered."""

from datetime import date, datetime
from functools import partial
from typing import Any

import django_filters

from oit_pages.api.base import (
    filters,
    page_content,
    paging,
    representations,
    schema_annotations,
    search,
)
from oit_pages.api.base import page_index as rows_
from oit_pages.api.base.page_index import PageIndex
from oit_pages.api.base.rows import each
from oit_pages.api.base.view import ApiView
from oit_pages.api.disclosures import queries as disclosures
from oit_pages.api.documents import queries as documents
from oit_pages.api.documents import serializers as shapes
from oit_pages.api.documents.queries import Used
from oit_pages.api.years import queries as years
from oit_pages.models import IndicatorPage
from oit_pages.stream.file_addresses import address_of
from oit_pages.thai import clean_line

ORDERINGS = ("tree", "title", "-title", "date", "-date", "size", "-size", "added", "-added")


class DocumentFilter(django_filters.FilterSet):
    """The filters that are about a document itself; applied to plain values."""

    kind = filters.KnownFilter(known=documents.known_kinds, label="Kind: plan, report, order …")
    format = django_filters.CharFilter(label="Format: pdf, xlsx …")
    date_from = filters.DayFilter(label="Dated on this day or later.")
    date_to = filters.DayFilter(label="Dated on this day or earlier.")
    added_since = filters.MomentFilter(label="Uploaded since.")
    search = django_filters.CharFilter(label="Part of the title.")


@schema_annotations.operation(
    operation_id="listDocuments",
    summary="Documents",
    parameters=[
        *filters.documented(disclosures.PageFilter),
        *filters.documented(DocumentFilter),
        schema_annotations.choice("ordering", ORDERINGS, "“tree” when not given."),
        *schema_annotations.PAGING,
    ],
    responses=schema_annotations.answers(shapes.DocumentList),
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
        found = rows_.read(self.site, self.visibility, years.ANY_YEAR)
        pages = disclosures.asked_for(
            self.request.GET, found.years, self.visibility, disclosures.PageFilter
        )
        every = documents.used_by(
            page_content.with_translations(pages, self.visibility), self.visibility
        )
        chosen = _ordered([one for one in every if _fits(one, wanted)], ordering)
        return asked.answer(
            self.request,
            len(chosen),
            list(each(asked.cut(chosen), partial(self._entry, found), _first_page)),
        )

    def _entry(self, found: PageIndex, used: Used) -> dict[str, Any]:
        document = used.document
        url = address_of(document, "documents")
        pages = {page.pk: (page, mention) for page, mention in reversed(used.mentions)}
        return {
            "id": document.pk,
            "title": clean_line(document.title),
            "kinds": used.kinds,
            "date": representations.day(used.date),
            "format": used.extension,
            "size": document.file_size,
            "pages": document.oit_pages,
            "url": url and self.request.build_absolute_uri(url),
            "added": representations.moment(document.created_at),
            "languages": sorted({page.locale.language_code for page, _m in used.mentions}),
            "used_by": list(
                each(
                    sorted(pages.values(), key=lambda one: one[0].path),
                    lambda use: self._use(use[0], use[1].block, found),
                    page_of=lambda use: use[0],
                )
            ),
        }

    def _use(self, page: IndicatorPage, block: str, found: PageIndex) -> dict[str, Any]:
        year = years.year_of(page, found)
        place = years.place_of(year, page.subject)
        language = page.locale.language_code
        return {
            "page": page.pk,
            "title": page.title,
            "language": language,
            "url": found.addresses.at(language, page.url_path),
            "anchor": representations.block_anchor(block),
            "year": year,
            "code": place.code,
            "code_provisional": place.provisional,
            "subject": page.subject,
            "api_url": self.link("disclosure", page_id=page.pk),
        }


def _first_page(used: Used) -> IndicatorPage:
    return used.mentions[0][0]


_NO_ROWS = IndicatorPage.objects.none()


def _fits(used: Used, wanted: dict[str, Any]) -> bool:
    day: date | None = used.date
    added: datetime = used.document.created_at
    words = search.asked_words(wanted["search"])
    return (
        (not wanted["kind"] or wanted["kind"] in used.kinds)
        and (not wanted["format"] or wanted["format"].lower() == used.extension)
        and (not wanted["date_from"] or (day is not None and day >= wanted["date_from"]))
        and (not wanted["date_to"] or (day is not None and day <= wanted["date_to"]))
        and (not wanted["added_since"] or added >= wanted["added_since"])
        and search.are_in(words, [clean_line(used.document.title)])
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
