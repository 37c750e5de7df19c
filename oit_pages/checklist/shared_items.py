"""The other pages of an item that covers several subjects in some edition.

In 2568 one item asks for the structure and for the powers; a municipality may show both on one
page, or keep two as it has always had.
"""

from collections.abc import Mapping

from django.db.models import Q

from oit_pages import conf
from oit_pages.catalogue import EditionError, editions_available, load_edition


def pages_of_same_item(subject: str, section_path: str) -> Q:
    """Pages of a section, and their entries, about what is asked together with the subject."""
    within = Q(path__gt=section_path, path__lte=section_path.ljust(255, "Z"))
    return within & Q(indicatorpage__subject__in=asked_together().get(subject, ()))


def asked_together() -> Mapping[str, set[str]]:
    """By subject: what any edition asks for in the same item, besides itself."""
    found: dict[str, set[str]] = {}
    paths = conf.edition_paths()
    try:
        editions = [load_edition(year, paths) for year in editions_available(paths)]
    except EditionError:  # a faulty file; the page's own edition may be sound
        return found
    for edition in editions:
        for one in edition.indicators:
            for subject in one.subjects:
                found.setdefault(subject, set()).update({*one.subjects} - {subject})
    return found
