"""A year that is taken over, in words: the same list of work for the screen and the command."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from oit_pages.checklist.edition_differences import FATES
from oit_pages.checklist.roll_over import Item, Plan
from oit_pages.checklist.roll_over_group import GroupToGive
from oit_pages.i18n.active_language import title_of

STATES = {
    "review": _("carried over: review it"),
    "renew": _("make it new"),
    "empty": _("standing, but nothing was there: fill it"),
    "new": _("new this year"),
    "kept": _("somebody has written on it: left alone"),
    "missing": _("has no page yet: make the tree"),
}


def as_row(item: Item) -> dict[str, Any]:
    """For programs. Pages by their ids."""
    return {
        "code": item.indicator.code,
        "subject": item.indicator.subject,
        "title": title_of(item.indicator),
        "state": item.state,
        "fate": item.difference.fate,
        "from": [one.code for one in item.former],
        "page": item.page.pk if item.page else None,
        "takes_over": [one.pk for one in item.gives] if item.state == "review" else [],
        "last_time": [one.pk for one in item.leaves],
        "unit": item.unit.name_th if item.unit and item.to_assign else "",
    }


def as_data(found: Plan) -> dict[str, Any]:
    """The whole plan, for programs."""
    return {
        "from": found.old.year,
        "to": found.new.year,
        "changes": found.changes,
        "group": {
            "members": [one.name for one in found.group.members],
            "assigned": {subject: one.name for subject, one in found.group.assigned.items()},
        },
        "items": [as_row(one) for one in found.items],
        "dropped": [
            {"code": one.code, "subject": one.subject, "title": title_of(one),
             "pages": [page.pk for page in pages]}
            for one, pages in found.dropped
        ],
    }  # fmt: skip


def group_words(found: GroupToGive) -> str:
    """ "5 members, 12 of its items have their person again"; "" where there is nothing to take."""
    members, assigned = len(found.members), len(found.assigned)
    told = [
        ngettext(
            "%(count)s member of the working group", "%(count)s members of the working group",
            members,
        )
        % {"count": members}
        if members
        else "",
        ngettext(
            "the person for %(count)s item", "the persons for %(count)s items",
            assigned,
        )
        % {"count": assigned}
        if assigned
        else "",
    ]  # fmt: skip
    return ", ".join(filter(None, told))


def what_became(item: Item) -> str:
    """ "renumbered, was O31"; "" where there is nothing to tell."""
    codes = " + ".join(one.code for one in item.former)
    match item.difference.fate:
        case "same" | "new":
            return ""
        case "renumbered":
            return _("was %(codes)s") % {"codes": codes}
        case fate:
            return f"{FATES[fate]}: {codes}"
