"""Note which pages go out of the public's sight or come into it, so that whoever keeps a copy can
take them out or read them.

What Wagtail does sends signals, and these note it by themselves. Code that hides or shows pages
in bulk says so:

    with removals_from(year_page.path):
        Page.objects.descendant_of(year_page).update(live=False)
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import reduce
from operator import or_

from django.conf import settings
from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from wagtail.coreutils import get_content_languages, get_supported_content_language_variant

from oit_pages.actions.release_originals import release_of_new, release_originals
from oit_pages.models import Appearance, AssessmentYearPage, ContentStamp, IndicatorPage, Removal
from oit_pages.models.content_stamp import scope_of
from oit_pages.models.page_queries import in_slices, steps_to
from oit_pages.visibility import at_or_below, outermost, public


@dataclass(frozen=True)
class Disclosed:
    """Pages below years, by id with their paths."""

    public: Mapping[int, str] = field(default_factory=dict)
    over: Mapping[int, str] = field(default_factory=dict)
    """Those that would be public but for a time that is over: nobody may have been told yet."""

    @property
    def known(self) -> dict[int, str]:
        """All that somebody may have read."""
        return {**self.public, **self.over}


@contextmanager
def removals_from(*paths: str) -> Iterator[None]:
    """What is done inside may hide or show pages at and below these paths of the tree."""
    before = disclosed(paths)
    yield
    record_difference(before, paths)


def with_translated_years(path: str) -> list[str]:
    """The path, and those of the years that are translations of one at or below it: these are
    public only while it is. One query."""
    if len(get_content_languages()) < 2:
        return [path]
    years = AssessmentYearPage.objects.order_by()
    here = years.filter(at_or_below(path)).values("translation_key")
    elsewhere = years.filter(translation_key__in=here).exclude(at_or_below(path))
    return [path, *elsewhere.values_list("path", flat=True)]


def disclosed(paths: Iterable[str]) -> Disclosed:
    """The disclosures at and below these paths; two queries, more where there are very many
    paths or years."""
    in_time: dict[int, str] = {}
    over: dict[int, str] = {}
    for trees in in_slices(_in_years(paths)):
        pages = IndicatorPage.objects.filter(_within(trees), public(ignoring_expiry=True))
        shown = pages.annotate(shown=ExpressionWrapper(public(), BooleanField())).order_by()
        for is_shown, pk, path in shown.values_list("shown", "pk", "path"):
            (in_time if is_shown else over)[pk] = path
    return Disclosed(in_time, over)


def _in_years(paths: Iterable[str]) -> Sequence[str]:
    """What of these trees is in years: a path that is below a year, else the years below it."""
    found: set[str] = set()
    for trees in in_slices(outermost(paths)):
        above = {step for path in trees for step in steps_to(path)}
        years = _years().filter(Q(path__in=above) | _within(trees)).order_by()
        known = set(years.values_list("path", flat=True))
        found |= {path for path in trees if not known.isdisjoint(steps_to(path))}
        found |= {year for year in known if year.startswith(tuple(trees))}
    return outermost(found)


def _within(trees: Iterable[str]) -> Q:
    return reduce(or_, map(at_or_below, trees))


def _years():
    """Those in the language the municipality works in, and translations of such a one."""
    code = get_supported_content_language_variant(settings.LANGUAGE_CODE)
    years = AssessmentYearPage.objects.all()
    if len(get_content_languages()) < 2:
        return years
    source = years.filter(
        locale__language_code=code, translation_key=OuterRef("translation_key")
    ).order_by()
    return years.filter(Q(locale__language_code=code) | Exists(source))


def record_difference(
    before: Disclosed, paths: Iterable[str], removed_at: datetime | None = None
) -> None:
    """What is public at and below these paths now has changed from what was before."""
    now = disclosed(paths)
    record_gone({pk: path for pk, path in before.known.items() if pk not in now.public}, removed_at)
    record_shown({pk: path for pk, path in now.public.items() if pk not in before.public})


def record_moved(before: Disclosed, paths: Iterable[str]) -> None:
    """All of it stands elsewhere now: gone for the readers of the one place, new to those of the
    other, which may be another site."""
    record_gone(before.known)
    record_shown(disclosed(paths).public)


def record_gone(gone: Mapping[int, str], removed_at: datetime | None = None) -> None:
    """These pages, by id with their paths, have gone, now or at a moment that is known."""
    if not gone:
        return
    Removal.record(gone, removed_at)
    # Whoever reads in a language that has gone is given another that is left.
    left = _translations_left(gone)
    if left:
        Appearance.record(left)
    _renew_stamps({**gone, **left})


def record_shown(shown: Mapping[int, str]) -> None:
    """These pages, by id with their paths, are public now, whenever they were published."""
    if shown:
        release_originals(shown)
        _note_shown(shown)


def record_created(page: IndicatorPage) -> None:
    """A page is live from its first moment: a copy or an alias, perhaps below what is hidden."""
    if is_disclosed(page.pk, page.path):
        release_of_new(page)
        _note_shown({page.pk: page.path})


def _note_shown(shown: Mapping[int, str]) -> None:
    Appearance.record(shown)
    _renew_stamps(shown)


def record_shown_below(path: str) -> None:
    """What is public below a page that came into sight by being published."""
    below = disclosed([path]).public
    record_shown({pk: one for pk, one in below.items() if one != path})


def _translations_left(gone: Mapping[int, str]) -> dict[int, str]:
    if len(get_content_languages()) < 2:
        return {}
    keys = IndicatorPage.objects.filter(pk__in=gone).order_by().values("translation_key")
    left = IndicatorPage.objects.filter(public(), translation_key__in=keys).exclude(pk__in=gone)
    return dict(left.order_by().values_list("pk", "path"))


def _renew_stamps(changed: Mapping[int, str]) -> None:
    # An answer that was made between the change and this must not be taken for the last word.
    # In one order always: two that wait for each other's rows would never end.
    for scope in sorted({scope_of(path) for path in changed.values()}):
        ContentStamp.renew(scope)


def was_disclosed(pk: int, path: str) -> bool:
    """Whether the public can see this page, or could until a time was over; one query."""
    return _in_a_year(pk, path).filter(public(ignoring_expiry=True)).exists()


def is_disclosed(pk: int, path: str) -> bool:
    """Whether the public can see this page now; one query."""
    return _in_a_year(pk, path).filter(public()).exists()


def _in_a_year(pk: int, path: str) -> QuerySet[IndicatorPage]:
    years = _years().filter(path__in=steps_to(path))
    return IndicatorPage.objects.filter(Exists(years), pk=pk)
