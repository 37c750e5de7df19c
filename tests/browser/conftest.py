"""A real browser before a real server.

Pictures of every stage go to the folder in OIT_SCREENSHOTS, where it is set.
"""

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings

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
TIMEOUT = 15_000  # milliseconds

# One browser at a time: journeys share two cores with everything else.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))
            if not CHROMIUM:
                item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def tab(chromium, live_server):
    """A page of the browser, at the server's address; its script errors fail the test."""
    context = chromium.new_context(
        base_url=live_server.url, viewport={"width": 1360, "height": 900}, locale="th-TH"
    )
    context.set_default_timeout(TIMEOUT)
    tab = context.new_page()
    errors = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    yield tab
    context.close()
    assert errors == []


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
def log_in(tab, transactional_db):
    """log_in(user): by the login form, as a person does; the user reads Thai unless told."""

    def by_form(user=None, language="th"):
        user = user or UserFactory(is_superuser=True, is_staff=True)
        profile = user.wagtail_userprofile if hasattr(user, "wagtail_userprofile") else None
        if profile is None:
            from wagtail.users.models import UserProfile

            profile = UserProfile.get_for_user(user)
        profile.preferred_language = language
        profile.save()
        tab.goto("/admin/login/")
        tab.fill("input[name=username]", user.username)
        tab.fill("input[name=password]", "pass-word-1")
        tab.click("button[type=submit]")
        tab.wait_for_url("**/admin/")
        assert settings.LANGUAGE_CODE == "th"
        return user

    return by_form
