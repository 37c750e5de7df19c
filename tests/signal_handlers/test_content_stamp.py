"""Whose stamp is renewed when an entry of a register changes."""

import pytest
from wagtail.models import Page

from oit_pages.models import ContentStamp, TransparencyIndexPage
from oit_pages.models.content_stamp import scope_of
from tests.factories import PersonFactory, UnitFactory


@pytest.fixture
def elsewhere(db):
    """A municipality below a home of its own."""
    home = Page.get_first_root_node().add_child(instance=Page(title="อีกเว็บ", slug="other-home"))
    return home.add_child(instance=TransparencyIndexPage(title="เพื่อนบ้าน", slug="neighbour"))


def stamps() -> dict[str, str]:
    return dict(ContentStamp.objects.values_list("scope", "value"))


def renewed(before: dict[str, str]) -> set[str]:
    return {scope for scope, value in stamps().items() if before.get(scope) != value}


@pytest.mark.parametrize("make", [PersonFactory, UnitFactory])
def test_of_where_it_goes_and_of_where_it_comes_from(municipality, elsewhere, make):
    here, there = scope_of(municipality.path), scope_of(elsewhere.path)
    assert here != there
    entry = make(municipality=municipality)
    before = stamps()
    entry.municipality = elsewhere
    entry.save()
    assert renewed(before) == {here, there}
    before = stamps()
    entry.phone = "043 000 000"
    entry.save()
    assert renewed(before) == {there}
    before = stamps()
    entry.delete()
    assert renewed(before) == {there}
