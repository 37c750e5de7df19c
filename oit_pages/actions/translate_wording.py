"""What translating a year did, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from oit_pages.actions.translate_year import Translated


def translated_in_words(done: Translated) -> list[tuple[str, str, list[str]]]:
    """(level, sentence, lines below it) each."""
    told = [("success", " ".join(_counts(done)), [])]
    if done.waiting:
        intro = ngettext(
            "%(count)s public English page is behind its Thai page; translate it and publish:",
            "%(count)s public English pages are behind their Thai pages; translate them and "
            "publish:",
            len(done.waiting),
        ) % {"count": len(done.waiting)}
        told.append(("warning", intro, [page.title for page in done.waiting]))
    if done.refused:
        lines = [f"{page.title}: {why}" for page, why in done.refused]
        told.append(("warning", _("These could not be made:"), lines))
    return told


def _counts(done: Translated) -> list[str]:
    """What was done, without what was not."""
    made, updated, filled = len(done.made), len(done.updated), done.filled
    carried = done.carried
    told = [
        ngettext("%(count)s English page made.", "%(count)s English pages made.", made)
        % {"count": made},
        ngettext("%(count)s brought up to date.", "%(count)s brought up to date.", updated)
        % {"count": updated},
        ngettext(
            "%(count)s text filled in from the glossary.",
            "%(count)s texts filled in from the glossary.",
            filled,
        )
        % {"count": filled},
        ngettext(
            "%(count)s text taken over from another year's translation.",
            "%(count)s texts taken over from another year's translation.",
            carried,
        )
        % {"count": carried},
    ]
    counts = (made, updated, filled, carried)
    return [text for text, count in zip(told, counts, strict=True) if count] or [
        _("Nothing was missing.")
    ]
