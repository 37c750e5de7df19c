"""What was kept of a year, and what has changed since; only for whoever may freeze."""

import re
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

from oit_pages.actions.appeal_letter import appeal_letter
from oit_pages.actions.export_sheet import MEDIA_TYPES
from oit_pages.actions.freeze_year import may_freeze
from oit_pages.actions.read_freeze import NotFrozen
from oit_pages.admin.permissions import YearInAdmin
from oit_pages.admin.year_work import WithYearWork
from oit_pages.checklist.frozen import compare, public_contents
from oit_pages.i18n.active_language import title_of
from oit_pages.models import YearFreeze

#: So many archives are listed.
LISTED = 50
#: That any column can hold.
NUMBER = re.compile("[0-9]{1,9}")


class FreezesView(WithYearWork, YearInAdmin, WagtailAdminTemplateMixin, TemplateView):
    """?year_page=…, and &download=<id> for the archive, or &letter=<id>&code=O12 for an appeal with
    what it holds of that item. POST: freeze the year now."""

    template_name = "oit_pages/admin/freezes.html"
    page_title = gettext_lazy("Frozen evidence")
    header_icon = "lock"

    def dispatch(self, request, *args, **kwargs):
        if not may_freeze(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        if "letter" in request.GET:
            try:
                return self._letter(self._asked("letter"), request.GET.get("code", ""))
            except NotFrozen as error:
                messages.error(request, str(error))  # above the form as it was filled in
                return super().get(request, *args, **kwargs)
        if "download" in request.GET:
            return self._file(self._asked("download"))
        return super().get(request, *args, **kwargs)

    def _asked(self, name: str) -> YearFreeze:
        asked = self.request.GET[name]
        one = self.year.freezes.filter(pk=asked if NUMBER.fullmatch(asked) else 0).first()
        if one is None:
            raise Http404
        return one

    def _letter(self, one: YearFreeze, code: str) -> HttpResponse:
        answer = HttpResponse(appeal_letter(one, code), content_type=MEDIA_TYPES["docx"])
        answer["Cache-Control"] = "private, no-store"
        answer["X-Content-Type-Options"] = "nosniff"
        name = f"oit-{self.year.year}-appeal.docx"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer

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
        self.work_on("freeze")
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
            asked={name: self.request.GET.get(name, "") for name in ("code", "letter")},
            items=[(one.code, title_of(one)) for one in self.year.edition.indicators],
            work=self.work_of("freeze"),
            **kwargs,
        )
