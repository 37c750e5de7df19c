"""The API's own page, and a draft in the front end of the sample site, in a real browser."""

import pytest
from django.test import RequestFactory
from wagtail_headless_preview.models import PagePreview

from tests.api.world import announcement, build, measures, text


@pytest.fixture
def world(live_server):
    return build()


@pytest.fixture
def elsewhere(tab, live_server):
    """What the page asked of other hosts."""
    asked = []
    tab.on(
        "request",
        lambda request: (
            asked.append(request.url) if not request.url.startswith(live_server.url) else None
        ),
    )
    return asked


def test_the_docs_page_needs_nothing_from_elsewhere(tab, world, picture, elsewhere):
    refused = []
    tab.on(
        "console", lambda message: refused.append(message.text) if message.type == "error" else None
    )
    tab.goto("/api/oit/v1/docs/#readYear")
    tab.wait_for_selector("#readYear[open]")
    assert tab.locator("details summary .method").count() >= 20
    operation = tab.locator("#readYear")
    operation.locator("input[aria-label=year]").fill("2564")
    operation.locator("button").click()
    operation.locator("pre:has-text('200 application/json')").wait_for()
    picture(tab, "api-docs", full_page=False)
    counting = tab.locator("#countVisit")
    assert counting.locator(".method").text_content() == "POST"
    assert counting.locator("button").count() == 0  # looking at the docs counts nobody
    assert tab.locator("#form-AnnouncementBlock").count() == 1
    assert tab.locator("#problem-unknown-parameter").count() == 1
    assert elsewhere == []
    assert refused == []


def test_a_draft_is_shown_in_the_front_end(tab, world, picture, elsewhere):
    page = world.fill(
        "O2",
        text("<p>เนื้อหาของร่าง</p>"),
        measures(2),
        announcement(world.document.pk),
        publish=False,
        title="ชื่อในร่าง",
    )
    page.get_latest_revision_as_object().serve_preview(RequestFactory().get("/"), "")
    token = PagePreview.objects.get().token
    tab.goto(f"/preview/?token={token}&content_type=x")
    tab.wait_for_selector("section[data-oit]")
    assert tab.locator("h1").inner_text() == "ชื่อในร่าง"
    assert tab.locator("section[data-oit]").count() == 3
    assert "จัดทำคู่มือ" in tab.locator("table").first.inner_text()
    picture(tab, "draft-in-front-end", full_page=True)
    assert elsewhere == []
    tab.goto("/preview/?token=nonsense")
    tab.wait_for_selector("main p")
    assert tab.locator("section[data-oit]").count() == 0
