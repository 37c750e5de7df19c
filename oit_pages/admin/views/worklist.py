"""The worklist of a year, of all, of a unit or of a person: on a page or as a workbook."""

import logging
from functools import cached_property

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from oit_pages.actions.hand_out import may_hand_out
from oit_pages.admin.permissions import YearInAdmin
from oit_pages.admin.views.report import NO_ROOM, XLSX
from oit_pages.checklist.worklist import Task, is_of, time_left, worklist
from oit_pages.i18n.formats import today
from oit_pages.models import AssessmentYearPage, GroupMember
from oit_pages.on_demand import on_demand
from oit_pages.spreadsheets import NoRoom

logger = logging.getLogger(__name__)


@on_demand("oit_pages.admin.worklist_workbook:worklist_workbook")
def worklist_workbook(
    year_page: AssessmentYearPage, tasks: list[Task], whose: str, request
) -> bytes: ...


class WorklistView(YearInAdmin, WagtailAdminTemplateMixin, TemplateView):
    """?year_page=…&unit=<id>|-&member=<id>|-, and &export=xlsx. "-" is what is nobody's; whatever
    can't be used is as if it were not given."""

    template_name = "oit_pages/admin/worklist.html"
    page_title = _("Worklist")
    header_icon = "tasks"

    @cached_property
    def every(self) -> list[Task]:
        return worklist(self.year, today())

    @cached_property
    def members(self) -> dict[str, GroupMember]:
        return {str(one.pk): one for one in self.year.members.all()}

    @cached_property
    def units(self) -> dict:
        """Those that a task is of, by id and name."""
        found = {str(one.unit.pk): one.unit for one in self.every if one.unit}
        return dict(sorted(found.items(), key=lambda pair: str(pair[1])))

    def asked(self, name: str, known: dict) -> str:
        given = self.request.GET.get(name, "")
        return given if given == "-" or given in known else ""

    @cached_property
    def unit(self) -> str:
        return self.asked("unit", self.units)

    @cached_property
    def member(self) -> str:
        return self.asked("member", self.members)

    @cached_property
    def tasks(self) -> list[Task]:
        return [one for one in self.every if self._of_unit(one) and self._of_member(one)]

    def _of_unit(self, task: Task) -> bool:
        return not self.unit or self.unit == (str(task.unit.pk) if task.unit else "-")

    def _of_member(self, task: Task) -> bool:
        if self.member in {"", "-"}:
            return not self.member or task.member is None
        return is_of(task, self.members[self.member])

    def get(self, request, *args, **kwargs):
        if request.GET.get("export") == "xlsx":
            try:
                return self._file()
            except NoRoom:
                logger.exception("There is no room in the temporary folder")
                messages.error(request, NO_ROOM)
        return super().get(request, *args, **kwargs)

    def _file(self) -> HttpResponse:
        named = (self.units.get(self.unit), self.members.get(self.member))
        whose = ", ".join(str(one) for one in named if one)
        book = worklist_workbook(self.year, self.tasks, whose, self.request)
        answer = HttpResponse(book, content_type=XLSX)
        name = f"oit-worklist-{self.year.year}.xlsx"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer

    def get_context_data(self, **kwargs):
        query = self.request.GET.copy()
        query.pop("export", None)
        query["year_page"] = str(self.year.pk)
        return super().get_context_data(
            rows=[(one, time_left(one)) for one in self.tasks],
            units=self.units,
            members=self.members,
            unit=self.unit,
            member=self.member,
            overdue=sum(one.is_overdue for one in self.tasks),
            points=sum(one.points for one in self.tasks),
            query=query.urlencode(),
            may_hand_out=may_hand_out(self.request.user, self.year),
            **kwargs,
        )
