"""Papers that units send for one page: the links by which they come, and what waits."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from oit_pages.actions.examine_file import GIVES_AWAY, ImportFailed
from oit_pages.actions.import_wording import notice_in_words
from oit_pages.actions.one_at_a_time import Conflict
from oit_pages.actions.settle_paper import PaperLost, open_paper, refuse, take_in
from oit_pages.actions.upload_link import LinkRefused, make_link, revoke_link
from oit_pages.admin.messages import message_with_list
from oit_pages.admin.permissions import indicator_page
from oit_pages.admin.upload_links import LinkForm, number, shown
from oit_pages.checklist.page_documents import in_words
from oit_pages.checklist.upload_task import links_of, task_of, waiting_papers
from oit_pages.models import IndicatorPage, PendingPaper
from oit_pages.readers import Notice
from oit_pages.readers.personal_data import KINDS

#: So many links of a page are listed, the newest.
LISTED = 20
#: Papers that can be taken apart; the rest is listed as a document.
WITH_CONTENT = (".docx", ".xlsx", ".odt", ".ods", ".csv", ".tsv", ".txt")


class UploadPageView(WagtailAdminTemplateMixin, TemplateView):
    """GET &download=<id> for a paper. POST: do = make | close (link) for whoever may publish the
    page; take (paper, as) | refuse (paper, reason) for whoever may edit it."""

    template_name = "oit_pages/admin/upload_page.html"
    page_title = gettext_lazy("Papers from a unit")
    header_icon = "mail"

    def dispatch(self, request, *args, **kwargs):
        if self.page.alias_of_id or not self.permissions.can_edit():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def page(self) -> IndicatorPage:
        return indicator_page(self.kwargs["page_id"])

    @cached_property
    def permissions(self):
        return self.page.permissions_for_user(self.request.user)

    @cached_property
    def may_ask(self) -> bool:
        """Whether links are this user's to make: who answers for what is published."""
        return self.permissions.can_publish()

    def get(self, request, *args, **kwargs):
        if "download" in request.GET:
            return self._file(self._paper(request.GET["download"]))
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        doing = request.POST.get("do")
        if doing not in {"make", "close", "take", "refuse"}:
            raise Http404
        if doing in {"make", "close"} and not self.may_ask:
            raise PermissionDenied
        if doing in {"take", "refuse"} and self.permissions.page_locked():
            raise PermissionDenied
        try:
            answer = getattr(self, f"_{doing}")()
        except (Conflict, ImportFailed, LinkRefused, PaperLost) as error:
            messages.error(request, str(error))
            answer = None
        except PermissionDenied:
            messages.error(request, _("You may add no documents. Ask whoever runs the website."))
            answer = None
        return answer or redirect(self._here)

    @property
    def _here(self) -> str:
        return reverse("oit_pages_upload_page", args=[self.page.pk])

    @cached_property
    def form(self) -> LinkForm:
        making = self.request.method == "POST" and self.request.POST.get("do") == "make"
        return LinkForm(self.page, self.request.POST if making else None)

    def _make(self) -> HttpResponse | None:
        if not self.form.is_valid():
            return super().get(self.request)
        given = self.form.cleaned_data
        make_link(
            self.page, given["unit"], days=given["days"], asked=given["asked"],
            user=self.request.user,
        )  # fmt: skip
        messages.success(self.request, _("The link is made. Send it to the unit, or print its QR."))
        return None

    def _close(self) -> None:
        asked = self.request.POST.get("link", "")
        link = self.page.upload_links.filter(pk=number(asked)).first()
        if link is None:
            raise Http404
        revoke_link(link)
        messages.success(self.request, _("The link is closed. What came by it is still here."))

    def _paper(self, asked: str) -> PendingPaper:
        papers = PendingPaper.objects.filter(link__page=self.page).select_related("link__page")
        paper = papers.filter(pk=number(asked)).first()
        if paper is None:
            raise Http404
        return paper

    def _take(self) -> HttpResponse | None:
        paper = self._paper(self.request.POST.get("paper", ""))
        how = "content" if self.request.POST.get("as") == "content" else "document"
        done = take_in(paper, how, self.request.user)
        if done is None:
            self._say_settled(paper)
            return None
        intro = _("“%(name)s” is in the page's draft. Look it over, then publish the page:")
        messages.success(self.request, message_with_list(intro % {"name": paper.name}, done))
        return None

    def _refuse(self) -> None:
        paper = self._paper(self.request.POST.get("paper", ""))
        reason = self.request.POST.get("reason", "").strip()
        if not reason:
            messages.error(self.request, _("Say why, so that the unit can send a better one."))
        elif refuse(paper, reason, self.request.user):
            messages.success(
                self.request,
                _("“%(name)s” is refused and deleted. The unit reads why at its link.")
                % {"name": paper.name},
            )
        else:
            self._say_settled(paper)

    def _say_settled(self, paper: PendingPaper) -> None:
        says = _("“%(name)s” was settled before. Nothing was changed.")
        messages.info(self.request, says % {"name": paper.name})

    def _file(self, paper: PendingPaper) -> HttpResponse:
        try:
            opened = open_paper(paper)
        except PaperLost as error:
            messages.error(self.request, str(error))
            return redirect(self._here)
        answer = FileResponse(opened, as_attachment=True, filename=paper.name)
        answer["Content-Type"] = "application/octet-stream"  # never opened within the site
        answer["Cache-Control"] = "private, no-store"
        answer["X-Content-Type-Options"] = "nosniff"
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        links = links_of(self.page).filter(page=self.page)[:LISTED]
        return super().get_context_data(
            page=self.page,
            task=task_of(self.page),
            form=self.form if self.may_ask else None,
            may_ask=self.may_ask,
            locked=self.permissions.page_locked(),
            links=[shown(one, self.request, with_address=self.may_ask) for one in links],
            papers=[_told(one) for one in waiting_papers(self.page)],
            **kwargs,
        )

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()},
        ]


def _told(paper: PendingPaper) -> dict[str, Any]:
    found = paper.found
    notices = [Notice(**one) for one in found.get("notices") or ()]
    dangers = [notice_in_words(one) for one in notices if one.code not in GIVES_AWAY]
    return {
        "paper": paper,
        "faults": [*in_words(found.get("faults") or ()), *dangers],
        "hidden": [notice_in_words(one) for one in notices if one.code in GIVES_AWAY],
        "personal": list(_personal(found.get("personal") or ())),
        "with_content": paper.name.lower().endswith(WITH_CONTENT),
    }


def _personal(kinds) -> Iterator[str]:
    """ "Identity numbers (2): 1-xxxx-xxxxx-xx-1"."""
    for one in kinds:
        name = _(KINDS[one["kind"]]) if one["kind"] in KINDS else one["kind"]
        yield f"{name} ({one['count']}): {', '.join(one['shown'])}"
