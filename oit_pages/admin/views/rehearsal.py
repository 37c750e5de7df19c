"""A year scored blind on the assessor's form, and what came out otherwise."""

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from oit_pages.actions.one_at_a_time import Conflict
from oit_pages.actions.rehearse import (
    RehearsalRefused,
    begin,
    close,
    may_rehearse,
    may_settle,
    save_scores,
    settle,
)
from oit_pages.admin.permissions import YearInAdmin
from oit_pages.checklist.rehearsals import (
    RehearsalLine,
    closed_rehearsals,
    form_of,
    open_rehearsal,
)
from oit_pages.checklist.sheet import sheet
from oit_pages.i18n.active_language import is_english
from oit_pages.models import Rehearsal, RehearsalScore

HAS = {"yes": True, "no": False}


class RehearsalView(YearInAdmin, WagtailAdminTemplateMixin, TemplateView):
    """?year_page=…. POST: do = begin | save | close (has-<code> = yes, no or "", remark-<code>) |
    settle | reopen (score, note).

    As long as somebody scores, the screen shows that person the form and nothing of what the
    package or others said.
    """

    template_name = "oit_pages/admin/rehearsal.html"
    page_title = gettext_lazy("Rehearsal")
    header_icon = "view"

    @cached_property
    def rehearsal(self) -> Rehearsal | None:
        return open_rehearsal(self.year, self.request.user)

    @cached_property
    def form(self) -> list[RehearsalLine]:
        return form_of(self.rehearsal, sheet(self.year)) if self.rehearsal else []

    def post(self, request, *args, **kwargs):
        year, doing = self.year, request.POST.get("do")
        may = {
            **dict.fromkeys(("begin", "save", "close"), may_rehearse),
            **dict.fromkeys(("settle", "reopen"), may_settle),
        }.get(doing)
        if may is None:
            raise Http404
        if not may(request.user, year):
            raise PermissionDenied
        try:
            told = getattr(self, f"_{doing}")()
        except (RehearsalRefused, Conflict) as error:
            messages.error(request, str(error))
            return self.get(request, *args, **kwargs)
        messages.success(request, told)
        return redirect(f"{reverse('oit_pages_rehearsal')}?year_page={year.pk}")

    def _begin(self) -> str:
        begin(self.year, self.request.user)
        return _("Score each item as an assessor would. Save as often as you like.")

    def _save(self) -> str:
        save_scores(self._open, self._sent())
        return _("Your scores are saved.")

    def _close(self) -> str:
        save_scores(self._open, self._sent())
        count = close(self._open)
        told = ngettext(
            "The rehearsal is closed: %(count)s difference to look at.",
            "The rehearsal is closed: %(count)s differences to look at.",
            count,
        )
        return told % {"count": count}

    def _settle(self) -> str:
        settle(self._task, self.request.user, self.request.POST.get("note", ""))
        return _("%(code)s is settled.") % {"code": self._task.code}

    def _reopen(self) -> str:
        note = self.request.POST.get("note", "")
        settle(self._task, self.request.user, note, is_open=True)
        return _("%(code)s is open again.") % {"code": self._task.code}

    @property
    def _open(self) -> Rehearsal:
        if self.rehearsal is None:
            raise RehearsalRefused(_("Begin a rehearsal first."))
        return self.rehearsal

    @cached_property
    def _task(self) -> RehearsalScore:
        asked = self.request.POST.get("score", "")
        scores = RehearsalScore.objects.filter(rehearsal__year_page=self.year, differs=True)
        task = scores.filter(pk=int(asked) if asked.isdecimal() and len(asked) < 10 else 0).first()
        if task is None:
            raise Http404
        return task

    def _sent(self) -> dict[str, tuple[bool | None, str]]:
        sent = self.request.POST
        return {
            one.code: (HAS.get(sent[f"has-{one.code}"]), sent.get(f"remark-{one.code}", "").strip())
            for one in self.year.edition.indicators
            if f"has-{one.code}" in sent
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sent = self._sent() if self.request.method == "POST" else {}
        return super().get_context_data(
            rehearsal=self.rehearsal,
            form=[(one, *sent.get(one.code, (one.has, one.remark))) for one in self.form],
            scored=sum(one.has is not None for one in self.form),
            # Nobody who scores is shown what others said.
            closed=[] if self.rehearsal else closed_rehearsals(self.year),
            may_rehearse=may_rehearse(self.request.user, self.year),
            may_settle=may_settle(self.request.user, self.year),
            english=is_english(),
            **kwargs,
        )
