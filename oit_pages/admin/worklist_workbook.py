"""The worklist as a workbook to print and to hand round.

Imported on demand: the library weighs more than all that asks for it.
"""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from oit_pages.admin.report_cells import toned, work_on
from oit_pages.admin.report_workbook import agency_of, as_of, paper_of
from oit_pages.checklist.worklist import Task
from oit_pages.i18n.active_language import title_of
from oit_pages.i18n.formats import today
from oit_pages.models import AssessmentYearPage
from oit_pages.workbooks import in_the_temporary_folder
from oit_pages.writers.report import Row, Sheet, Value


@in_the_temporary_folder()
def worklist_workbook(
    year_page: AssessmentYearPage, tasks: list[Task], whose: str, request: HttpRequest
) -> bytes:
    """The tasks in their order; `whose` they are, "" for all of the year. Raises NoRoom."""
    heading = _("Worklist, fiscal year %(year)s") % {"year": year_page.year}
    agency = " · ".join(filter(None, (agency_of(year_page), whose)))
    titles = (heading, agency, as_of(today()))
    columns = (
        (_("Code"), 8),
        (_("Indicator"), 40),
        (_("What is missing first"), 48),
        (_("Due on"), 14),
        (_("Days left"), 10),
        (_("Responsible unit"), 24),
        (_("Responsible person"), 28),
        (_("Points to win"), 10),
        (_("State"), 18),
        (_("Work on it"), 18),
    )
    rows = tuple(Row(cells=_cells(one, request)) for one in tasks)
    sheet = Sheet(name=_("Worklist"), titles=titles, columns=columns, rows=rows, is_long=True)
    return paper_of(titles, (sheet,))


def _cells(task: Task, request: HttpRequest) -> tuple:
    return (
        task.code,
        title_of(task.row.indicator),
        task.first,
        task.due,
        Value(value=task.days_left, tone="bad" if task.is_overdue else ""),
        str(task.unit) if task.unit else "",
        str(task.member) if task.member else "",
        round(task.points, 2),
        toned(task.row.outcome, task.state_label),
        work_on(task.row, request),
    )
