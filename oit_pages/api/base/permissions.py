"""Who may see what the assessment found."""

from django.db.models import Q
from wagtail.models import GroupPagePermission, Site
from wagtail.permission_policies.pages import PagePermissionPolicy

from oit_pages import conf
from oit_pages.models import AssessmentYearPage
from oit_pages.models.page_queries import below

#: Whoever may do one of these to a page of the year works on its disclosure.
WORK = ("add", "change", "publish", "bulk_delete", "lock", "unlock")


def outcomes_are_public(site: Site) -> bool:
    """The municipality whose site this is shows its own assessment to everybody.

    Where several share an installation each decides for itself: the setting then names hosts.
    """
    opted_in = conf.get("PUBLIC_SCORECARD")
    if isinstance(opted_in, list | tuple | set | frozenset):
        return site.hostname in opted_in
    return opted_in is True


def may_see_outcomes(user, site: Site, year_page: AssessmentYearPage) -> bool:
    """Everybody where the municipality opted in, else those who work on this year's pages."""
    return outcomes_are_public(site) or works_on(user, year_page)


def mark(user) -> str:
    """What an answer kept for this user depends on: differs once the user's rights do, or is
    another user. One query."""
    given = GroupPagePermission.objects.filter(group__in=user.groups.all()).order_by("pk")
    return f"{user.pk} {user.is_superuser} {list(given.values_list('pk', flat=True))}"


def works_on(user, year_page: AssessmentYearPage) -> bool:
    """Whoever may change, publish or lock something among this year's pages."""
    if not (user and user.is_authenticated and user.is_active):
        return False
    if user.is_superuser:
        return True
    pages = PagePermissionPolicy().instances_user_has_any_permission_for(user, WORK)
    return pages.filter(Q(path=year_page.path) | below(year_page)).exists()
