"""Mail each member of a year's working group, and each unit, the work that is theirs.

An indicator is told to the member whom it was given to; where that is nobody, or one without an
address, to its unit. Nobody gets the same year's list twice on one day, and nobody gets one with
nothing on it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from wagtail.admin.utils import get_admin_base_url

from oit_pages.actions.notify import LANGUAGE, send
from oit_pages.checklist.worklist import Task, time_left, worklist
from oit_pages.i18n.formats import date_text
from oit_pages.models import AssessmentYearPage, DigestSent, GroupMember, ResponsibleUnit

Recipient = GroupMember | ResponsibleUnit
#: Where a recipient goes to work; "" for one who can't go anywhere.
Link = Callable[[Recipient, AssessmentYearPage], str]


@dataclass(frozen=True, kw_only=True)
class Digested:
    """What a run of `digest` did, or would do."""

    mails: tuple[EmailMessage, ...]
    again: int
    """Recipients who have had the list today."""
    unheard: int
    """Indicators still to do whose member and unit have no address, or that are nobody's."""


def digest(
    year_page: AssessmentYearPage,
    day: date,
    *,
    dry_run: bool = False,
    link: Link | None = None,
) -> Digested:
    """Send the lists of this day. Raises NotifyFailed when the mail can't be sent: who had been
    sent one by then is not sent it again, all others are the next time.
    """
    lists, unheard = _by_recipient(worklist(year_page, day))
    had = set(
        DigestSent.objects.filter(year_page=year_page, day=day).values_list("recipient", flat=True)
    )
    officer = _officer(year_page)
    mails = []
    for recipient, tasks in lists.items():
        if _key(recipient) in had:
            continue
        with override(LANGUAGE):
            goes_to = (link or worklist_link)(recipient, year_page)
            mail = _mail(year_page, recipient, tasks, goes_to, officer)
        if dry_run or _send_once(year_page, recipient, day, mail):
            mails.append(mail)
    if not dry_run:
        DigestSent.objects.filter(year_page=year_page, day__lt=day).delete()
    return Digested(mails=tuple(mails), again=len(lists) - len(mails), unheard=unheard)


def worklist_link(recipient: Recipient, year_page: AssessmentYearPage) -> str:
    """The worklist in the admin, for a member who can sign in there; else ""."""
    user = recipient.user if isinstance(recipient, GroupMember) else None
    if user is None or not user.is_active or not user.has_perm("wagtailadmin.access_admin"):
        return ""
    address = f"{reverse('oit_pages_worklist')}?year_page={year_page.pk}&member={recipient.pk}"
    return f"{get_admin_base_url() or ''}{address}"


def _by_recipient(found: Iterable[Task]) -> tuple[dict[Recipient, list[Task]], int]:
    """Each with the own tasks, what is over before all else; and how many tasks are nobody's."""
    lists: dict[Recipient, list[Task]] = defaultdict(list)
    unheard = 0
    for task in sorted(found, key=lambda one: not one.is_overdue):
        if task.waits:
            continue  # for somebody else
        for recipient in (task.member, task.unit):
            if recipient is not None and address_of(recipient):
                lists[recipient].append(task)
                break
        else:
            unheard += 1
    return lists, unheard


def address_of(recipient: Recipient) -> str:
    """Where the mail goes; a member's own, else that of the account."""
    user = recipient.user if isinstance(recipient, GroupMember) else None
    return recipient.email or (user.email if user else "")


def _key(recipient: Recipient) -> str:
    kind = "member" if isinstance(recipient, GroupMember) else "unit"
    return f"{kind}:{recipient.pk}"


def _officer(year_page: AssessmentYearPage) -> str:
    """Whom those without an account ask: the first of the group who has one that is open,
    else the first."""
    members = list(year_page.members.select_related("user"))
    members.sort(key=lambda one: (not (one.user and one.user.is_active), not address_of(one)))
    if not members:
        return ""
    first = members[0]
    return ", ".join(filter(None, (str(first), address_of(first))))


def _send_once(
    year_page: AssessmentYearPage, recipient: Recipient, day: date, mail: EmailMessage
) -> bool:
    """Whether it was sent: by two runs at once it is by one alone."""
    with transaction.atomic():
        _row, is_first = DigestSent.objects.get_or_create(
            year_page=year_page, recipient=_key(recipient), day=day
        )
        if is_first:
            send([mail])
    return is_first


def _mail(
    year_page: AssessmentYearPage,
    recipient: Recipient,
    tasks: list[Task],
    link: str,
    officer: str,
) -> EmailMessage:
    count = len(tasks)
    name = recipient.name if isinstance(recipient, GroupMember) else recipient.name_th
    facts = {"name": name, "year": year_page.year, "count": count}
    subject = ngettext(
        "OIT %(year)s: %(count)s item of yours is still to do",
        "OIT %(year)s: %(count)s items of yours are still to do",
        count,
    )
    lines = [_("To %(name)s: this is still to do on the transparency pages.") % facts, ""]
    over = [one for one in tasks if one.is_overdue]
    for heading, told in (
        (_("Past their day"), over),
        (_("Next, the most pressing first"), [one for one in tasks if not one.is_overdue]),
    ):
        if told:
            lines += [heading, ""]
            for one in told:
                lines += [*_about(one), ""]
    if link:
        lines.append(_("To your worklist: %(link)s") % {"link": link})
    elif officer:
        lines.append(_("If something is unclear, ask %(officer)s.") % {"officer": officer})
    return EmailMessage(subject=subject % facts, body="\n".join(lines), to=[address_of(recipient)])


def _about(task: Task) -> list[str]:
    told = [f"{task.code} {task.row.indicator.title_th}"]
    if task.due:
        told.append(
            "   "
            + _("Until %(day)s (%(left)s)") % {"day": date_text(task.due), "left": time_left(task)}
        )
    return [*told, f"   - {task.first}"]
