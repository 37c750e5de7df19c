"""Adopt what is on the website already: say of a page, a document or an address elsewhere that it
is shown for an indicator, or that it has nothing to do with it.

It links, and moves nothing. Safe to repeat. Whoever calls asks `may_adopt` first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.log_actions import log
from wagtail.models import Page

from oit_pages.actions.account_name import account_name
from oit_pages.actions.one_at_a_time import held
from oit_pages.checklist.adopted import of_ours
from oit_pages.checklist.refresh import refresh
from oit_pages.fields.lengths import ADDRESS
from oit_pages.models import Adoption, AssessmentYearPage, content_changed
from oit_pages.stream.keys import keys_for, parse_key
from oit_pages.stream.rich_text import can_be_address
from oit_pages.visibility import of_files, public

ACTION = "oit_pages.adopted"


class AdoptionRefused(ValueError):
    """It can't be shown for an indicator; the text says why and what to do."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """Of one thing and one indicator."""

    subject: str
    kind: str
    which: str
    """A page's or document's key as text, or an address."""
    accepted: bool = True


def may_adopt(user: Any, year_page: AssessmentYearPage) -> bool:
    """What is adopted is public as the indicator's at once: for whoever publishes the year."""
    return year_page.permissions_for_user(user).can_publish()


def adopt(year_page: AssessmentYearPage, said: Sequence[Said], user: Any = None) -> int:
    """Keep what was said, all of it or nothing; how much of it is new.

    Raises AdoptionRefused for what the public can't open, and Conflict.
    """
    with held(year_page):
        _refuse(year_page, said)
        known = {
            (row.subject, row.kind, row.key): row
            for row in Adoption.objects.filter(year_page=year_page)
        }
        changed = []
        for one in dict.fromkeys(said):
            key = Adoption.key_of(one.kind, one.which)
            row = known.get((one.subject, one.kind, key))
            if row is not None and row.accepted == one.accepted:
                continue
            row = row or _new(year_page, one, key)
            row.accepted, row.said_at = one.accepted, timezone.now()
            row.said_by = user if getattr(user, "pk", None) else None
            row.said_by_name = account_name(user)
            row.save()
            known[(one.subject, one.kind, key)] = row
            changed.append(row)
        _tell(year_page, changed, user)
    return len(changed)


def withdraw(year_page: AssessmentYearPage, keys: Iterable[int], user: Any = None) -> int:
    """Forget what was said, by the rows' keys: it may be proposed again."""
    with held(year_page):
        rows = list(Adoption.objects.filter(year_page=year_page, pk__in=list(keys)))
        Adoption.objects.filter(pk__in=[row.pk for row in rows]).delete()
        _tell(year_page, rows, user, withdrawn=True)
    return len(rows)


def _tell(
    year_page: AssessmentYearPage, rows: Sequence[Adoption], user: Any, withdrawn: bool = False
) -> None:
    if not rows:
        return
    edition = year_page.edition
    shown = [row for row in rows if row.accepted or withdrawn]
    items = (edition.find(row.subject) if edition else None for row in shown)
    log(
        instance=year_page,
        action=ACTION,
        user=user,
        data={
            "accepted": sum(row.accepted and not withdrawn for row in rows),
            "refused": sum(not row.accepted and not withdrawn for row in rows),
            "withdrawn": len(rows) if withdrawn else 0,
            "codes": sorted({item.code for item in items if item}),
        },
    )
    content_changed(year_page)
    refresh({year_page: {row.subject for row in rows}})


def _new(year_page: AssessmentYearPage, one: Said, key: str) -> Adoption:
    row = Adoption(year_page=year_page, subject=one.subject, kind=one.kind, key=key)
    if one.kind == Adoption.Kind.PAGE:
        row.page_id = int(one.which)
    elif one.kind == Adoption.Kind.ADDRESS:
        row.address = one.which
    return row


def _refuse(year_page: AssessmentYearPage, said: Sequence[Said]) -> None:
    edition = year_page.edition
    for one in said:
        if edition is None or edition.find(one.subject) is None:
            raise AdoptionRefused(
                _("The list of this year has no such item: %(item)s.") % {"item": one.subject}
            )
    of_kind = {
        kind: {one.which for one in said if one.kind == kind} for kind in Adoption.Kind.values
    }
    open_pages = _open_pages(of_kind[Adoption.Kind.PAGE])
    open_files = _open_documents(of_kind[Adoption.Kind.DOCUMENT])
    if of_kind[Adoption.Kind.PAGE] - open_pages:
        raise AdoptionRefused(
            _(
                "The public can't open that page, or it belongs to a year's list already. Publish "
                "it, or choose another page."
            )
        )
    if of_kind[Adoption.Kind.DOCUMENT] - open_files:
        raise AdoptionRefused(
            _(
                "The public can't open that document. Put it in a collection that is not private, "
                "or choose another one."
            )
        )
    for address in of_kind[Adoption.Kind.ADDRESS]:
        if not is_address(address):
            raise AdoptionRefused(
                _("“%(address)s” is no web address. It begins with https:// or http://.")
                % {"address": address[:100]}
            )


def is_address(text: str) -> bool:
    """Whether it can be kept as an address elsewhere."""
    plain = all(one.isprintable() and not one.isspace() for one in text)
    if not (plain and text.startswith(("http://", "https://")) and can_be_address(text)):
        return False
    parts = urlsplit(text)
    try:
        has_port = parts.port != 0
    except ValueError:
        return False
    # With a name and a password in it, it would be shown to everybody.
    return has_port and "@" not in parts.netloc and len(text) <= ADDRESS


def _open_pages(keys: set[str]) -> set[str]:
    numbers = [key for text in keys if isinstance(key := parse_key(text), int)]
    pages = Page.objects.filter(public(), pk__in=numbers, depth__gt=1).exclude(of_ours())
    return set(map(str, pages.order_by().values_list("pk", flat=True))) if numbers else set()


def _open_documents(keys: set[str]) -> set[str]:
    known = [key for text in keys if (key := parse_key(text))]
    if not known:
        return set()
    model = get_document_model()
    files = model.objects.filter(pk__in=keys_for(model, known)).select_related("collection")
    visible = of_files()
    return {str(file.pk) for file in files if visible.is_file_public(file)}
