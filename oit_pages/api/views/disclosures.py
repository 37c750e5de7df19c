"""Disclosures: every public page below the years, as a list and one by one."""

from typing import Any

from django.db.models import OuterRef, Subquery

from oit_pages.api import disclosures, documented, filters, paging, problems, rows, years
from oit_pages.api.disclosure import Disclosures
from oit_pages.api.shapes import disclosures as shapes
from oit_pages.api.view import ApiView
from oit_pages.models import IndicatorPage, IndicatorResult

ORDERINGS = sorted([*disclosures.ORDERINGS, *(f"-{name}" for name in disclosures.ORDERINGS)])


@documented.operation(
    operation_id="listDisclosures",
    summary="Disclosures, filtered and searched",
    parameters=[
        *filters.documented(disclosures.DisclosureFilter),
        documented.choice("ordering", ORDERINGS, "“tree” when not given."),
        documented.flag("body", "With the content of each page."),
        *documented.PAGING,
    ],
    responses=documented.answers(shapes.DisclosureList, 403),
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
        found = rows.read(self.site, self.standing, years.ANY_YEAR)
        seen = {
            sheet.source.pk for sheet in found.years.values() if self.may_see_outcomes(sheet.source)
        }
        if "outcome" in self.request.GET and len(seen) < max(1, len(found.years)):
            raise problems.not_allowed()
        chosen = disclosures.asked_for(
            self.request.GET, found.years, self.standing, disclosures.DisclosureFilter
        )
        count = chosen.count()
        pages = list(
            asked.cut(disclosures.ordered(chosen, ordering))
            .annotate(outcome=_outcome(seen))
            .select_related("responsible_unit")
        )
        shown = Disclosures.load(self, found, pages)
        return asked.answer(self.request, count, [shown.entry(page, with_body) for page in pages])


@documented.operation(
    operation_id="readDisclosure",
    summary="One page",
    parameters=[documented.ID],
    responses=documented.answers(shapes.Disclosure, 404),
    tags=["disclosures"],
)
class DisclosureView(ApiView):
    """A public page below a year by its id, with its content."""

    shows_outcomes = True

    def answer(self, page_id: int) -> dict[str, Any]:
        found = rows.read(self.site, self.standing, years.ANY_YEAR)
        seen = {
            sheet.source.pk for sheet in found.years.values() if self.may_see_outcomes(sheet.source)
        }
        # The id of a translation leads to the same disclosure.
        keys = IndicatorPage.objects.filter(self.standing.public(), pk=page_id)
        page = (
            disclosures.public_pages(found.years, self.standing)
            .filter(translation_key__in=keys.values("translation_key"))
            .annotate(outcome=_outcome(seen))
            .select_related("responsible_unit")
            .first()
        )
        if page is None:
            raise problems.not_found()
        return Disclosures.load(self, found, [page]).entry(page, with_body=True)


def _outcome(years_seen: set[int]) -> Subquery:
    """What the assessment found of the indicator whose page this is, where one may know."""
    found = IndicatorResult.objects.filter(page=OuterRef("pk"), year_page__in=years_seen)
    return Subquery(found.values("outcome")[:1])
