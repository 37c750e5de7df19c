"""The submission sheet of a year: what is handed in to the assessment system, item by item.

It starts from the edition, in its order. An item "has" what is asked when a page about it is
public; a draft, a private page or one below a hidden one has no address here. Nothing is asked
of the network: how an address answered is what `actions.verify_sheet` kept.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from oit_pages.catalogue import Edition
from oit_pages.catalogue.schema import Indicator, Section
from oit_pages.checklist.public_addresses import click_path, public_address
from oit_pages.checklist.shown_on import Shown, shown_on
from oit_pages.models import Adoption, AssessmentYearPage, IndicatorResult, Outcome, SheetEntry
from oit_pages.models.page_queries import below, paths_to
from oit_pages.visibility import Visibility

#: How an address answered an anonymous visitor.
STATUSES = {
    "ok": _("opens"),
    "missing": _("does not open"),
    "not_checked": _("not checked yet"),
}
#: Why it is not sure to open.
REASONS = {
    "not_found": _("The website says that there is no such page."),
    "login": _("The website asks for a login."),
    "elsewhere": _("The website leads to another page. Open it and look."),
    "answers_all": _("The website answers every address alike. Open it and look."),
    "refused": _("The website refuses to be checked. Open it and look."),
    "server_error": _("The website has a fault at the moment. Check again later."),
    "private": _("The address is within an internal network, which is not checked."),
    "unknown_host": _("The name of the website is not known."),
    "certificate": _("The website's certificate is not in order."),
    "no_answer": _("The website did not answer in time. Check again later."),
    "redirects": _("The website leads from page to page without an end."),
    "not_web": _("This is no address of a web page."),
}
ANSWERS = {True: _("has"), False: _("has not")}


@dataclass(frozen=True, kw_only=True)
class SheetAddress:
    """A public page of an item, or what was adopted for it."""

    page: int | None
    """None for a document and for an address elsewhere."""
    title: str
    url: str
    clicks: str
    """From the home page, in Thai."""
    status: str = "not_checked"
    reason: str = ""
    """One of `REASONS`; "" where there is nothing to say."""
    checked_at: datetime | None = None
    elsewhere: bool = False
    """It is an address of another website."""

    @property
    def status_label(self) -> str:
        return str(STATUSES[self.status])

    @property
    def reason_label(self) -> str:
        return str(REASONS.get(self.reason, ""))


@dataclass(frozen=True, kw_only=True)
class SheetLine:
    """One item of the list."""

    indicator: Indicator
    section: Section
    outcome: str
    addresses: tuple[SheetAddress, ...]
    written_path: str
    """What somebody wrote in place of the tree's clicks; "" for nothing."""
    note: str

    @property
    def code(self) -> str:
        return self.indicator.code

    @property
    def has(self) -> bool:
        return bool(self.addresses)

    @property
    def answer(self) -> str:
        return str(ANSWERS[self.has])

    @property
    def outcome_label(self) -> str:
        return str(Outcome(self.outcome).label)

    @property
    def tree_path(self) -> str:
        """A line for each address."""
        return "\n".join(one.clicks for one in self.addresses)

    @property
    def click_path(self) -> str:
        return (self.written_path or self.tree_path) if self.has else ""

    @property
    def urls(self) -> str:
        return "\n".join(one.url for one in self.addresses)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    year_page: AssessmentYearPage
    edition: Edition
    lines: tuple[SheetLine, ...]

    @property
    def has(self) -> int:
        return sum(line.has for line in self.lines)

    def line(self, code: str) -> SheetLine | None:
        return next((line for line in self.lines if line.code == code), None)


def sheet(year_page: AssessmentYearPage) -> Sheet | None:
    """The year's sheet as it is now, in four queries, and six more where something was adopted;
    None where no edition knows the year."""
    edition = year_page.edition
    if edition is None:
        return None
    pages = _public_pages(year_page)
    entries = {one.subject: one for one in SheetEntry.objects.filter(year_page=year_page)}
    outcomes = dict(
        IndicatorResult.objects.filter(year_page=year_page).values_list("code", "outcome")
    )
    return Sheet(
        year_page=year_page,
        edition=edition,
        lines=tuple(
            _line(
                section,
                indicator,
                outcomes.get(indicator.code, "missing"),
                pages,
                entries.get(indicator.subject),
            )
            for section in edition.sections
            for indicator in section.indicators
        ),
    )


def _line(
    section: Section,
    indicator: Indicator,
    outcome: str,
    pages: Mapping[str, Sequence[SheetAddress]],
    entry: SheetEntry | None,
) -> SheetLine:
    # An item that asks for several subjects may be shown on one page, or on a page for each.
    found = [one for subject in indicator.subjects for one in pages.get(subject, ())]
    checks = entry.checks if entry else {}
    return SheetLine(
        indicator=indicator,
        section=section,
        outcome=outcome,
        addresses=tuple(_checked(one, checks.get(one.url)) for one in found),
        written_path=entry.click_path if entry else "",
        note=entry.note if entry else "",
    )


def _checked(one: SheetAddress, check: Mapping[str, Any] | None) -> SheetAddress:
    if not check or check.get("status") not in STATUSES:
        return one
    return replace(
        one,
        status=check["status"],
        reason=check.get("reason", ""),
        checked_at=parse_datetime(check.get("at") or ""),
    )


def _public_pages(year_page: AssessmentYearPage) -> dict[str, list[SheetAddress]]:
    """The public pages of the year by subject, those of one in the order of the tree."""
    deep = year_page.depth + 2  # what hangs below an indicator's page is found by way of it
    above = Q(path__in=paths_to(year_page))
    rows = list(
        Page.objects.filter(above | below(year_page), depth__gt=1, depth__lte=deep)
        .annotate(subject=F("indicatorpage__subject"), adopts=_adopts())
        .select_related("locale")
        .order_by("path")
    )
    visible = Visibility.load([year_page.path])
    titles = {page.path: page.title for page in rows}
    home = _home_above(rows, year_page)
    found: dict[str, list[SheetAddress]] = {}
    for page in rows:
        if page.depth != deep or not page.subject or not visible.is_public(page):
            continue
        if url := public_address(page):
            one = SheetAddress(
                page=page.pk, title=page.title, url=url, clicks=click_path(page, home, titles)
            )
            found.setdefault(page.subject, []).append(one)
    if any(page.adopts for page in rows):
        for subject, some in shown_on(year_page).items():
            found.setdefault(subject, []).extend(_adopted(one) for one in some if one.is_public)
    return found


def _adopts() -> Exists:
    return Exists(Adoption.objects.filter(year_page=OuterRef("pk"), accepted=True))


def _adopted(one: Shown) -> SheetAddress:
    return SheetAddress(
        page=int(one.key) if one.kind == "page" else None,
        title="" if one.kind == "address" else one.title,
        url=one.url,
        clicks=one.clicks,
        elsewhere=one.kind == "address",
    )


def _home_above(rows: Sequence[Page], year_page: AssessmentYearPage) -> str:
    """The path of the home page of the site that the year belongs to."""
    roots = {root.root_path for root in Site.get_site_root_paths()}
    above = [page for page in rows if year_page.path.startswith(page.path)]
    homes = [page.path for page in above if page.url_path in roots]
    return homes[-1] if homes else above[0].path


def as_rows(of: Sheet) -> list[dict[str, Any]]:
    """The sheet as it is kept once it is handed in."""
    return [
        {
            "code": line.code,
            "subject": line.indicator.subject,
            "title": line.indicator.title_th,
            "section": line.section.code,
            "has": line.has,
            "addresses": [
                {
                    "page": one.page,
                    "url": one.url,
                    "status": one.status,
                    "reason": one.reason,
                    "checked_at": one.checked_at.isoformat() if one.checked_at else None,
                }
                for one in line.addresses
            ],
            "click_path": line.click_path,
            "note": line.note,
        }
        for line in of.lines
    ]


#: What may differ between two sheets, in words.
CHANGES = {
    "new": _("new on the list"),
    "gone": _("no longer on the list"),
    "has": _("has or has not"),
    "addresses": _("addresses"),
    "click_path": _("click path"),
    "note": _("explanation"),
}


def told(row: Mapping[str, Any]) -> dict[str, Any]:
    """What a row tells the assessors: how its addresses answered is only for ourselves."""
    urls = [one["url"] for one in row["addresses"]]
    return {
        "has": row["has"],
        "addresses": urls,
        "click_path": row["click_path"],
        "note": row["note"],
    }


def differences(
    before: Iterable[Mapping[str, Any]], after: Iterable[Mapping[str, Any]]
) -> dict[str, tuple[str, ...]]:
    """By code, which of `CHANGES` there are from one sheet's rows to another's."""
    old = {row["code"]: row for row in before}
    new = {row["code"]: row for row in after}
    found: dict[str, tuple[str, ...]] = {}
    for code in [*new, *(code for code in old if code not in new)]:
        if code not in old or old[code]["subject"] != new.get(code, old[code])["subject"]:
            found[code] = ("new",)
        elif code not in new:
            found[code] = ("gone",)
        else:
            was, now = told(old[code]), told(new[code])
            if changed := tuple(name for name in was if was[name] != now[name]):
                found[code] = changed
    return found


def digest(rows: Iterable[Mapping[str, Any]]) -> str:
    """Of all that the sheet tells the assessors."""
    said = [[row["code"], told(row)] for row in rows]
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
