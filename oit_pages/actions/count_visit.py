"""Count a visit: one more for a page on a day. Nothing of who looked is taken, let alone kept."""

import logging
from datetime import date

from django.db import IntegrityError, OperationalError, transaction
from django.db.models import F

from oit_pages.models import PageVisits

logger = logging.getLogger(__name__)
#: What the column holds; a page that is asked for more often stays at it.
MOST = 2**31 - 1


def count_visit(page_id: int, day: date) -> None:
    """Two that come at once are both counted. One that comes while somebody holds the whole
    database (SQLite) is lost: nobody's page waits for a count."""
    try:
        with transaction.atomic():
            _count(page_id, day)
    except OperationalError:
        logger.warning("A visit of page %s could not be counted.", page_id, exc_info=True)


def _count(page_id: int, day: date) -> None:
    found = PageVisits.objects.filter(page_id=page_id, day=day)
    if _one_more(found):
        return
    try:
        with transaction.atomic():
            # As a bulk: no signal of ours or others has a say in a count.
            PageVisits.objects.bulk_create([PageVisits(page_id=page_id, day=day, visits=1)])
    except IntegrityError:
        # Another one was the first of the day, or the page is gone at this moment.
        _one_more(found)


def _one_more(found) -> bool:
    return bool(found.filter(visits__lt=MOST).update(visits=F("visits") + 1) or found.exists())
