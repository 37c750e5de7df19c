"""Draft the announcement that says who publishes what, until when and by which steps.

It is written from what was handed out, as two blocks on a page that an officer chooses – the text
with the steps, and behind it the table of who, what and when –, and stays a draft. The ids of the
blocks tell whether they are still as they were written here: then a later run puts those of then in
their place. What a person has changed is never touched.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from html import escape, unescape
from typing import Any, Literal
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.blocks import StreamValue

from oit_pages.actions.one_at_a_time import held
from oit_pages.checklist.opening import indicator_pages
from oit_pages.checklist.reports.base import lasting_id
from oit_pages.checklist.reports.parts import DraftRow, Part, Settled, Target
from oit_pages.checklist.scorecard import scorecard
from oit_pages.checklist.worklist import Task, tasks
from oit_pages.i18n.formats import today
from oit_pages.models import AssessmentYearPage, IndicatorPage, TransparencyIndexPage
from oit_pages.thai import clean

#: Papers of a Thai municipality.
LANGUAGE = "th"
#: Pages that such an announcement is shown on, the likeliest first.
LIKELY = ("integrity-measures", "integrity-measures-implementation")
#: The end of the id of every block that is written here.
_MARK = "0175d0c5a110"


class AnnouncementRefused(ValueError):
    """It can't be drafted; the text says why and what to do."""


@dataclass(frozen=True)
class Drafted:
    """What a run did to the page."""

    page: IndicatorPage
    state: Literal["new", "renewed", "same"]


def pages_to_choose(year_page: AssessmentYearPage) -> list[IndicatorPage]:
    """The year's pages that it may be put on, the likeliest first; one query."""
    pages: QuerySet[IndicatorPage] = indicator_pages(year_page).defer("body").order_by("path")
    order = {subject: place for place, subject in enumerate(LIKELY)}
    return sorted(pages, key=lambda one: order.get(one.subject, len(LIKELY)))


def draft_announcement(
    year_page: AssessmentYearPage, page: IndicatorPage, user: AbstractBaseUser | None = None
) -> Drafted:
    """Put it on the page's draft, or renew it there; the same again changes nothing.

    Raises AnnouncementRefused, and Conflict where somebody else is at it.
    """
    with held(page), override(LANGUAGE):
        text, duties = _text(year_page), _duties(year_page)
        draft = IndicatorPage.objects.get(pk=page.pk).specific.get_latest_revision_as_object()
        children = [dict(one) for one in draft.body.raw_data]
        mine = [one for one in children if _is_ours(one)]
        untouched = next((one for one in mine if _is_as_written(one)), None)
        body = draft._meta.get_field("body").stream_block
        table = Target(body, children, set(), again=True).settle(duties)
        if (mine and untouched is None) or table.state == "kept":
            raise AnnouncementRefused(
                _(
                    "Somebody has changed the text or the table of this announcement, so it stays "
                    "as it is. Take the block off the page to have a new one drafted."
                )
            )
        is_same = untouched and _words(untouched["value"].get("body")) == _words(text)
        if is_same and not table.changes:
            return Drafted(draft, "same")
        lock = draft.get_lock()
        if lock is not None and (user is None or lock.for_user(user)):
            raise AnnouncementRefused(
                _("“%(page)s” is locked or waits for an approval. Choose it again afterwards.")
                % {"page": draft.title}
            )
        if untouched:
            untouched["value"] = {**untouched["value"], "body": text}
            untouched["id"] = _id_of(text)
        else:
            at = (one for one, child in enumerate(children) if child.get("id") == table.old_id)
            place = next(at, len(children)) if table.old_id else len(children)
            children.insert(place, untouched := _new(year_page, text))
        if table.changes:
            _put(children, table, behind=untouched)
        draft.body = StreamValue(body, children, is_lazy=True)
        if not draft.live:
            draft.save()
        draft.save_revision(user=user, log_action=True)
    return Drafted(draft, "renewed" if mine else "new")


def _put(children: list[dict[str, Any]], table: Settled, behind: dict[str, Any]) -> None:
    made = {"type": table.part.kind, "id": table.id, "value": table.value}
    for at, one in enumerate(children):
        if table.old_id and one.get("id") == table.old_id:
            children[at] = made
            return
    children.insert(children.index(behind) + 1, made)


def _new(year_page: AssessmentYearPage, text: str) -> dict[str, Any]:
    path = year_page.path[: -year_page.steplen]
    above = TransparencyIndexPage.objects.filter(path=path).first()
    value = {
        "kind": "measure",
        "issuer": above.official_name() if above else "",
        "number": "",
        "subject": _("Measure to publish information to the public"),
        "body": text,
        "signatory": "",
        "position": "",
        "documents": [],
    }
    return {"type": "announcement", "id": _id_of(text), "value": value}


def _text(year_page: AssessmentYearPage) -> str:
    """The formatted text: the steps, and that the table below says who and until when."""
    steps = (
        _("The responsible person gathers the information and writes it on the page of the item."),
        _("The head of the unit checks that it is right and whole, and holds no personal data."),
        _("The officer who answers for the website approves the page, and it is published."),
        _("The responsible person sees to it that the page stays up to date."),
    )
    below = _("Each item is published by whom, and until when, the table below says.")
    heading = _("Steps of publishing")
    parts = [
        f"<h3>{escape(heading)}</h3>",
        f"<ol>{''.join(f'<li>{escape(one)}</li>' for one in steps)}</ol>",
        f"<p>{escape(below)}</p>",
    ]
    return "".join(parts)


def _duties(year_page: AssessmentYearPage) -> Part:
    """The table: each indicator that was handed out, with who and until when."""
    card = scorecard(year_page)
    found = tasks(card, today()) if card else []
    given = [one for one in found if one.member or one.unit or one.given]
    if not given:
        raise AnnouncementRefused(
            _("Nothing was handed out yet. Choose units, persons and days first.")
        )
    heading = _("Who publishes what, until when, fiscal year %(year)s") % {"year": year_page.year}
    return Part(
        key="announcement:duties",
        kind="table_publication_duties",
        fields={"caption": heading},
        rows=tuple(map(_row, given)),
        columns=("item", "units", "person", "due"),
    )


def _row(task: Task) -> DraftRow:
    cells = {
        "item": f"{task.code} {task.row.indicator.title_th}",
        "units": [task.unit.name_th] if task.unit else [],
        "person": str(task.member) if task.member else "",
        "due": task.due,
    }
    return DraftRow(id=lasting_id("announcement", task.row.indicator.subject), cells=cells)


def _words(markup: Any) -> str:
    """What is said: an editor writes the same markup in other ways."""
    return "".join(clean(unescape(strip_tags(str(markup or "")))).split())


def _id_of(markup: str) -> str:
    found = sha256(_words(markup).encode()).hexdigest()
    return str(UUID(f"{found[:12]}5{found[13:16]}8{found[17:20]}{_MARK}"))


def _is_ours(child: Mapping[str, Any]) -> bool:
    return child.get("type") == "announcement" and str(child.get("id") or "").endswith(_MARK)


def _is_as_written(child: Mapping[str, Any]) -> bool:
    value = child.get("value")
    return isinstance(value, Mapping) and child["id"] == _id_of(value.get("body"))
