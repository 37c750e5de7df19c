"""A message of the admin with a list below it, short enough to be read."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

#: As many lines as fit into a message; the rest are counted.
SHOWN = 5


def message_with_list(intro: str, lines: Iterable[str]) -> SafeString:
    """The sentence, then the first lines as a list; none of it is taken for markup."""
    lines = list(lines)
    shown = format_html_join("", "<li>{}</li>", ((line,) for line in lines[:SHOWN]))
    more = len(lines) - SHOWN
    if more > 0:
        rest = ngettext("and %(count)s more", "and %(count)s more", more) % {"count": more}
        shown += format_html("<li>{}</li>", rest)
    return format_html("{}<ul>{}</ul>", intro, shown)
