"""What of a block's value a translator is given, and the way back.

wagtail-localize asks a block for its segments where the block can answer. Ours do, since its
own walk loses lists inside structs inside structs, lists without ids, and stops at None.
Paths are the same as it would give, so its editor finds its way.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from oit_pages.i18n import localize
from oit_pages.stream.leaf_values import Leaf, leaf_values, replaced

#: How the path of a link's address inside formatted text begins: in quotes, after its leaf's.
_QUOTE = "'"


class Translatable:
    """Mixed into blocks that stand in a stream: they answer wagtail-localize themselves."""

    def get_translatable_segments(self, value: Any) -> list[Any]:
        """What there is to translate, in reading order."""
        raw = self.get_prep_value(value)
        return [segment for leaf in leaf_values(self, raw) for segment in _segments(leaf)]

    def restore_translated_segments(self, value: Any, segments: list[Any]) -> Any:
        """The value with these translations in place of its own texts."""
        given = _by_leaf(segments)

        def translated(leaf: Leaf) -> Any:
            return _translated(leaf, given[leaf.path]) if leaf.path in given else leaf.raw

        return self.to_python(replaced(self, self.get_prep_value(value), translated))


def _segments(leaf: Leaf) -> Iterator[Any]:
    match leaf.way:
        case "text":
            yield localize.StringSegmentValue(leaf.path, leaf.raw)
        case "kept":
            yield localize.OverridableSegmentValue(leaf.path, leaf.raw)
        case "html":
            yield from _formatted(leaf)


def _formatted(leaf: Leaf) -> Iterator[Any]:
    """The template, its strings, and the addresses that its links go to."""
    try:
        template, strings = localize.extract_strings(leaf.raw)
    except (KeyError, ValueError):  # markup of a kind that can't be parted stays as it is
        return
    if not strings:
        return
    yield localize.TemplateSegmentValue(leaf.path, "html", template, len(strings))
    for string, attrs in strings:
        yield localize.StringSegmentValue(leaf.path, string, attrs=attrs)
    found = {tag["href"] for _string, attrs in strings for tag in attrs.values() if "href" in tag}
    for href in sorted(found):
        address = localize.OverridableSegmentValue(localize.quote_path_component(href), href)
        yield address.wrap(leaf.path) if leaf.path else address


def _by_leaf(segments: list[Any]) -> dict[str, list[Any]]:
    """The segments of each leaf; an address keeps the quoted rest of its path."""
    given = defaultdict(list)
    for segment in segments:
        leaf, quote, rest = segment.path.partition(_QUOTE)
        own = segment.clone()
        own.path = quote + rest
        given[leaf.rstrip(".")].append(own)
    return given


def _translated(leaf: Leaf, segments: list[Any]) -> Any:
    """The leaf's new raw value; its own where what is given does not fit it."""
    first = segments[0]
    if leaf.way == "html":
        if not any(isinstance(one, localize.TemplateSegmentValue) for one in segments):
            return leaf.raw
        _format, template, strings = localize.organise_template_segments(segments)
        return localize.restore_strings(template, strings)
    if isinstance(first, localize.OverridableSegmentValue):
        return first.data
    return first.render_text() if leaf.way == "text" else leaf.raw
