"""Tell each responsible unit by mail what is new of its indicators."""

from collections import defaultdict
from dataclasses import dataclass
from smtplib import SMTPException

from django.core import mail
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from wagtail.admin.utils import get_admin_base_url

from oit_pages.checklist.requirement_lines import missing
from oit_pages.checklist.runs import Difference, differences
from oit_pages.checklist.scorecard import Row, Scorecard, scorecard
from oit_pages.models import AssessmentRun, AssessmentYearPage, Outcome, ResponsibleUnit

#: Units are officials of a Thai municipality.
LANGUAGE = "th"
#: Sentences about one indicator; the checklist has the rest.
MOST = 3


class NotifyFailed(RuntimeError):
    """The mail could not be sent; nothing counts as told."""


@dataclass(frozen=True, kw_only=True)
class Notified:
    """What a run of `notify` did."""

    mails: int
    unheard: int
    """Changes of indicators whose unit is not given, or has no address."""


def notify(year_page: AssessmentYearPage) -> Notified:
    """Mail what changed since units were last told; what went back and forth is no news.

    Raises NotifyFailed when the mail can't be sent; then nothing is marked as told.
    """
    runs = list(AssessmentRun.objects.filter(year_page=year_page, notified=False).order_by("at"))
    news = _news(year_page, runs)
    card = scorecard(year_page)
    by_unit: dict[ResponsibleUnit, list[tuple[Row, Difference]]] = defaultdict(list)
    unheard = 0
    for row in card.rows if card else ():
        if row.code not in news:
            continue
        unit = row.page.responsible_unit if row.page else None
        if unit and unit.email:
            by_unit[unit].append((row, news[row.code]))
        else:
            unheard += 1
    with override(LANGUAGE):
        mails = [_mail(card, unit, changes) for unit, changes in by_unit.items()]
    with transaction.atomic():
        AssessmentRun.objects.filter(pk__in=[run.pk for run in runs]).update(notified=True)
        if mails:
            send(mails)
    return Notified(mails=len(mails), unheard=unheard)


def send(mails: list[EmailMessage]) -> None:
    """Hand all of them to the site's mail server. Raises NotifyFailed."""
    try:
        _mailer().send_messages(mails)
    except (OSError, SMTPException) as error:
        raise NotifyFailed(
            _("The mail could not be sent (%(error)s). Check the e-mail settings.")
            % {"error": error}
        ) from error


def _mailer():
    """The site's own; since Django 6.1 it is one of MAILERS."""
    return mail.mailers.default if hasattr(mail, "mailers") else mail.get_connection()


def _news(year_page: AssessmentYearPage, runs: list[AssessmentRun]) -> dict[str, Difference]:
    """From before the first of these runs to after the last; a new year's gaps are no news."""
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for run in runs:
        for change in run.changes:
            before.setdefault(change["code"], change["before"] or "missing")
            after[change["code"]] = change["after"]
    found = differences(year_page, before, after) if year_page.edition else ()
    return {one.code: one for one in found}


def _mail(
    card: Scorecard, unit: ResponsibleUnit, changes: list[tuple[Row, Difference]]
) -> EmailMessage:
    count = len(changes)
    subject = ngettext(
        "OIT %(year)s: %(count)s indicator has changed",
        "OIT %(year)s: %(count)s indicators have changed",
        count,
    ) % {"year": card.edition.year, "count": count}
    lines = [
        _("To %(unit)s: this has changed on your transparency pages.") % {"unit": unit.name_th},
        "",
    ]
    for heading, wanted in (
        (_("What broke"), lambda one: one.worse),
        (_("What got better"), lambda one: one.better),
        (_("What changed otherwise"), lambda one: not one.worse and not one.better),
    ):
        told = [(row, one) for row, one in changes if wanted(one)]
        if told:
            lines += [heading, ""]
            for row, one in told:
                lines += [*_about(card, row, one), ""]
    return EmailMessage(subject=subject, body="\n".join(lines), to=[unit.email])


def _about(card: Scorecard, row: Row, change: Difference) -> list[str]:
    """What became of one indicator, what is missing there, and where to see to it."""
    before, after = (Outcome(one).label for one in (change.before, change.after))
    told = [f"{row.code} {row.indicator.title_th}", f"   {before} → {after}"]
    if not row.sure:
        lacks = missing(card.edition, row.indicator, row.findings)
        told += [f"   - {one}" for one in lacks[:MOST]]
    if row.page:
        path = reverse("wagtailadmin_pages:edit", args=[row.page.pk])
        told.append("   " + _("Edit the page:") + f" {get_admin_base_url() or ''}{path}")
    return told
