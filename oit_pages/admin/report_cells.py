"""Cells of a report: outcomes in colour, ways to pages, days; and the same as plain text."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from oit_pages.checklist.outcomes import OPEN, SURE
from oit_pages.checklist.scorecard import Row
from oit_pages.i18n.formats import date_text
from oit_pages.writers.report import Tone, Value

_TONES: Mapping[str, Tone] = {
    **dict.fromkeys(SURE, "good"),
    **dict.fromkeys(OPEN, "open"),
    "partial": "part",
    "fail": "bad",
    "missing": "bad",
}


def toned(outcome: str, label: str) -> Value:
    """An outcome in words, coloured as the admin shows it."""
    return Value(value=str(label), tone=_TONES.get(outcome, ""))


def to_page(row: Row) -> Value | str:
    """The page's title, and the way to it where it is published."""
    if row.page is None:
        return ""
    link = (row.page.get_full_url() or "") if row.page.live else ""
    return Value(value=row.page.title, link=link)


def work_on(row: Row, request: HttpRequest) -> Value | str:
    """The way to where the page is edited."""
    if row.page is None:
        return ""
    address = reverse("wagtailadmin_pages:edit", args=[row.page.pk])
    return Value(value=_("Open in the admin"), link=request.build_absolute_uri(address))


def as_text(cell: Any) -> Any:
    """A cell as a line of CSV holds it."""
    plain = cell.value if isinstance(cell, Value) else cell
    return date_text(plain) if isinstance(plain, date) else plain
