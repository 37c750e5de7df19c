"""Wagtail's API v3 over HTTP, with a token: no way of it makes an incomplete page public.

A server, a socket and a client that knows nothing of Django, as another program would ask.
"""

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.urls import path
from wagtail import models
from wagtail.models import Page

from oit_pages.actions.scaffold import scaffold
from oit_pages.models import EntryPage, IndicatorPage, IndicatorResult
from sample_site import urls as sample_urls
from tests.checklist.test_every_way import LACKING, WHOLE, forbid
from tests.checklist.test_gate import publisher  # noqa: F401
from tests.factories import fill

v3 = pytest.importorskip("wagtail.api.v3.api", reason="On Wagtail 7.4 there is no API v3")

urlpatterns = [path("api/v3/", v3.api.urls), *sample_urls.urlpatterns]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


class Quiet(WSGIRequestHandler):
    def log_message(self, *args):
        """Nobody reads it."""


@contextmanager
def connections_kept():
    """As Django's own test client does: the connection holds the test's transaction."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


@pytest.fixture
def ask(publisher):  # noqa: F811
    """(method, address, body) → (status, answer), as whoever may publish and no more.

    The server answers in the test's own thread, within its transaction; the client has another.
    """
    _token, key = models.APIToken.create_token(user=publisher, name="test")

    def fetch(request):
        try:
            with urlopen(request, timeout=120) as answer:
                return answer.status, json.load(answer)
        except HTTPError as error:
            return error.code, json.load(error)

    with (
        make_server("localhost", 0, get_wsgi_application(), handler_class=Quiet) as server,
        ThreadPoolExecutor(1) as client,
    ):

        def ask(method, address, **body):
            request = Request(
                f"http://localhost:{server.server_port}/api/v3/pages/{address}",
                json.dumps(body).encode(),
                {"Authorization": f"Bearer {key}", "Content-Type": "application/json"},
                method=method,
            )
            answer = client.submit(fetch, request)
            with connections_kept():
                server.handle_request()
            return answer.result(120)

        yield ask


@pytest.fixture(params=["indicator", "entry"])
def draft(request, year_page):
    """A page that lacks what is required; an entry hangs below a draft of its indicator."""
    page = fill(year_page, "O43", *LACKING, publish=False).specific
    if request.param == "entry":
        IndicatorPage.objects.filter(pk=page.pk).update(body=[])
        page = Page.objects.get(pk=page.pk).add_child(
            instance=EntryPage(title="เดือนแรก", slug="first", body=LACKING, live=False)
        )
        page.save_revision()
    return Page.objects.get(pk=page.pk).specific


def is_live(pk):
    return Page.objects.get(pk=pk).live


def label(page):
    return f"oit_pages.{type(page).__name__}"


def test_publishing_and_writing(ask, draft, settings):
    forbid(settings)
    status, told = ask("POST", f"{draft.pk}/actions/publish/")
    assert (status, is_live(draft.pk)) == (403, False)
    assert "ผลการดำเนินการ" in told["detail"], "and says what is missing"
    meta = {"type": label(draft), "action": "publish"}
    status, told = ask("PATCH", f"{draft.pk}/", meta=meta, title="ชื่อใหม่")
    assert (status, is_live(draft.pk)) == (403, False)
    assert "ผลการดำเนินการ" in told["detail"]
    written = Page.objects.get(pk=draft.pk).specific.get_latest_revision_as_object()
    assert written.title == draft.title, "writing and publishing are one step there"
    assert "บันทึก" not in told["detail"], "and it does not say that anything was kept"
    (revision,) = draft.revisions.order_by("pk")[:1]
    status, _told = ask("POST", f"{draft.pk}/actions/revert/", revision_id=revision.pk)
    assert (status, is_live(draft.pk)) == (200, False)


def test_adding(ask, draft, settings):
    parent, kind = draft.get_parent(), label(draft)
    if not isinstance(draft, EntryPage):  # one of a subject is all that a section takes
        draft.delete()
    forbid(settings)
    meta = {"type": kind, "parent_id": parent.pk, "action": "publish"}
    status, told = ask("POST", "", meta=meta, title="ใหม่", slug="new")
    assert status == 403
    assert "ยังไม่ได้เผยแพร่" in told["detail"]
    assert not Page.objects.filter(slug="new").exists()
    del meta["action"]
    status, made = ask("POST", "", meta=meta, title="ใหม่", slug="new")
    assert (status, is_live(made["id"])) == (201, False)


def test_copying_mirroring_and_moving(ask, draft, settings, municipality):
    """Of what was made public before it was forbidden."""
    there = IndicatorPage.objects.descendant_of(scaffold(2563, municipality).year_page)
    there = there.get(subject="integrity-measures-implementation")
    if not isinstance(draft, EntryPage):
        section = there.get_parent()
        there.delete()
        there = section
    IndicatorPage.objects.filter(pk=draft.pk).update(live=True, live_revision=draft.latest_revision)
    forbid(settings)
    for action, more in (
        ("copy", {"keep_live": True, "slug": "copied"}),
        ("create_alias", {"slug": "alias"}),
        ("copy_for_translation", {"locale": "en", "copy_parents": True, "alias": True}),
    ):
        status, made = ask("POST", f"{draft.pk}/actions/{action}/", **more)
        if status == 201:
            assert not is_live(made["id"]), action
        else:
            assert status in (403, 422), (action, made)
    where = {"destination_id": there.pk, "position": "last-child"}
    status, told = ask("POST", f"{draft.pk}/actions/move/", **where)
    assert (status, is_live(draft.pk)) == (200, False), told


def test_what_is_complete_is_published_and_judged(ask, draft, settings, year_page):
    draft.body = WHOLE
    draft.save_revision()
    if isinstance(draft, EntryPage):  # which nobody would find below a draft
        fill(year_page, "O43", *WHOLE)
    forbid(settings)
    status, told = ask("POST", f"{draft.pk}/actions/publish/")
    assert (status, is_live(draft.pk)) == (200, True), told
    result = IndicatorResult.objects.get(year_page=year_page, code="O43")
    assert result.page_id is not None
    assert result.outcome != "missing"
