"""Where a municipality's year stands, kept beside its results for whoever looks at all of them."""

from collections.abc import Mapping

from django.db.models import Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from oit_pages.checklist.outcomes import OPEN, SURE
from oit_pages.checklist.runs import points_of
from oit_pages.models import AssessmentYearPage, Readiness, TransparencyIndexPage


def keep_readiness(year_page: AssessmentYearPage, outcomes: Mapping[str, str]) -> None:
    """Keep where the year stands after an assessment; one query, two more at the first."""
    counted = [outcomes.get(one.code) for one in year_page.edition.indicators]
    score, possible = points_of(year_page, outcomes)
    facts = {
        "year": year_page.year,
        "score": score,
        "possible": possible,
        "complete": sum(outcome in SURE for outcome in counted),
        "open": sum(outcome in OPEN for outcome in counted),
        "indicators": len(counted),
        "changed_at": timezone.now(),
    }
    above = TransparencyIndexPage.objects.filter(path=year_page.path[: -year_page.steplen])
    found = above.order_by().values("pk")
    # Where code has put the year elsewhere, it stays with the municipality it was of.
    where = Coalesce(Subquery(found[:1]), "municipality")
    if not Readiness.objects.filter(year_page=year_page).update(municipality=where, **facts):
        Readiness.objects.bulk_create(
            [Readiness(year_page=year_page, municipality_id=row["pk"], **facts) for row in found],
            ignore_conflicts=True,
        )
