"""A year's list as the site has it: what is confirmed, by whom, and what others propose."""

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from oit_pages.actions.correct_edition import Corrected, settle, take_back
from oit_pages.actions.correction_faults import CorrectionRefused
from oit_pages.actions.export_corrections import NothingToExport, export_toml, export_zip
from oit_pages.actions.import_corrections import (
    Proposed,
    accept_corrections,
    propose_corrections,
    refuse_corrections,
)
from oit_pages.actions.line_file import FaultyFile
from oit_pages.actions.one_at_a_time import Conflict
from oit_pages.actions.page_photo import TYPES, photo_storage
from oit_pages.actions.read_corrections import read_corrections
from oit_pages.admin.messages import message_with_list
from oit_pages.admin.permissions import YearInAdmin, may_correct
from oit_pages.admin.upload_links import number
from oit_pages.catalogue import EditionError
from oit_pages.checklist.corrected_list import CorrectedList, corrected_list
from oit_pages.models import EditionCorrection


class CorrectsLists(YearInAdmin, WagtailAdminTemplateMixin):
    """For views about the list of ?year_page=…, for whoever may correct it."""

    def dispatch(self, request, *args, **kwargs):
        if not may_correct(request.user):
            raise PermissionDenied
        self.year  # noqa: B018 – whoever has none is told nothing
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def found(self) -> CorrectedList:
        try:
            return corrected_list(self.year.year)
        except EditionError as error:
            raise Http404 from error

    @property
    def list_address(self) -> str:
        return f"{reverse('oit_pages_correct_list')}?year_page={self.year.pk}"


class CorrectListView(CorrectsLists, TemplateView):
    """?year_page=…, and &export=toml or zip, or &photo=<id>. POST: do = import (file) | accept or
    refuse (proposal=<id>, several) | accept-all | take-back (fact) | settle | reset.
    """

    template_name = "oit_pages/admin/correct_list.html"
    page_title = gettext_lazy("Correct this list")
    header_icon = "edit"

    def get(self, request, *args, **kwargs):
        if "photo" in request.GET:
            return self._photo(number(request.GET["photo"]))
        if request.GET.get("export") in ("toml", "zip"):
            try:
                return self._export(request.GET["export"])
            except NothingToExport as error:
                messages.error(request, str(error))
        return super().get(request, *args, **kwargs)

    def _export(self, kind: str) -> HttpResponse:
        whose = self.index.official_name()
        if kind == "toml":
            answer = HttpResponse(
                export_toml(self.year.year, whose), content_type="application/toml; charset=utf-8"
            )
        else:
            answer = HttpResponse(export_zip(self.year.year, whose), content_type="application/zip")
        name = f"oit-corrections-{self.year.year}.{kind}"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return _private(answer)

    def _photo(self, pk: int) -> HttpResponse:
        row = EditionCorrection.objects.filter(pk=pk, year=self.year.year).first()
        kind = TYPES.get(row.photo.name[-4:]) if row and row.photo else None
        if row is None or kind is None:
            raise Http404
        try:
            answer = FileResponse(photo_storage().open(row.photo.name, "rb"))
        except OSError as error:
            raise Http404 from error
        answer["Content-Type"] = kind
        answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
        return _private(answer)

    def post(self, request, *args, **kwargs):
        work = {
            "import": self._import,
            "accept": self._accept,
            "accept-all": self._accept_all,
            "refuse": self._refuse,
            "take-back": self._take_back,
            "settle": lambda: said(settle(self.year.year, request.user)),
            "reset": lambda: said(take_back(self.year.year, None, request.user)),
        }.get(request.POST.get("do", ""))
        if work is None:
            raise Http404
        try:
            messages.success(request, work())
        except (Conflict, CorrectionRefused, FaultyFile, EditionError) as error:
            faults = getattr(error, "faults", ())
            lines = map(str, faults.values() if isinstance(faults, dict) else faults)
            lines = list(lines) or [str(error)]
            messages.error(request, message_with_list(_("Nothing was changed."), lines))
        return redirect(self.list_address)

    def _import(self) -> str:
        file = self.request.FILES.get("file")
        if file is None:
            raise CorrectionRefused({("", "file"): _("Choose a file.")})
        given = read_corrections(file, str(file.name))
        return told(propose_corrections(given, self.year.year, self.request.user), given.whose)

    @property
    def _chosen(self) -> list[int]:
        return [number(one) for one in self.request.POST.getlist("proposal")]

    def _accept(self) -> str:
        return said(accept_corrections(self.year.year, self._chosen, self.request.user))

    def _accept_all(self) -> str:
        """What nothing here says otherwise, each once."""
        free = [one.pk for one in self.found.free]
        return said(accept_corrections(self.year.year, free, self.request.user))

    def _refuse(self) -> str:
        count = refuse_corrections(self.year.year, self._chosen)
        says = ngettext("%(count)s proposal is gone.", "%(count)s proposals are gone.", count)
        return says % {"count": count}

    def _take_back(self) -> str:
        subject, _colon, asked = self.request.POST.get("fact", "").partition(":")
        return said(take_back(self.year.year, [(subject, asked)], self.request.user))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = self.found
        rows = found.rows
        return super().get_context_data(
            found=found,
            edition=self.year.edition,
            facts=len(rows),
            confirmed=sum(row.is_confirmed for row in rows),
            corrected=sum(bool(row.kept) for row in (*rows, *found.gone)),
            settled=found.in_state("settled"),
            overruled=found.in_state("overruled"),
            gone=[row for row in found.gone if row.kept],
            free=len(found.free),
            **kwargs,
        )


def said(done: Corrected) -> str:
    """What was done, in words."""
    count = len(done.changed)
    if not count:
        return _("Nothing was to be changed.")
    says = ngettext(
        "%(count)s title or requirement is kept so.",
        "%(count)s titles and requirements are kept so.",
        count,
    ) % {"count": count}
    if done.anew.judged:
        judged = ngettext(
            "What is asked is other than before: %(count)s year was judged anew.",
            "What is asked is other than before: %(count)s years were judged anew.",
            done.anew.judged,
        )
        says = f"{says} {judged % {'count': done.anew.judged}}"
    if done.anew.later:
        later = ngettext(
            "%(count)s more year is judged when oit_assess runs next.",
            "%(count)s more years are judged when oit_assess runs next.",
            done.anew.later,
        )
        says = f"{says} {later % {'count': done.anew.later}}"
    return says


def told(done: Proposed, whose: str) -> str:
    """What is in a file, in words."""
    facts = {
        "whose": whose,
        "new": len(done.new),
        "conflicts": len(done.conflicts),
        "known": len(done.known),
        "gone": len(done.gone),
    }
    says = _(
        "From %(whose)s: %(new)s new, %(conflicts)s otherwise than here, %(known)s known already, "
        "%(gone)s that this list does not ask for. Nothing holds until you accept it."
    )
    return " ".join([says % facts, *dict.fromkeys(done.photos)])


def _private(answer: Any) -> Any:
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
