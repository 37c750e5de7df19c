"""Assign a unit to all pages of a year that have none yet."""

from django.contrib.auth.base_user import AbstractBaseUser

from oit_pages.actions.one_at_a_time import held
from oit_pages.checklist.opening import unassigned_pages
from oit_pages.models import AssessmentYearPage, IndicatorPage, ResponsibleUnit


def assign_unit(
    year_page: AssessmentYearPage, unit: ResponsibleUnit, user: AbstractBaseUser | None = None
) -> list[IndicatorPage]:
    """Drafts without a unit get this one: all of them, or none. Public pages are left alone, and
    so is a draft that says another unit. Gives those that were assigned."""
    assigned = []
    with held(year_page):
        for row in unassigned_pages(year_page).order_by("path"):
            page = row.specific.get_latest_revision_as_object()
            if page.responsible_unit_id is None:
                page.responsible_unit = unit
                page.save()
                page.save_revision(user=user, log_action=True)
                assigned.append(page)
    return assigned
