"""A list of addresses that somebody kept: last year's submission sheet, a sheet of one's own.

Columns may have any name and order: in each row the item is told by its code ("O12", "O๑๒") or by
what it is called, and addresses are found wherever they stand, several in one cell too. Nothing is
asked of the network; an address of this website leads to its page or document.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import SplitResult, unquote, urlsplit

from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.models import Page, Site

from oit_pages import conf
from oit_pages.actions.adopt import Said, is_address
from oit_pages.actions.line_file import FaultyFile, rows_in
from oit_pages.catalogue import Edition, subjects
from oit_pages.catalogue.called import Names
from oit_pages.catalogue.schema import Indicator
from oit_pages.checklist.adopted import of_ours
from oit_pages.models import AssessmentYearPage
from oit_pages.models.page_queries import home_pages
from oit_pages.thai import to_arabic
from oit_pages.visibility import of_files, public

#: "O12", "o.12", "๐๑๒" with a zero for the letter, alone in its cell or before a title.
_CODE = re.compile(r"[oO0๐]\s?[.\-]?\s?0?([1-9][0-9]?)(?![0-9])")
_ALONE = re.compile(r"(?:ข้อ(?:ที่)?\s*)?([1-9][0-9]?)\.?")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"'|,;]+", re.IGNORECASE)
_DOCUMENT = re.compile(r"/documents/([0-9]+|[0-9a-f-]{36})/")
#: The share of a title that must be accounted for before it outweighs a code of another year.
_SURE = 0.7


class UnreadableList(ValueError):
    """The file can't be read, or has no address; the text says why and what to do."""


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One address of one row."""

    line: int
    address: str
    indicator: Indicator | None
    """None where the year's list has no such item."""
    named: str
    """What the row calls the item."""
    kind: str
    """"page", "document" or "address"; "own" for a page of a year's list, "closed" for what the
    public can't open, be it no address of the web."""
    which: str = ""
    title: str = ""

    @property
    def said(self) -> Said | None:
        """What accepting it says; None where it can't be accepted."""
        if self.indicator is None or self.kind in {"own", "closed"}:
            return None
        return Said(subject=self.indicator.subject, kind=self.kind, which=self.which)


def read_list(
    source: str | Path | BinaryIO, year_page: AssessmentYearPage, of: Edition | None = None,
    name: str = "",
) -> list[Listed]:  # fmt: skip
    """Each address of the file, in its order. `of` is the list of the year that the file's codes
    are of, that of the year itself where none is given. Raises UnreadableList."""
    try:
        rows = rows_in(source, name)
    except FaultyFile as error:
        raise UnreadableList(str(error)) from error
    told = _Rows(year_page.edition, of or year_page.edition)
    ours = _Website(year_page)
    found = []
    for row in rows:
        indicator, named = told.item(row.cells)
        for address in dict.fromkeys(_addresses(row.cells)):
            kind, which, title = ours.at(address)
            if kind == "address" and not is_address(address):
                kind = "closed"  # said, as a row that is left out looks like one that was done
            found.append(
                Listed(
                    line=row.number, address=address, indicator=indicator, named=named, kind=kind,
                    which=which, title=title,
                )
            )  # fmt: skip
    if not found:
        raise UnreadableList(
            _("There is no web address in this file. Each begins with https:// or http://.")
        )
    return found


def _addresses(cells: list[str]) -> Iterator[str]:
    for cell in cells:
        for address in _ADDRESS.findall(cell):
            address = address.rstrip(".)]}”")
            yield address if "://" in address else f"https://{address}"


@dataclass
class _Rows:
    """Tells the item of each row; one without any goes on with that of the row above."""

    edition: Edition
    of: Edition
    last: tuple[Indicator | None, str] = (None, "")
    names: Names = field(init=False)

    def __post_init__(self):
        self.names = Names([*subjects(), *self.edition.own_subjects, *self.of.own_subjects])
        self.titles = {
            _squeezed(one.title_th): one for one in (*self.of.indicators, *self.edition.indicators)
        }

    def item(self, cells: list[str]) -> tuple[Indicator | None, str]:
        texts = [_ADDRESS.sub(" ", cell).strip() for cell in cells]
        code = self._code(texts)
        title, subject = self._title(texts)
        if not code and not title:
            return self.last
        old = self.of.find(code) if code else None
        wanted = subject or (old.subject if old else "")
        self.last = (self.edition.find(wanted) if wanted else None, title or code)
        return self.last

    def _code(self, texts: list[str]) -> str:
        for pattern, alone in ((_CODE, False), (_ALONE, True)):
            for text in texts:
                arabic = to_arabic(text)
                match = pattern.fullmatch(arabic) if alone else pattern.match(arabic)
                if match:
                    return f"O{int(match[1])}"
        return ""

    def _title(self, texts: list[str]) -> tuple[str, str]:
        """What a row calls its item, and the subject of that; "" where it is no name of any."""
        for text in texts:
            bare = _CODE.sub("", to_arabic(text), count=1).strip(" .:-–")
            if known := self.titles.get(_squeezed(bare)):
                return bare, known.subject
        best = max(
            ((one.share, text, one.subject) for text in texts for one in self.names.find(text)[:1]),
            default=(0.0, "", ""),
        )
        return best[1:] if best[0] >= _SURE else ("", "")


def _squeezed(text: str) -> str:
    return "".join(to_arabic(text).split())


class _Website:
    """What stands at an address of this installation."""

    def __init__(self, year_page: AssessmentYearPage):
        self.site = year_page.get_site()
        self.hosts = {_host(site.hostname): site for site in Site.objects.all()}
        fronts = conf.get("FRONT_END")
        for front in fronts.values() if isinstance(fronts, dict) else [fronts]:
            if front and self.site:
                self.hosts.setdefault(_host(urlsplit(front).hostname or ""), self.site)
        self.files = of_files()

    def at(self, address: str) -> tuple[str, str, str]:
        """Kind, key and title; as `Listed` has them."""
        try:
            parts = urlsplit(address)
        except ValueError:
            return "address", address, ""
        site = self.hosts.get(_host(parts.hostname or ""))
        if site is None:
            return "address", address, ""
        return self._document(parts) or self._page(site, parts.path) or ("address", address, "")

    def _document(self, parts: SplitResult) -> tuple[str, str, str] | None:
        model = get_document_model()
        path = unquote(parts.path)
        match = _DOCUMENT.search(path)
        media = settings.MEDIA_URL if settings.MEDIA_URL.startswith("/") else ""
        if match and match[1].isdecimal():
            files = model.objects.filter(pk=match[1])
        elif media and media != "/" and path.startswith(media):
            files = model.objects.filter(file=path.removeprefix(media))
        else:
            return None
        file = files.select_related("collection").first()
        if file is None:
            return None
        kind = "document" if self.files.is_file_public(file) else "closed"
        return kind, str(file.pk), file.title

    def _page(self, site: Site, path: str) -> tuple[str, str, str] | None:
        homes = list(home_pages(site).select_related("locale"))
        wanted = {
            f"{home.url_path.rstrip('/')}/{rest}".rstrip("/") + "/"
            for home in homes
            for rest in _rests(unquote(path), home.locale.language_code)
        }
        page = Page.objects.filter(url_path__in=wanted).first() or _moved(site, path)
        if page is None:
            return None
        if Page.objects.filter(of_ours(), pk=page.pk).exists():
            return "own", str(page.pk), page.title
        shown = Page.objects.filter(public(), pk=page.pk).exists()
        return ("page" if shown else "closed"), str(page.pk), page.title


def _rests(path: str, language: str) -> list[str]:
    """Below a home page, with and without the language before it."""
    rest = path.strip("/")
    first, _slash, after = rest.partition("/")
    return [rest, after] if first == language else [rest]


def _moved(site: Site, path: str) -> Any:
    """Where a redirect leads from there."""
    if not apps.is_installed("wagtail.contrib.redirects"):
        return None
    model = apps.get_model("wagtailredirects", "Redirect")
    try:
        old = model.normalise_path(path)
    except ValueError:
        return None
    found = model.get_for_site(site).filter(old_path=old, redirect_page__isnull=False).first()
    return found.redirect_page if found else None


def _host(name: str) -> str:
    return name.lower().removeprefix("www.")
