"""The menu of page types that a section offers: what is missing, by number of the year's list."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from oit_pages.actions.scaffold import scaffold
from oit_pages.admin.editor.viewset import HAS_EDITOR_DOOR
from oit_pages.models import IndicatorPage, SectionPage


def empty_section(year_page, code):
    """A section whose pages have all been deleted."""
    section = SectionPage.objects.child_of(year_page).get(code=code)
    for page in section.get_children():
        page.specific.delete()
    return section


def offered(client, section):
    answer = client.get(reverse("wagtailadmin_pages:add_subpage", args=[section.pk]))
    return [(name, description) for name, _app, _model, description in answer.context["page_types"]]


@pytest.mark.parametrize("code", ["9.1", "10.2"])
def test_each_says_what_it_shows(year_page, client, webmaster, code):
    client.force_login(webmaster)
    section = empty_section(year_page, code)
    menu = offered(client, section)
    assert len(menu) == len(section.section.indicators)
    assert all(description for _name, description in menu)


@pytest.mark.skipif(not HAS_EDITOR_DOOR, reason="On Wagtail 7.4 it is sorted by name")
class TestByNumber:
    def test_in_the_order_of_the_list(self, year_page, client, webmaster):
        """O10 after O9, whatever the alphabet says."""
        client.force_login(webmaster)
        section = empty_section(year_page, "9.1")
        with override("th"):
            names = [name for name, _description in offered(client, section)]
        assert [name.split()[0] for name in names] == [f"O{n}" for n in range(1, 10)]
        assert names[4] == "O5 ข้อมูลการติดต่อ"

    def test_an_item_of_several_subjects(self, municipality, client, webmaster):
        """The types of one item stand together, the number is the year's own."""
        client.force_login(webmaster)
        year_page = scaffold(2568, municipality).year_page
        section = SectionPage.objects.child_of(year_page).first()
        codes = [name.split()[0] for name, _description in offered(client, section)]
        known = [one.code for one in section.section.indicators]
        assert codes == sorted(codes, key=known.index)
        assert set(codes) <= set(known)

    def test_below_other_pages_it_is_wagtails(self, year_page, client, webmaster):
        client.force_login(webmaster)
        indicator = IndicatorPage.objects.descendant_of(year_page).first()
        answer = client.get(reverse("wagtailadmin_pages:add_subpage", args=[indicator.pk]))
        assert answer.status_code == 302  # one type only: straight to its form
