"""Assess: judge what is public, and record it. The only writer of results."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from oit_pages.catalogue.schema import Edition, Indicator
from oit_pages.checklist.gather import below, evidence_of, gather, merge
from oit_pages.evidence import Evidence
from oit_pages.models import AssessmentYearPage, IndicatorPage, IndicatorResult
from oit_pages.rules.verdict import Verdict, judge


@dataclass(frozen=True, kw_only=True)
class Change:
    """An indicator whose outcome is not what it was; `before` is "" for a first result."""

    code: str
    before: str
    after: str


def record(
    year_page: AssessmentYearPage, subjects: Iterable[str] | None = None
) -> tuple[Change, ...]:
    """Judge the year's indicators as they are now and store the results.

    With `subjects`, only the indicators that ask for one of these.
    """
    edition = year_page.edition
    if edition is None:
        return ()
    wanted = None if subjects is None else set(subjects)
    indicators = [one for one in edition.indicators if wanted is None or wanted & set(one.subjects)]
    asked = None if wanted is None else {s for one in indicators for s in one.subjects}
    evidence = gather(year_page, asked)
    rows = [_row(year_page, one, merge(one, year_page.year, evidence)) for one in indicators]
    return _store(year_page, rows)


def assess_draft(
    page: IndicatorPage, parent: Page | None = None
) -> tuple[Indicator, Edition, Verdict] | None:
    """Judge a draft as though it were public; stores nothing.

    `parent` is the section of a page that is not in the tree yet. None where no edition
    asks for the page.
    """
    if page.path:
        year_page, indicator = page.year_page, page.indicator
        others = list(IndicatorPage.objects.filter(below(page), live=True))
    else:
        section = parent.specific if parent else None
        year_page = getattr(section, "year_page", None)
        indicator, others = page.find_indicator(section) if section else None, []
    if indicator is None or year_page is None:
        return None
    evidence = evidence_of(year_page, [page, *others], as_if_live=True)
    verdict = judge(indicator, merge(indicator, year_page.year, evidence))
    return indicator, year_page.edition, verdict


def _row(
    year_page: AssessmentYearPage, indicator: Indicator, evidence: Evidence
) -> IndicatorResult:
    verdict = judge(indicator, evidence)
    page = evidence.pages[0] if evidence.pages else None
    return IndicatorResult(
        year_page=year_page,
        code=indicator.code,
        subject=indicator.subject,
        outcome=verdict.outcome,
        findings=as_json(verdict),
        page_id=page.pk if page else None,
        as_of=evidence.as_of,
        assessed_at=timezone.now(),
    )


def _store(year_page: AssessmentYearPage, rows: list[IndicatorResult]) -> tuple[Change, ...]:
    with transaction.atomic():
        before = dict(
            IndicatorResult.objects.filter(
                year_page=year_page, code__in=[row.code for row in rows]
            ).values_list("code", "outcome")
        )
        IndicatorResult.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["year_page", "code"],
            update_fields=[
                "subject",
                "outcome",
                "findings",
                "page",
                "revision",
                "as_of",
                "assessed_at",
            ],
        )
    return tuple(
        Change(code=row.code, before=before.get(row.code, ""), after=row.outcome)
        for row in rows
        if before.get(row.code) != row.outcome
    )


def as_json(verdict: Verdict) -> dict[str, Any]:
    """The verdict's findings as they are stored."""
    return {
        "ground": [asdict(finding) for finding in verdict.ground],
        "requirements": [asdict(requirement) for requirement in verdict.requirements],
    }
