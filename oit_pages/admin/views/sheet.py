"""The submission sheet: what is typed into the assessment system, in the order of its form."""

import logging
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from oit_pages.actions.export_sheet import MEDIA_TYPES, about_of, export_sheet, handed_in_text
from oit_pages.actions.one_at_a_time import Conflict
from oit_pages.actions.submit_sheet import (
    SheetRefused,
    may_write_sheet,
    submit_sheet,
    write_entry,
)
from oit_pages.actions.verify_sheet import verify_item
from oit_pages.admin.permissions import YearInAdmin
from oit_pages.checklist.sheet import (
    CHANGES,
    Sheet,
    SheetLine,
    as_rows,
    differences,
    digest,
    sheet,
)
from oit_pages.i18n.active_language import is_english
from oit_pages.models import SubmissionSheet
from oit_pages.spreadsheets import NoRoom

logger = logging.getLogger(__name__)
NO_ROOM = gettext_lazy(
    "The server has no room for the workbook at the moment. Take the CSV file, or tell whoever "
    "runs the website."
)
#: So many sheets that were handed in are listed.
LISTED = 20


class SheetView(YearInAdmin, WagtailAdminTemplateMixin, TemplateView):
    """?year_page=…, and &export=csv|docx|xlsx, of a sheet that was handed in with &sheet=<id>.

    POST: do = write (code, click_path, note) | verify (code) | submit (seen, note). `verify` with
    `part` answers with the item's addresses alone, for a script that goes through all of them.
    """

    template_name = "oit_pages/admin/sheet.html"
    page_title = gettext_lazy("Submission sheet")
    header_icon = "form"

    @cached_property
    def sheet(self) -> Sheet:
        return sheet(self.year)

    @cached_property
    def handed_in(self) -> list[SubmissionSheet]:
        """Newest first."""
        return list(self.year.sheets.all()[:LISTED])

    @cached_property
    def may_write(self) -> bool:
        return may_write_sheet(self.request.user, self.year)

    def get(self, request, *args, **kwargs):
        kind = request.GET.get("export", "")
        if kind in MEDIA_TYPES:
            try:
                return self._file(kind)
            except NoRoom:
                logger.exception("There is no room in the temporary folder")
                messages.error(request, NO_ROOM)
        return super().get(request, *args, **kwargs)

    def _file(self, kind: str) -> HttpResponse:
        asked = self.request.GET.get("sheet")
        name = f"oit-sheet-{self.year.year}"
        if asked is None:
            rows, lines = as_rows(self.sheet), ()
        else:
            one = self.year.sheets.filter(pk=asked if asked.isdecimal() else 0).first()
            if one is None:
                raise Http404
            rows, lines = one.rows, (handed_in_text(one), one.note)
            name += f"-{one.submitted_at:%Y%m%d}"
        about = about_of(self.year, tuple(lines))
        answer = HttpResponse(export_sheet(kind, rows, about), content_type=MEDIA_TYPES[kind])
        answer["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
        return answer

    def post(self, request, *args, **kwargs):
        self.year  # noqa: B018 – whoever has none is told nothing
        doing = request.POST.get("do")
        if doing not in {"write", "verify", "submit"}:
            raise Http404
        if not self.may_write:
            raise PermissionDenied
        try:
            done = getattr(self, f"_{doing}")()
        except (SheetRefused, Conflict) as error:
            messages.error(request, str(error))
            return super().get(request, *args, **kwargs)
        if doing == "verify" and "part" in request.POST:
            context = {"line": sheet(self.year).line(self._line.code)}
            return render(request, "oit_pages/admin/sheet_addresses.html", context)
        messages.success(request, done)
        here = f"{reverse('oit_pages_sheet')}?year_page={self.year.pk}"
        return redirect(f"{here}#{self._line.code}" if doing != "submit" else here)

    @cached_property
    def _line(self) -> SheetLine:
        line = self.sheet.line(self.request.POST.get("code", ""))
        if line is None:
            raise Http404
        return line

    def _write(self) -> str:
        given = self.request.POST
        path = given.get("click_path", "")
        # The tree's own clicks, sent back as they are, go on being those of the tree.
        path = "" if path.split() == self._line.tree_path.split() else path
        write_entry(self.year, self._line.indicator, path, given.get("note", ""))
        return _("The words for %(code)s are kept.") % {"code": self._line.code}

    def _verify(self) -> str:
        verify_item(self.year, self._line)
        return _("The addresses of %(code)s were looked at.") % {"code": self._line.code}

    def _submit(self) -> str:
        given = self.request.POST
        submit_sheet(self.year, self.request.user, given.get("seen", ""), given.get("note", ""))
        return _("The sheet is kept as it was handed in. It will not change any more.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = as_rows(self.sheet)
        last = next(iter(self.handed_in), None)
        changed = differences(last.rows, rows) if last else {}
        return super().get_context_data(
            sheet=self.sheet,
            has=self.sheet.has,
            lines=[
                (line, [str(CHANGES[name]) for name in changed.get(line.code, ())])
                for line in self.sheet.lines
            ],
            gone=[code for code, names in changed.items() if names == ("gone",)],
            changed=len(changed),
            handed_in=self.handed_in,
            last=last,
            seen=digest(rows),
            may_write=self.may_write,
            kept=self.request.POST,
            english=is_english(),
            **kwargs,
        )
