"""Who works in the admin, and on what."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from oit_pages.actions.scaffold import scaffold
from oit_pages.models import TransparencyIndexPage
from tests.factories import block, fill, months


def may_edit(user, page):
    group = Group.objects.create(name=f"editors of {page.pk}")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    GroupPagePermission.objects.create(
        group=group,
        page=page,
        permission=Permission.objects.get(
            codename="change_page", content_type__app_label="wagtailcore"
        ),
    )
    user.groups.add(group)
    return user


@pytest.fixture
def neighbour(home):
    """Another municipality of the same installation."""
    index = home.add_child(
        instance=TransparencyIndexPage(title="เทศบาลเพื่อนบ้าน", slug="neighbour", name_th="เทศบาล")
    )
    return scaffold(2564, index).year_page


@pytest.fixture
def clerk(django_user_model, municipality):
    user = django_user_model.objects.create_user("clerk", password="x")
    return may_edit(user, municipality)


@pytest.fixture
def filled(year_page):
    row = {
        "measure": "เผยแพร่ข้อมูล",
        "methods": ["ประชุม"],
        "units": ["สำนักปลัด"],
        "period": months("2021-01", "2021-02"),
        "results": ["ประชุมแล้ว"],
        "recommendation": "",
    }
    fill(year_page, "O43", block("measure_table", rows=[row]))
    return year_page
