"""Rights: a municipality sees its own."""

from django.http import Http404
from django.utils.functional import cached_property
from wagtail.permissions import page_permission_policy

from oit_pages.admin.english import has_english
from oit_pages.checklist.years import assessed_years
from oit_pages.models import AssessmentYearPage

#: Whoever may do one of these with a page may see what the assessment found of it.
ACTIONS = {"add", "change", "publish", "lock", "unlock", "bulk_delete"}


def years_of(user) -> list[AssessmentYearPage]:
    """The assessment years this user works on, newest first; asked once per request."""
    if not hasattr(user, "_oit_years"):
        pages = page_permission_policy.instances_user_has_any_permission_for(user, ACTIONS)
        user._oit_years = list(assessed_years().filter(pk__in=pages.order_by().values("pk")))
    return user._oit_years


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
        shared = {"years": self.years, "year": self.year, "has_english": has_english()}
        return super().get_context_data(**{**shared, **kwargs})

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]
