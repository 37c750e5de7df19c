"""Where a year's indicators are shown besides their own pages: what was adopted, with its
address, and whether the public can open it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.documents import get_document_model
from wagtail.models import Page

from oit_pages.checklist.public_addresses import click_path, public_address
from oit_pages.models import Adoption, AssessmentYearPage
from oit_pages.models.page_queries import steps_to
from oit_pages.stream.keys import keys_for, parse_key
from oit_pages.visibility import of_files, public

KINDS = {
    "page": pgettext_lazy("adopt", "page"),
    "document": pgettext_lazy("adopt", "document"),
    "address": _("another website"),
}


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One page, document or address."""

    pk: int
    """Of the adoption."""
    subject: str
    kind: str
    key: str
    title: str
    url: str
    """Absolute; "" where the public can't open it."""
    clicks: str = ""
    """From the home page, in Thai."""

    @property
    def is_public(self) -> bool:
        return bool(self.url)

    @property
    def kind_label(self) -> str:
        return str(KINDS[self.kind])


def shown_on(
    year_page: AssessmentYearPage, subjects: Iterable[str] | None = None
) -> dict[str, list[Shown]]:
    """By subject, in the order in which they were adopted; one query where there is nothing,
    else five at most."""
    rows = Adoption.objects.filter(year_page=year_page, accepted=True)
    if subjects is not None:
        rows = rows.filter(subject__in=list(subjects))
    return shown(year_page, list(rows))


def shown(year_page: AssessmentYearPage, rows: Iterable[Adoption]) -> dict[str, list[Shown]]:
    rows = list(rows)
    pages = _pages([row.page_id for row in rows if row.page_id])
    documents = _documents([row.key for row in rows if row.kind == Adoption.Kind.DOCUMENT])
    root = _root(year_page) if documents else ""
    found: dict[str, list[Shown]] = defaultdict(list)
    for row in rows:
        title, url, clicks = row.address, row.address, ""
        if row.kind == Adoption.Kind.PAGE:
            title, url, clicks = pages.get(row.page_id, ("", "", ""))
        elif row.kind == Adoption.Kind.DOCUMENT:
            title, url = documents.get(row.key, ("", ""))
            url = f"{root}{url}" if url.startswith("/") else url
        found[row.subject].append(
            Shown(
                pk=row.pk, subject=row.subject, kind=row.kind, key=row.key, title=title, url=url,
                clicks=clicks or title,
            )
        )  # fmt: skip
    return found


def _pages(keys: Iterable[int]) -> Mapping[int, tuple[str, str, str]]:
    """Title, address and clicks of each; no address where it is not public."""
    if not keys:
        return {}
    pages = list(Page.objects.filter(pk__in=keys).select_related("locale"))
    visible = set(
        Page.objects.filter(public(), pk__in=keys).order_by().values_list("pk", flat=True)
    )
    above = {path for page in pages for path in steps_to(page.path)}
    titles = dict(Page.objects.filter(path__in=above, depth__gt=1).values_list("path", "title"))
    return {
        page.pk: (
            page.title,
            public_address(page) if page.pk in visible else "",
            click_path(page, page.path[: 2 * Page.steplen], titles),
        )
        for page in pages
    }


def _documents(keys: Iterable[str]) -> Mapping[str, tuple[str, str]]:
    known = [key for text in keys if (key := parse_key(text))]
    if not known:
        return {}
    model = get_document_model()
    files = model.objects.filter(pk__in=keys_for(model, known)).select_related("collection")
    visible = of_files()
    return {
        str(file.pk): (file.title, file.url if visible.is_file_public(file) else "")
        for file in files
    }


def _root(year_page: AssessmentYearPage) -> str:
    """The address of the site that serves the year's files."""
    parts: Any = year_page.get_url_parts()
    return (parts[1] or "").rstrip("/") if parts else ""
