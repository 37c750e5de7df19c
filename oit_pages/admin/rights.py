"""Rights: a municipality sees its own."""

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Length, Substr
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from oit_pages.admin.english import has_english
from oit_pages.checklist.years import assessed_years
from oit_pages.models import AssessmentYearPage, IndicatorPage, TransparencyIndexPage

#: Whoever may do one of these with a page may see what the assessment found of it.
ACTIONS = {"add", "change", "publish", "lock", "unlock", "bulk_delete"}


def years_of(user) -> list[AssessmentYearPage]:
    """The assessment years this user works on, newest first; asked once per request.

    Where they belong to several municipalities, each says whose it is (`whose`); else that is "".
    """
    if not hasattr(user, "_oit_years"):
        pages = page_permission_policy.instances_user_has_any_permission_for(user, ACTIONS)
        years = assessed_years().filter(pk__in=pages.order_by().values("pk"))
        user._oit_years = list(years.annotate(whose=_municipality()))
        if len({year.whose for year in user._oit_years}) < 2:
            for year in user._oit_years:
                year.whose = ""
    return user._oit_years


def _municipality() -> Subquery:
    """The name of the municipality directly above a year."""
    step = AssessmentYearPage.steplen
    above = Substr(OuterRef("path"), 1, Length(OuterRef("path")) - step)
    return Subquery(TransparencyIndexPage.objects.filter(path=above).values("name_th")[:1])


def indicator_page(pk: int) -> IndicatorPage:
    """The indicator's page of this number, not found where there is none.

    Asked of pages at large, where a number that no column can hold is simply not found.
    """
    return get_object_or_404(Page.objects.type(IndicatorPage), pk=pk).specific


#: As many years are links beside each other; more are a list to choose from.
FEW = 6


class YearInAdmin:
    """For views about one year: `?year_page=…`, or the newest this user works on.

    Not found where there is none to see, or no edition knows it.
    """

    @cached_property
    def years(self) -> list[AssessmentYearPage]:
        return [year for year in years_of(self.request.user) if year.edition]

    @cached_property
    def year(self) -> AssessmentYearPage:
        asked = self.request.GET.get("year_page", "")
        year = next((one for one in self.years if str(one.pk) == asked), None)
        if year is None and (asked or not self.years):
            raise Http404
        return year or self.years[0]

    def get_context_data(self, **kwargs):
        shared = {
            "years": self.years,
            "year": self.year,
            "has_english": has_english(),
            "few_years": len(self.years) <= FEW,
        }
        return super().get_context_data(**{**shared, **kwargs})

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]
