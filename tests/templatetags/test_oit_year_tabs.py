"""The screens of a year: each is there once, for whoever may open it; the shown one is named."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.utils.translation import override

from oit_pages.templatetags.oit_year_tabs import GROUPS, NEEDS

SCREENS = [name for _heading, screens in GROUPS for name, _label in screens]


def shown(here: str, **context) -> BeautifulSoup:
    year = SimpleNamespace(pk=7, title="2564", whose="")
    with override("th"):
        text = render_to_string(
            "oit_pages/admin/years.html", {"year": year, "years": [year], "here": here, **context}
        )
    return BeautifulSoup(text, "html.parser")


def test_only_what_the_reader_may_open():
    hidden = {*NEEDS, "oit_pages_languages"}
    assert len(shown("").select("nav a")) == len(SCREENS) - len(hidden)
    assert len(shown("", has_english=True, perms=NEEDS.values()).select("nav a")) == len(SCREENS)


@pytest.mark.parametrize("here", SCREENS)
def test_the_screen_that_is_shown_is_named_on_the_button(here):
    page = shown(here, has_english=True, perms=NEEDS.values())
    (current,) = page.select("nav [aria-current=page]")
    opens = page.select_one("button.oit-tabs-open")
    assert opens.get_text(" ", strip=True) == f"รายงานของปี: {current.get_text(strip=True)}"
    assert page.select_one("nav[popover]")["id"] == opens["popovertarget"]


def test_elsewhere_the_button_names_no_screen():
    page = shown("")
    assert not page.select("[aria-current]")
    assert page.select_one(".oit-tabs-open").get_text(strip=True) == "รายงานของปี"
