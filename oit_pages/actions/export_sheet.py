"""A submission sheet as a Word, Excel or CSV file, as it is now or as it was handed in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from oit_pages.checklist.sheet import ANSWERS, REASONS, STATUSES
from oit_pages.i18n.active_language import is_english
from oit_pages.i18n.formats import time_text
from oit_pages.models import AssessmentYearPage, SubmissionSheet, TransparencyIndexPage
from oit_pages.spreadsheets import csv_of
from oit_pages.workbooks import in_the_temporary_folder
from oit_pages.writers import Paper, Report, book_of, docx_of
from oit_pages.writers.paper import Grid, Line, centered
from oit_pages.writers.report import Row, Tone, Value
from oit_pages.writers.report import Sheet as Table

Rows = Sequence[Mapping[str, Any]]
MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_TONES: Mapping[str, Tone] = {"ok": "good", "missing": "bad", "not_checked": ""}


@dataclass(frozen=True, kw_only=True)
class About:
    """What stands above the table."""

    year: int
    agency: str
    agency_code: str = ""
    lines: tuple[str, ...] = ()
    """Such as who handed it in, and when."""

    @property
    def title(self) -> str:
        return _("Submission sheet, fiscal year %(year)s") % {"year": self.year}

    @property
    def heads(self) -> list[str]:
        code = _("Agency code %(code)s") % {"code": self.agency_code} if self.agency_code else ""
        return [line for line in (self.agency, code, *self.lines) if line]


def about_of(year_page: AssessmentYearPage, lines: tuple[str, ...] = ()) -> About:
    """Whose sheet it is; one query."""
    path = year_page.path[: -year_page.steplen]
    above = TransparencyIndexPage.objects.filter(path=path).first()
    return About(
        year=year_page.year,
        agency=above.official_name(is_english()) if above else "",
        agency_code=above.agency_code if above else "",
        lines=lines,
    )


def handed_in_text(one: SubmissionSheet) -> str:
    return _("Handed in by %(who)s, %(when)s") % {
        "who": one.submitted_by_name or "–",
        "when": time_text(one.submitted_at),
    }


def export_sheet(kind: str, rows: Rows, about: About) -> bytes:
    """`rows` as `checklist.sheet.as_rows` makes them. Raises KeyError for a kind that is none of
    `MEDIA_TYPES`, and NoRoom where the server has no room for a workbook."""
    return _WRITERS[kind](rows, about)


def headings() -> dict[str, int]:
    """The columns, with their widths in letters."""
    return {
        _("Code"): 8,
        _("Indicator"): 40,
        _("Has or has not"): 10,
        _("Address of the page"): 52,
        _("Click path from the home page"): 60,
        _("Explanation"): 30,
        _("Opens for everybody"): 24,
        _("Looked at"): 18,
    }


def cells(row: Mapping[str, Any]) -> list[str]:
    """A line for each address in the cells about addresses."""
    found = row["addresses"]
    return [
        row["code"],
        row["title"],
        str(ANSWERS[row["has"]]),
        "\n".join(one["url"] for one in found),
        row["click_path"],
        row["note"],
        "\n".join(_status(one) for one in found),
        "\n".join(_moment(one["checked_at"]) for one in found),
    ]


def _status(one: Mapping[str, Any]) -> str:
    reason = str(REASONS.get(one["reason"], ""))
    return f"{STATUSES[one['status']]}: {reason}" if reason else str(STATUSES[one["status"]])


def _moment(text: str | None) -> str:
    moment = parse_datetime(text) if text else None
    return time_text(moment) if moment else "–"


def _csv(rows: Rows, about: About) -> bytes:
    return "".join(csv_of(list(headings()), [cells(row) for row in rows])).encode()


def _docx(rows: Rows, about: About) -> bytes:
    """What the system asks for; how addresses answered is for ourselves."""
    kept = slice(0, 6)
    paper = Paper(
        name=about.title,
        lines=(centered(about.title), *(Line(text=one, align="center") for one in about.heads)),
        grid=Grid(
            headings=tuple(list(headings())[kept]),
            rows=tuple(tuple(cells(row)[kept]) for row in rows),
        ),
    )
    return docx_of(about.title, [paper])


@in_the_temporary_folder()
def _xlsx(rows: Rows, about: About) -> bytes:
    table = Table(
        name=_("Submission sheet"),
        titles=(about.title, *about.heads),
        columns=tuple(headings().items()),
        rows=tuple(_row(row) for row in rows),
        is_long=True,
    )
    return book_of(
        Report(
            title=about.title,
            head=f"{about.title} · {about.agency}",
            foot=_("Page %(page)s of %(pages)s") % {"page": "{page}", "pages": "{pages}"},
            sheets=(table,),
            english=is_english(),
        )
    )


def _row(row: Mapping[str, Any]) -> Row:
    said: list[Any] = list(cells(row))
    said[2] = Value(value=said[2], tone="good" if row["has"] else "bad")
    if len(row["addresses"]) == 1:
        said[3] = Value(value=said[3], link=said[3])
    statuses = {one["status"] for one in row["addresses"]}
    worst = next(
        (one for one in ("missing", "not_checked", "ok") if one in statuses), "not_checked"
    )
    said[6] = Value(value=said[6], tone=_TONES[worst] if said[6] else "")
    return Row(cells=tuple(said))


_WRITERS: Mapping[str, Callable[[Rows, About], bytes]] = {
    "csv": _csv,
    "docx": _docx,
    "xlsx": _xlsx,
}
