"""What changed, for readers; when announcements close, for calendars."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import django_filters
from django.db.models import OuterRef, Subquery
from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes

from oit_pages.api.base import filters, page_index, paging, representations, schema_annotations
from oit_pages.api.base.rows import each
from oit_pages.api.base.view import ApiView
from oit_pages.api.disclosures import queries as disclosures
from oit_pages.api.feeds import calendar
from oit_pages.api.feeds.atom import ChangesFeed, clean
from oit_pages.api.profile.queries import publisher
from oit_pages.api.years import queries as years
from oit_pages.i18n import moments
from oit_pages.models import Appearance, IndicatorPage, Removal
from oit_pages.models.page_queries import below_any

ATOM = "application/atom+xml"
ICAL = "text/calendar"


class ChangesFilter(django_filters.FilterSet):
    updated_since = filters.MomentFilter(label="Changed or removed since.")
    removed = filters.FlagFilter(label="Also what is public no more, as deleted entries.")


@schema_annotations.operation(
    operation_id="readChanges",
    summary="What changed, as Atom",
    parameters=[*filters.documented(ChangesFilter), *schema_annotations.PAGING],
    responses=schema_annotations.answers(OpenApiTypes.STR, media_type=ATOM),
    tags=["feeds"],
)
class ChangesView(ApiView):
    """The pages that changed last, newest first; each in the language asked for where it
    is translated. With `removed`, between them the ids of those that went out of sight."""

    media_types = (ATOM, "application/xml", "text/xml")
    parameters = (*ChangesFilter.base_filters, *paging.PARAMETERS)

    def answer(self) -> HttpResponse:
        asked = paging.Slice.of(self.request)
        wanted = filters.cleaned(ChangesFilter(self.request.GET, queryset=_NO_ROWS))
        found = page_index.read(self.site, self.visibility, years.ANY_YEAR)
        changes = self._changes(found, wanted["updated_since"], bool(wanted["removed"]))
        slices = asked.answer(self.request, len(changes), [])
        feed = ChangesFeed(
            title=clean(self.site.site_name or self.site.hostname),
            link=self.site.root_url,
            description="",
            language=self.language,
            author_name=clean(publisher(self, self.language)),
            feed_url=self.request.build_absolute_uri(),
            feed_guid=self.identify("changes"),
            slices={one: slices[one] for one in ("next", "previous") if slices[one]},
        )
        for when, pk, what in asked.cut(changes):
            if isinstance(what, Removal):
                ref = self.identify("disclosure", page_id=pk)
                feed.add_removal(ref, moments.aware(what.removed_at))
                continue
            for item in each([what], lambda page, when=when: self._item(page, when, found)):
                feed.add_page(**item)
        return HttpResponse(feed.writeString("utf-8"), content_type=f"{ATOM}; charset=utf-8")

    def _changes(
        self, found: page_index.PageIndex, since: datetime | None, with_removed: bool
    ) -> list[tuple[datetime, int, IndicatorPage | Removal]]:
        """When it was published, came into sight or was noted as gone; the page's id; the page, or
        its removal. Newest first."""
        public = disclosures.public_pages(found.years, self.visibility)
        appeared = Subquery(Appearance.of(OuterRef("pk")).values("appeared_at")[:1])
        pages = public.defer("body").annotate(appeared=appeared)
        if since:
            # In every language, of which one is chosen: it may be one that did not change.
            changed = disclosures.changed_since(public, since).order_by()
            pages = pages.filter(translation_key__in=changed.values("translation_key"))
        shown = disclosures.in_language(pages, self.language)
        changes: list[tuple[datetime, int, IndicatorPage | Removal]] = [
            (max(known), page.pk, page)
            for page in shown
            if (known := [one for one in (page.last_published_at, page.appeared) if one])
        ]
        if with_removed:
            gone = Removal.objects.filter(below_any(self.place.roots)).exclude(
                page_id__in=public.order_by().values("pk")
            )
            if since:
                gone = gone.filter(noted_at__gte=since)
            # Of a page that stood at several places the last time.
            last = {one.page_id: one for one in gone.order_by("noted_at")}
            changes += [(one.noted_at, pk, one) for pk, one in last.items()]
        wanted = [one for one in changes if since is None or one[0] >= since]
        return sorted(wanted, key=lambda one: one[:2], reverse=True)

    def _item(
        self, page: IndicatorPage, when: datetime, found: page_index.PageIndex
    ) -> dict[str, Any]:
        language = page.locale.language_code
        return {
            "title": clean(page.title),
            "link": found.addresses.at(language, page.url_path) or "",
            "description": clean(page.summary),
            "unique_id": self.identify("disclosure", page_id=page.pk),
            "pubdate": page.first_published_at and moments.aware(page.first_published_at),
            "updateddate": moments.aware(when),
            "language": language,
        }


_NO_ROWS = IndicatorPage.objects.none()


@schema_annotations.operation(
    operation_id="readClosingDates",
    summary="When announcements close, as iCalendar",
    responses=schema_annotations.answers(OpenApiTypes.STR, media_type=ICAL),
    tags=["feeds"],
)
class ClosingDatesView(ApiView):
    """A whole-day event for each public announcement that says when it closes."""

    media_types = (ICAL,)

    def answer(self) -> HttpResponse:
        found = page_index.read(self.site, self.visibility, years.ANY_YEAR)
        pages = disclosures.public_pages(found.years, self.visibility).order_by("path")
        shown = disclosures.in_language(pages, self.language)
        events = each(shown, lambda page: "".join(self._events(page, found)))
        name = self.site.site_name or self.site.hostname
        content = "".join(calendar.lines(name, events))
        return HttpResponse(content, content_type=f"{ICAL}; charset=utf-8")

    def _events(self, page: IndicatorPage, found: page_index.PageIndex) -> Iterator[str]:
        for closing in calendar.closings_of(page):
            address = self._address(closing, found)
            yield from calendar.event(closing, address, self.site.hostname)

    def _address(self, closing: calendar.Closing, found: page_index.PageIndex) -> str:
        page = closing.page
        address = found.addresses.at(page.locale.language_code, page.url_path) or ""
        return f"{address}#{representations.block_anchor(closing.block)}"
