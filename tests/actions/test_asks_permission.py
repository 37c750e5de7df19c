"""Whether an address asks who one is: what is told, and where one never goes."""

import pytest

from oit_pages.actions.check_links import asks_permission
from oit_pages.actions.visit_address import REDIRECTS
from tests.actions.test_visit_address import Site, site

__all__ = ["site"]


@pytest.mark.parametrize(
    ("path", "asks"),
    [
        ("/200/", False),
        ("/401/", True),
        ("/403/", True),
        ("/to//200/", False),
        ("/to//403/", True),
        ("/to/https://accounts.google.com/ServiceLogin?continue=x", True),
        ("/to/https://login.microsoftonline.com/common/oauth2", True),
        ("/404/", None),
        ("/500/", None),
        ("/429/", None),
        ("/to/ftp://example.org/x", None),
        ("/to/http://[", None),
        ("/to/", None),
    ],
)
def test_what_a_visitor_who_is_nobody_finds(site, path, asks):
    assert asks_permission(f"http://{site}{path}", may_be_private=True) is asks
    assert len(Site.asked) <= REDIRECTS + 1
    assert all("Cookie" not in headers for _path, headers in Site.asked)


def test_a_login_page_itself_is_not_asked(site):
    assert asks_permission("https://accounts.google.com/ServiceLogin")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "0", "2130706433"])
def test_nobody_is_led_inside(site, host):
    assert asks_permission(f"http://{host}:{site.split(':')[1]}/200/") is None
    assert Site.asked == []
