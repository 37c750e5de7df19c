"""Whose site this is."""

from oit_pages.api.base import sites
from oit_pages.api.base.view import ApiView
from oit_pages.checklist.years import in_source_language
from oit_pages.models import TransparencyIndexPage


def publisher(view: ApiView, language: str = "th") -> str:
    """The municipality's official name; the site's where it has no public page."""
    index = (
        TransparencyIndexPage.objects.filter(view.visibility.public())
        .filter(in_source_language(), sites.below_home(view.site))
        .order_by("path")
        .first()
    )
    if index is None:
        return view.site.site_name or view.site.hostname
    return index.official_name(language == "en")
