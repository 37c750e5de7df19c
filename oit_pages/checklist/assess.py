"""Assess: judge what is public, and record it. The only writer of results."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from oit_pages.catalogue.schema import Edition, Indicator
from oit_pages.checklist.beside import beside
from oit_pages.checklist.declared import Declared
from oit_pages.checklist.fingerprint import fingerprint
from oit_pages.checklist.gather import (
    Standing,
    below,
    evidence_of,
    gather,
    merge,
    paths_to,
    with_restriction,
)
from oit_pages.checklist.runs import keep_run
from oit_pages.evidence import Evidence
from oit_pages.models import (
    AssessmentRun,
    AssessmentYearPage,
    EntryPage,
    IndicatorPage,
    IndicatorResult,
)
from oit_pages.rules.verdict import Verdict, judge

STORED = (
    "subject", "outcome", "findings", "page", "revision", "fingerprint", "as_of", "assessed_at",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Change:
    """An indicator whose outcome is not what it was; `before` is "" for a first result."""

    code: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What came of a draft, judged as though it were public."""

    indicator: Indicator
    edition: Edition
    verdict: Verdict
    year_page: AssessmentYearPage
    public: IndicatorResult | None
    """What is public now, as it was last judged."""


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
    declared = Declared.of(year_page)
    rows = [
        _row(year_page, one, merge(one, year_page.year, evidence), declared) for one in indicators
    ]
    declared.withdraw_outdated()
    if wanted is None:  # what the edition no longer asks for
        codes = [row.code for row in rows]
        IndicatorResult.objects.filter(year_page=year_page).exclude(code__in=codes).delete()
    return _store(year_page, rows)


def forget(year_page: AssessmentYearPage) -> None:
    """Remove what is on record of a year whose page has just been deleted.

    Its pages are judged once more while they go, after Django has gathered what goes with them.
    """
    for model in (IndicatorResult, AssessmentRun):
        model.objects.filter(year_page=year_page.pk).delete()


def assess_draft(page: IndicatorPage, parent: Page | None = None) -> Draft | None:
    """Judge a draft as though it were public; stores nothing.

    `parent` is what a page will hang below that is not in the tree yet. An entry is judged
    together with what is public of its indicator. None where no edition asks for the page.
    Three queries at most for a page in the tree.
    """
    place = _Place(page, parent)
    if place.indicator is None or place.year_page is None:
        return None
    year_page, indicator = place.year_page, place.indicator
    # In the order of the tree, as `record` sees them; a page that has no place yet comes last.
    pages = sorted([page, *place.others], key=lambda one: one.path or "~")
    found = evidence_of(year_page, pages, place.standing, as_if_live=True)
    evidence = merge(indicator, year_page.year, found)
    public = IndicatorResult.objects.filter(year_page=year_page, code=indicator.code).first()
    attested = vouched_for(public, fingerprint(evidence))
    return Draft(
        indicator=indicator,
        edition=year_page.edition,
        verdict=judge(indicator, evidence, attested),
        year_page=year_page,
        public=public,
    )


def vouched_for(result: IndicatorResult | None, mark: str) -> frozenset[str]:
    """The requirements that a person attested of this very content."""
    if result is None or result.fingerprint != mark:
        return frozenset()
    judged = result.findings.get("requirements", ())
    return frozenset(one["requirement"] for one in judged if one["outcome"] == "attested")


class _Place:
    """Where a draft stands: its year, its indicator, what leads to it and hangs below it."""

    def __init__(self, page: IndicatorPage, parent: Page | None):
        self.others: list[IndicatorPage] = []
        self.year_page: AssessmentYearPage | None = None
        self.indicator: Indicator | None = None
        if page.path:
            self._look_around(page)
        elif parent is not None:
            self._look_from(page, parent.specific)

    def _look_from(self, page: IndicatorPage, parent: Page) -> None:
        """From the page that it will hang below: a section, or of an entry its indicator."""
        self.year_page = getattr(parent, "year_page", None)
        self.standing = Standing.of([parent])
        kept = None
        if isinstance(parent, IndicatorPage):
            page.subject, self.indicator = parent.subject, parent.indicator
            kept = Q(pk=parent.pk) | below(parent)
        else:
            self.indicator = page.find_indicator(parent)
            if self.indicator and self.indicator.also_covers:
                kept = beside(page.subject, parent.path)
        if kept:
            self._keep(page, Page.objects.filter(kept, live=True).select_related("indicatorpage"))

    def _look_around(self, page: IndicatorPage) -> None:
        """Ancestors, what hangs below, and what is asked together, in one query; for an entry
        what hangs below its indicator."""
        top = page.path[: -page.steplen] if isinstance(page, EntryPage) else page.path
        within = Q(path__gt=top, path__lte=top.ljust(255, "Z"))
        asked = within | beside(page.subject, top[: -page.steplen])
        around = Page.objects.filter(Q(path__in=paths_to(page)) | asked, depth__gt=1)
        rows = list(with_restriction(around).select_related("assessmentyearpage", "indicatorpage"))
        self.standing = Standing((row.path, row.live, row.restricted) for row in rows)
        years = [row.assessmentyearpage for row in rows if hasattr(row, "assessmentyearpage")]
        self.year_page = years[-1] if years else None
        edition = self.year_page.edition if self.year_page else None
        self.indicator = edition.find(page.subject) if edition else None
        self._keep(page, rows)

    def _keep(self, page: IndicatorPage, rows: Iterable[Page]) -> None:
        """The live pages besides this one that the indicator is judged by."""
        subjects = self.indicator.subjects if self.indicator else (page.subject,)
        for row in rows:
            one = getattr(row, "indicatorpage", None)
            if one and row.live and row.path != page.path and one.subject in subjects:
                self.others.append(one)


def _row(
    year_page: AssessmentYearPage, indicator: Indicator, evidence: Evidence, declared: Declared
) -> IndicatorResult:
    mark = fingerprint(evidence)
    live = bool(evidence.pages) and evidence.pages[0].live
    verdict = judge(indicator, evidence, declared.attested(indicator.code, mark, live))
    page = evidence.pages[0] if evidence.pages else None
    return IndicatorResult(
        year_page=year_page,
        code=indicator.code,
        subject=indicator.subject,
        outcome=declared.outcome(indicator.code, verdict.outcome),
        findings=as_json(verdict),
        page_id=page.pk if page else None,
        revision=page.revision if page else None,
        fingerprint=mark,
        as_of=evidence.as_of,
        assessed_at=timezone.now(),
    )


def _store(year_page: AssessmentYearPage, rows: list[IndicatorResult]) -> tuple[Change, ...]:
    with transaction.atomic(savepoint=False):
        results = IndicatorResult.objects.filter(year_page=year_page)
        before = dict(results.values_list("code", "outcome"))
        IndicatorResult.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["year_page", "code"],
            update_fields=STORED,
        )
        changes = tuple(
            Change(code=row.code, before=before.get(row.code, ""), after=row.outcome)
            for row in rows
            if before.get(row.code) != row.outcome
        )
        if changes:
            after = before | {row.code: row.outcome for row in rows}
            keep_run(year_page, [asdict(change) for change in changes], after)
    return changes


def as_json(verdict: Verdict) -> dict[str, Any]:
    """The verdict's findings as they are stored."""
    return {
        "ground": [asdict(finding) for finding in verdict.ground],
        "requirements": [asdict(requirement) for requirement in verdict.requirements],
    }
