"""Every report there is: ours, and those that a site names in `OIT_PAGES["REPORTS"]`."""

from django.utils.module_loading import import_string

from oit_pages import conf
from oit_pages.checklist.reports import complaints, monitoring, procurement, projects, spending
from oit_pages.checklist.reports.base import Report

OURS: tuple[Report, ...] = (
    *monitoring.REPORTS,
    *projects.REPORTS,
    *spending.REPORTS,
    *procurement.REPORTS,
    *complaints.REPORTS,
)


def reports() -> dict[str, Report]:
    """By id; a site's own report of an id that we have stands in place of ours."""
    own = [import_string(path) for path in conf.get("REPORTS")]
    return {one.id: one for one in (*OURS, *own)}
