"""A unit's hand-over as a Word file, for whoever works on the year."""

from collections.abc import Iterator, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.utils import get_admin_base_url

from oit_pages.actions.export_sheet import about_of
from oit_pages.actions.import_log import files_of
from oit_pages.checklist.deadlines import Deadline
from oit_pages.checklist.hand_over import HandedItem, HandedPage, HandOver
from oit_pages.checklist.requirement_lines import ground
from oit_pages.i18n.active_language import title_of
from oit_pages.i18n.formats import date_text, today
from oit_pages.models import RehearsalScore
from oit_pages.readers.personal_data import mask
from oit_pages.writers import Paper, docx_of
from oit_pages.writers.paper import Grid, Line, centered, plain

_TODAY = {
    "closes": gettext_lazy("Submission ends today"),
    "clarification": gettext_lazy("Clarification ends today"),
    "result": gettext_lazy("The result is announced today"),
}


def export_hand_over(of: HandOver) -> bytes:
    """A Word file; two queries."""
    title = _("Hand-over of OIT work, fiscal year %(year)s") % {"year": of.year_page.year}
    imported = files_of(one.page.pk for item in of.items for one in item.pages)
    return docx_of(title, [_front(of, title), *(_item(of, one, imported) for one in of.items)])


def _front(of: HandOver, title: str) -> Paper:
    agency, unit = about_of(of.year_page).agency, of.unit
    contact = ", ".join(one for one in (unit.phone, unit.email) if one) if unit else ""
    lines = [
        centered(title),
        centered(agency),
        centered(str(unit) if unit else _("no unit given")),
        Line(text=_("As it stands on %(day)s") % {"day": date_text(today())}, align="center"),
        Line(text=_("Contact: %(contact)s") % {"contact": contact}) if contact else None,
        Line(text=_("What comes next: %(deadline)s") % {"deadline": deadline_text(of.deadline)}),
        Line(text=_("This paper tells of drafts. It is for the municipality's own officers.")),
    ]
    return Paper(
        name=title,
        lines=tuple(line for line in lines if line),
        grid=Grid(
            headings=(_("Code"), _("Indicator"), _("What it came to"), _("On its way")),
            rows=tuple(
                (
                    one.row.code,
                    title_of(one.row.indicator),
                    str(one.row.outcome_label),
                    one.row.review_label or "–",
                )
                for one in of.items
            ),
            shares=(2, 8, 4, 4),
        ),
    )


def deadline_text(deadline: Deadline | None) -> str:
    """What comes next in the year's calendar."""
    if deadline is None:
        return _("nothing more is known of the year's calendar")
    days = deadline.days_left
    if not days and deadline.kind in _TODAY:
        return str(_TODAY[deadline.kind])
    facts = {"days": days, "day": date_text(deadline.day)}
    one, many = {
        "opens": (
            "Submission opens in %(days)s day (%(day)s)",
            "Submission opens in %(days)s days (%(day)s)",
        ),
        "closes": (
            "%(days)s day to the end of submission (%(day)s)",
            "%(days)s days to the end of submission (%(day)s)",
        ),
        "clarification": (
            "%(days)s day to the end of clarification (%(day)s)",
            "%(days)s days to the end of clarification (%(day)s)",
        ),
        "result": ("The result is announced on %(day)s", "The result is announced on %(day)s"),
    }[deadline.kind]
    return (_(one) if one == many else ngettext(one, many, days)) % facts


def _item(of: HandOver, item: HandedItem, imported: Mapping[int, tuple[str, ...]]) -> Paper:
    row = item.row
    heading = f"{row.code} {title_of(row.indicator)}"
    return Paper(
        name=heading,
        follows=True,
        lines=(
            Line(text=""),
            Line(text=heading, bold=True),
            *_part(_("Pages of the item"), _pages(item)),
            *_part(_("Where the data come from"), _origins(item, imported)),
            *_part(_evidence_of(of), _former(item)),
            *_part(_("Still to be done"), _open(item)),
        ),
        grid=Grid(
            headings=(_("What it must show"), _("What it came to"), _("What to do")),
            rows=tuple(
                (
                    line.text,
                    str(line.label),
                    "\n".join(one.sentence for one in line.said),
                )
                for line in item.requirements
            ),
            shares=(5, 3, 5),
        ),
    )


def _part(heading: str, lines: Iterator[str]) -> list[Line]:
    """A heading and what stands below it; nothing where nothing does."""
    said = plain(list(dict.fromkeys(lines)))
    return [Line(text=f"{heading}:", bold=True), *said] if said and heading else []


def _pages(item: HandedItem) -> Iterator[str]:
    if not item.pages:
        yield _("There is no page yet.")
    for one in item.pages:
        yield from _addresses(one)


def _addresses(one: HandedPage) -> Iterator[str]:
    """What the admin calls it, where it is public, and where it is edited."""
    public = one.url or _("not public")
    yield f"– “{one.page.get_admin_display_title()}”: {public}"
    path = reverse("wagtailadmin_pages:edit", args=[one.page.pk])
    yield _("edited at %(address)s") % {"address": f"{get_admin_base_url() or ''}{path}"}


def _origins(item: HandedItem, imported: Mapping[int, tuple[str, ...]]) -> Iterator[str]:
    for one in item.pages:
        for name in imported.get(one.page.pk, ()):
            yield _("– The file that was brought in: %(file)s") % {"file": name}
        for document in one.documents:
            yield _("– Document: %(title)s") % {"title": document.masked_title}


def _evidence_of(of: HandOver) -> str:
    if of.former_year is None:
        return ""
    return _("What was shown in fiscal year %(year)s") % {"year": of.former_year}


def _former(item: HandedItem) -> Iterator[str]:
    for one in item.former:
        yield from _addresses(one)


def _open(item: HandedItem) -> Iterator[str]:
    """What the table below does not say."""
    yield from _handed_out(item)
    for score in item.remarks:
        yield f"– {_remark(score)}"
    for said in ground(item.row.findings):
        yield f"– {said.sentence}"
    if item.row.review:
        yield f"– {item.row.review_label}"
    for one in item.pages:
        title = {"title": one.page.get_admin_display_title()}
        if one.url and one.page.has_unpublished_changes:
            yield _("– “%(title)s” has a draft that is not published.") % title
        for found in one.personal:
            yield _("– Personal data to be settled on “%(title)s”: %(data)s") % {
                **title,
                "data": found.says,
            }


def _handed_out(item: HandedItem) -> Iterator[str]:
    """Who sees to it, and until when."""
    given = item.assignment
    if given and given.member:
        yield _("– Seen to by: %(person)s") % {"person": given.member}
    if given and given.due:
        yield _("– To be done by: %(day)s") % {"day": date_text(given.due)}


def _remark(score: RehearsalScore) -> str:
    """What whoever scored the year blind said of it."""
    said = _("has it") if score.has else _("has it not")
    told = _("A rehearsal came out otherwise: “%(said)s”") % {"said": said}
    return f"{told} – {mask(score.remark)}" if score.remark else told
