"""Before publishing: personal data are listed masked, masked at a click or confirmed."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import GroupPagePermission, PageLogEntry

from oit_pages.admin.editor.side_panel import Checklist
from tests.checklist.test_gate import publisher  # noqa: F401
from tests.checklist.test_personal_data import documents, draft, table
from tests.factories import DocumentFactory, PersonFactory, block, fill
from tests.readers import make
from tests.readers.test_personal_data import ID

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(year_page):
    return fill(year_page, "O43", table(), publish=False)


@pytest.fixture
def url(page):
    return reverse("oit_pages_personal_data", args=[page.pk])


def seen_on(client, url):
    return client.get(url).context["seen"]


class TestWhoMayPublish:
    @pytest.fixture(autouse=True)
    def signed_in(self, client, publisher):  # noqa: F811
        client.force_login(publisher)

    def test_is_shown_each_with_its_place_and_masked(self, page, url, client):
        shown = client.get(url).content.decode()
        assert ID not in shown
        assert "เลขประจำตัวประชาชน" in shown
        assert "แถว 2" in shown
        assert 'name="note"' in shown

    def test_masks(self, page, url, client):
        answer = client.post(url, {"do": "mask"})
        assert answer.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert ID not in str(draft(page).body.raw_data)
        assert not page.live

    def test_confirms(self, page, url, client, publisher):  # noqa: F811
        asked = {"do": "confirm", "note": "กฎหมายกำหนด", "seen": seen_on(client, url)}
        assert client.post(url, asked).status_code == 302
        entry = PageLogEntry.objects.get(page=page.pk, action="oit_pages.personal_data")
        assert entry.user == publisher
        assert ID in str(draft(page).body.raw_data)
        assert "oit-why" not in client.get(url).content.decode()

    @pytest.mark.parametrize("asked", [{"note": " "}, {"note": "เหตุผล", "seen": "another"}])
    def test_keeps_nothing_without_a_reason_or_of_what_was_not_seen(self, page, url, client, asked):
        answer = client.post(url, {"do": "confirm", "seen": seen_on(client, url)} | asked)
        assert 'role="alert"' in answer.content.decode()
        assert not PageLogEntry.objects.filter(action="oit_pages.personal_data").exists()

    def test_does_nothing_else(self, url, client):
        assert client.post(url, {"do": "anything"}).status_code == 404

    def test_documents_stay_to_be_settled(self, year_page, client):
        data = make.excel(("ชื่อ", "เลขประจำตัว"), ("นายสมมุติ ใจดี", ID))
        listed = DocumentFactory(file=ContentFile(data, name="list.xlsx"))
        page = fill(year_page, "O43", table(), documents(listed), publish=False)
        url = reverse("oit_pages_personal_data", args=[page.pk])
        assert client.post(url, {"do": "mask"}).url == url
        shown = client.get(url).content.decode()
        assert 'data-oit-personal="documents"' in shown
        assert 'value="mask"' not in shown

    def test_what_the_register_says_is_changed_there(self, year_page, municipality, client):
        somebody = PersonFactory(municipality=municipality, phone="081 234 5678")
        listed = block("people", people=[{"person": somebody.pk}])
        page = fill(year_page, "O2", listed, publish=False)
        shown = client.get(reverse("oit_pages_personal_data", args=[page.pk])).content.decode()
        assert 'data-oit-personal="register"' in shown
        assert 'value="mask"' not in shown
        assert "081 234 5678" not in shown

    def test_not_on_a_locked_page(self, page, url, client):
        type(page).objects.filter(pk=page.pk).update(locked=True)
        assert client.post(url, {"do": "mask"}).status_code in {302, 403}
        assert ID in str(draft(page).body.raw_data)


class TestWhoMayOnlyWrite:
    @pytest.fixture(autouse=True)
    def signed_in(self, client, year_page, django_user_model):
        group = Group.objects.create(name="writers")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        GroupPagePermission.objects.create(
            group=group,
            page=year_page,
            permission=Permission.objects.get(
                codename="change_page", content_type__app_label="wagtailcore"
            ),
        )
        user = django_user_model.objects.create_user("writer", password="x")
        user.groups.add(group)
        client.force_login(user)

    def test_masks_and_may_not_confirm(self, page, url, client):
        assert 'name="note"' not in client.get(url).content.decode()
        asked = {"do": "confirm", "note": "กฎหมายกำหนด", "seen": seen_on(client, url)}
        client.post(url, asked)
        assert not PageLogEntry.objects.filter(action="oit_pages.personal_data").exists()
        client.post(url, {"do": "mask"})
        assert ID not in str(draft(page).body.raw_data)


def test_the_checklist_says_it_and_counts_it(page, client, webmaster):
    client.force_login(webmaster)
    counted = Checklist(draft(page), user=webmaster).open_lines
    shown = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    panel = shown.split("data-oit-personal")[1].split("</section>")[0]
    assert ID not in panel
    assert 'data-oit-row="2"' in panel
    assert reverse("oit_pages_personal_data", args=[page.pk]) in panel
    client.post(reverse("oit_pages_personal_data", args=[page.pk]), {"do": "mask"})
    assert Checklist(draft(page), user=webmaster).open_lines == counted - 1
