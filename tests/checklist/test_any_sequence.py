"""Whatever is done to the tree, in whatever order: the stored results are those of a full
judgement, and no answer names a page that the public may not see.

The actions are those of an editor, a webmaster and the clock, each by the way that Wagtail or
this package has for it. `--hypothesis-profile=wide` tries many more, and longer, sequences.
"""

import re
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from wagtail.models import Locale, Page, PageViewRestriction

from oit_pages.actions.scaffold import scaffold
from oit_pages.checklist.assess import record
from oit_pages.models import (
    AssessmentYearPage,
    EntryPage,
    IndicatorPage,
    IndicatorResult,
    SectionPage,
    TransparencyIndexPage,
)
from tests.checklist.test_assess import measure_row
from tests.effort import brief
from tests.factories import block, months, text

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

#: What is played with: two of one section, one whose English page is asked for, and what an
#: edition asks for in one item.
SUBJECTS = (
    "integrity-measures-implementation",
    "integrity-measures",
    "executive-integrity-pledge",
    "organisation-structure",
    "powers-and-duties",
)
YEARS = (2564, 2568)
COLUMNS = (
    "code", "subject", "outcome", "findings", "page_id", "revision", "fingerprint", "as_of",
)  # fmt: skip
LISTS = (
    "years/",
    "years/2564/",
    "years/2568/?lang=en",
    "years/2564/data.zip",
    "years/2564/indicators/integrity-measures/",
    "years/2564/indicators/integrity-measures-implementation/",
    "disclosures/?body=true",
    "disclosures/?body=true&lang=en",
    "documents/",
    "tables/",
    "catalogue/",
    "changes.atom",
    "changes.atom?lang=en",
    "closing-dates.ics",
)

WORD = re.compile(rb"zq\d{4}zq")

ANY = (IndicatorPage, SectionPage, AssessmentYearPage)

which = st.integers(0, 29)
"""One of the pages there are, counted round."""


class AnySequence(RuleBasedStateMachine):
    """Each sequence begins with two scaffolded years, of which the pages above are public."""

    def __init__(self):
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        cache.clear()
        self.said = 0

    def teardown(self):
        """What is public is asked for once, at the end: after any step it may be the end."""
        try:
            self.nothing_private_is_named()
        finally:
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)

    # What there is

    def ids(self, *kinds, **conditions):
        """Of the pages of these kinds that are played with, oldest first."""
        found = set()
        for kind in kinds:
            rows = kind.objects.filter(depth__gt=2, **conditions)
            if kind is IndicatorPage:
                rows = rows.filter(subject__in=(*SUBJECTS, ""))
            found.update(rows.values_list("pk", flat=True))
        return sorted(found)

    def pages(self, *kinds, **conditions):
        return Page.objects.filter(pk__in=self.ids(*kinds, **conditions)).order_by("pk").specific()

    def one(self, number, *kinds, **conditions):
        found = self.ids(*kinds, **conditions)
        return Page.objects.get(pk=found[number % len(found)]).specific if found else None

    def word(self):
        """What only one page says, until it is copied."""
        return f"มาตรการ zq{self._next():04}zq"

    def write(self, page):
        page.title = self.word()
        if isinstance(page, IndicatorPage):
            page.summary = f"สรุป {page.title}"
            row = measure_row(measure=page.title, period=months("2021-01", "2021-02"))
            page.body = [text(f"<p>{page.title}</p>"), block("measure_table", rows=[row])]

    # What is done

    @initialize()
    def some_pages_are_public(self):
        for page in self.pages(IndicatorPage):
            if page.subject in SUBJECTS[:2]:
                self.write(page)
                page.save_revision().publish()

    @rule(year=st.sampled_from(YEARS))
    def scaffold(self, year):
        index = TransparencyIndexPage.objects.filter(locale=Locale.get_default()).first()
        if index:
            scaffold(year, index)

    @rule(number=which, publish=st.booleans())
    def edit(self, number, publish):
        page = self.one(number, IndicatorPage)
        if page and not page.alias_of_id:
            page = page.get_latest_revision_as_object()
            self.write(page)
            revision = page.save_revision()
            if publish:
                revision.publish()

    @rule(number=which)
    def edit_a_draft(self, number):
        """The form saves a page that was never public besides its revision."""
        page = self.one(number, IndicatorPage, live=False)
        if page and not page.alias_of_id:
            page = page.get_latest_revision_as_object()
            self.write(page)
            page.save()
            page.save_revision()

    @rule(number=which, live=st.booleans())
    def add_entry(self, number, live):
        above = self.one(number, IndicatorPage)
        if above and not isinstance(above, EntryPage):
            entry = EntryPage(slug=f"entry-{self._next()}", live=live)
            self.write(entry)
            above.add_child(instance=entry)
            entry.save_revision()

    @rule(number=which, other=which)
    def link(self, number, other):
        page, target = self.one(number, IndicatorPage), self.one(other, *ANY)
        if page and not page.alias_of_id:
            self.write(page)
            page.body = [*page.body.raw_data, block("link", page=target.pk, text="อ่านต่อ")]
            page.save_revision().publish()

    @rule(number=which)
    def publish(self, number):
        page = self.one(number, *ANY)
        if page and not page.alias_of_id:
            (page.get_latest_revision() or page.save_revision()).publish()

    @rule(number=which)
    def unpublish(self, number):
        page = self.one(number, IndicatorPage, SectionPage, AssessmentYearPage, live=True)
        if page:
            page.unpublish()

    @rule(number=which)
    def expire(self, number):
        page = self.one(number, IndicatorPage, SectionPage, live=True)
        if page and not page.alias_of_id:
            page.expire_at = timezone.now() + timedelta(hours=1)
            page.save_revision().publish()
            Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(hours=1))
            call_command("publish_scheduled")

    @rule(number=which)
    def restrict(self, number):
        page = self.one(number, IndicatorPage, SectionPage, AssessmentYearPage)
        if page:
            PageViewRestriction.objects.create(page=page, restriction_type="login")

    @precondition(lambda self: PageViewRestriction.objects.exists())
    @rule(number=which)
    def open_again(self, number):
        found = list(PageViewRestriction.objects.order_by("pk"))
        found[number % len(found)].delete()

    @rule(number=which, there=which, first=st.booleans())
    def move(self, number, there, first):
        page = self.one(number, IndicatorPage, SectionPage)
        if page and (target := self._place_for(page, there)):
            page.move(target, pos="first-child" if first else "last-child")

    @rule(number=which, there=which, live=st.booleans(), deep=st.booleans())
    def copy(self, number, there, live, deep):
        page = self.one(number, IndicatorPage, SectionPage)
        if page and not page.alias_of_id and (target := self._place_for(page, there)):
            slug = {"slug": f"copy-{self._next()}"}
            page.copy(to=target, keep_live=live, recursive=deep, update_attrs=slug)

    @rule(number=which, there=which)
    def alias(self, number, there):
        page = self.one(number, IndicatorPage)
        if page and (target := self._place_for(page, there)):
            page.create_alias(parent=target, update_slug=f"alias-{self._next()}")

    @rule(number=which, publish=st.booleans())
    def translate(self, number, publish):
        page = self.one(number, IndicatorPage)
        english = Locale.objects.get(language_code="en")
        if page and page.locale_id != english.pk and not page.has_translation(english):
            page = page.copy_for_translation(english, copy_parents=True).specific
            self.write(page)
            revision = page.save_revision()
            if publish:
                revision.publish()

    @rule(number=which)
    def delete(self, number):
        page = self.one(number, IndicatorPage, SectionPage)
        if page:
            page.delete()

    def _next(self):
        self.said += 1
        return self.said

    def _place_for(self, page, there):
        """A page of the kind that such a page hangs below, not below itself."""
        kinds = {EntryPage: IndicatorPage, SectionPage: AssessmentYearPage}
        kind = next((kinds[one] for one in kinds if isinstance(page, one)), SectionPage)
        target = self.one(there, kind)
        if not target or isinstance(target, EntryPage) or target.path.startswith(page.path):
            return None
        taken = target.get_children().filter(slug=page.slug).exclude(pk=page.pk).exists()
        return None if taken else target

    # What holds

    @invariant()
    def results_are_those_of_a_full_judgement(self):
        for year_page in AssessmentYearPage.objects.filter(locale=Locale.get_default()):
            before = self._stored(year_page)
            record(year_page)
            after = self._stored(year_page)
            assert {code: after[code] for code in after if after[code] != before.get(code)} == {
                code: before.get(code) for code in after if after[code] != before.get(code)
            }
            assert before.keys() == after.keys()

    def _stored(self, year_page):
        rows = IndicatorResult.objects.filter(year_page=year_page).values_list(*COLUMNS)
        return {row[0]: dict(zip(COLUMNS, row, strict=True)) for row in rows}

    def nothing_private_is_named(self):
        pages = list(self.pages(*ANY))
        public = {page.pk for page in pages if is_public(page)}
        titles = (page.title for page in pages if page.pk in public)
        allowed = {word for title in titles for word in WORD.findall(title.encode())}
        private = [page for page in pages if page.pk not in public]
        for address in (*LISTS, *(f"disclosures/{page.pk}/" for page in private)):
            answer = Client().get(f"/api/oit/v1/{address}")
            assert answer.status_code in (200, 404), address
            assert {*WORD.findall(content_of(answer))} <= allowed, address
        for page in private:
            if page.live and page.url:
                answer = Client().get(page.url)
                assert {*WORD.findall(answer.content)} <= allowed, page.url


def content_of(answer) -> bytes:
    content = answer.getvalue()
    if content.startswith(b"PK"):
        package = ZipFile(BytesIO(content))
        return b"".join(package.read(name) for name in package.namelist())
    return content


def is_public(page) -> bool:
    """By what the docs say, not by how the package asks the database."""
    above = page.get_ancestors(inclusive=True).filter(depth__gt=1).specific()
    for one in above:
        over = one.expire_at and one.expire_at <= timezone.now()
        if not one.live or over or PageViewRestriction.objects.filter(page=one).exists():
            return False
        if isinstance(one, AssessmentYearPage) and one.locale != Locale.get_default():
            source = one.get_translation_or_none(Locale.get_default())
            if source and not is_public(source):
                return False
    return True


def test_any_sequence_of_actions(home, request):
    index = TransparencyIndexPage(title="ข้อมูลความโปร่งใส", slug="transparency", name_th="อบต.")
    home.add_child(instance=index)
    for year in YEARS:
        page = scaffold(year, index).year_page
        for each in (page, *page.get_children().specific()):
            each.save_revision().publish()
    wide = settings.get_current_profile_name() == "wide"
    some = 4 if brief() else 15
    run_state_machine_as_test(
        AnySequence,
        settings=settings(
            max_examples=500 if wide else some,
            stateful_step_count=30 if wide else 12,
            suppress_health_check=list(HealthCheck),
        ),
    )
