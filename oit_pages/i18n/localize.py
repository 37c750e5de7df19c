"""wagtail-localize, where it is installed: the one place that imports it.

Blocks and models ask here, so that the package works on sites with one language too.
"""

from typing import Any

try:
    from wagtail_localize.fields import SynchronizedField
    from wagtail_localize.segments import (
        OverridableSegmentValue,
        StringSegmentValue,
        TemplateSegmentValue,
    )
    from wagtail_localize.segments.extract import quote_path_component
    from wagtail_localize.segments.ingest import organise_template_segments
    from wagtail_localize.strings import extract_strings, restore_strings
except ImportError:  # nobody asks the blocks for segments then
    SynchronizedField = OverridableSegmentValue = StringSegmentValue = None
    TemplateSegmentValue = quote_path_component = organise_template_segments = None
    extract_strings = restore_strings = None

__all__ = [
    "OverridableSegmentValue",
    "StringSegmentValue",
    "TemplateSegmentValue",
    "extract_strings",
    "organise_template_segments",
    "quote_path_component",
    "restore_strings",
    "synchronised",
]


def synchronised(*names: str) -> list[Any]:
    """For a model's `override_translatable_fields`: what is the same in every language, and
    not a translator's to change."""
    if SynchronizedField is None:
        return []
    return [SynchronizedField(name, overridable=False) for name in names]
