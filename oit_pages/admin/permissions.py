"""A municipality sees its own."""

import re

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from oit_pages.admin.english_state import has_english
from oit_pages.checklist.current_year import by_importance, shows_something
from oit_pages.checklist.years import assessed_years
from oit_pages.i18n.formats import today
from oit_pages.models import (
    AssessmentYearPage,
    IndicatorPage,
    OfficialResult,
    PendingPaper,
    TransparencyIndexPage,
)

#: Whoever may do one of these with a page may see what the assessment found of it.
ACTIONS = {"add", "change", "publish", "lock", "unlock", "bulk_delete"}
#: Whoever may do all of these may arrange groups: they could do it by hand.
ARRANGING = (
    "auth.add_group",
    "auth.change_group",
    "wagtailcore.add_workflow",
    "wagtailcore.add_task",
)


def years_of(user) -> list[AssessmentYearPage]:
    """The assessment years this user works on, newest first, asked once per request: the first
    `LISTED` of them. Whoever works for more finds the others by name (`search_years`).

    Where they belong to several municipalities, each says whose it is (`whose`); else that is "".
    """
    if not hasattr(user, "_oit_years"):
        user._oit_years = _first(_every_year(user))
        if len({year.whose for year in user._oit_years}) < 2:
            for year in user._oit_years:
                year.whose = ""
    return user._oit_years


def year_of(user, pk: int) -> AssessmentYearPage | None:
    """The year of this number, if it is one that the user works on."""
    known = next((one for one in years_of(user) if one.pk == pk), None)
    if known is not None or len(years_of(user)) < LISTED:
        return known
    return _every_year(user).filter(pk=pk).first()


def search_years(user, words: str) -> list[AssessmentYearPage]:
    """Of all years the user works on, the first whose municipality or title has all the words.

    Year by year, newest first, until the list is full: as a set beside the titles, all pages of
    all municipalities would be read."""
    years = _every_year(user)
    for word in words.replace("\x00", " ").split():  # PostgreSQL takes no NUL
        years = years.filter(Q(whose__icontains=word) | Q(title__icontains=word))
    return _first(years)


def _first(years: QuerySet[AssessmentYearPage]) -> list[AssessmentYearPage]:
    """The newest `LISTED`; those of one year as the tree has them."""
    return sorted(years[:LISTED], key=lambda year: (-year.year, year.path))


def _every_year(user) -> QuerySet[AssessmentYearPage]:
    years = assessed_years().annotate(
        whose=_municipality(), shown=shows_something(), assessed=_assessed()
    )
    if user.is_superuser and user.is_active:
        # As an index has them: by path, all years of all municipalities would be sorted first.
        return years.order_by("-year", "pk")
    pages = page_permission_policy.instances_user_has_any_permission_for(user, ACTIONS)
    return years.filter(pk__in=pages.order_by().values("pk"))


def _municipality() -> Subquery:
    """The name of the municipality directly above a year."""
    above = _above(OuterRef("path"))
    return Subquery(TransparencyIndexPage.objects.filter(path=above).values("name_th")[:1])


def _assessed() -> Exists:
    """Whether the official result of the year was entered."""
    above = _above(OuterRef("path"))
    return Exists(OfficialResult.objects.filter(municipality__path=above, year=OuterRef("year")))


def _above(path: str | OuterRef) -> Substr:
    """The path of the page directly above."""
    return Substr(path, 1, Length(path) - AssessmentYearPage.steplen)


def may_see_all(user) -> bool:
    """Whether the readiness of every municipality is this user's to see."""
    return user.has_perm("oit_pages.view_all_municipalities")


def may_correct(user) -> bool:
    """Whether what the year's list asks is this user's to correct, for every municipality."""
    return user.has_perm("oit_pages.correct_edition")


def may_arrange(user) -> bool:
    """Whether who writes and who approves is this user's to say."""
    return user.has_perms(ARRANGING)


def works_on_a_municipality(user) -> bool:
    """Whether any municipality's pages are the user's to work on."""
    pages = page_permission_policy.instances_user_has_any_permission_for(user, ACTIONS)
    return pages.type(TransparencyIndexPage).exists()


def papers_to_take_in(user) -> QuerySet[PendingPaper]:
    """What units sent and nobody settled yet, for pages that the user may edit."""
    waiting = PendingPaper.objects.filter(state=PendingPaper.State.WAITING)
    if user.is_superuser and user.is_active:
        return waiting
    pages = page_permission_policy.instances_user_has_permission_for(user, "change")
    return waiting.filter(link__page__in=pages.order_by().values("pk"))


def indicator_page(pk: int) -> IndicatorPage:
    """The indicator's page of this number, not found where there is none.

    Asked of pages at large, where a number that no column can hold is simply not found.
    """
    return get_object_or_404(Page.objects.type(IndicatorPage), pk=pk).specific


#: As many years are links beside each other; more are a list to choose from.
FEW = 6
#: No longer list is built; more are searched.
LISTED = 50
#: A number that any column can hold.
_NUMBER = re.compile("[0-9]{1,9}")


class YearInAdmin:
    """For views about one year: `?year_page=…`, or the one that counts now.

    Before there is any, a word on how it comes about. Not found where the one that was asked for
    is none of the user's, or no edition knows it.
    """

    def dispatch(self, request, *args, **kwargs):
        if request.method != "GET" or "year_page" in request.GET or self.years:
            return super().dispatch(request, *args, **kwargs)
        if not works_on_a_municipality(request.user) and assessed_years().exists():
            raise Http404
        context = WagtailAdminTemplateMixin.get_context_data(self)
        return TemplateResponse(request, "oit_pages/admin/no_year.html", context)

    @cached_property
    def years(self) -> list[AssessmentYearPage]:
        """Those to choose from: the newest, or what `?find=` finds."""
        user, words = self.request.user, self.request.GET.get("find", "").strip()
        found = search_years(user, words) if words and self.are_many else years_of(user)
        return [year for year in found if year.edition]

    @property
    def are_many(self) -> bool:
        """More than one list holds."""
        return len(years_of(self.request.user)) >= LISTED

    @cached_property
    def year(self) -> AssessmentYearPage:
        asked = self.request.GET.get("year_page", "")
        year = None
        if _NUMBER.fullmatch(asked):
            year = year_of(self.request.user, int(asked))
        elif not asked:
            listed = self.years or [one for one in years_of(self.request.user) if one.edition]
            year = next(iter(by_importance(listed, today())), None)
        if year is None or year.edition is None:
            raise Http404
        return year

    @cached_property
    def index(self) -> TransparencyIndexPage:
        """The municipality's page, directly above the year."""
        page = self.year.get_parent().specific
        if not isinstance(page, TransparencyIndexPage):
            raise Http404
        return page

    def get_context_data(self, **kwargs):
        shared = {
            "years": self.years,
            "year": self.year,
            "has_english": has_english(),
            "few_years": len(self.years) <= FEW and not self.are_many,
            "many_years": self.are_many,
            "find": self.request.GET.get("find", ""),
        }
        return super().get_context_data(**{**shared, **kwargs})

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]


class ChangeYear:
    """For views about the one year in the address, for whoever may change its pages. Not found
    where it is none of the user's, or no edition knows it."""

    def dispatch(self, request, *args, **kwargs):
        if not self.year.permissions_for_user(request.user).can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def year(self) -> AssessmentYearPage:
        year = year_of(self.request.user, self.kwargs["year_page_id"])
        if year is None or year.edition is None:
            raise Http404
        return year

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"year": self.year, **kwargs})

    def get_page_subtitle(self) -> str:
        return self.year.get_admin_display_title()

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()},
        ]
