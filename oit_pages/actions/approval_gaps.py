"""Approval gaps: why a page that is sent for approval reaches nobody, of one municipality."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import GroupApprovalTask, Page, Task

from oit_pages.models import TransparencyIndexPage


def approval_gaps(index: TransparencyIndexPage) -> list[str]:
    """In sentences; empty where all is well, or where the site has switched workflows off.

    Nothing is missing either where nobody but those who publish writes.
    """
    writers = _people(_allowed(index, "add")).exclude(
        pk__in=_people(_allowed(index, "publish")).values("pk")
    )
    if not getattr(settings, "WAGTAIL_WORKFLOW_ENABLED", True) or not writers.exists():
        return []
    workflow = index.get_workflow()
    if workflow is None:
        return [_("No workflow is given to the page: nothing can be sent for approval.")]
    return [gap for task in workflow.tasks if (gap := _gap(index, task.specific))]


def _gap(index: TransparencyIndexPage, task: Task) -> str:
    if not isinstance(task, GroupApprovalTask):
        return ""  # a kind of the site's own: who approves there is not ours to know
    facts = {"task": task.name}
    may = _allowed(index, "publish").filter(pk__in=task.groups.values("pk"))
    if not may.exists():
        return _("“%(task)s” belongs to no group that may publish here.") % facts
    if not _people(may).exists():
        names = ", ".join(may.values_list("name", flat=True))
        return _("“%(task)s” waits for %(groups)s, and nobody is in there.") % {
            **facts, "groups": names,
        }  # fmt: skip
    return ""


def _allowed(page: Page, action: str) -> QuerySet[Group]:
    """Groups that may do this here: by a permission on the page or on one above it."""
    above = page.get_ancestors(inclusive=True).values("pk")
    return Group.objects.filter(
        page_permissions__page__in=above,
        page_permissions__permission__codename=f"{action}_page",
    ).distinct()


def _people(groups: QuerySet[Group]):
    return get_user_model().objects.filter(is_active=True, groups__in=groups).distinct()
