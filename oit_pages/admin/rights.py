"""Rights: a municipality sees its own."""

from wagtail.permissions import page_permission_policy

from oit_pages.checklist.years import assessed_years
from oit_pages.models import AssessmentYearPage

#: Whoever may do one of these with a page may see what the assessment found of it.
ACTIONS = {"add", "change", "publish", "lock", "unlock", "bulk_delete"}


def years_of(user) -> list[AssessmentYearPage]:
    """The assessment years this user works on, newest first; asked once per request."""
    if not hasattr(user, "_oit_years"):
        pages = page_permission_policy.instances_user_has_any_permission_for(user, ACTIONS)
        user._oit_years = list(assessed_years().filter(pk__in=pages.order_by().values("pk")))
    return user._oit_years
