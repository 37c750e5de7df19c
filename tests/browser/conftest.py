"""A real browser before a real server.

Pictures of every stage go to the folder in OIT_SCREENSHOTS, where it is set. OIT_SLOWER=6 makes
the browser's processor six times as slow: what a journey does too early for a busy machine shows.
"""

import os
import shutil
import threading
from pathlib import Path
from time import monotonic, sleep

import pytest
from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.db import connection
from django.test import Client

from tests.factories import UserFactory

# Playwright's event loop runs in this thread; Django's guard would refuse the ORM beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TIMEOUT = 60_000  # milliseconds: a busy machine is slow, not wrong

#: A comment that is being saved has nothing to focus for a moment, and Wagtail's trap says so.
OF_WAGTAIL = "Your focus-trap must have at least one container with at least one tabbable node"


@pytest.hookimpl(tryfirst=True)  # before the distribution reads the groups
def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            # A file's journeys one after the other, each worker with a file of its own: as many
            # browsers as workers, and none idle while the last one works through them all.
            item.add_marker(pytest.mark.xdist_group(f"browser-{item.path.stem}"))
            if os.environ.get("CI"):
                # What a busy machine let fail is told apart from what fails: the summary names it.
                item.add_marker(pytest.mark.flaky(reruns=1))
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=TIMEOUT)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(autouse=True, scope="session")
def one_request_at_a_time():
    """SQLite in memory is one connection that all threads of the server share: two requests at once
    (a click on "save" while the editor saves by itself) would end each other's transactions. On a
    database of its own connections they run side by side."""
    if connection.vendor != "sqlite":
        yield
        return
    # Wagtail asks its own handler for a preview, within a request.
    answer, turn = BaseHandler.get_response, threading.RLock()

    def in_turn(self, request):
        with turn:
            return answer(self, request)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseHandler, "get_response", in_turn)
        yield


@pytest.fixture
def tab(chromium, live_server):
    """A page of the browser, at the server's address; its script errors fail the test."""
    context = chromium.new_context(
        base_url=live_server.url, viewport={"width": 1360, "height": 900}, locale="th-TH"
    )
    context.set_default_timeout(TIMEOUT)
    tab = context.new_page()
    if slower := os.environ.get("OIT_SLOWER"):
        devtools = context.new_cdp_session(tab)
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": float(slower)})
    errors = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    yield tab
    context.close()
    _wait_for_the_server()
    assert [error for error in errors if not error.startswith(OF_WAGTAIL)] == []


def _wait_for_the_server() -> None:
    """What was asked for is answered: the database goes away, while a thread of the server may
    still save what the editor sent a moment after the last key."""
    until = monotonic() + TIMEOUT / 1000
    while monotonic() < until:
        if not any("process_request_thread" in one.name for one in threading.enumerate()):
            return
        sleep(0.05)


@pytest.fixture
def picture(request):
    """picture(tab, "name"): keep a screenshot where somebody wants to look at it."""

    def take(tab, name: str, full_page: bool = False) -> None:
        folder = os.environ.get("OIT_SCREENSHOTS")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            tab.screenshot(path=Path(folder) / f"{name}.png", full_page=full_page)

    return take


@pytest.fixture
def log_in(tab, live_server, transactional_db):
    """log_in(user): the user reads Thai unless told, and is logged in at the server's address or,
    with `at`, by another name of the same machine. With `by_form` as a person does; otherwise by
    the cookie that the form gives, which spares a journey two pages of the admin."""

    def enter(user=None, language="th", at="localhost", by_form=False):
        user = user or UserFactory(is_superuser=True, is_staff=True)
        profile = user.wagtail_userprofile if hasattr(user, "wagtail_userprofile") else None
        if profile is None:
            from wagtail.users.models import UserProfile

            profile = UserProfile.get_for_user(user)
        profile.preferred_language = language
        profile.save()
        assert settings.LANGUAGE_CODE == "th"
        address = live_server.url.replace("localhost", at)
        if by_form:
            tab.goto(f"{address}/admin/login/")
            tab.fill("input[name=username]", user.username)
            tab.fill("input[name=password]", "pass-word-1")
            tab.click("button[type=submit]")
            tab.wait_for_url("**/admin/")
            return user
        client = Client()
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        tab.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])
        return user

    return enter
