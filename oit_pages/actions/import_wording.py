"""What an import did, in an officer's words: what was taken, left out or is doubtful."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from oit_pages.readers import Document, Notice
from oit_pages.readers.notices import HIDDEN
from oit_pages.readers.notices import SAYS as NOTICES
from oit_pages.readers.personal_data import KINDS, Found
from oit_pages.readers.recognise import Fate, Part
from oit_pages.readers.recognise.account import totals
from oit_pages.readers.recognise.doubts import Doubt
from oit_pages.readers.recognise.parts import (
    Announcement,
    ColumnTable,
    MeasureTable,
    Memo,
    Order,
    Report,
    Statement,
)


def in_words(
    document: Document, parts: Iterable[Part], fates: Iterable[Fate] = ()
) -> tuple[str, ...]:
    """What was taken for what, then what was left out and why, a line each."""
    return (*map(_taken, parts), *_empty_forms(fates), *_beside(document))


def account_of(done) -> dict[str, Any]:
    """An import as plain values: what the file held, and what became of each piece of it."""
    held = sum(1 for _piece in done.document.pieces()) if done.document else 0
    notices = done.document.notices if done.document else ()
    return {
        "page": {"id": done.page.pk, "title": done.page.title},
        "blocks": done.blocks,
        "report": list(done.report),
        "source": {"total": held, **totals(done.fates)},
        "notices": [{**asdict(notice), "says": notice_in_words(notice)} for notice in notices],
        "pieces": [asdict(fate) for fate in done.fates],
    }


def sum_in_words(fates: Iterable[Fate]) -> str:
    """How the file's cells and lines add up; "" where there are none."""
    counts = totals(fates)
    says = _(
        "Of %(total)s cells and lines: %(taken)s taken, %(noted)s kept in notes, "
        "%(left_out)s left out (dashes, page numbers, repeated headings, empty forms, what was not "
        "picked)."
    )
    numbers = {kind: counts.get(kind, 0) for kind in ("taken", "noted", "left_out")}
    total = sum(numbers.values())
    return says % {"total": total, **numbers} if total else ""


def notice_in_words(notice: Notice) -> str:
    where = ", ".join(notice.where)
    if where and len(notice.where) < notice.count:
        where += ", …"
    return _(NOTICES[notice.code]).format(count=notice.count, where=where or "–")


#: What recognition is not sure of, as a question; {words} is what made the doubt.
DOUBTS = {
    "no_period": gettext_noop("It does not say what time it is about. Which months are they?"),
    "other_time": gettext_noop(
        "It is about {words}, but this page is about fiscal year {year}. Is it the right file?"
    ),
    "year_assumed": gettext_noop(
        "No year stands beside {words}. They were taken for fiscal year {year}. Is that so?"
    ),
    "unknown_headings": gettext_noop(
        "No column of this table is called {words}. What stands below is kept in the note."
    ),
    "joined_headings": gettext_noop(
        "{words} stands over several columns. What stands below them was put together."
    ),
}


def personal_in_words(found: Found) -> str:
    """ "citizen id, Sheet1!B5: … xxxxxxxxxxx98"."""
    kind = _(KINDS[found.kind])
    return f"{kind}, {found.where}: {found.shown}" if found.where else f"{kind}: {found.shown}"


def doubt_in_words(doubt: Doubt, year: int | None) -> str:
    """The question that a doubt asks about a page of this fiscal year (B.E.)."""
    words = ", ".join(f"“{word}”" for word in doubt.words)
    return _(DOUBTS[doubt.code]).format(words=words, year=year or "–")


def _taken(part: Part) -> str:
    """One line for the editor: what a piece of the file was taken for."""
    match part:
        case MeasureTable(rows=rows):
            return _("Table of measures, %(rows)s rows") % {"rows": len(rows)}
        case ColumnTable(name=name, caption=caption, rows=rows, note=note):
            says = (
                _("Table “%(name)s”, %(rows)s rows; what fits no column stands in its note")
                if note
                else _("Table “%(name)s”, %(rows)s rows")
            )
            taken = says % {"name": name, "rows": len(rows)}
            return f"{_short(caption)} → {taken}" if caption else taken
        case Order(number=number, appointees=people, duties=duties):
            return _("Order %(number)s: %(people)s persons appointed, %(duties)s duties") % {
                "number": number,
                "people": len(people),
                "duties": len(duties),
            }
        case Announcement(subject=subject):
            return _("Announcement: %(subject)s") % {"subject": _short(subject)}
        case Memo(number=number, subject=subject):
            return _("Memo %(number)s: %(subject)s") % {
                "number": number,
                "subject": _short(subject),
            }
        case Statement(reason=reason):
            return _("Nothing to report: %(text)s") % {"text": _short(reason.splitlines()[-1])}
        case Report(title=title):
            return _("Report: %(title)s") % {"title": _short(title)}
    return _("Text: %(text)s") % {"text": _short(part.body[0])}


def _empty_forms(fates: Iterable[Fate]) -> Iterator[str]:
    """A line for each run of headings below which nothing stood."""
    for empty, run in groupby(fates, lambda fate: fate.into == "empty_form"):
        if empty:
            says = _("“%(text)s”: headings without a row were left out. Fill in the rows first.")
            yield says % {"text": _short(next(run).text)}


def _beside(document: Document) -> list[str]:
    lines = [notice_in_words(notice) for notice in document.notices]
    if any(notice.code in HIDDEN for notice in document.notices):
        lines.append(
            _("What is hidden comes in only if you tick “Bring in what the file hides, too”.")
        )
    if document.pictures:
        lines.append(_pictures(document.pictures))
    return lines


def _pictures(count: int) -> str:
    says = ngettext(
        "%(count)s picture was not brought in. Add it in the editor.",
        "%(count)s pictures were not brought in. Add them in the editor.",
        count,
    )
    return says % {"count": count}


def _short(text: str, length: int = 60) -> str:
    return text if len(text) <= length else text[:length].rstrip() + "…"
