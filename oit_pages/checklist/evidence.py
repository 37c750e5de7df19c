"""From the pages of a year to the evidence of each subject, in a few queries.

Rows of `IndicatorPage` are read without their specific types, raw bodies without their
choosers, and documents, images and linked pages once for all of them.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from django.db.models import Q
from wagtail.models import Page

from oit_pages.blocks.body import IndicatorBody, body_evidence
from oit_pages.catalogue import calls
from oit_pages.catalogue.schema import Edition, Indicator
from oit_pages.checklist.adopted import NOTHING, Adopted, adopted_in
from oit_pages.checklist.english_pages import english_states
from oit_pages.evidence import Evidence, PageFacts
from oit_pages.i18n.formats import today
from oit_pages.models import AssessmentYearPage, IndicatorPage
from oit_pages.models.page_queries import below, paths_to, steps_to, with_restriction
from oit_pages.stream.reference_facts import ReferenceFacts
from oit_pages.stream.references import collect_references
from oit_pages.thai import Period
from oit_pages.visibility import is_over

logger = logging.getLogger(__name__)


def gather(
    year_page: AssessmentYearPage,
    subjects: Iterable[str] | None = None,
    faulty: set[str] | None = None,
) -> dict[str, Evidence]:
    """Evidence of every subject that has a page in this year, by subject.

    With `subjects`, only of these. Where a page can't be read its subject is added to `faulty`,
    and the others are given; without that set it is the caller's error.
    """
    standing, pages = look_at(year_page, subjects)
    adopted = adopted_in(year_page, subjects) if standing.adopts else NOTHING
    return evidence_of(year_page, pages, standing, faulty=faulty, adopted=adopted)


def look_at(
    year_page: AssessmentYearPage, subjects: Iterable[str] | None = None
) -> tuple["Standing", list[IndicatorPage]]:
    """What leads to the year's pages, and the pages, in tree order; one query."""
    within = below(year_page)
    if subjects is not None:
        wanted = Q(indicatorpage__subject__in=list(subjects))
        within &= wanted | Q(indicatorpage__isnull=True)
    tree = Page.objects.filter(Q(path__in=paths_to(year_page)) | within, depth__gt=1)
    rows = list(
        with_restriction(tree)
        .select_related("indicatorpage__responsible_unit", "transparencyindexpage")
        .order_by("path")
    )
    leading = [(row.path, row.shown, row.restricted) for row in rows]
    adopts = any(row.adopts for row in rows)
    standing = Standing([*leading, *_missing(leading)], office_of(rows), adopts)
    return standing, [row.indicatorpage for row in rows if hasattr(row, "indicatorpage")]


def _missing(leading: list[tuple[str, bool, bool]]) -> Iterable[tuple[str, bool, bool]]:
    """The pages above these that were not asked for; a query only where there are any."""
    known = {path for path, _shown, _restricted in leading}
    above = {path for one in known for path in steps_to(one)} - known
    above = {path for path in above if len(path) > Page.steplen}
    if not above:
        return ()
    rows = with_restriction(Page.objects.filter(path__in=above))
    return rows.values_list("path", "shown", "restricted")


def evidence_of(
    year_page: AssessmentYearPage,
    pages: list[IndicatorPage],
    standing: "Standing",
    as_if_live: bool = False,
    faulty: set[str] | None = None,
    adopted: Adopted = NOTHING,
) -> dict[str, Evidence]:
    """Evidence from these page rows. `as_if_live` judges a draft as though it were public."""
    references, body = adopted.references, IndicatorBody()
    if faulty is not None:
        faulty |= adopted.faulty
    for page in pages:
        with _aside(page, faulty):
            references |= collect_references(body, page.body.raw_data)
    bilingual = asks_english(year_page.edition, {page.subject for page in pages})
    english = english_states([page for page in pages if page.subject in bilingual])
    found = ReferenceFacts.load(references)
    facts, items = defaultdict(list), defaultdict(list)
    for page in pages:
        with _aside(page, faulty):
            facts[page.subject].append(
                _facts(page, standing, english.get(page.pk, "none"), as_if_live)
            )
            if page.live or as_if_live:
                items[page.subject] += body_evidence(page.body.raw_data, found, page.pk)
    for subject in adopted.subjects:
        others = [*adopted.facts(subject, found)]
        own = facts[subject]
        # What is public stands before a draft, which hides nothing.
        facts[subject] = [*own, *others] if own and own[0].live else [*others, *own]
        items[subject] += adopted.items(subject, found)
    return {
        subject: Evidence(
            subject=subject,
            year=year_page.year,
            as_of=today(),
            office=standing.office,
            pages=tuple(together),
            items=tuple(items[subject]),
            elsewhere=tuple(adopted.addresses.get(subject, ())),
        )
        for subject, together in facts.items()
        if together
    }


@contextmanager
def _aside(page: IndicatorPage, faulty: set[str] | None) -> Iterator[None]:
    """One page that can't be read takes no other page's subject with it."""
    try:
        yield
    except Exception:
        if faulty is None:
            raise
        logger.exception("Page %s could not be read", page.pk)
        faulty.add(page.subject)


def merge(indicator: Indicator, year: int, found: Mapping[str, Evidence]) -> Evidence:
    """One indicator's evidence: its own subject's pages first, then those it also covers.

    What is public stands before a draft: an empty draft made by the scaffold hides nothing.
    """
    parts = [found[subject] for subject in indicator.subjects if subject in found]
    parts.sort(key=lambda part: not part.pages[0].live)
    return Evidence(
        subject=indicator.subject,
        year=year,
        as_of=parts[0].as_of if parts else today(),
        office=parts[0].office if parts else "",
        pages=tuple(page for part in parts for page in part.pages),
        items=tuple(item for part in parts for item in part.items),
        elsewhere=tuple(one for part in parts for one in part.elsewhere),
    )


def asks_english(edition: Edition | None, subjects: set[str]) -> set[str]:
    """Those of the subjects, and of what is judged with them, that a rule asks the English page
    of: the others' need not be looked up."""
    return {
        subject
        for indicator in (edition.indicators if edition else ())
        if not subjects.isdisjoint(indicator.subjects)
        for requirement in indicator.requirements
        if any(call.rule == "is_bilingual" for call in calls(requirement.judgement))
        for subject in indicator.subjects
    }


def office_of(rows: Iterable[Page]) -> str:
    """The name of the municipality whose profile is among these pages."""
    profiles = (getattr(row, "transparencyindexpage", None) for row in rows)
    return next((one.name_th for one in profiles if one), "")


class Standing:
    """Which pages a citizen can come to: live and in time above, no restriction on the way."""

    def __init__(
        self, rows: Iterable[tuple[str, bool, bool]], office: str = "", adopts: bool = False
    ):
        """`rows` are the pages above and the pages themselves: (path, shown, restricted);
        `office` is the municipality's name, as its profile above them gives it; `adopts` says
        that the year shows pages from elsewhere on the website, too."""
        rows = list(rows)
        self.office, self.adopts = office, adopts
        self._hidden = [path for path, shown, _closed in rows if not shown]
        self._restricted = [path for path, _shown, closed in rows if closed]

    @classmethod
    def of(cls, pages: Iterable[Page]) -> "Standing":
        """In one query."""
        paths = {path for page in pages for path in paths_to(page)}
        pages = with_restriction(Page.objects.filter(path__in=paths, depth__gt=1))
        rows = list(
            pages.values_list(
                "path", "shown", "restricted", "adopts", "transparencyindexpage__name_th"
            )
        )
        names = (name for *_row, name in rows if name)
        adopts = any(adopts for _path, _shown, _closed, adopts, _name in rows)
        return cls([row[:3] for row in rows], next(names, ""), adopts)

    def reachable(self, page: Page) -> bool:
        return not any(page.path.startswith(path) for path in self._hidden if path != page.path)

    def public(self, page: Page) -> bool:
        return not any(page.path.startswith(path) for path in self._restricted)


def _facts(page: IndicatorPage, standing: Standing, english: str, as_if_live: bool) -> PageFacts:
    return PageFacts(
        pk=page.pk,
        title=page.title,
        live=page.live or as_if_live,
        revision=page.live_revision_id if page.live else None,
        draft=not page.live,
        public=standing.public(page),
        expired=page.expired or is_over(page),
        reachable=standing.reachable(page),
        summary=page.summary,
        unit=page.responsible_unit.name_th if page.responsible_unit else "",
        period=_period(page.period_from, page.period_to),
        data_date=page.data_date,
        english=english,
    )


def _period(start: date | None, end: date | None) -> Period | None:
    """The page's data period; a half-open or backward one is none."""
    return Period(start, end) if start and end and start <= end else None
