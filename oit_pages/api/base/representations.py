"""The short forms in which answers name a page, a title, a date, a unit."""

from datetime import UTC, date, datetime
from typing import Any

from oit_pages.api.base.page_index import Addresses, PageRow, TranslatedPage
from oit_pages.catalogue.schema import Indicator, Requirement
from oit_pages.i18n import moments
from oit_pages.thai import Period, format_date, format_month, format_period


def titles(one: Any) -> dict[str, str]:
    """The official title of a pillar, section, topic or indicator in both languages."""
    return {"th": one.title_th, "en": one.title_en}


def page_of(sheet: TranslatedPage, asked: str, addresses: Addresses) -> dict[str, Any]:
    """A page as the reader would open it."""
    return page_row(sheet.shown(asked), addresses)


def page_row(row: PageRow, addresses: Addresses) -> dict[str, Any]:
    return {
        "id": row.pk,
        "title": row.title,
        "language": row.language,
        "url": addresses.of(row),
        "updated": moment(row.updated),
    }


def unit_of(row: PageRow) -> dict[str, str] | None:
    """The unit that answers for a page."""
    if not row.unit_th:
        return None
    return {"th": row.unit_th, "en": row.unit_en or ""}


def moment(value: datetime | None) -> str | None:
    """ISO 8601 with its zone, to the second, in UTC."""
    return moments.aware(value).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if value else None


def day(value: date | None) -> dict[str, str] | None:
    """A day for machines, and as a Thai official writes it."""
    return {"date": value.isoformat(), "text_th": format_date(value)} if value else None


def month(value: date | None) -> dict[str, str] | None:
    """A month by its first day, and as a Thai official writes it."""
    return {"date": value.isoformat(), "text_th": format_month(value)} if value else None


def span(period: Period | None) -> dict[str, str] | None:
    """A period, both days included."""
    if period is None:
        return None
    return {
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "text_th": format_period(period),
    }


def block_anchor(block_id: str) -> str:
    """The fragment that a front end gives a block, so that a link lands on the proof."""
    return f"b-{block_id}"


def requirement_anchor(indicator: Indicator, requirement: Requirement) -> str:
    """The fragment of a requirement; the same in every year that asks for the subject."""
    return f"r-{requirement.subject or indicator.subject}-{requirement.id}"
