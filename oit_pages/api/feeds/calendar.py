"""Closing dates of announcements as iCalendar (RFC 5545)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.utils import timezone

from oit_pages.blocks.body import body_evidence
from oit_pages.i18n import moments
from oit_pages.models import IndicatorPage
from oit_pages.stream.references import ResolvedReferences

_NOTHING = ResolvedReferences({}, {}, {})
#: Octets of a line before it must be folded.
_WIDTH = 74


@dataclass(frozen=True, kw_only=True)
class Closing:
    """An announcement that closes on a day."""

    page: IndicatorPage
    block: str
    subject: str
    issuer: str
    day: date


def closings_of(page: IndicatorPage) -> Iterator[Closing]:
    """The announcements of a page that say when they close."""
    every = (one for one in page.body.raw_data if isinstance(one, dict))
    raw = [one for one in every if one.get("type") == "announcement"]
    for item in body_evidence(raw, _NOTHING, page.pk):
        day = item.parts.get("closing_date")
        if isinstance(day, date):
            yield Closing(
                page=page,
                block=item.block,
                subject=str(item.parts.get("subject") or page.title),
                issuer=str(item.parts.get("issuer") or ""),
                day=day,
            )


def lines(name: str, events: Iterable[str]) -> Iterator[str]:
    """The calendar, a folded line at a time."""
    yield from _fold("BEGIN:VCALENDAR")
    yield from _fold("VERSION:2.0")
    yield from _fold("PRODID:-//oit-pages//closing dates//TH")
    yield from _fold("CALSCALE:GREGORIAN")
    yield from _fold(f"X-WR-CALNAME:{_text(name)}")
    yield from events
    yield from _fold("END:VCALENDAR")


def event(closing: Closing, address: str, host: str) -> Iterator[str]:
    """A day without an end lasts that one day (RFC 5545, 3.6.1)."""
    stamp = closing.page.last_published_at or timezone.now()
    for line in (
        "BEGIN:VEVENT",
        f"UID:{closing.page.pk}-{closing.block}@{host}",
        f"DTSTAMP:{_moment(stamp)}",
        f"DTSTART;VALUE=DATE:{closing.day.isoformat().replace('-', '')}",
        f"SUMMARY:{_text(closing.subject)}",
        f"DESCRIPTION:{_text(closing.issuer)}",
        f"URL:{address}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ):
        yield from _fold(line)


def _moment(value: datetime) -> str:
    return moments.aware(value).astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,")
    return "".join(escaped.replace("\r", "").replace("\n", r"\n").split("\x00"))


def _fold(line: str) -> Iterator[str]:
    """A long line goes on after a line break and a space; no letter is cut in two."""
    piece, size = "", 0
    for letter in line:
        length = len(letter.encode())
        if size + length > _WIDTH:
            yield piece + "\r\n"
            piece, size = " ", 1
        piece, size = piece + letter, size + length
    yield piece + "\r\n"
