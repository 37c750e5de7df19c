"""One page that leads through opening a fiscal year, each step with what is done and to do."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from oit_pages import conf
from oit_pages.actions.assign_unit import assign_unit
from oit_pages.actions.new_edition import NewEditionError, may_write, new_edition
from oit_pages.actions.one_at_a_time import Conflict
from oit_pages.actions.publish_with_parents import publish_entrance
from oit_pages.actions.scaffold import ScaffoldError, scaffold
from oit_pages.admin.permissions import YearInAdmin
from oit_pages.catalogue import Edition, EditionError, editions_available
from oit_pages.checklist.opening import Opening, opening
from oit_pages.i18n.formats import today
from oit_pages.models import AssessmentYearPage, ResponsibleUnit
from oit_pages.models.editions import site_edition
from oit_pages.thai import fiscal_year_of

#: So long before its first day a year may be begun.
SOON = timedelta(days=92)


class OpenYearView(YearInAdmin, WagtailAdminTemplateMixin, TemplateView):
    """?year_page=… is any year of the municipality; &year=2570 the one to open, that of today or
    the newest list's where none is named. POST `do` takes one step; each may be repeated."""

    template_name = "oit_pages/admin/open_year.html"
    page_title = gettext_lazy("Open a year")
    header_icon = "calendar-check"

    @cached_property
    def known(self) -> list[int]:
        """Years that have a list, newest first. A site's faulty file leaves none."""
        try:
            return sorted(editions_available(conf.edition_paths()), reverse=True)
        except EditionError:
            return []

    @cached_property
    def wanted(self) -> int:
        asked = self.request.GET.get("year", "")
        if asked in {str(one) for one in self.known}:
            return int(asked)
        if asked:
            raise Http404
        now = fiscal_year_of(today())
        return now if now in self.known else next(iter(self.known), self.year.year)

    @cached_property
    def edition(self) -> Edition:
        try:
            return site_edition(self.wanted)
        except EditionError as error:
            raise Http404 from error

    @cached_property
    def found(self) -> Opening:
        return opening(self.index, self.edition)

    @property
    def may(self) -> dict[str, bool]:
        """Which steps are this user's to take."""
        user, year_page = self.request.user, self.found.year_page
        above = self.index.permissions_for_user(user)
        inside = year_page.permissions_for_user(user) if year_page else above
        return {
            "tree": above.can_add_subpage(),
            "publish": all(_may_publish(page, user) for page in self.found.hidden),
            "assign": inside.can_edit(),
            # A list is the whole site's.
            "list": user.is_superuser and self._next is not None and may_write(),
        }

    @cached_property
    def _next(self) -> int | None:
        """The year after the newest list, once it has begun or is about to."""
        newest = max(self.known, default=None)
        near = fiscal_year_of(today() + SOON)
        return newest + 1 if newest and newest < near else None

    def post(self, request, *args, **kwargs):
        steps: dict[str, Callable[[], str]] = {
            "tree": self._make,
            "publish": self._publish,
            "assign": self._assign,
            "list": self._list,
        }
        step = steps.get(request.POST.get("do", ""))
        if step is None:
            raise Http404
        if not self.may[request.POST["do"]]:
            raise PermissionDenied
        try:
            messages.success(request, step())
        except (Conflict, EditionError, NewEditionError, ScaffoldError) as error:
            messages.error(request, str(error))
        return redirect(self._address())

    def _address(self) -> str:
        here = reverse("oit_pages_open_year")
        return f"{here}?year_page={self.year.pk}&year={self.wanted}"

    def _make(self) -> str:
        count = len(scaffold(self.wanted, self.index, user=self.request.user).made)
        return _said(count, ngettext("%(count)s page made.", "%(count)s pages made.", count))

    def _publish(self) -> str:
        count = len(publish_entrance(self._year_page(), user=self.request.user))
        told = ngettext("%(count)s page published.", "%(count)s pages published.", count)
        return _said(count, told)

    def _assign(self) -> str:
        chosen = self.request.POST.get("unit", "")
        units = self.index.units.all()
        unit = get_object_or_404(units, pk=int(chosen) if chosen.isdecimal() else 0)
        count = len(assign_unit(self._year_page(), unit, user=self.request.user))
        told = ngettext(
            "%(count)s page given its unit.", "%(count)s pages given their unit.", count
        )
        return _said(count, told)

    def _list(self) -> str:
        made = new_edition(self._next, self._next - 1)
        told = _(
            "A list of %(year)s was made as %(file)s; nothing of it is confirmed. The website "
            "offers it everywhere once it was started again."
        )
        return told % {"year": made.year, "file": made.origin}

    def _year_page(self):
        if self.found.year_page is None:
            raise Http404
        return self.found.year_page

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            found=self.found,
            wanted=self.wanted,
            offered=self.known,
            edition=self.edition,
            municipality=self.index.official_name(),
            several=self._municipalities(),
            units=ResponsibleUnit.objects.filter(municipality=self.index),
            may=self.may,
            next_year=self._next,
            last_list=self.wanted - 1 if self.wanted - 1 in self.known else None,
            **kwargs,
        )

    def _municipalities(self) -> list[AssessmentYearPage]:
        """The newest year of each, where there are several to choose from."""
        newest = {one.whose: one for one in reversed(self.years) if one.whose}
        return list(newest.values()) if len(newest) > 1 else []


def _may_publish(page: Page, user: Any) -> bool:
    return page.permissions_for_user(user).can_publish()


def _said(count: int, told: str) -> str:
    return told % {"count": count} if count else _("Nothing was missing.")
