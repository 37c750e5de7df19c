"""The body's field: it names its blocks once, by class, and never in a migration."""

from wagtail.fields import StreamField

from oit_pages.blocks.body import IndicatorBody


class BodyField(StreamField):
    """A stream of `IndicatorBody`.

    Wagtail freezes every block's definition into migrations; blocks change what is offered,
    not what the database holds, so here a changed block or column set leaves no migration.
    """

    def __init__(self, block_types=None, use_json_field=True, block_lookup=None, **kwargs):
        super().__init__(block_types or IndicatorBody(), **kwargs)

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [], kwargs
