"""A page of the tree together with the pages that lead to it."""

from django.db import transaction
from wagtail.models import Page, Revision

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
