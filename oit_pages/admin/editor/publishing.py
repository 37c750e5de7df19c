"""Publishing in the admin: refused while required things are missing, where that is wanted;
else a word about what is still missing. Personal data are asked about first, unless that is
turned off. Whatever was typed is saved as a draft first."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page

from oit_pages.admin.editor import after_changes
from oit_pages.admin.messages import message_with_list
from oit_pages.checklist.admission import waive_for_the_clock
from oit_pages.checklist.english_pages import kept_translation
from oit_pages.checklist.feedback import take_held_back
from oit_pages.checklist.gate import WAIVE, holds_back, is_asked, is_strict, still_missing
from oit_pages.models import IndicatorPage
from oit_pages.models.mixins.guarded_publishing import Incomplete, act_for
from oit_pages.models.page_queries import below
from oit_pages.on_demand import on_demand


@on_demand("oit_pages.checklist.personal_data:unsettled")
def unsettled(page: Page) -> Any: ...


def before_publish(request, page: Page):
    """The editor's "publish": the work is saved as a draft already."""
    if is_strict() and isinstance(page, IndicatorPage) and request.user.has_perm(WAIVE):
        act_for(request.user)  # the editor does not say who publishes
        waive_for_the_clock(page, request.user)
    found = holds_back(page, request.user)
    if found:
        take_held_back()  # a page that was just added is told of here
        _refuse(request, page, found)
        return redirect("wagtailadmin_pages:edit", page.pk)
    personal = unsettled(page)
    if personal:
        take_held_back()
        messages.warning(request, _asked(page))  # what they are stands there
        return redirect("oit_pages_personal_data", page.pk)
    return None


def after_publish(request, page: Page) -> None:
    """Published all the same: say what is missing."""
    judged = after_changes.after_publish(request)
    found = still_missing(page) if judged and not is_strict() else ()
    if found:
        intro = ngettext(
            "Published. %(count)s required thing is still missing:",
            "Published. %(count)s required things are still missing:",
            len(found),
        ) % {"count": len(found)}
        messages.warning(request, message_with_list(intro, found))


def before_edit(request, page: Page):
    """What publishes from the editor without being its "publish": a workflow's "approve", which
    becomes "save" while something is missing, and wagtail-localize's "publish"."""
    if request.method != "POST" or not isinstance(page, IndicatorPage):
        return None
    if request.POST.get("workflow-action-name") == "approve":
        _approve(request, page)
    elif request.POST.get("action") == "publish":
        return _publish_translation(request, page)
    return None


def _approve(request, page: IndicatorPage) -> None:
    if "action-workflow-action" not in request.POST or not _asks():
        return
    if _holds(request, _as_typed(request, page)):
        post = request.POST.copy()
        del post["action-workflow-action"]
        request.POST = post


def _as_typed(request, page: IndicatorPage) -> IndicatorPage:
    """The draft with what the form says, which is saved as it is approved; the draft alone where
    the form is wrong, as then nothing is approved."""
    draft = page.get_latest_revision_as_object()
    form_class = draft.get_edit_handler().get_form_class()
    form = form_class(
        request.POST,
        request.FILES,
        instance=draft,
        parent_page=draft.get_parent(),
        for_user=request.user,
    )
    return form.save(commit=False) if form.is_valid() else page


def _publish_translation(request, page: IndicatorPage):
    """Put on the page what is translated, as a draft; then see whether it suffices."""
    translation = kept_translation(page)
    if translation is None or not page.permissions_for_user(request.user).can_publish():
        return None
    if is_strict() and request.user.has_perm(WAIVE):
        act_for(request.user)  # wagtail-localize does not say who publishes
    if not _asks():
        return None
    try:
        translation.save_target(user=request.user, publish=False)
        draft = Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()
    except Incomplete as refused:
        _refuse(request, refused.page, refused.missing)
        return redirect(request.path)
    except ValidationError:  # wagtail-localize says it better
        return None
    return redirect(request.path) if _holds(request, draft) else None


def before_bulk(request, action_type: str, pages: Iterable[Page], action):
    """Several pages at once: none is published while one of them is incomplete."""
    if action_type != "publish" or request.method != "POST" or not _asks():
        return None
    wanted = list(pages)
    if request.POST.get("include_descendants"):
        for page in pages:
            wanted += IndicatorPage.objects.filter(below(page), live=False)
    refused = False
    for page in wanted:
        if _holds(request, page.get_latest_revision_as_object()):
            refused = True
    return redirect(action.next_url) if refused else None


class RefuseIncompleteApproval:
    """For the view that approves a workflow's task outside the editor."""

    def post(self, request, *args, **kwargs):
        if self.action_name == "approve":
            draft = self.object.get_latest_revision_as_object()
            if _holds(request, draft):
                return redirect("wagtailadmin_pages:edit", draft.pk)
        return super().post(request, *args, **kwargs)


def _asks() -> bool:
    """Whether anything is looked for before a page is published."""
    return is_strict() or is_asked()


def _holds(request, page: Page) -> bool:
    """Whether something keeps this user from publishing the draft; a message says what."""
    found = holds_back(page, request.user)
    if found:
        _refuse(request, page, found)
        return True
    personal = unsettled(page)
    if personal:
        _ask(request, page, personal)
    return bool(personal)


def _ask(request, page: Page, personal: Iterable[Any]) -> None:
    listed = message_with_list(_asked(page), (one.says for one in personal))
    there = reverse("oit_pages_personal_data", args=[page.pk])
    button = messages.button(there, _("Mask them, or say why they may be known"))
    messages.warning(request, listed, buttons=[button])


def _asked(page: Page) -> str:
    return _("“%(page)s” is saved, but not published: it holds personal data.") % {
        "page": page.get_admin_display_title()
    }


def _refuse(request, page: Page, found: tuple[str, ...]) -> None:
    intro = _("“%(page)s” is saved, but not published. Required, and not there yet:") % {
        "page": page.get_admin_display_title()
    }
    messages.error(request, message_with_list(intro, found))
