"""Languages: how far the English page of each Thai page has come."""

from collections.abc import Iterable

from oit_pages.models import IndicatorPage


def english_states(pages: Iterable[IndicatorPage]) -> dict[int, str]:
    """For each page's id: "none", "untranslated", "partial", "outdated" or "done"."""
    keys = {page.translation_key: page for page in pages}
    states = {page.pk: "none" for page in keys.values()}
    rows = IndicatorPage.objects.filter(
        translation_key__in=keys, locale__language_code="en", live=True
    )
    for row in rows:
        source = keys[row.translation_key]
        same = list(row.body.raw_data) == list(source.body.raw_data) and row.title == source.title
        states[source.pk] = "untranslated" if same else "done"
    return states
