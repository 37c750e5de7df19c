"""Judge what is public, and record it. The only writer of results."""

import json
import logging
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass
from typing import Any

from django.db import connections, router, transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from oit_pages.catalogue.schema import Edition, Indicator
from oit_pages.checklist.adopted import NOTHING, adopted_in
from oit_pages.checklist.changes import Change, NotJudged
from oit_pages.checklist.declarations import Declared
from oit_pages.checklist.evidence import Standing, evidence_of, gather, merge, office_of
from oit_pages.checklist.fingerprint import fingerprint
from oit_pages.checklist.outcomes import OPEN, SURE
from oit_pages.checklist.readiness import keep_readiness
from oit_pages.checklist.runs import keep_run
from oit_pages.checklist.shared_items import pages_of_same_item
from oit_pages.evidence import Evidence
from oit_pages.judgement.verdict_values import Verdict
from oit_pages.models import (
    AssessmentRun,
    AssessmentYearPage,
    ContentStamp,
    EntryPage,
    IndicatorPage,
    IndicatorResult,
    Readiness,
)
from oit_pages.models.content_stamp import holds_lock, scope_of
from oit_pages.models.page_queries import below, paths_to, with_restriction
from oit_pages.on_demand import on_demand
from oit_pages.rules.base import Finding


@on_demand("oit_pages.judgement.verdict:judge")
def judge(
    indicator: Indicator, evidence: Evidence, attested: Collection[str] = frozenset()
) -> Verdict: ...


#: The page of a place, in the JSON of findings.
_PLACE = re.compile(r'"page": (\d+)')
logger = logging.getLogger(__name__)

STORED = (
    "subject", "outcome", "findings", "lacking", "page", "revision", "fingerprint", "as_of",
    "assessed_at",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What came of a draft, judged as though it were public."""

    indicator: Indicator
    edition: Edition
    verdict: Verdict
    year_page: AssessmentYearPage
    public: IndicatorResult | None
    """What is public now, as it was last judged."""
    adopts: bool = False
    """Its year shows other pages of the website, too."""


def record(
    year_page: AssessmentYearPage, subjects: Iterable[str] | None = None
) -> tuple[Change, ...]:
    """Judge the year's indicators as they are now and store the results.

    With `subjects`, only the indicators that ask for one of these. Raises NotJudged where some
    of them could not be; the others are judged and stored, those keep the result they had.
    """
    edition = year_page.edition
    if edition is None:
        return ()
    wanted = None if subjects is None else set(subjects)
    indicators = [one for one in edition.indicators if wanted is None or wanted & set(one.subjects)]
    asked = None if wanted is None else {s for one in indicators for s in one.subjects}
    with _all_or_nothing():
        _wait_for_others(year_page)
        faulty: set[str] = set()
        evidence = gather(year_page, asked, faulty)
        declared = Declared.of(year_page)
        rows, unjudged = [], []
        for one in indicators:
            row = None
            if faulty.isdisjoint(one.subjects):
                row = _tried(year_page, one, merge(one, year_page.year, evidence), declared)
            unjudged += [] if row else [one.code]
            rows += [row] if row else []
        declared.withdraw_outdated()
        if wanted is None:  # what the edition no longer asks for
            codes = [one.code for one in indicators]
            IndicatorResult.objects.filter(year_page=year_page).exclude(code__in=codes).delete()
        changes = _store(year_page, rows, declared.outcomes)
        if changes or wanted is None:
            outcomes = declared.outcomes | {row.code: row.outcome for row in rows}
            keep_readiness(year_page, outcomes)
    if unjudged:
        raise NotJudged(year_page, unjudged, changes)
    return changes


def record_like(
    year_page: AssessmentYearPage,
    judged: Sequence[tuple[IndicatorResult, str]],
    pages: Mapping[int, int],
) -> tuple[Change, ...]:
    """Store for a year without results what was found of one that is like it in all but its name.

    For many trees that are made at once, where judging each would say the same again. `judged`
    are the other year's results, each with its findings as `json.dumps` writes them; `pages` leads
    from each page of that year to the one in its place.
    """
    rows = [
        IndicatorResult(
            year_page=year_page,
            code=one.code,
            subject=one.subject,
            outcome=one.outcome,
            findings=_elsewhere(findings, pages),
            lacking=one.lacking,
            page_id=pages.get(one.page_id),
            fingerprint=one.fingerprint,
            as_of=one.as_of,
            assessed_at=timezone.now(),
        )
        for one, findings in judged
    ]
    with _all_or_nothing():
        changes = _store(year_page, rows, {})
        keep_readiness(year_page, {row.code: row.outcome for row in rows})
    return changes


def _elsewhere(findings: str, pages: Mapping[int, int]) -> Any:
    """Findings, out of their JSON, with their places moved to other pages."""
    moved = _PLACE.sub(lambda one: f'"page": {pages.get(int(one[1]), int(one[1]))}', findings)
    return json.loads(moved)


def _all_or_nothing() -> AbstractContextManager:
    """A transaction, unless the caller has one: then what goes wrong here is not the end of it."""
    database = router.db_for_write(IndicatorResult)
    inside = connections[database].in_atomic_block
    return nullcontext() if inside else transaction.atomic(using=database)


def _wait_for_others(year_page: AssessmentYearPage) -> None:
    """Two who judge at once would store what each saw before the other: one after the other.

    Every change of a public page takes this lock before it judges, so the order is the same.
    """
    scope = scope_of(year_page.path)
    has_locks = connections[router.db_for_write(ContentStamp)].features.has_select_for_update
    if has_locks and not holds_lock(scope):
        stamps = ContentStamp.objects.filter(scope=scope)
        list(stamps.select_for_update().values_list("pk"))


def _tried(
    year_page: AssessmentYearPage, indicator: Indicator, evidence: Evidence, declared: Declared
) -> IndicatorResult | None:
    """Its result; None, and a line in the log, where judging it fails."""
    try:
        return _row(year_page, indicator, evidence, declared)
    except Exception:
        logger.exception("%s of %s could not be judged", indicator.code, year_page.url_path)
        return None


def forget(year_page: AssessmentYearPage) -> None:
    """Remove what is on record of a year whose page has just been deleted.

    Its pages are judged once more while they go, after Django has gathered what goes with them.
    """
    for model in (IndicatorResult, AssessmentRun, Readiness):
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
    adopts = place.standing.adopts
    adopted = adopted_in(year_page, indicator.subjects) if adopts else NOTHING
    found = evidence_of(year_page, pages, place.standing, as_if_live=True, adopted=adopted)
    evidence = merge(indicator, year_page.year, found)
    public = IndicatorResult.objects.filter(year_page=year_page, code=indicator.code).first()
    attested = vouched_for(public, fingerprint(evidence))
    return Draft(
        indicator=indicator,
        edition=year_page.edition,
        verdict=judge(indicator, evidence, attested),
        year_page=year_page,
        public=public,
        adopts=adopts,
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
                kept = pages_of_same_item(page.subject, parent.path)
        if kept:
            self._keep(page, Page.objects.filter(kept, live=True).select_related("indicatorpage"))

    def _look_around(self, page: IndicatorPage) -> None:
        """Ancestors, what hangs below, and what is asked together, in one query; for an entry
        what hangs below its indicator."""
        top = page.path[: -page.steplen] if isinstance(page, EntryPage) else page.path
        within = Q(path__gt=top, path__lte=top.ljust(255, "Z"))
        asked = within | pages_of_same_item(page.subject, top[: -page.steplen])
        around = Page.objects.filter(Q(path__in=paths_to(page)) | asked, depth__gt=1)
        related = ("assessmentyearpage", "indicatorpage", "transparencyindexpage")
        rows = list(with_restriction(around).select_related(*related))
        marks = [(row.path, row.shown, row.restricted) for row in rows]
        adopts = any(row.adopts for row in rows)
        self.standing = Standing(marks, office_of(rows), adopts)
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
    own = next((one for one in evidence.pages if not one.adopted), None)
    verdict = judge(indicator, evidence, declared.attested(indicator.code, mark, live))
    outcome = declared.outcome(indicator.code, verdict.outcome)
    return IndicatorResult(
        year_page=year_page,
        code=indicator.code,
        subject=indicator.subject,
        outcome=outcome,
        findings=as_json(verdict),
        lacking="" if outcome in SURE | OPEN else lacking(verdict),
        page_id=own.pk if own else None,
        revision=own.revision if own else None,
        fingerprint=mark,
        as_of=evidence.as_of,
        assessed_at=timezone.now(),
    )


def _store(
    year_page: AssessmentYearPage, rows: list[IndicatorResult], before: dict[str, str]
) -> tuple[Change, ...]:
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


def lacking(verdict: Verdict) -> str:
    """Ids of the required requirements that are surely not met, as a result keeps them."""
    asked = [one for one in verdict.requirements if one.level == "required"]
    return " ".join(one.requirement for one in asked if one.outcome in {"fail", "partial"})


def as_json(verdict: Verdict) -> dict[str, Any]:
    """The verdict's findings as they are stored."""
    return {
        "ground": [_finding(one) for one in verdict.ground],
        "requirements": [
            {**vars(one), "findings": [_finding(finding) for finding in one.findings]}
            for one in verdict.requirements
        ],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    """As `asdict` gives it, which would copy facts, plain values all, one by one."""
    return {**vars(finding), "places": [{**vars(place)} for place in finding.places]}
