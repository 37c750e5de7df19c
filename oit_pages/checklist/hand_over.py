"""What a responsible unit looks after in a year: told to whoever takes it over.

For whoever works on the year: drafts are in it. Its queries are as many for one indicator as for
all of them.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass

from django.utils.translation import gettext as _

from oit_pages.blocks.body import IndicatorBody
from oit_pages.checklist.deadlines import Deadline, next_deadline
from oit_pages.checklist.gate import is_asked
from oit_pages.checklist.in_review import with_review
from oit_pages.checklist.page_documents import PageDocument, documents_named
from oit_pages.checklist.personal_data import FIELDS, Finding, findings
from oit_pages.checklist.public_addresses import public_address
from oit_pages.checklist.requirement_lines import Line, lines
from oit_pages.checklist.roll_over import former_pages
from oit_pages.checklist.scorecard import Row, Scorecard, scorecard
from oit_pages.checklist.settled import confirmed_of
from oit_pages.checklist.worklist import assignments
from oit_pages.i18n.formats import today
from oit_pages.models import (
    AssessmentYearPage,
    Assignment,
    IndicatorPage,
    RehearsalScore,
    ResponsibleUnit,
)
from oit_pages.models.page_queries import below, below_any
from oit_pages.stream.keys import Key
from oit_pages.stream.references import References, collect_references
from oit_pages.stream.register import Register
from oit_pages.visibility import Visibility

#: What stands for no unit, where one is named.
NO_UNIT = "-"


class UnknownUnit(LookupError):
    """Nothing of the year is this unit's; the text says which units there are."""


@dataclass(frozen=True, kw_only=True)
class HandedPage:
    """A page of an item, as its editor shows it, or one of the year before as the public has it."""

    page: IndicatorPage
    url: str
    """Where the public finds it; "" where it does not."""
    documents: tuple[PageDocument, ...] = ()
    personal: tuple[Finding, ...] = ()
    """What nobody has settled."""


@dataclass(frozen=True, kw_only=True)
class HandedItem:
    row: Row
    requirements: tuple[Line, ...]
    pages: tuple[HandedPage, ...]
    """Its pages in the order of the tree, each followed by its entries."""
    former: tuple[HandedPage, ...]
    """Those of the year before about the same."""
    assignment: Assignment | None = None
    """Who sees to it, and until when, as the work was handed out."""
    remarks: tuple[RehearsalScore, ...] = ()
    """Of closed rehearsals, where they came out otherwise and nobody has settled it."""


@dataclass(frozen=True, kw_only=True)
class HandOver:
    year_page: AssessmentYearPage
    unit: ResponsibleUnit | None
    """None for what no unit looks after."""
    items: tuple[HandedItem, ...]
    deadline: Deadline | None
    former_year: int | None
    """None where there is no list of an earlier year."""


def units_of(card: Scorecard) -> list[ResponsibleUnit | None]:
    """The units that look after something, by name; None at the end where something has none."""
    units = {row.page.responsible_unit if row.page else None for row in card.rows}
    return sorted(units, key=lambda unit: (unit is None, unit.name_th if unit else ""))


def hand_over(year_page: AssessmentYearPage, name: str) -> HandOver:
    """What the unit of this Thai name looks after, `NO_UNIT` for what none does; the year must
    have a list. Raises UnknownUnit."""
    (card,) = with_review([scorecard(year_page)])
    units = {unit.name_th if unit else NO_UNIT: unit for unit in units_of(card)}
    if name not in units:
        known = ", ".join(f"“{one}”" for one in units)
        says = _("Nothing of %(year)s is looked after by “%(unit)s”. There is: %(units)s.")
        raise UnknownUnit(says % {"year": year_page.year, "unit": name, "units": known})
    unit = units[name]
    rows = [row for row in card.rows if _unit_name(row) == name]
    old = _year_before(year_page)
    visible = Visibility.load([one.path for one in (year_page, old) if one])
    pages = _pages(year_page, rows, visible)
    former = _former(old, year_page, visible) if old else {}
    given, remarks = assignments(year_page), _remarks(year_page)
    return HandOver(
        year_page=year_page,
        unit=unit,
        items=tuple(
            HandedItem(
                row=row,
                requirements=tuple(lines(card.edition, row.indicator, row.findings)),
                pages=tuple(one for one in pages if one.page.subject in row.indicator.subjects),
                former=former.get(row.code, ()),
                assignment=given.get(row.indicator.subject),
                remarks=remarks.get(row.indicator.subject, ()),
            )
            for row in rows
        ),
        deadline=next_deadline(year_page, today()),
        former_year=old.year if old else None,
    )


def _unit_name(row: Row) -> str:
    unit = row.page.responsible_unit if row.page else None
    return unit.name_th if unit else NO_UNIT


def _remarks(year_page: AssessmentYearPage) -> dict[str, tuple[RehearsalScore, ...]]:
    """By subject, the newest rehearsal first; one query."""
    found: dict[str, tuple[RehearsalScore, ...]] = {}
    for score in RehearsalScore.objects.filter(
        rehearsal__year_page=year_page,
        rehearsal__closed_at__isnull=False,
        differs=True,
        settled_at=None,
    ).order_by("-rehearsal__closed_at", "pk"):
        found[score.subject] = (*found.get(score.subject, ()), score)
    return found


def _pages(
    year_page: AssessmentYearPage, rows: Iterable[Row], visible: Visibility
) -> list[HandedPage]:
    """Those of these items in the order of the tree."""
    subjects = {subject for row in rows for subject in row.indicator.subjects}
    found = IndicatorPage.objects.filter(below(year_page), subject__in=subjects)
    pages = list(found.select_related("locale", "latest_revision").order_by("path"))
    drafts = {page.pk: _draft(page) for page in pages}
    named = {
        pk: collect_references(IndicatorBody(), draft.body.raw_data) for pk, draft in drafts.items()
    }
    wanted = References()
    for references in named.values():
        wanted |= references
    documents = documents_named(wanted.documents, year_page.year)
    personal = _personal(drafts, named, documents, Register.load(wanted.people, wanted.units))
    return [
        HandedPage(
            page=page,
            url=public_address(page) if visible.is_public(page) else "",
            documents=tuple(_named(documents, named[page.pk])),
            personal=personal.get(page.pk, ()),
        )
        for page in pages
    ]


def _draft(page: IndicatorPage) -> IndicatorPage:
    """With the texts that the editor shows; never saved."""
    kept = page.latest_revision.content if page.latest_revision else {}
    draft = copy(page)
    for name in FIELDS:
        setattr(draft, name, kept.get(name) or getattr(page, name))
    if "body" in kept:
        draft.body = json.loads(kept["body"] or "[]")
    return draft


def _named(documents: Mapping[Key, PageDocument], of: References) -> Iterator[PageDocument]:
    return (one for key, one in documents.items() if key in of.documents)


def _personal(
    drafts: Mapping[int, IndicatorPage],
    named: Mapping[int, References],
    documents: Mapping[Key, PageDocument],
    register: Register,
) -> dict[int, tuple[Finding, ...]]:
    """What nobody has settled, by page; one query."""
    if not is_asked():
        return {}
    settled = confirmed_of(drafts.values())
    return {
        pk: tuple(
            one
            for one in findings(draft, tuple(_named(documents, named[pk])), register)
            if one.fingerprint not in settled[pk]
        )
        for pk, draft in drafts.items()
    }


def _year_before(year_page: AssessmentYearPage) -> AssessmentYearPage | None:
    """The municipality's newest one before, where there is a list of it; one query."""
    above = year_page.path[: -year_page.steplen]
    years = AssessmentYearPage.objects.filter(
        below_any([above]), depth=year_page.depth, year__lt=year_page.year
    )
    old = years.select_related("locale").order_by("-year").first()
    return old if old and old.edition else None


def _former(
    old: AssessmentYearPage, new: AssessmentYearPage, visible: Visibility
) -> dict[str, tuple[HandedPage, ...]]:
    """The older year's pages about what each item, by code, is about."""
    return {
        code: tuple(_as_public(page, old, visible) for page in pages)
        for code, pages in former_pages(old, new).items()
    }


def _as_public(page: IndicatorPage, old: AssessmentYearPage, visible: Visibility) -> HandedPage:
    if page.locale_id == old.locale_id:
        page.locale = old.locale  # asked for by its address
    return HandedPage(page=page, url=public_address(page) if visible.is_public(page) else "")
