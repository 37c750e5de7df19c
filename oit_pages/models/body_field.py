"""The body's field: it names its blocks once, by class, and never in a migration."""

from django.db.models import Field
from django.utils.functional import SimpleLazyObject
from wagtail.blocks.base import BlockField
from wagtail.fields import StreamField

from oit_pages.blocks.body import IndicatorBody


class BodyField(StreamField):
    """A stream of `IndicatorBody`, which is made when a body is first read or edited.

    Wagtail freezes every block's definition into migrations; blocks change what is offered,
    not what the database holds, so here a changed block or column set leaves no migration.
    """

    def __init__(self, block_types=None, use_json_field=True, block_lookup=None, **kwargs):
        super().__init__(block_types or IndicatorBody, **kwargs)

    # What follows passes by Wagtail's own, which makes every block, each time a process starts.

    def deconstruct(self):
        name, path, _args, kwargs = Field.deconstruct(self)
        return name, path, [], kwargs

    def formfield(self, **kwargs):
        block = SimpleLazyObject(lambda: self.stream_block)
        return Field.formfield(self, **{"form_class": BlockField, "block": block, **kwargs})

    def check(self, **kwargs):
        """The blocks are the package's own, and its tests check them."""
        return Field.check(self, **kwargs)
