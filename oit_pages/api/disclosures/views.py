"""Every public page below the years, as a list and one by one."""

from typing import Any

from oit_pages.api.base import filters, page_index, paging, problems, schema_annotations
from oit_pages.api.base.rows import each
from oit_pages.api.base.view import ApiView
from oit_pages.api.disclosures import queries as disclosures
from oit_pages.api.disclosures import serializers as shapes
from oit_pages.api.disclosures.entries import Disclosures
from oit_pages.api.years import queries as years

ORDERINGS = sorted([*disclosures.ORDERINGS, *(f"-{name}" for name in disclosures.ORDERINGS)])


@schema_annotations.operation(
    operation_id="listDisclosures",
    summary="Disclosures, filtered and searched",
    parameters=[
        *filters.documented(disclosures.DisclosureFilter),
        schema_annotations.choice("ordering", ORDERINGS, "“tree” when not given."),
        schema_annotations.flag("body", "With the content of each page."),
        *schema_annotations.PAGING,
    ],
    responses=schema_annotations.answers(shapes.DisclosureList, 403),
    tags=["disclosures"],
)
class DisclosuresView(ApiView):
    """All pages that are public below the years: indicators' pages and their entries."""

    shows_outcomes = True
    parameters = (
        *disclosures.DisclosureFilter.base_filters,
        *paging.PARAMETERS,
        "ordering",
        "body",
    )

    def answer(self) -> dict[str, Any]:
        asked = paging.Slice.of(self.request)
        ordering = filters.choice(self.request, "ordering", ORDERINGS, "tree")
        with_body = filters.choice(self.request, "body", ("true", "false"), "false") == "true"
        found = page_index.read(self.site, self.visibility, years.ANY_YEAR)
        seen = {
            sheet.source.pk for sheet in found.years.values() if self.may_see_outcomes(sheet.source)
        }
        if "outcome" in self.request.GET and len(seen) < max(1, len(found.years)):
            raise problems.not_allowed()
        chosen = disclosures.asked_for(
            self.request.GET, found.years, self.visibility, disclosures.DisclosureFilter
        )
        every = disclosures.public_pages(found.years, self.visibility)
        keys = disclosures.ordered(chosen, every, ordering, self.language)
        some = asked.cut(keys)
        shown = Disclosures.load(self, found, some, seen, with_body)
        entries = each(some, lambda key: shown.entry(key, with_body), shown.any_of)
        return asked.answer(self.request, len(keys), [one for one in entries if one])


@schema_annotations.operation(
    operation_id="readDisclosure",
    summary="One page",
    parameters=[schema_annotations.ID],
    responses=schema_annotations.answers(shapes.Disclosure, 404),
    tags=["disclosures"],
)
class DisclosureView(ApiView):
    """A public page below a year by its id, with its content."""

    shows_outcomes = True

    def answer(self, page_id: int) -> dict[str, Any]:
        found = page_index.read(self.site, self.visibility, years.ANY_YEAR)
        seen = {
            sheet.source.pk for sheet in found.years.values() if self.may_see_outcomes(sheet.source)
        }
        # The id of a translation leads to the same disclosure.
        public = disclosures.public_pages(found.years, self.visibility)
        key = public.filter(pk=page_id).values_list("translation_key", flat=True).first()
        shown = key and Disclosures.load(self, found, [key], seen, True).entry(key, True)
        if shown is None:
            raise problems.not_found()
        return shown
