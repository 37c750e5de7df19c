"""What was kept of a year, and what has changed since; only for whoever may freeze."""

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

from oit_pages.actions.freeze_year import FreezeFailed, freeze_year, may_freeze
from oit_pages.admin.permissions import YearInAdmin
from oit_pages.checklist.frozen import compare, public_contents
from oit_pages.models import YearFreeze

#: So many archives are listed.
LISTED = 50


class FreezesView(YearInAdmin, WagtailAdminTemplateMixin, TemplateView):
    """?year_page=…, and &download=<id> for the archive. POST: freeze the year now."""

    template_name = "oit_pages/admin/freezes.html"
    page_title = gettext_lazy("Frozen evidence")
    header_icon = "lock"

    def dispatch(self, request, *args, **kwargs):
        if not may_freeze(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        asked = request.GET.get("download")
        if asked is None:
            return super().get(request, *args, **kwargs)
        one = self.year.freezes.filter(pk=asked if asked.isdecimal() else 0).first()
        if one is None:
            raise Http404
        return self._file(one)

    def _file(self, one: YearFreeze) -> HttpResponse:
        try:
            opened = one.file.storage.open(one.file.name, "rb")
        except OSError:
            messages.error(
                self.request,
                _("The archive is not where it was kept. Tell whoever runs the website."),
            )
            return redirect(self._here)
        name = one.file.name.rsplit("/", 1)[-1]
        answer = FileResponse(opened, as_attachment=True, filename=name)
        answer["Content-Type"] = "application/zip"
        answer["Cache-Control"] = "private, no-store"
        return answer

    def post(self, request, *args, **kwargs):
        try:
            freeze_year(self.year, request.user)
        except FreezeFailed as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("All that the year shows the public is kept."))
        return redirect(self._here)

    @property
    def _here(self) -> str:
        return f"{reverse('oit_pages_freezes')}?year_page={self.year.pk}"

    @cached_property
    def freezes(self) -> list[YearFreeze]:
        return list(self.year.freezes.all()[:LISTED])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        now = public_contents(self.year)[0] if self.freezes else {}
        return super().get_context_data(
            freezes=[(one, one.counts, compare(one.contents, now)) for one in self.freezes],
            **kwargs,
        )
