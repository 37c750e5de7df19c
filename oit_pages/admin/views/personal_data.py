"""Before a page is published: the personal data on it, masked at a click or confirmed."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from oit_pages.actions.one_at_a_time import Conflict
from oit_pages.actions.settle_personal_data import NotSettled, confirm, mask_draft, may_confirm
from oit_pages.admin.editor.unsettled import SHOWN, with_ways
from oit_pages.admin.permissions import indicator_page
from oit_pages.checklist.personal_data import Finding, seen, unsettled
from oit_pages.models import IndicatorPage


class PersonalDataView(WagtailAdminTemplateMixin, TemplateView):
    """POST: do = mask | confirm (note, seen). Nothing becomes public here."""

    template_name = "oit_pages/admin/personal_data.html"
    page_title = gettext_lazy("Personal data before publishing")
    header_icon = "warning"
    refused = ""

    @cached_property
    def page(self) -> IndicatorPage:
        page = indicator_page(self.kwargs["page_id"])
        if not page.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied
        return page

    @cached_property
    def found(self) -> tuple[Finding, ...]:
        return unsettled(self.page.get_latest_revision_as_object())

    def dispatch(self, request, *args, **kwargs):
        self.page  # noqa: B018 – who may not edit it is told nothing of it
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        doing = request.POST.get("do")
        if doing not in {"mask", "confirm"}:
            raise Http404
        try:
            done = self._mask() if doing == "mask" else self._confirm()
        except (NotSettled, Conflict) as error:
            self.refused = str(error)
            return self.render_to_response(self.get_context_data(**kwargs))
        messages.success(request, done)
        now = indicator_page(self.page.pk)  # the one at hand knows no later draft
        if unsettled(now.get_latest_revision_as_object()):
            return redirect("oit_pages_personal_data", self.page.pk)
        return redirect("wagtailadmin_pages:edit", self.page.pk)

    @property
    def may_mask(self) -> bool:
        locked = self.page.permissions_for_user(self.request.user).page_locked()
        return not locked and not self.page.alias_of_id

    @cached_property
    def may_confirm(self) -> bool:
        return may_confirm(self.page, self.request.user)

    def _mask(self) -> str:
        if not self.may_mask:
            raise PermissionDenied
        count = mask_draft(self.page, self.request.user)
        says = ngettext(
            "Masked in %(count)s place of the draft. Look it over, then publish it.",
            "Masked in %(count)s places of the draft. Look it over, then publish it.",
            count,
        )
        return says % {"count": count}

    def _confirm(self) -> str:
        if not self.may_confirm:
            raise PermissionDenied
        note = self.request.POST.get("note", "").replace("\x00", "")
        confirm(self.page, note, self.request.user, self.request.POST.get("seen", ""))
        return _("Your reason is kept. Now publish the page.")

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs):
        of_page = [one for one in self.found if one.stands_on_the_page]
        of_register = [one for one in self.found if one.of_register]
        of_documents = [one for one in self.found if one.document is not None]
        return super().get_context_data(
            edit=reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
            groups=[
                ("page", with_ways(of_page), len(of_page) - SHOWN),
                ("register", with_ways(of_register), len(of_register) - SHOWN),
                ("documents", with_ways(of_documents), len(of_documents) - SHOWN),
            ],
            on_page=len(of_page),
            anything=bool(self.found),
            is_public=self.page.live,
            may_mask=self.may_mask,
            may_confirm=self.may_confirm,
            seen=seen(self.found),
            refused=self.refused,
            note=self.request.POST.get("note", ""),
            **kwargs,
        )
