"""Gather: from the pages of a year to the evidence of each subject, in a few queries.

Rows of `IndicatorPage` are read without their specific types, raw bodies without their
choosers, and documents, images and linked pages once for all of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Page, PageViewRestriction

from oit_pages.blocks.body import IndicatorBody, body_evidence
from oit_pages.blocks.found import References, collect_references, is_over
from oit_pages.blocks.glimpse import Glimpse
from oit_pages.catalogue import calls
from oit_pages.catalogue.schema import Edition, Indicator
from oit_pages.checklist.dates import today
from oit_pages.checklist.languages import english_states
from oit_pages.evidence import Evidence, PageFacts
from oit_pages.models import AssessmentYearPage, IndicatorPage
from oit_pages.thai import Period


def below(page: Page) -> Q:
    """The pages below, as a range of paths: unlike a prefix, an index serves it on SQLite."""
    return Q(path__gt=page.path, path__lte=page.path.ljust(255, "Z"))


def gather(
    year_page: AssessmentYearPage, subjects: Iterable[str] | None = None
) -> dict[str, Evidence]:
    """Evidence of every subject that has a page in this year, by subject.

    With `subjects`, only of these.
    """
    standing, pages = look_at(year_page, subjects)
    return evidence_of(year_page, pages, standing)


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
        with_restriction(tree).select_related("indicatorpage__responsible_unit").order_by("path")
    )
    standing = Standing((row.path, row.live, row.restricted) for row in rows)
    return standing, [row.indicatorpage for row in rows if hasattr(row, "indicatorpage")]


def evidence_of(
    year_page: AssessmentYearPage,
    pages: list[IndicatorPage],
    standing: "Standing",
    as_if_live: bool = False,
) -> dict[str, Evidence]:
    """Evidence from these page rows. `as_if_live` judges a draft as though it were public."""
    bilingual = asks_english(year_page.edition)
    english = english_states([page for page in pages if page.subject in bilingual])
    found = Glimpse.load(_references(pages))
    by_subject = defaultdict(list)
    for page in pages:
        by_subject[page.subject].append(page)
    return {
        subject: Evidence(
            subject=subject,
            year=year_page.year,
            as_of=today(),
            pages=tuple(
                _facts(page, standing, english.get(page.pk, "none"), as_if_live)
                for page in together
            ),
            items=tuple(
                item
                for page in together
                if page.live or as_if_live
                for item in body_evidence(page.body.raw_data, found, page.pk)
            ),
        )
        for subject, together in by_subject.items()
    }


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
        pages=tuple(page for part in parts for page in part.pages),
        items=tuple(item for part in parts for item in part.items),
    )


def asks_english(edition: Edition | None) -> set[str]:
    """The subjects that a rule asks the English page of: the others' need not be looked up."""
    return {
        subject
        for indicator in (edition.indicators if edition else ())
        for requirement in indicator.requirements
        if any(call.rule == "is_bilingual" for call in calls(requirement.judgement))
        for subject in indicator.subjects
    }


class Standing:
    """Which pages a citizen can come to: live above, and no restriction on the way."""

    def __init__(self, rows: Iterable[tuple[str, bool, bool]]):
        """`rows` are the pages above and the pages themselves: (path, live, restricted)."""
        rows = list(rows)
        self._hidden = [path for path, live, _closed in rows if not live]
        self._restricted = [path for path, _live, closed in rows if closed]

    @classmethod
    def of(cls, pages: Iterable[Page]) -> "Standing":
        """In one query."""
        paths = {path for page in pages for path in paths_to(page)}
        rows = with_restriction(Page.objects.filter(path__in=paths, depth__gt=1))
        return cls(rows.values_list("path", "live", "restricted"))

    def reachable(self, page: Page) -> bool:
        return not any(page.path.startswith(path) for path in self._hidden if path != page.path)

    def public(self, page: Page) -> bool:
        return not any(page.path.startswith(path) for path in self._restricted)


def paths_to(page: Page) -> list[str]:
    """The path of every page from the root down to this one."""
    step = page.steplen
    return [page.path[:length] for length in range(step, len(page.path) + 1, step)]


def with_restriction(pages: QuerySet) -> QuerySet:
    """Each page says whether a restriction is set on itself (`restricted`)."""
    return pages.annotate(
        restricted=Exists(PageViewRestriction.objects.filter(page=OuterRef("pk")))
    )


def _references(pages: list[IndicatorPage]) -> References:
    stream_block = IndicatorBody()
    references = References()
    for page in pages:
        references |= collect_references(stream_block, page.body.raw_data)
    return references


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
