"""Safe HTML: stored rich text as it may stand in a page of anybody's.

The editor writes nothing else than what is allowed here, but a program, a fixture or Wagtail's API
may have stored anything. Nearly all of it is what the editor writes: that is seen at one look.
The rest is taken apart and put together anew, with Wagtail's own engine for it.
"""

import re

from bs4 import Tag
from bs4.element import PreformattedString
from wagtail.whitelist import Whitelister, allow_without_attributes, attribute_rule

from oit_pages.on_demand import pattern_on_demand
from oit_pages.stream.rich_text import can_be_address

_TEXT = ("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "div", "span", "pre", "blockquote")
_MARKS = ("b", "strong", "i", "em", "u", "s", "del", "sub", "sup", "small", "mark", "code")
_LISTS = ("ol", "ul", "li", "dl", "dt", "dd")
_TABLES = ("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")
_NAMES = (*_TEXT, *_MARKS, *_LISTS, *_TABLES)
#: Where a picture may come from.
_SOURCE = r"(?:https?:/)?/[^\"<>\s]*"
#: How an address begins that leads somewhere and does nothing.
_LEADS = "(?:https?://|mailto:|tel:|[/#])"
#: Tags of the editor, links and pictures as we write them, and between them text. Nothing that was
#: matched is tried in another way: a text costs no more than its length.
_AS_WRITTEN = pattern_on_demand(
    rf'(?:[^<]++|</?(?:{"|".join(_NAMES)})(?: data-block-key="[\w-]*")? ?/?>'
    rf'|<a(?: href="{_LEADS}[^"<>]*")?>|</a>|<img src="{_SOURCE}" alt="[^"<>]*">)*+'
)
#: Tags that go with all that is in them.
_GONE = frozenset(
    ("script", "style", "template", "iframe", "object", "embed", "applet", "noscript")
    + ("svg", "math", "textarea", "title", "xmp")
)


def safe_html(html: str) -> str:
    """The same HTML without anything that could act: other tags go and leave their text."""
    return html if _AS_WRITTEN.fullmatch(html) else _Allowed().clean(html)


def _address(value: str) -> str | None:
    return value if can_be_address(value.strip()) else None


def _source(value: str) -> str | None:
    return value if re.fullmatch(_SOURCE, value) else None


class _Allowed(Whitelister):
    element_rules = {  # noqa: RUF012
        "[document]": allow_without_attributes,
        **{name: attribute_rule({"data-block-key": True}) for name in _NAMES},
        **{name: attribute_rule({"colspan": True, "rowspan": True}) for name in ("td", "th")},
        "a": attribute_rule({"href": _address}),
        "img": attribute_rule({"src": _source, "alt": True, "width": True, "height": True}),
    }

    def clean_tag_node(self, doc, tag: Tag) -> None:
        if tag.name in _GONE:
            tag.decompose()
        else:
            super().clean_tag_node(doc, tag)

    def clean_string_node(self, doc, node) -> None:
        # Comments, declarations and CDATA are written out as they are, with all that is in them.
        if isinstance(node, PreformattedString):
            node.extract()
