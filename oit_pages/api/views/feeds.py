"""Feeds: what changed, for readers; when announcements close, for calendars."""

import re
from typing import Any

from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed
from drf_spectacular.types import OpenApiTypes

from oit_pages.api import calendar, disclosures, documented, references, rows, years
from oit_pages.api.view import ApiView

#: How many changes a reader is given.
MOST = 50
ATOM = "application/atom+xml"
ICAL = "text/calendar"
#: What XML can't hold.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class _Feed(Atom1Feed):
    """Says of each entry which language it is in: not every page is translated."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]}


@documented.operation(
    operation_id="readChanges",
    summary="What changed, as Atom",
    responses=documented.answers(OpenApiTypes.STR, media_type=ATOM),
    tags=["feeds"],
)
class ChangesView(ApiView):
    """The pages that changed last, newest first; each in the language asked for where it
    is translated."""

    media_types = (ATOM, "application/xml", "text/xml")

    def answer(self) -> HttpResponse:
        found = rows.read(self.site, self.standing, years.ANY_YEAR)
        public = disclosures.public_pages(found.years, self.standing)
        pages = disclosures.in_language(public.defer("body"), self.language, self.standing)
        changed = sorted(
            (page for page in pages if page.last_published_at),
            key=lambda page: (page.last_published_at, page.pk),
            reverse=True,
        )
        feed = _Feed(
            title=_clean(self.site.site_name or self.site.hostname),
            link=self.site.root_url,
            description="",
            language=self.language,
            feed_url=self.request.build_absolute_uri(),
            feed_guid=self.link("changes"),
        )
        for page in changed[:MOST]:
            language = page.locale.language_code
            feed.add_item(
                title=_clean(page.title),
                link=found.addresses.at(language, page.url_path) or "",
                description=_clean(page.summary),
                unique_id=self.link("disclosure", page_id=page.pk),
                pubdate=page.first_published_at,
                updateddate=page.last_published_at,
                language=language,
            )
        return HttpResponse(feed.writeString("utf-8"), content_type=f"{ATOM}; charset=utf-8")


@documented.operation(
    operation_id="readClosingDates",
    summary="When announcements close, as iCalendar",
    responses=documented.answers(OpenApiTypes.STR, media_type=ICAL),
    tags=["feeds"],
)
class ClosingDatesView(ApiView):
    """A whole-day event for each public announcement that says when it closes."""

    media_types = (ICAL,)

    def answer(self) -> HttpResponse:
        found = rows.read(self.site, self.standing, years.ANY_YEAR)
        pages = disclosures.public_pages(found.years, self.standing).order_by("path")
        closings = (
            (closing, self._address(closing, found))
            for page in disclosures.in_language(pages, self.language, self.standing)
            for closing in calendar.closings_of(page)
        )
        name = self.site.site_name or self.site.hostname
        content = "".join(calendar.lines(name, self.site.hostname, closings))
        return HttpResponse(content, content_type=f"{ICAL}; charset=utf-8")

    def _address(self, closing: calendar.Closing, found: rows.Rows) -> str:
        page = closing.page
        address = found.addresses.at(page.locale.language_code, page.url_path) or ""
        return f"{address}#{references.block_anchor(closing.block)}"


def _clean(text: str) -> str:
    return _CONTROL.sub("", text)
