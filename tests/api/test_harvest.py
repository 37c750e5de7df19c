"""Whatever is done to the tree, in whatever order: whoever follows the API as its docs say has,
after each step, the pages that a full list gives, on each site and in each language.

`--hypothesis-profile=wide` tries many more, and longer, sequences.
"""

from contextlib import contextmanager, suppress
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from wagtail.models import Locale, Page, PageViewRestriction, Revision, Site

from oit_pages.actions.record_removals import removals_from
from oit_pages.models import (
    AssessmentYearPage,
    EntryPage,
    IndicatorPage,
    SectionPage,
    TransparencyIndexPage,
)
from oit_pages.models.subjects.basics import LawsPage, OrganisationStructurePage
from tests.api.world import municipality_below, text
from tests.effort import brief
from tests.factories import unjudged

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

GONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
INNER = (SectionPage, IndicatorPage)
ANY = (AssessmentYearPage, *INNER)
which = st.integers(0, 29)
"""One of the pages there are, counted round."""


class Harvester:
    """Keeps a copy of one site's pages in one language, by their ids."""

    def __init__(self, site: str, language: str):
        self.asked = f"site={site}&lang={language}&language={language}"
        self.copy = self.listed()
        self.since = timezone.now()

    def listed(self, query: str = "") -> set[int]:
        address = f"/api/oit/v1/disclosures/?{self.asked}&limit=200{query}"
        return {one["id"] for one in Client().get(address).json()["results"]}

    def follow(self) -> None:
        since = f"&updated_since={self.since:%Y-%m-%dT%H:%M:%S.%fZ}"
        self.since = timezone.now()
        new = self.listed(f"{since}&ordering=-updated")
        address = f"/api/oit/v1/changes.atom?{self.asked.rpartition('&')[0]}&limit=200{since}"
        feed = ElementTree.fromstring(Client().get(f"{address}&removed=true").content)
        gone = {int(one.get("ref").split("?")[0].split("/")[-2]) for one in feed.iter(GONE)}
        self.copy = (self.copy | new) - gone


class AnySequence(RuleBasedStateMachine):
    """Each sequence begins with a public year on one site and another site without any."""

    def __init__(self):
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.said = 0
        cache.clear()
        self.readers = [
            Harvester(site, language)
            for site in ("localhost", "other.example")
            for language in ("th", "en")
        ]

    def teardown(self):
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    def one(self, number, *kinds, **conditions):
        found = {pk for kind in kinds for pk in self._ids(kind, **conditions)}
        return Page.objects.get(pk=sorted(found)[number % len(found)]).specific if found else None

    def _ids(self, kind, **conditions):
        return kind.objects.filter(depth__gt=2, **conditions).values_list("pk", flat=True)

    @contextmanager
    def done(self):
        """What is to be done on commit is done; then all follow, and have what there is."""
        before = len(connection.run_on_commit)
        with unjudged():
            yield
            for _savepoints, function, _robust in connection.run_on_commit[before:]:
                function()
            del connection.run_on_commit[before:]
        for reader in self.readers:
            reader.follow()
            assert reader.copy == reader.listed(), reader.asked

    @rule(number=which)
    def publish(self, number):
        page = self.one(number, TransparencyIndexPage, *ANY)
        if page and not page.alias_of_id:
            with self.done():
                page.expire_at = None
                page.save_revision().publish()

    @rule(number=which)
    def unpublish(self, number):
        if page := self.one(number, TransparencyIndexPage, *ANY, live=True):
            with self.done():
                page.unpublish()

    @rule(number=which)
    def expire(self, number):
        page = self.one(number, *ANY, live=True)
        if page and not page.alias_of_id:
            with self.done():
                Page.objects.filter(pk=page.pk).update(
                    expire_at=timezone.now() - timedelta(hours=1)
                )
                for reader in self.readers:
                    reader.follow()  # nobody has told them yet
                call_command("publish_scheduled")

    @rule(number=which)
    def go_live_later(self, number):
        page = self.one(number, *ANY, live=False)
        if page and not page.alias_of_id:
            with self.done():
                page.go_live_at, page.expire_at = timezone.now() + timedelta(hours=1), None
                revision = page.save_revision()
                revision.publish()
                past = timezone.now() - timedelta(minutes=1)
                content = {**revision.content, "go_live_at": past.isoformat()}
                Revision.objects.filter(pk=revision.pk).update(
                    approved_go_live_at=past, content=content
                )
                call_command("publish_scheduled")

    @rule(number=which, live=st.booleans())
    def by_code(self, number, live):
        if page := self.one(number, *ANY):
            with self.done():
                page.live = live
                page.save()

    @rule(number=which, live=st.booleans())
    def in_bulk(self, number, live):
        if page := self.one(number, *ANY):
            with self.done(), removals_from(page.path):
                Page.objects.filter(path__startswith=page.path).update(live=live)

    @rule(number=which)
    def restrict(self, number):
        if page := self.one(number, TransparencyIndexPage, *ANY):
            with self.done():
                PageViewRestriction.objects.create(page=page, restriction_type="login")

    @rule(number=which)
    def open_again(self, number):
        found = list(PageViewRestriction.objects.order_by("pk"))
        if found:
            with self.done():
                found[number % len(found)].delete()

    @rule(number=which, there=which, first=st.booleans())
    def move(self, number, there, first):
        page = self.one(number, *ANY)
        target = page and self._place_for(page, there)
        if target:
            # On SQLite treebeard can't always make room for a first child.
            with self.done(), suppress(IntegrityError), transaction.atomic():
                page.move(target, pos="first-child" if first else "last-child")

    @rule(number=which, there=which, alias=st.booleans())
    def copy(self, number, there, alias):
        page = self.one(number, *INNER)
        target = page and self._place_for(page, there)
        if target:
            slug = f"copy-{self._next()}"
            with self.done():
                if alias:
                    page.create_alias(parent=target, recursive=True, update_slug=slug)
                elif not page.alias_of_id:
                    page.copy(to=target, recursive=True, update_attrs={"slug": slug})

    @rule(number=which, live=st.booleans())
    def add_entry(self, number, live):
        page = self.one(number, LawsPage, OrganisationStructurePage)
        if page:
            with self.done():
                slug = f"entry-{self._next()}"
                page.add_child(instance=EntryPage(title=slug, slug=slug, live=live))

    @rule(number=which, publish=st.booleans())
    def translate(self, number, publish):
        english = Locale.objects.get(language_code="en")
        page = self.one(number, *ANY, locale=Locale.get_default())
        if page and not page.has_translation(english):
            with self.done():
                made = page.copy_for_translation(english, copy_parents=True)
                if publish:
                    above = made.get_ancestors(inclusive=True).filter(depth__gt=2)
                    for one in above.filter(alias_of__isnull=True).specific():
                        one.save_revision().publish()

    @rule(number=which)
    def delete(self, number):
        if page := self.one(number, *ANY):
            with self.done():
                page.delete()

    def _next(self):
        self.said += 1
        return self.said

    def _place_for(self, page, there):
        kinds = {
            EntryPage: (LawsPage, OrganisationStructurePage),
            IndicatorPage: (SectionPage,),
            SectionPage: (AssessmentYearPage,),
            AssessmentYearPage: (TransparencyIndexPage,),
        }
        kind = next(kinds[one] for one in kinds if isinstance(page, one))
        target = self.one(there, *kind, locale=page.locale)
        if target is None or target.path.startswith(page.path):
            return None
        taken = target.get_children().filter(slug=page.slug).exclude(pk=page.pk).exists()
        return None if taken else target


def tree_below(index: Page) -> AssessmentYearPage:
    """A year with two sections of two pages, one of them with entries."""
    year = index.add_child(instance=AssessmentYearPage(title="2564", slug="y2564", year=2564))
    for code in ("9.1", "9.2"):
        slug = f"s{code[-1]}"
        section = year.add_child(instance=SectionPage(title=code, slug=slug, code=code))
        for kind in (LawsPage, OrganisationStructurePage):
            page = kind(title=kind.__name__, slug=kind.__name__.lower(), body=[text("<p>ก</p>")])
            section.add_child(instance=page).save_revision().publish()
    for number in range(2):
        entry = EntryPage(title=f"ข่าว {number}", slug=f"n{number}")
        page.add_child(instance=entry)
    return year


@pytest.fixture
def two_sites(home):
    with unjudged():
        _home, index = municipality_below(Page.get_first_root_node(), "other", "ทุ่งอื่น")
        Site.objects.create(hostname="other.example", root_page=_home, site_name="other")
        for one in (home, _home):
            one.copy_for_translation(Locale.objects.get(language_code="en"))
        index = home.add_child(
            instance=TransparencyIndexPage(title="ข้อมูล", slug="transparency", name_th="อบต.")
        )
        tree_below(index)
    Page.objects.filter(depth=2).update(live=True)


def test_a_copy_that_follows_is_the_list(two_sites, request):
    wide = settings.get_current_profile_name() == "wide"
    some = 3 if brief() else 12
    run_state_machine_as_test(
        AnySequence,
        settings=settings(
            max_examples=40 if wide else some,
            stateful_step_count=25 if wide else 10,
            suppress_health_check=list(HealthCheck),
        ),
    )
