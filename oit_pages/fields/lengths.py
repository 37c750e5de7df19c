"""How long a text may be, told at the field and never cut.

A `maxlength` of HTML cuts off what is pasted without a word; these leave it whole and say by how
much it is too long.
"""

from django.core.validators import MaxLengthValidator
from django.utils.deconstruct import deconstructible
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.rich_text import RichTextMaxLengthValidator

#: A name, a subject, a caption: the longest of an office's fill six lines.
LINE = 1_000
#: The longest text that a cell of XLSX holds: whatever is brought in from one fits, and none is
#: cut in a workbook that is made of it.
PARAGRAPH = 32_767
#: Formatted text of one block, without its marks: a plan of some 150 pages. What a page holds
#: beyond that goes in as further blocks, or as the file itself.
FORMATTED = 300_000
#: What browsers and servers take.
ADDRESS = 2_000
#: Why somebody says so, or what a page shows.
NOTE = 2_000


def excess_of(note: str) -> str:
    """What to say of a note that is too long; "" of one that fits."""
    if len(note) <= NOTE:
        return ""
    facts = {"count": len(note), "limit": NOTE}
    return (
        gettext("The note has %(count)s letters; at most %(limit)s fit here. Shorten it.") % facts
    )


@deconstructible
class AtMost(MaxLengthValidator):
    """A text of at most so many letters."""

    message = _(
        "This text has %(show_value)s letters; at most %(limit_value)s fit here. Shorten it."
    )


@deconstructible
class FormattedAtMost(AtMost, RichTextMaxLengthValidator):
    """Formatted text of at most so many letters; its marks are not counted."""
