"""Which blocks the editor defines for the browser, and that it packs them once."""

import json
import re

import pytest
from django.utils.translation import override
from wagtail.blocks.base import BlockWidget

from oit_pages.models import LawsPage, OrganisationStructurePage
from oit_pages.models.editing import offered_blocks
from oit_pages.models.editing.offered_blocks import OfferedBlocksWidget

#: What Wagtail makes anew for each rich text, told apart within its own editor only.
KEY = re.compile(r'\\"key\\": \\"\w{5}\\"')


@pytest.fixture
def packed(monkeypatch):
    """Definitions that were packed, by the names of their blocks."""
    offered_blocks._packed.cache_clear()
    seen = []

    class Watched(BlockWidget):
        def _build_block_json(self):
            seen.append(tuple(self.block_def.child_blocks))
            super()._build_block_json()

    monkeypatch.setattr(offered_blocks, "BlockWidget", Watched)
    yield seen
    offered_blocks._packed.cache_clear()


def form(page):
    return page.get_edit_handler().get_form_class()(instance=page)


def defined(form) -> str:
    """The definition, without what is new in each."""
    return KEY.sub("", form.fields["body"].widget.block_json)


@pytest.mark.parametrize("kind", [LawsPage, OrganisationStructurePage])
def test_the_definition_is_the_one_that_wagtail_makes(kind, db):
    widget = form(kind(body=[])).fields["body"].widget
    assert isinstance(widget, OfferedBlocksWidget)
    assert tuple(widget.block_def.child_blocks) == kind.offered_blocks()
    wagtails = BlockWidget(widget.block_def)
    ours, theirs = (json.loads(KEY.sub("", one.block_json)) for one in (widget, wagtails))
    assert ours == theirs
    assert str(widget.media) == str(wagtails.media)


def test_two_forms_that_offer_the_same_are_packed_once(packed, db):
    assert defined(form(LawsPage(body=[]))) == defined(form(LawsPage(body=[])))
    assert packed == [LawsPage.offered_blocks()]


def test_what_is_on_the_page_besides_is_defined_too(packed, db):
    plain, more = form(LawsPage(body=[])), form(LawsPage(body=[{"type": "plan", "value": {}}]))
    assert defined(plain) != defined(more)
    assert packed == [LawsPage.offered_blocks(), (*LawsPage.offered_blocks(), "plan")]


def test_each_language_has_its_own(db):
    with override("th"):
        thai = defined(form(LawsPage(body=[])))
    with override("en"):
        english = defined(form(LawsPage(body=[])))
    assert "Asked for here" in english
    assert "Asked for here" not in thai


def test_errors_of_one_form_are_not_seen_in_another(db):
    one = form(LawsPage(body=[])).fields["body"].widget
    other = form(LawsPage(body=[])).fields["body"].widget
    assert one is not other
    assert one.block_def is other.block_def
