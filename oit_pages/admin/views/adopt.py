"""What the website has already, and which of the year's items it is shown for."""

from functools import cached_property
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from oit_pages import conf
from oit_pages.actions.adopt import AdoptionRefused, Said, adopt, may_adopt, withdraw
from oit_pages.actions.adoption_list import Listed, UnreadableList, read_list
from oit_pages.actions.one_at_a_time import Conflict
from oit_pages.actions.propose_adoptions import Proposal, propose, search_things
from oit_pages.admin.permissions import YearInAdmin
from oit_pages.catalogue import EditionError, editions_available
from oit_pages.catalogue.schema import Indicator
from oit_pages.checklist.public_addresses import public_address
from oit_pages.checklist.shown_on import KINDS, Shown, shown
from oit_pages.models import Adoption
from oit_pages.models.editions import site_edition

#: Items on one page of the list, proposals of one item, and finds of a search.
ITEMS, SHOWN, FOUND = 12, 5, 20
#: How sure, in words, and the colour of the mark.
LEVELS = {
    "sure": (gettext_lazy("surely"), "pass"),
    "likely": (gettext_lazy("probably"), "needs_person"),
    "doubtful": (gettext_lazy("perhaps"), "partial"),
}
#: What can be shown, and why other addresses of a list can't.
OF_LIST = {
    **KINDS,
    "own": gettext_lazy("a page of the year's own list, which counts already"),
    "closed": gettext_lazy("the public can't open it"),
}
#: The line that is offered.
LINE = 85


class AdoptView(YearInAdmin, WagtailAdminTemplateMixin, TemplateView):
    """?year_page=…&p=2; &code=O5&words=… looks for other pages and documents for an item.

    POST: do = accept | refuse (thing: subject|kind|which, several) | above (line) |
    elsewhere (subject, address) | withdraw (adoption) | list (file, list_year).
    """

    template_name = "oit_pages/admin/adopt.html"
    page_title = gettext_lazy("Show what the website has")
    header_icon = "link"

    @cached_property
    def may_write(self) -> bool:
        return may_adopt(self.request.user, self.year)

    @cached_property
    def proposals(self) -> dict[str, list[Proposal]]:
        return propose(self.year)

    def post(self, request, *args, **kwargs):
        self.year  # noqa: B018 – whoever has none is told nothing
        doing = request.POST.get("do")
        if doing not in {"accept", "refuse", "above", "elsewhere", "withdraw", "list"}:
            raise Http404
        if not self.may_write:
            raise PermissionDenied
        try:
            if doing == "list":
                kwargs["listed"] = self._list()
                return self.render_to_response(self.get_context_data(**kwargs))
            messages.success(request, getattr(self, f"_{doing}")())
        except (AdoptionRefused, Conflict, EditionError, UnreadableList) as error:
            messages.error(request, str(error))
        return redirect(self._address())

    def _address(self) -> str:
        asked = {"year_page": self.year.pk}
        if page := self.request.GET.get("p"):
            asked["p"] = page
        return f"{reverse('oit_pages_adopt')}?{urlencode(asked)}"

    def _accept(self) -> str:
        return _told(adopt(self.year, self._things(True), self.request.user))

    def _refuse(self) -> str:
        adopt(self.year, self._things(False), self.request.user)
        return _("It is not proposed for this item any more.")

    def _above(self) -> str:
        given = self.request.POST.get("line", "")
        line = int(given) if given.isdecimal() and len(given) < 4 else 0
        if not 1 <= line <= 100:
            raise AdoptionRefused(_("Give how sure it must be at least, from 1 to 100."))
        said = [
            Said(subject=one.subject, kind=one.thing.kind, which=one.thing.key)
            for some in self.proposals.values()
            for one in some
            if one.percent >= line
        ]
        return _told(adopt(self.year, said, self.request.user))

    def _elsewhere(self) -> str:
        given = self.request.POST
        address = given.get("address", "").strip()
        said = Said(subject=given.get("subject", ""), kind="address", which=address)
        return _told(adopt(self.year, [said], self.request.user))

    def _withdraw(self) -> str:
        key = self.request.POST.get("adoption", "")
        withdraw(
            self.year, [int(key)] if key.isdecimal() and len(key) < 19 else [], self.request.user
        )
        return _("It is not shown for this item any more.")

    def _things(self, accepted: bool) -> list[Said]:
        said = []
        for thing in self.request.POST.getlist("thing"):
            subject, _bar, rest = thing.partition("|")
            kind, _bar, which = rest.partition("|")
            if kind not in Adoption.Kind.values:
                raise Http404
            said.append(Said(subject=subject, kind=kind, which=which, accepted=accepted))
        return said

    def _list(self) -> list[tuple[Listed, str, str]]:
        """Each address of the file, what it is in words, and what accepting it says."""
        file = self.request.FILES.get("file")
        if file is None:
            raise UnreadableList(_("Choose the file that has the list."))
        year = self.request.POST.get("list_year", "")
        known = {str(one) for one in self._list_years}
        of = site_edition(int(year)) if year in known else None
        return [
            (one, str(OF_LIST[one.kind]), _thing(one.said) if one.said else "")
            for one in read_list(file, self.year, of, file.name)
        ]

    @cached_property
    def _list_years(self) -> list[int]:
        try:
            return sorted(editions_available(conf.edition_paths()), reverse=True)
        except EditionError:
            return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self._page
        said = self._said(page.object_list)
        every = [one for some in self.proposals.values() for one in some]
        return super().get_context_data(
            page=page,
            rows=[self._row(one, said) for one in page.object_list],
            proposed=len(every),
            above=sum(one.percent >= LINE for one in every),
            line=LINE,
            may_write=self.may_write,
            searched=self._searched(),
            list_years=self._list_years,
            redirects=follows_moves(),
            **kwargs,
        )

    @cached_property
    def _addresses(self) -> dict[str, str]:
        """Of the pages that are proposed on this page of the list."""
        items = self._page.object_list
        shown_here = (self.proposals.get(item.code, [])[:SHOWN] for item in items)
        keys = [
            int(one.thing.key) for some in shown_here for one in some if one.thing.kind == "page"
        ]
        pages = Page.objects.filter(pk__in=keys).select_related("locale")
        return {str(page.pk): public_address(page) for page in pages}

    @cached_property
    def _page(self) -> Any:
        return Paginator(self.year.edition.indicators, ITEMS).get_page(self.request.GET.get("p"))

    def _said(self, items: list[Indicator]) -> dict[str, list[tuple[Adoption, Shown]]]:
        subjects = [subject for one in items for subject in one.subjects]
        rows = list(Adoption.objects.filter(year_page=self.year, subject__in=subjects))
        by_key = {row.pk: row for row in rows}
        found = shown(self.year, rows)
        return {subject: [(by_key[one.pk], one) for one in some] for subject, some in found.items()}

    def _row(self, item: Indicator, said: dict) -> dict[str, Any]:
        mine = [one for subject in item.subjects for one in said.get(subject, ())]
        proposals = self.proposals.get(item.code, [])
        addresses = self._addresses
        return {
            "item": item,
            "adopted": [one for row, one in mine if row.accepted],
            "refused": [one for row, one in mine if not row.accepted],
            "proposals": [
                {
                    "one": one,
                    "says": LEVELS[one.level][0],
                    "mark": LEVELS[one.level][1],
                    "thing": f"{one.subject}|{one.thing.kind}|{one.thing.key}",
                    "url": addresses.get(one.thing.key, "") if one.thing.kind == "page" else "",
                }
                for one in proposals[:SHOWN]
            ],
            "more": max(len(proposals) - SHOWN, 0),
        }

    def _searched(self) -> dict[str, Any] | None:
        asked = self.request.GET
        item = self.year.edition.find(asked.get("code", ""))
        words = asked.get("words", "").strip()[:100]
        if item is None or not words:
            return None
        found, more = search_things(self.year, words, FOUND)
        return {
            "item": item,
            "words": words,
            "more": more,
            "found": [(one, f"{item.subject}|{one.kind}|{one.key}") for one in found],
        }


def _thing(said: Said) -> str:
    return f"{said.subject}|{said.kind}|{said.which}"


def _told(count: int) -> str:
    told = ngettext("%(count)s is shown now.", "%(count)s are shown now.", count)
    return told % {"count": count} if count else _("Nothing new was chosen.")


def follows_moves() -> bool:
    """Whether an address that was handed in still leads somewhere once its page is moved."""
    return apps.is_installed("wagtail.contrib.redirects") and getattr(
        settings, "WAGTAILREDIRECTS_AUTO_CREATE", True
    )
