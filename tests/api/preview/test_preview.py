"""Preview of drafts: from the editor's button to the front end and back for one draft."""

from urllib.parse import parse_qs, urlparse

import pytest
from django.core.signing import TimestampSigner
from django.test import RequestFactory
from wagtail_headless_preview.models import PagePreview

from oit_pages.api.preview.views import SALT
from tests.api.world import text


@pytest.fixture
def draft(world):
    page = world.fill("O2", text("<p>ร่างแรก</p>"), publish=False)
    return page.get_latest_revision_as_object()


@pytest.fixture
def token(draft, world):
    """As the editor's preview hands it to the front end."""
    request = RequestFactory().get("/")
    response = draft.specific.serve_preview(request, "")
    address = PagePreview.objects.get().token
    assert address in response.content.decode().replace("%3A", ":").replace("%3D", "=")
    return address


def test_the_token_reads_the_draft(api, draft, token):
    response = api.response("preview/", data={"token": token, "content_type": "x"})
    answer = response.json()
    assert answer["id"] == draft.pk
    assert answer["draft"] is True
    assert answer["body"][0]["value"] == "<p>ร่างแรก</p>"
    assert response["Cache-Control"] == "no-store"
    assert not response.has_header("ETag")


def test_the_token_reads_nothing_else(api, draft, token):
    other = api("years/2564/indicators/O2/", status=400, data={"token": token})
    assert other["code"] == "unknown-parameter"
    assert api("years/2564/indicators/O2/")["status"] == "missing"
    api(f"disclosures/{draft.pk}/", status=404)


@pytest.mark.parametrize("token_of", [lambda _t: "", lambda t: t + "x", lambda t: "id=1:x:y"])
def test_a_token_that_was_tampered_with_is_refused(api, token, token_of):
    answer = api("preview/", status=403, data={"token": token_of(token)})
    assert answer["code"] == "invalid-token"


def test_a_signed_token_of_nothing_is_refused(api, token):
    made = TimestampSigner(salt=SALT).sign("id=1")
    assert api("preview/", status=403, data={"token": made})["code"] == "invalid-token"


def test_a_token_expires(api, token, settings):
    settings.OIT_PAGES = {**settings.OIT_PAGES, "PREVIEW_MAX_AGE": -1}
    assert api("preview/", status=403, data={"token": token})["code"] == "invalid-token"


def test_a_draft_that_is_not_written_yet_has_an_empty_body(api, world):
    page = world.fill("O3", publish=False).specific
    page.serve_preview(RequestFactory().get("/"), "")
    answer = api("preview/", data={"token": PagePreview.objects.get().token})
    assert answer["body"] == []


def test_the_admins_preview_leads_to_the_front_end(api, world, webmaster, client):
    page = world.fill("O2", text("<p>ร่าง</p>"), publish=False)
    client.force_login(webmaster)
    edit = client.get(f"/admin/pages/{page.pk}/edit/")
    assert edit.status_code == 200
    # The form as the browser would post it, unchanged.
    form = edit.context["form"]
    data = {**_initial(form), "title": "ชื่อในร่าง", "slug": page.slug, "body-count": "0"}
    posted = client.post(f"/admin/pages/{page.pk}/edit/preview/", data)
    assert posted.json()["is_valid"] is True, posted.json()
    shown = client.get(f"/admin/pages/{page.pk}/edit/preview/?mode=")
    assert shown.status_code == 200
    token = PagePreview.objects.get().token
    assert api("preview/", data={"token": token})["title"] == "ชื่อในร่าง"


def _initial(form) -> dict:
    found = {}
    for name, field in form.fields.items():
        value = form.get_initial_for_field(field, name)
        found[form.add_prefix(name)] = "" if value is None or name == "body" else value
    for prefix in form.formsets:
        found |= {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}
    return found


def test_the_sample_sites_front_end_shows_a_draft(api, world, token):
    page = api.client.get("/preview/", {"token": token, "content_type": "x"})
    assert page.status_code == 200
    text = page.content.decode()
    assert "api/oit/v1/preview/" in text
    assert "<script>" not in text
    query = parse_qs(urlparse(f"/preview/?token={token}").query)
    assert query["token"] == [token]


def test_the_token_of_a_page_that_is_gone(api, world):
    """preview.md: a token reads its draft for so long; it is never an error of the server."""
    page = world.fill("O2", text("<p>ร่าง</p>"), publish=False)
    token = page.create_page_preview().token
    assert api(f"preview/?token={token}")["draft"] is True
    page.delete()
    assert api.response(f"preview/?token={token}").status_code in (200, 403, 404)


def test_says_what_the_draft_lacks_at_its_block(api, world):
    page = world.fill("O43", text("<p>ป้ายหน้าตลาดติดแล้ว 3 จุด</p>"), publish=False)
    page.get_latest_revision_as_object().specific.serve_preview(RequestFactory().get("/"), "")
    answer = api("preview/", data={"token": PagePreview.objects.latest("created_at").token})
    assert answer["missing"]
    anchors = {"", *(block["anchor"] for block in answer["body"])}
    assert {one["anchor"] for one in answer["missing"]} <= anchors
    assert all(one["text"] for one in answer["missing"])
