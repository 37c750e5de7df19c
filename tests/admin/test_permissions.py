"""Every address of ours in the admin, asked by whoever has no business there."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from wagtail.log_actions import registry
from wagtail.models import Page, Revision

from oit_pages.models import (
    Assignment,
    Declaration,
    EditionCorrection,
    GroupMember,
    TransparencyIndexPage,
    UploadLink,
)
from oit_pages.wagtail_hooks import admin_urls
from tests.admin.conftest import may_edit

NAMES = sorted(one.name for one in admin_urls())
#: Asked about a year by `?year_page=`.
REPORTS = {
    "oit_pages_adopt",
    "oit_pages_correct_item",
    "oit_pages_correct_list",
    "oit_pages_coverage",
    "oit_pages_draft_measures",
    "oit_pages_edition_differences",
    "oit_pages_freezes",
    "oit_pages_hand_over",
    "oit_pages_history",
    "oit_pages_languages",
    "oit_pages_official_result",
    "oit_pages_open_year",
    "oit_pages_rehearsal",
    "oit_pages_report",
    "oit_pages_requirements",
    "oit_pages_sheet",
    "oit_pages_uploads",
    "oit_pages_worklist",
    "oit_pages_written_reports",
}
#: Read what is posted, of no page; what is no table is a bad request.
NO_PAGE = {"oit_pages_match_table", "oit_pages_read_cells", "oit_pages_read_date"}


def address(name, page, year_page) -> str:
    route = next(one.pattern for one in admin_urls() if one.name == name)
    known = {"page_id": page.pk, "year_page_id": year_page.pk, "code": "O43"}
    found = reverse(name, kwargs={key: known[key] for key in route.converters})
    return f"{found}?year_page={year_page.pk}" if name in REPORTS else found


def everything() -> tuple[int, ...]:
    logged = sum(model.objects.count() for model in registry.get_log_entry_models())
    kept = (Page, Revision, Declaration, EditionCorrection, Assignment, GroupMember, UploadLink)
    return *(model.objects.count() for model in kept), logged


@pytest.fixture(params=["anonymous", "of a neighbour", "without a page", "outside the admin"])
def stranger(request, client, django_user_model, home):
    """Who asks. The neighbour's officer holds every permission there is but that to
    see all municipalities, on pages elsewhere."""
    if request.param == "anonymous":
        return client
    user = django_user_model.objects.create_user("stranger", password="x")
    if request.param != "outside the admin":
        user.user_permissions.set(Permission.objects.exclude(codename="view_all_municipalities"))
    if request.param == "of a neighbour":
        other = TransparencyIndexPage(title="เทศบาลเพื่อนบ้าน", slug="neighbour")
        may_edit(user, home.add_child(instance=other))
    client.force_login(user)
    return client


def test_every_address_is_asked_for():
    assert set(NAMES) >= REPORTS
    assert len(NAMES) >= 9


def test_is_shown_nothing_and_changes_nothing(filled, stranger):
    page = filled.get_descendants().get(slug__startswith="o43")
    before = everything()
    posted = {
        "year": "2565",
        "from": "2020-10-01",
        "to": "2020-10-31",
        "do": "exempt",
        "note": "ไม่มีภารกิจนี้",
    }
    for name in NAMES:
        asked = address(name, page, filled)
        for answer in (stranger.get(asked), stranger.post(asked, posted)):
            if answer.status_code == 302:
                assert answer.url == "/admin/" or answer.url.startswith("/admin/login/"), name
            else:
                refused = {400, 403, 404, 405} if name in NO_PAGE else {403, 404, 405}
                assert answer.status_code in refused, name
    assert everything() == before


@pytest.mark.parametrize("name", ["oit_pages_import", "oit_pages_add_period", "oit_pages_scaffold"])
def test_a_number_that_no_column_holds_is_no_page(client, webmaster, name):
    client.force_login(webmaster)
    assert client.post(reverse(name, args=[10**30])).status_code == 404
