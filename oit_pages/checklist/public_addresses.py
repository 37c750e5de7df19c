"""Where citizens find a page: its address at the front end, and the clicks that lead there.

A page below a year has the year in its address: it shows that year for as long as it is there,
whichever year counts now.
"""

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from wagtail.models import Page

from oit_pages import conf

#: As Thai websites call the page that they begin with.
HOME = "หน้าหลัก"
#: Between two clicks.
STEP = " > "


def public_address(page: Page) -> str:
    """The page's absolute address, "" where it belongs to no site. No word on who may read it."""
    parts = page.get_url_parts()
    if parts is None or not parts[2]:
        return ""
    _site, root, path = parts
    return f"{front_end_of(root)}{path}"


def front_end_of(root: str) -> str:
    """The address of the front end that shows what Wagtail's site at `root` has, without a slash
    at its end; the site's own where none is set."""
    known = conf.get("FRONT_END")
    if isinstance(known, Mapping):
        known = known.get(urlsplit(root).hostname or "", "")
    return (known or root).rstrip("/")


def click_path(page: Page, home: str, titles: Mapping[str, str]) -> str:
    """The clicks from the home page (its path) down to a page, by the titles of the pages between;
    `titles` are by path."""
    steps = range(len(home) + Page.steplen, len(page.path) + 1, Page.steplen)
    return STEP.join([HOME, *_titled([titles.get(page.path[:end], "") for end in steps])])


def _titled(titles: Sequence[str]) -> list[str]:
    """One line each, without those that nobody has."""
    return [" ".join(title.split()) for title in titles if title.strip()]
