"""A year's links for papers of units, whatever page they are for."""

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from oit_pages.actions.upload_link import revoke_link
from oit_pages.admin.permissions import YearInAdmin
from oit_pages.admin.upload_links import STATES, number
from oit_pages.checklist.upload_task import links_of
from oit_pages.models import UploadLink

#: So many links are listed.
LISTED = 200


class UploadsView(YearInAdmin, WagtailAdminTemplateMixin, TemplateView):
    """?year_page=…. POST: link = the one that is closed, for whoever may publish the year."""

    template_name = "oit_pages/admin/uploads.html"
    page_title = gettext_lazy("Papers from units")
    header_icon = "mail"

    @cached_property
    def may_close(self) -> bool:
        return self.year.permissions_for_user(self.request.user).can_publish()

    def post(self, request, *args, **kwargs) -> HttpResponse:
        self.year  # noqa: B018 – whoever has none is told nothing
        asked = request.POST.get("link", "")
        link = links_of(self.year).filter(pk=number(asked)).first()
        if link is None:
            raise Http404
        if not self.may_close:
            raise PermissionDenied
        revoke_link(link)
        messages.success(request, _("The link is closed. What came by it is still here."))
        return redirect(f"{reverse('oit_pages_uploads')}?year_page={self.year.pk}")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        links = links_of(self.year).order_by("-waiting", "-made_at", "-pk")[:LISTED]
        return super().get_context_data(
            links=[self._row(link) for link in links], may_close=self.may_close, **kwargs
        )

    def _row(self, link: UploadLink) -> dict[str, Any]:
        return {
            "link": link,
            "state": link.state,
            "says": STATES[link.state],
        }
