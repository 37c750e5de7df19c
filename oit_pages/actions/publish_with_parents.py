"""A page of the tree together with the pages that lead to it."""

from django.db import transaction
from wagtail.models import Page, Revision

from oit_pages.actions.one_at_a_time import held
from oit_pages.models import AssessmentYearPage, SectionPage, TransparencyIndexPage

#: Pages that only lead to others: public as soon as something below them is.
LEADING = (TransparencyIndexPage, AssessmentYearPage, SectionPage)


def publish_with_parents(page: Page, revision: Revision, user=None) -> list[Page]:
    """Publish the revision, and before it the municipality's, year's and section's pages
    above that are not live yet, so that the page can be found. Gives the pages above."""
    published = []
    with transaction.atomic():
        for above in page.get_ancestors().filter(live=False).specific():
            if isinstance(above, LEADING):
                latest = above.latest_revision or above.save_revision(user=user)
                latest.publish(user=user)
                published.append(above)
        revision.publish(user=user)
    return published


def publish_entrance(year_page: AssessmentYearPage, user=None) -> list[Page]:
    """Publish what leads to a year's indicators and is not live yet: the municipality's page, the
    year's, its sections'. All of them or none; gives those that were published."""
    with held(year_page, with_those_above=True):
        sections = SectionPage.objects.child_of(year_page).order_by("path")
        above = [year_page.get_parent().specific, AssessmentYearPage.objects.get(pk=year_page.pk)]
        waiting = [page for page in (*above, *sections) if not page.live]
        for page in waiting:
            latest = page.latest_revision or page.save_revision(user=user)
            latest.publish(user=user)
    return waiting
