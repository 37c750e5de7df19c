"""Publishing in the admin: refused while required things are missing, where that is wanted;
else a word about what is still missing. Whatever was typed is saved as a draft first."""

from collections.abc import Iterable

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page

from oit_pages.admin.listed import listed
from oit_pages.checklist.gate import holds_back, is_strict, still_missing
from oit_pages.checklist.gather import below
from oit_pages.models import IndicatorPage


def before_publish(request, page: Page):
    """The editor's "publish": the work is saved as a draft already."""
    found = holds_back(page, request.user)
    if not found:
        return None
    _refuse(request, page, found)
    return redirect("wagtailadmin_pages:edit", page.pk)


def after_publish(request, page: Page) -> None:
    """Published all the same: say what is missing."""
    found = still_missing(page) if not is_strict() else ()
    if found:
        intro = ngettext(
            "Published. %(count)s required thing is still missing:",
            "Published. %(count)s required things are still missing:",
            len(found),
        ) % {"count": len(found)}
        messages.warning(request, listed(intro, found))


def before_edit(request, page: Page) -> None:
    """A workflow's "approve" in the editor becomes "save" while something is missing."""
    if request.method != "POST" or "action-workflow-action" not in request.POST:
        return
    if request.POST.get("workflow-action-name") != "approve":
        return
    found = holds_back(page, request.user)
    if found:
        post = request.POST.copy()
        del post["action-workflow-action"]
        request.POST = post
        _refuse(request, page, found)


def before_bulk(request, action_type: str, pages: Iterable[Page], action):
    """Several pages at once: none is published while one of them is incomplete."""
    if action_type != "publish" or request.method != "POST" or not is_strict():
        return None
    wanted = list(pages)
    if request.POST.get("include_descendants"):
        for page in pages:
            wanted += IndicatorPage.objects.filter(below(page), live=False)
    refused = False
    for page in wanted:
        draft = page.get_latest_revision_as_object()
        found = holds_back(draft, request.user)
        if found:
            _refuse(request, draft, found)
            refused = True
    return redirect(action.next_url) if refused else None


def before_copy(request, page: Page):
    """A copy "published like its original" is made as a draft while something is missing."""
    if request.method != "POST" or "publish_copies" not in request.POST or not is_strict():
        return None
    wanted = [page.specific]
    if request.POST.get("copy_subpages"):
        wanted += IndicatorPage.objects.filter(below(page), live=True).specific()
    incomplete = [(one, found) for one in wanted if (found := holds_back(one, request.user))]
    if not incomplete:
        return None
    for one, found in incomplete:
        intro = _("“%(page)s” is copied as a draft. Required, and not there yet:") % {
            "page": one.get_admin_display_title()
        }
        messages.error(request, listed(intro, found))
    post = request.POST.copy()
    del post["publish_copies"]
    request.POST = post
    again = request.resolver_match  # Wagtail 7.4 has read the form already
    return again.func(request, *again.args, **again.kwargs)


class RefuseIncompleteApproval:
    """For the view that approves a workflow's task outside the editor."""

    def post(self, request, *args, **kwargs):
        if self.action_name == "approve":
            draft = self.object.get_latest_revision_as_object()
            found = holds_back(draft, request.user)
            if found:
                _refuse(request, draft, found)
                return redirect("wagtailadmin_pages:edit", draft.pk)
        return super().post(request, *args, **kwargs)


def _refuse(request, page: Page, found: tuple[str, ...]) -> None:
    intro = _("“%(page)s” is saved, but not published. Required, and not there yet:") % {
        "page": page.get_admin_display_title()
    }
    messages.error(request, listed(intro, found))
