"""Import visits: those of the file are kept by address and month, in place of what was known of
them. All of the file or nothing; the same file again changes nothing.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction

from oit_pages.actions.one_at_a_time import held
from oit_pages.actions.visits_file import Visited
from oit_pages.checklist.public_addresses import front_end_of
from oit_pages.models import AssessmentYearPage, ImportedVisits, TransparencyIndexPage


@dataclass(frozen=True, kw_only=True)
class ImportedCount:
    """How many addresses of a month were added, changed, and are as they were."""

    added: int = 0
    changed: int = 0
    same: int = 0


def may_import_visits(user: Any, year_page: AssessmentYearPage) -> bool:
    """Whoever answers for the year: may publish it."""
    return year_page.permissions_for_user(user).can_publish()


def hosts_of(index: TransparencyIndexPage) -> frozenset[str]:
    """Those of the municipality's website and of its front end."""
    site = index.get_site()
    if site is None:
        return frozenset()
    front = urlsplit(front_end_of(site.root_url)).hostname
    return frozenset(filter(None, (site.hostname, front)))


def import_visits(
    index: TransparencyIndexPage, rows: Collection[Visited], file: str
) -> ImportedCount:
    """Raises Conflict where others are in the way."""
    with held(index), transaction.atomic():
        known = {
            (one.month, one.path): one
            for one in ImportedVisits.objects.filter(
                municipality=index, month__in={row.month for row in rows}
            )
        }
        added, changed = [], []
        for row in rows:
            old = known.get((row.month, row.path))
            if old is None:
                added.append(
                    ImportedVisits(
                        municipality=index,
                        month=row.month,
                        path=row.path,
                        visits=row.visits,
                        file=file[-255:],
                        line=row.line,
                    )
                )
            elif old.visits != row.visits:
                old.visits, old.file, old.line = row.visits, file[-255:], row.line
                changed.append(old)
        ImportedVisits.objects.bulk_create(added, batch_size=200)
        ImportedVisits.objects.bulk_update(changed, ["visits", "file", "line"], batch_size=200)
    same = len(rows) - len(added) - len(changed)
    return ImportedCount(added=len(added), changed=len(changed), same=same)
