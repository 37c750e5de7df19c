"""Several files for a year: each is matched to an indicator, looked at, and brought in by itself.

The page keeps the files in the browser, as that of one file does, and sends one at a time: what is
wrong with one costs the others nothing. Nothing of them is kept before they are brought in.
"""

from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from oit_pages.actions.examine_file import Examination, NoText, examine_file
from oit_pages.actions.import_document import ImportedBefore, ImportFailed, import_document
from oit_pages.actions.import_wording import sum_in_words
from oit_pages.actions.match_file import Match, Matcher, confidence
from oit_pages.actions.one_at_a_time import Conflict
from oit_pages.admin.views.forms import IMPORT_KINDS, FileForm
from oit_pages.admin.views.import_document import choices_of, digest
from oit_pages.admin.views.receiving import Receiving
from oit_pages.catalogue import load_column_sets
from oit_pages.catalogue.schema import Indicator
from oit_pages.i18n.active_language import is_english, title_of
from oit_pages.models import AssessmentYearPage, IndicatorPage

CONFIDENCE = {
    "sure": gettext_lazy("surely this one"),
    "likely": gettext_lazy("likely this one"),
    "doubtful": gettext_lazy("perhaps this one"),
    "none": gettext_lazy("no indicator is like it"),
}


class ImportFilesView(Receiving, WagtailAdminTemplateMixin, TemplateView):
    """POST `match` with a file: which indicator it is about, nothing is saved. POST `bring` with a
    file, its target and what was chosen in its preview: it becomes part of that page's draft."""

    template_name = "oit_pages/admin/import_files.html"
    page_title = gettext_lazy("Bring in several files")
    header_icon = "upload"

    @cached_property
    def year(self) -> AssessmentYearPage:
        found = Page.objects.type(AssessmentYearPage)
        year = get_object_or_404(found, pk=self.kwargs["year_page_id"]).specific
        if year.edition is None:
            raise Http404
        return year

    @cached_property
    def targets(self) -> Mapping[str, tuple[Indicator, IndicatorPage]]:
        """By code: the indicators whose page this user may change, as the list has them; what
        keeps a page closed for the moment is asked when something is brought in."""
        changed = page_permission_policy.instances_user_has_permission_for(
            self.request.user, "change"
        )
        pages = IndicatorPage.objects.descendant_of(self.year).filter(
            depth=self.year.depth + 2, alias_of=None, pk__in=changed.order_by().values("pk")
        )
        ours = {page.subject: page for page in pages.defer("body")}
        return {
            one.code: (one, ours[one.subject])
            for one in self.year.edition.indicators
            if one.subject in ours
        }

    def _may_write(self, page: IndicatorPage) -> bool:
        permissions = page.permissions_for_user(self.request.user)
        return permissions.can_edit() and not permissions.page_locked()

    def allow(self) -> None:
        if not self.targets:
            raise PermissionDenied

    def get_page_subtitle(self) -> str:
        return self.year.get_admin_display_title()

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            kinds=IMPORT_KINDS,
            year=self.year,
            cancel_url=reverse("wagtailadmin_explore", args=[self.year.pk]),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        form = FileForm(request.POST, request.FILES)
        if not form.is_valid():
            errors = [error for found in form.errors.values() for error in found]
            return self._failed(errors)
        return self._take(form) if "bring" in request.POST else self._match(form)

    def _match(self, form: FileForm) -> HttpResponse:
        file = form.cleaned_data["file"]
        _indicator, any_page = next(iter(self.targets.values()))
        try:
            seen = _seen(file, any_page)
        except ImportFailed as error:
            return self._failed([str(error)])
        matcher = Matcher(self.year.edition)
        found = matcher.match(file.name, *((seen.document, seen.parts) if seen else ()))
        found = tuple(one for one in found if one.indicator.code in self.targets)
        return render(
            self.request,
            "oit_pages/admin/import_files_match.html",
            {
                "name": file.name,
                "seen": digest(file, False),
                "pdf": seen is None,
                "level": confidence(found),
                "confidence": CONFIDENCE[confidence(found)],
                "why": _why(found[0]) if found else [],
                "questions": _questions(seen),
                "targets": [
                    (code, f"{code} {title_of(one)}", page.pk)
                    for code, (one, page) in self.targets.items()
                ],
                "target": found[0].indicator.code if found else "",
            },
        )

    def _take(self, form: FileForm) -> HttpResponse:
        file = form.cleaned_data["file"]
        target = self.targets.get(self.request.POST.get("target", ""))
        if target is None:
            return self._failed([_("Say which indicator the file is for.")])
        if self.request.POST.get("seen") != digest(file, False):
            return self._failed([_("This is not the file that you looked at. Look again.")])
        _indicator, page = target
        if not self._may_write(page):
            says = _("“%(page)s” is locked or in review at the moment. Nothing was changed.")
            return self._failed([says % {"page": page.title}])
        try:
            if not self.request.POST.getlist("piece") and _questions(_seen(file, page)):
                return self._failed([_("Look at it before it is brought in.")], look=True)
            done = import_document(
                file,
                IndicatorPage.objects.get(pk=page.pk).specific,
                name=file.name,
                user=self.request.user,
                again=form.cleaned_data["again"],
                choices=choices_of(self.request.POST),
            )
        except IndicatorPage.DoesNotExist:
            return self._failed([_("“%(page)s” is no longer there.") % {"page": page.title}])
        except ImportedBefore as error:
            return self._failed([str(error)], look=True)
        except (Conflict, ImportFailed) as error:
            return self._failed([str(error)])
        return render(
            self.request,
            "oit_pages/admin/import_files_done.html",
            {"page": done.page, "lines": [*done.report, *filter(None, [sum_in_words(done.fates)])]},
        )

    def _failed(self, errors: list[str], look: bool = False) -> HttpResponse:
        """`look`: its preview asks what is to be said."""
        context = {"errors": errors, "look": look}
        return render(self.request, "oit_pages/admin/import_files_failed.html", context)


def _seen(file, page: IndicatorPage) -> Examination | None:
    """What a file holds; None for a PDF. Raises ImportFailed."""
    try:
        return examine_file(file, page, name=file.name)
    except NoText:
        return None
    finally:
        with suppress(Exception):  # whoever reads it next says what is wrong
            file.seek(0)


def _why(match: Match) -> list[str]:
    """What speaks for the indicator, a line each."""
    said = []
    if match.code:
        said.append(_("The file's name has %(code)s.") % {"code": match.indicator.code})
    if match.table:
        one = load_column_sets()[match.table]
        name = one.name_en if is_english() else one.name_th
        said.append(_("It has a table: %(table)s.") % {"table": name})
    if match.words:
        said.append(_("Words in common: %(words)s") % {"words": ", ".join(match.words)})
    return said


def _questions(seen: Examination | None) -> list[Any]:
    """What has to be looked at before the file is brought in; nothing where all is plain."""
    if seen is None:
        return []
    asked: list[Any] = []
    if seen.doubts:
        asked.append(_("Some of it is read with doubts."))
    if seen.personal:
        asked.append(_("It holds personal data."))
    if seen.document.notices:
        asked.append(_("Some of it is left out."))
    return asked
