"""The official result of a fiscal year: entered in a table, read from a file, and held against
what the rules said.
"""

from collections.abc import Sequence
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

from oit_pages import conf
from oit_pages.actions.enter_result import (
    Entered,
    Given,
    enter_result,
    may_enter_result,
    points_of,
)
from oit_pages.actions.line_file import Fault, FaultyFile
from oit_pages.actions.one_at_a_time import Conflict
from oit_pages.actions.result_file import read_result
from oit_pages.admin.permissions import YearInAdmin, year_of
from oit_pages.catalogue import Edition, EditionError, editions_available
from oit_pages.checklist.hit_rate import HitRate, hit_rate
from oit_pages.checklist.official import (
    ROUNDED,
    ResultLine,
    computed_oit,
    is_weak,
    lines_of,
    result_of,
    scores_of,
)
from oit_pages.checklist.requirement_lines import CONFIDENCE
from oit_pages.fields.lengths import excess_of
from oit_pages.models import AssessmentYearPage, OfficialResult
from oit_pages.models.editions import site_edition

#: So many things that are wrong with a file are told at once.
TOLD = 50


class OfficialResultView(YearInAdmin, WagtailAdminTemplateMixin, TemplateView):
    """?year_page=… is any year of the municipality; &year=2563 the result's, that page's where none
    is named: it may have no pages here. POST: do = write (points-<key>, title-<key>,
    remark-<key>) | import (file). Read by whoever works on the year.
    """

    template_name = "oit_pages/admin/official_result.html"
    page_title = gettext_lazy("Official result")
    header_icon = "clipboard-list"
    faults: Sequence[Fault] = ()

    @cached_property
    def known(self) -> list[int]:
        """Years that have a list, newest first. A site's faulty file leaves this year's alone."""
        try:
            return sorted(editions_available(conf.edition_paths()), reverse=True)
        except EditionError:
            return [self.year.year]

    @cached_property
    def wanted(self) -> int:
        asked = self.request.GET.get("year", "")
        if asked and asked not in {str(one) for one in self.known}:
            raise Http404
        return int(asked) if asked else self.year.year

    @cached_property
    def edition(self) -> Edition:
        try:
            return site_edition(self.wanted)
        except EditionError as error:
            raise Http404 from error

    @cached_property
    def result(self) -> OfficialResult | None:
        return result_of(self.index, self.wanted)

    @cached_property
    def lines(self) -> tuple[ResultLine, ...]:
        return lines_of(self.edition, scores_of(self.result))

    @cached_property
    def year_page(self) -> AssessmentYearPage | None:
        """The page of the result's year, where the user works on it."""
        if self.year.year == self.wanted:
            return self.year
        pages = AssessmentYearPage.objects.child_of(self.index).filter(year=self.wanted)
        return year_of(self.request.user, pages[0].pk) if pages else None

    def post(self, request, *args, **kwargs):
        index, edition = self.index, self.edition
        if not may_enter_result(request.user):
            raise PermissionDenied
        doing = request.POST.get("do")
        if doing not in {"write", "import"}:
            raise Http404
        try:
            rows = self._typed() if doing == "write" else self._read()
            done = enter_result(index, edition.year, rows, request.user)
        except FaultyFile as error:
            self.faults = error.faults[:TOLD]
            messages.error(request, _("Nothing was entered. What is to be put right stands below."))
            return self.get(request, *args, **kwargs)
        except Conflict as error:
            messages.error(request, str(error))
            return self.get(request, *args, **kwargs)
        messages.success(request, said(done))
        return redirect(self._here)

    @property
    def _here(self) -> str:
        address = reverse("oit_pages_official_result")
        return f"{address}?year_page={self.year.pk}&year={self.wanted}"

    def _read(self) -> list[Given]:
        file = self.request.FILES.get("file")
        if file is None:
            raise FaultyFile([_fault(_("Choose a file."))])
        return read_result(file, self.edition, file.name)

    def _typed(self) -> list[Given]:
        """The rows that were sent and are not as they stand. Raises FaultyFile."""
        given, faults = [], []
        for line in self.lines:
            if f"points-{line.key}" not in self.request.POST:
                continue
            points, title, remark = self._sent(line)
            try:
                number = points_of(points, line.level == "item") if points else None
            except ValueError as error:
                faults.append(_fault(f"{line.key}: {error}"))
                continue
            if too_long := excess_of(remark) or excess_of(title):
                faults.append(_fault(f"{line.key}: {too_long}"))
            elif number is None and (title or remark) and not line.score:
                says = _("%(key)s has words and no score. Write its score too.")
                faults.append(_fault(says % {"key": line.key}))
            else:
                given.append(Given(key=line.key, points=number, title=title, remark=remark))
        if faults:
            raise FaultyFile(faults)
        return given

    def _sent(self, line: ResultLine) -> tuple[str, str, str]:
        sent = self.request.POST
        title = sent.get(f"title-{line.key}", "") if line.level == "question" else ""
        return sent.get(f"points-{line.key}", "").strip(), title, sent.get(f"remark-{line.key}", "")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = hit_rate(self.year_page) if self.result and self.year_page else None
        return super().get_context_data(
            wanted=self.wanted,
            offered=self.known,
            entered=set(self.index.official_results.values_list("year", flat=True)),
            edition=self.edition,
            confidence=CONFIDENCE[self.edition.scoring.confidence],
            result=self.result,
            rows=[self._row(line) for line in self.lines],
            computed=self._computed(),
            faults=self.faults,
            may_enter=may_enter_result(self.request.user),
            own_page=self.year_page,
            hit_rate=found,
            errs=_errs(found) if found else [],
            **kwargs,
        )

    def _row(self, line: ResultLine) -> dict[str, Any]:
        score = line.score
        shown = (score.points, score.title, score.remark) if score else ("", line.title, "")
        if self.request.POST.get("do") == "write":  # refused: as it was typed
            shown = self._sent(line)
        return {
            "line": line,
            "points": shown[0],
            "title": shown[1],
            "remark": shown[2],
            "weak": is_weak(self.edition, line),
        }

    def _computed(self) -> float | None:
        """What the items add up to, where that is not what was entered."""
        computed = computed_oit(self.edition, self.lines)
        entered = next(one.points for one in self.lines if one.key == "OIT")
        same = computed is None or entered is None or abs(computed - float(entered)) <= ROUNDED
        return None if same else computed


def said(done: Entered) -> str:
    """What was entered, in words."""
    if not done.changes:
        return _("All of it was entered already. Nothing was changed.")
    counts = [
        (
            ngettext("%(count)s score added.", "%(count)s scores added.", len(done.added)),
            done.added,
        ),
        (
            ngettext("%(count)s score changed.", "%(count)s scores changed.", len(done.changed)),
            done.changed,
        ),
        (
            ngettext("%(count)s score removed.", "%(count)s scores removed.", len(done.removed)),
            done.removed,
        ),
    ]
    return " ".join(told % {"count": len(keys)} for told, keys in counts if keys)


def _fault(says: str) -> Fault:
    return Fault(line=0, column="", says=says)


def _errs(found: HitRate) -> list[dict[str, Any]]:
    """Items that the rules and the assessors disagree on, those that cost points first."""
    records = {one.rule: one for one in found.rules}
    items = [one for one in found.items if one.too_kind] + [
        one for one in found.items if one.too_strict
    ]
    return [
        {
            "item": one,
            "rules": [records[rule] for rule in one.rules],
            "maybe": [records[rule] for rule in one.maybe if one.too_kind and rule in records],
        }
        for one in items
    ]
