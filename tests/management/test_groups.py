"""oit_groups: what it makes, what it tells, and what it refuses."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from wagtail.models import WorkflowPage

from oit_pages.models import TransparencyIndexPage
from tests.factories import UserFactory


@pytest.fixture
def neighbour(home):
    return home.add_child(
        instance=TransparencyIndexPage(title="ข้อมูล", slug="neighbour", name_th="เทศบาลเพื่อนบ้าน")
    )


def test_every_municipality_gets_its_own(municipality, neighbour, run):
    told = run("oit_groups")
    assert told.count("→ ส่งให้ผู้รับผิดชอบ ITA ตรวจ →") == 2
    assert "+ เจ้าหน้าที่ผู้รับผิดชอบ ITA เทศบาลเพื่อนบ้าน" in told
    before = Group.objects.count()
    assert "+" not in run("oit_groups")
    assert Group.objects.count() == before


def test_one_of_them_with_groups_of_its_own(municipality, neighbour, run):
    for name in ("ธุรการ", "ปลัด"):
        Group.objects.create(name=name)
    own = {"writers": "ธุรการ", "officers": "ปลัด"}
    with pytest.raises(CommandError, match="--parent"):
        call_command("oit_groups", **own)
    told = run("oit_groups", parent=str(neighbour.pk), **own)
    assert "ธุรการ → ส่งให้ผู้รับผิดชอบ ITA ตรวจ → ปลัด" in told
    assert not WorkflowPage.objects.filter(page_id=municipality.pk).exists()


def test_check_changes_nothing_and_says_what_is_missing(municipality, run):
    assert "!" not in run("oit_groups", check=True)
    assert not WorkflowPage.objects.filter(page_id=municipality.pk).exists()
    run("oit_groups")
    UserFactory().groups.add(Group.objects.get(name="เจ้าหน้าที่บันทึกข้อมูล"))
    with pytest.raises(CommandError, match="ค้าง"):
        call_command("oit_groups", check=True)
    UserFactory().groups.add(Group.objects.get(name="เจ้าหน้าที่ผู้รับผิดชอบ ITA"))
    call_command("oit_groups", check=True)


@pytest.mark.parametrize("options", [{"officers": "ไม่มี"}, {"parent": "/nowhere/"}])
def test_what_is_not_there(municipality, options):
    with pytest.raises(CommandError):
        call_command("oit_groups", **options)
    assert not Group.objects.filter(name__startswith="เจ้าหน้าที่").exists()


def test_where_there_is_no_municipality(home):
    with pytest.raises(CommandError, match="oit_scaffold"):
        call_command("oit_groups")


def test_the_button_does_the_same(municipality, client, webmaster):
    client.force_login(webmaster)
    address = f"/admin/oit/groups/{municipality.pk}/"
    assert address in client.get(f"/admin/pages/{municipality.pk}/").content.decode()
    assert client.post(address, {"writers": "", "officers": ""}).status_code == 302
    assert WorkflowPage.objects.filter(page_id=municipality.pk).exists()
    both = Group.objects.get(name="เจ้าหน้าที่บันทึกข้อมูล").pk
    answer = client.post(address, {"writers": both, "officers": both})
    assert "คนละกลุ่ม" in answer.content.decode()


def test_the_button_is_for_who_may_make_groups(municipality, client, run):
    run("oit_groups")
    officer = UserFactory()
    officer.groups.add(Group.objects.get(name="เจ้าหน้าที่ผู้รับผิดชอบ ITA"))
    client.force_login(officer)
    address = f"/admin/oit/groups/{municipality.pk}/"
    assert address not in client.get(f"/admin/pages/{municipality.pk}/").content.decode()
    assert client.get(address).status_code == 302
