"""The editor's form: a page type offers the blocks its subject needs, first and by name."""

from copy import copy

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.blocks import StreamBlock
from wagtail.blocks.base import Block, BlockWidget
from wagtail.models import Page

from oit_pages.blocks.dates import BEDateField, BEDateTimeField, BEDateTimeInput


class OfferedBlocks(StreamBlock):
    """Part of a body's blocks, in the order they are given rather than the alphabet's."""

    def sorted_child_blocks(self) -> list[Block]:
        return list(self.child_blocks.values())


class DatedPageForm(WagtailAdminPageForm):
    """Reads days and times of the page, those of its schedule too, as its blocks do.

    Django's own fields take a year for a Christian one: 25/3/3000 would be kept, and shown as
    4086 the next time; a page to go live in 2570 would wait for centuries.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            shared = {
                "required": field.required,
                "label": field.label,
                "help_text": field.help_text,
                "initial": field.initial,
            }
            if type(field) is forms.DateField:
                self.fields[name] = BEDateField(widget=field.widget, **shared)
            elif type(field) is forms.DateTimeField:
                widget = BEDateTimeInput(
                    field.widget.attrs, getattr(field.widget, "js_overlay_parent_selector", "body")
                )
                self.fields[name] = BEDateTimeField(widget=widget, **shared)


class IndicatorPageForm(DatedPageForm):
    """Offers the page type's own blocks, and keeps whatever is already on the page."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "body" in self.fields:
            self._offer_blocks()
        if "responsible_unit" in self.fields:
            self._offer_units()

    def _offer_blocks(self) -> None:
        field = self.fields["body"]
        every = self.instance._meta.get_field("body").stream_block.child_blocks
        present = [child["type"] for child in self.instance.body.raw_data if child]
        names = dict.fromkeys((*self.instance.offered_blocks(), *present))
        subset = OfferedBlocks(
            [
                (name, _first(every[name]) if name in self.instance.needs else every[name])
                for name in names
                if name in every
            ],
            required=field.block.required,
        )
        subset.set_name("body")
        field.block = subset
        field.widget = BlockWidget(subset)

    def _offer_units(self) -> None:
        """Only units of this page's own municipality, which the page of a translation shares."""
        field = self.fields["responsible_unit"]
        parent = self.parent_page
        above = parent.get_ancestors(inclusive=True) if parent else Page.objects.none()
        field.queryset = field.queryset.filter(
            municipality__translation_key__in=above.values("translation_key")
        )


def _first(block: Block) -> Block:
    """The block under the heading of what this indicator needs."""
    clone = copy(block)
    clone.meta = copy(block.meta)
    clone.meta.group = _("Asked for here")
    return clone
