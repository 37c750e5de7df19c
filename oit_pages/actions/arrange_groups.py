"""Arrange groups: of one municipality, who writes, who approves, and the way from one to the other.

Safe to repeat: it adds what is missing and takes nothing away. A site's own groups are used where
they have permissions on the municipality's page, or where they are named; its own workflow stays.
"""

from dataclasses import dataclass, field

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from oit_pages.checklist.years import in_source_language
from oit_pages.models import TransparencyIndexPage

#: What each group may do with pages below the municipality's.
WRITING = ("add", "change")
APPROVING = ("add", "change", "publish", "lock", "unlock")
#: What those who answer for the score may besides.
RIGHTS = (
    "attest_requirement",
    "declare_not_applicable",
    "add_responsibleunit",
    "change_responsibleunit",
    "add_person",
    "change_person",
    "add_groupmember",
    "change_groupmember",
    "delete_groupmember",
    "enter_official_result",
    "rehearse_year",
)
FILES = (
    "add_image", "change_image", "choose_image",
    "add_document", "change_document", "choose_document",
)  # fmt: skip
LONGEST_NAME = Group._meta.get_field("name").max_length


class GroupsError(LookupError):
    """The groups can't be arranged so; the text says why and what to do."""


@dataclass
class Arranged:
    """A municipality's groups and workflow, and what of them this run has made."""

    writers: Group
    officers: Group
    workflow: Workflow
    made: list[str] = field(default_factory=list)
    """Names of groups, workflows and collections."""


def arrange_groups(
    index: TransparencyIndexPage, writers: Group | None = None, officers: Group | None = None
) -> Arranged:
    """Give a municipality its groups, its workflow and the task in it, on all its translations.

    Raises GroupsError where one group is to be both: a page would be approved by who wrote it.
    """
    with transaction.atomic(), override("th"):
        made: list[str] = []
        # Two people may press the button at once.
        Page.objects.select_for_update().get(pk=index.pk)
        officers = officers or _officers(index) or _new_group(_officers_name(), index, made)
        writers = writers or _writers(index, officers)
        writers = writers or _new_group(_("Those who enter data"), index, made)
        if writers == officers:
            raise GroupsError(_("Those who write and those who approve are two groups."))
        pages = [index, *index.get_translations()]
        known = _permissions()
        _allow({writers: WRITING, officers: APPROVING}, pages, known)
        _add_rights(writers, (), known)
        _add_rights(officers, RIGHTS, known)
        collection = _collection(index, (writers, officers), made)
        _open(collection, (writers, officers), known)
        workflow = _workflow(index, officers, made)
        for page in pages[1:]:
            WorkflowPage.objects.get_or_create(page_id=page.pk, defaults={"workflow": workflow})
    return Arranged(writers, officers, workflow, made)


def _officers_name() -> str:
    return _("Those who answer for the ITA")


def _officers(index: Page) -> Group | None:
    """The group that may publish on this very page: made here before, or the site's own."""
    return _groups(index, "publish").first()


def _writers(index: Page, officers: Group) -> Group | None:
    found = _groups(index, "add").exclude(pk=officers.pk)
    return found.exclude(pk__in=_groups(index, "publish").values("pk")).first()


def _groups(page: Page, action: str):
    return (
        Group.objects.filter(
            page_permissions__page=page, page_permissions__permission__codename=f"{action}_page"
        )
        .order_by("pk")
        .distinct()
    )


def _new_group(name: str, index: TransparencyIndexPage, made: list[str]) -> Group:
    """Named for what it does; where there are several municipalities, for its own too."""
    if _has_neighbours(index):
        name = f"{name} {index.official_name()}"[:LONGEST_NAME]
    if Group.objects.filter(name=name).exists():
        mark = f" ({index.pk})"
        name = name[: LONGEST_NAME - len(mark)] + mark
    group, _made = Group.objects.get_or_create(name=name)
    made.append(name)
    return group


def _has_neighbours(index: TransparencyIndexPage) -> bool:
    others = TransparencyIndexPage.objects.filter(in_source_language()).exclude(pk=index.pk)
    return others.order_by().exists()


def _permissions() -> dict[str, int]:
    """Ids of all permissions that are given here, by codename; one query."""
    pages = [f"{action}_page" for action in APPROVING]
    wanted = {
        "wagtailcore": pages, "oit_pages": RIGHTS, "wagtailadmin": ["access_admin"],
        "wagtailimages": FILES, "wagtaildocs": FILES,
    }  # fmt: skip
    asked = Q()
    for app, names in wanted.items():
        asked |= Q(content_type__app_label=app, codename__in=names)
    return dict(Permission.objects.filter(asked).values_list("codename", "pk"))


def _allow(actions: dict[Group, tuple[str, ...]], pages: list[Page], known: dict[str, int]) -> None:
    given = set(
        GroupPagePermission.objects.filter(group__in=actions, page__in=pages).values_list(
            "group_id", "page_id", "permission_id"
        )
    )
    wanted = [
        (group.pk, page.pk, known[f"{action}_page"])
        for group, allowed in actions.items()
        for page in pages
        for action in allowed
    ]
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group_id=group, page_id=page, permission_id=permission)
        for group, page, permission in wanted
        if (group, page, permission) not in given
    )


def _add_rights(group: Group, codenames: tuple[str, ...], known: dict[str, int]) -> None:
    group.permissions.add(*(known[one] for one in (*codenames, "access_admin")))


def _collection(
    index: TransparencyIndexPage, groups: tuple[Group, ...], made: list[str]
) -> Collection:
    """Where their files go: as before; the root for a lone municipality, else one of its own."""
    used = GroupCollectionPermission.objects.filter(
        group__in=groups, permission__codename="add_document"
    ).first()
    if used:
        return used.collection
    root = Collection.get_first_root_node()
    if not _has_neighbours(index):
        return root
    name = index.official_name()[: Collection._meta.get_field("name").max_length]
    made.append(name)
    return root.add_child(name=name)


def _open(collection: Collection, groups: tuple[Group, ...], known: dict[str, int]) -> None:
    there = GroupCollectionPermission.objects.filter(group__in=groups, collection=collection)
    given = set(there.values_list("group_id", "permission_id"))
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=group, collection=collection, permission_id=known[name])
        for group in groups
        for name in FILES
        if name in known and (group.pk, known[name]) not in given
    )


def _workflow(index: TransparencyIndexPage, officers: Group, made: list[str]) -> Workflow:
    """The workflow that is given to this very page; one that is only inherited is another's."""
    given = WorkflowPage.objects.filter(page_id=index.pk, workflow__active=True).first()
    if given:
        return given.workflow
    task = GroupApprovalTask.objects.create(name=_("Check by those who answer for the ITA"))
    task.groups.add(officers)
    workflow = Workflow.objects.create(name=_("Send to those who answer for the ITA"))
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.update_or_create(page_id=index.pk, defaults={"workflow": workflow})
    made.append(workflow.name)
    return workflow
