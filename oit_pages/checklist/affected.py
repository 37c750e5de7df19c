"""Which indicators of which years a change of a page may alter.

A page counts where it stands, in the year of the page that it translates, on every page that
links to it or to a page below it, and where it was adopted.
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, Exists, F, Q, QuerySet, Value
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex

from oit_pages.checklist.years import in_source_language
from oit_pages.models import (
    Adoption,
    AssessmentYearPage,
    EntryPage,
    IndicatorPage,
    OtherIndicatorPage,
    Person,
)
from oit_pages.models.page_queries import below, paths_to, steps_to

Affected: TypeAlias = dict[AssessmentYearPage, set[str] | None]
"""By year: the subjects, or None for every indicator."""


def affected_by(page: Page, whole: bool = False) -> Affected:
    """What a change of this page may alter; `whole` says that all of its year may.

    One query where that is nothing, as for any page of the site that has no part in a year,
    and for an indicator's page that nobody links to; else two or three.
    """
    if not page.path:
        return {}
    if isinstance(page, IndicatorPage):
        years = _assessed(path__in=paths_to(page))
        above = years.annotate(linked=Exists(linking_to(page))).first()
        if above is not None and not above.linked:
            return {above: None if whole else _subjects(page, None)}
    found = list(_found(page))
    if not found:
        return {}
    places = {path for kind, path, _subject in found if kind == "original"}
    links = [(path, subject) for kind, path, subject in found if kind == "link"]
    asked = Q(path__in=[path for kind, path, _subject in found if kind == "year"])
    for path in places:
        asked |= Q(path__in=steps_to(path)) | below(Page(path=path))
    asked |= Q(path__in={above for path, _subject in links for above in steps_to(path)})
    subject = next((subject for kind, _path, subject in found if kind == "self"), None)
    own = None if whole else _subjects(page, subject)
    affected: Affected = {}
    for year_page in _assessed().filter(asked):
        linked = {one for path, one in links if path.startswith(year_page.path)}
        if any(_related(year_page.path, path) for path in (page.path, *places)):
            affected[year_page] = None if own is None else own | linked
        else:
            affected[year_page] = linked
    return affected


def affected_where(references: QuerySet) -> Affected:
    """What is altered where public pages hold these references, or name people who do: a photo,
    a unit's phone."""
    person = ContentType.objects.get_for_model(Person)
    people = references.filter(base_content_type=person).values("object_id")
    holding = ReferenceIndex.objects.filter(
        Q(pk__in=references.values("pk")) | Q(to_content_type=person, to_object_id__in=people)
    )
    pks = {int(pk) for pk in holding.values_list("object_id", flat=True) if pk.isdecimal()}
    live = IndicatorPage.objects.filter(pk__in=pks, live=True)
    adopted = Adoption.objects.filter(page__in=pks, accepted=True)
    return affected_through(
        [*live.values_list("path", "subject"), *adopted.values_list("year_page__path", "subject")]
    )


def affected_by_adopted(documents: Iterable[str]) -> Affected:
    """What is altered where these documents were adopted, by their keys."""
    adopted = Adoption.objects.filter(kind=Adoption.Kind.DOCUMENT, key__in=documents, accepted=True)
    return affected_through(adopted.values_list("year_page__path", "subject"))


def affected_through(places: Iterable[tuple[str, str]]) -> Affected:
    """What is altered where these pages are judged: (path, subject) of each."""
    places = list(places)
    if not places:
        return {}
    above = {path for place, _subject in places for path in steps_to(place)}
    affected: Affected = {}
    for year_page in _assessed(path__in=above):
        affected[year_page] = {
            subject for path, subject in places if path.startswith(year_page.path)
        }
    return affected


def together(*several: Mapping[AssessmentYearPage, set[str] | None]) -> Affected:
    """All of these; a whole year takes in its parts."""
    affected: Affected = {}
    for one in several:
        for year_page, subjects in one.items():
            known = affected.get(year_page, set())
            affected[year_page] = None if None in (known, subjects) else known | subjects
    return affected


def still_there(affected: Affected) -> Affected:
    """The same without the years that are gone by now."""
    if not affected:
        return {}
    kept = set(
        Page.objects.filter(pk__in=[one.pk for one in affected]).values_list("pk", flat=True)
    )
    return {year_page: some for year_page, some in affected.items() if year_page.pk in kept}


def _assessed(**conditions) -> QuerySet:
    return AssessmentYearPage.objects.filter(in_source_language(), **conditions)


def _subjects(page: Page, known: str | None) -> set[str] | None:
    """A page that may say another subject than before touches the whole year."""
    if isinstance(page, IndicatorPage) and (page.about or isinstance(page, EntryPage)):
        return {page.subject} if page.subject else None
    return {known} if known else None


def _related(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _found(page: Page) -> QuerySet:
    """(kind, path, subject) of all that says where the page counts; one query."""
    around = Q(path__in=paths_to(page)) | below(page)
    years = _assessed().filter(around)
    # A page in another language has its part in the year of the page it translates.
    original = Page.objects.filter(in_source_language(), translation_key=page.translation_key)
    parts = [
        _columns(years, "year"),
        _columns(original.exclude(pk=page.pk), "original"),
        _columns(linking_to(page), "link", "subject"),
        _adopted(page),
    ]
    if type(page) is Page:  # as it is deleted, or asked for without its type
        free = ContentType.objects.get_for_model(OtherIndicatorPage)
        own = IndicatorPage.objects.filter(pk=page.pk).exclude(content_type=free)
        parts.append(_columns(own, "self", "subject"))
    return parts[0].union(*parts[1:], all=True)


def linking_to(page: Page) -> QuerySet:
    """The public pages of ours that link to the page, or to one below it."""
    kind = ContentType.objects.get_for_model(Page)
    targets: object = [str(page.pk)]
    if page.numchild:
        within = Page.objects.filter(Q(path=page.path) | below(page)).order_by()
        targets = within.annotate(key=Cast("pk", CharField())).values("key")
    links = ReferenceIndex.objects.filter(
        base_content_type=kind, to_content_type=kind, to_object_id__in=targets
    )
    sources = links.annotate(source=Cast("object_id", BigIntegerField())).values("source")
    return IndicatorPage.objects.filter(live=True, pk__in=sources)


def _adopted(page: Page) -> QuerySet:
    """Where the page, or one below it, was adopted: it counts as though the year linked to it."""
    adopted = Adoption.objects.filter(accepted=True)
    if page.numchild:
        inside = Q(page__path__gt=page.path, page__path__lte=page.path.ljust(255, "Z"))
        adopted = adopted.filter(Q(page=page.pk) | inside)
    else:
        adopted = adopted.filter(page=page.pk)
    return (
        adopted.order_by()
        .annotate(
            _kind=Value("link", CharField()),
            _path=F("year_page__path"),
            _subject=Cast("subject", CharField()),
        )
        .values_list("_kind", "_path", "_subject")
    )


def _columns(rows: QuerySet, kind: str, subject: str = "") -> QuerySet:
    said = Cast(subject, CharField()) if subject else Value("", CharField())
    return (
        rows.order_by()
        .annotate(_kind=Value(kind, CharField()), _subject=said)
        .values_list("_kind", "path", "_subject")
    )
