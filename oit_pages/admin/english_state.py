"""The English page's state in words, for the panel, the report and the explorer."""

from django.core.cache import cache
from django.utils.translation import gettext_lazy as _
from wagtail.coreutils import get_content_languages
from wagtail.models import Page

from oit_pages.checklist.english_pages import ENGLISH, English, english_of
from oit_pages.models import IndicatorPage

STATES = {
    "none": _("no English page"),
    "untranslated": _("not translated yet"),
    "partial": _("partly translated"),
    "outdated": _("the Thai page has changed since"),
    "done": _("translated"),
}
#: Autosave shows the panel again every second or so; the English page changes elsewhere.
SECONDS = 300


def has_english() -> bool:
    """Whether the site has English content at all: no query."""
    return ENGLISH in get_content_languages()


def in_words(english: English):
    """ "translated", and whether only as a draft so far."""
    if english.state == "none" or english.live:
        return STATES[english.state]
    return _("%(state)s, not published") % {"state": STATES[english.state]}


def english_for_panel(page: Page, fresh: bool) -> English:
    """Of the public page where there is one, as the report says it; of the draft else.

    Asked anew when the editor is opened; kept while it saves by itself.
    """
    key = f"oit-english-{page.pk}"
    english = None if fresh else cache.get(key)
    if english is None:
        shown = IndicatorPage.objects.filter(pk=page.pk, live=True).first() or page
        english = english_of([shown]).get(page.pk, English())
        cache.set(key, english, SECONDS)
    return english
