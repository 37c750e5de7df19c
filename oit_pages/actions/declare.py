"""A person's word where a machine can't judge, or where an indicator does not apply.

Both are dated, signed and noted in Wagtail's log; `withdraw` takes one back. Whoever calls
checks the permission first (`may_attest`, `may_exempt`).
"""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oit_pages.catalogue.schema import Indicator
from oit_pages.checklist.assess import record
from oit_pages.checklist.changes import NotJudged
from oit_pages.checklist.declarations import note_in_log
from oit_pages.fields.lengths import excess_of
from oit_pages.models import (
    AssessmentYearPage,
    Declaration,
    DeclarationKind,
    IndicatorResult,
    Withdrawal,
)
from oit_pages.rules.base import OPEN

ATTEST = "oit_pages.attest_requirement"
EXEMPT = "oit_pages.declare_not_applicable"


class DeclarationRefused(ValueError):
    """It can't be declared; the text says why and what to do."""


def may_attest(user) -> bool:
    return user.has_perm(ATTEST)


def may_exempt(user) -> bool:
    return user.has_perm(EXEMPT)


def attest(
    year_page: AssessmentYearPage, indicator: Indicator, requirement: str, note: str, user=None
) -> Declaration:
    """Vouch for a requirement of what is public now.

    Raises DeclarationRefused without a note, and where a machine has judged already.
    """
    with transaction.atomic():
        _judge(year_page, [indicator.subject])  # what is vouched for is what is there now
        result = IndicatorResult.objects.get(year_page=year_page, code=indicator.code)
        judged = {one["requirement"]: one for one in result.findings.get("requirements", ())}
        outcome = judged.get(requirement, {}).get("outcome")
        if outcome == "attested":
            raise DeclarationRefused(_("This has been attested already."))
        if result.outcome == "missing":
            raise DeclarationRefused(_("Nothing is published yet. Publish the page, then attest."))
        if outcome not in OPEN:
            raise DeclarationRefused(
                _("This is judged by its content. Complete the page instead of attesting it.")
            )
        return _declare(
            year_page, indicator, DeclarationKind.ATTESTED, note, user,
            requirement=requirement, fingerprint=result.fingerprint,
        )  # fmt: skip


def exempt(
    year_page: AssessmentYearPage, indicator: Indicator, reason: str, user=None
) -> Declaration:
    """Declare that the indicator does not apply to this municipality this year.

    Raises DeclarationRefused without a reason, and where it has been declared already.
    """
    with transaction.atomic():
        return _declare(year_page, indicator, DeclarationKind.NOT_APPLICABLE, reason, user)


def withdraw(declaration: Declaration, user=None) -> None:
    """Take a declaration back; it stays on record. Nothing happens to one withdrawn before."""
    with transaction.atomic():
        taken = Declaration.objects.standing().filter(pk=declaration.pk)
        if taken.update(withdrawn_at=timezone.now(), withdrawn_because=Withdrawal.BY_PERSON):
            note_in_log(declaration, "oit_pages.withdraw", user)
            _judge_again(declaration)


def _declare(
    year_page: AssessmentYearPage,
    indicator: Indicator,
    kind: DeclarationKind,
    note: str,
    user,
    **content: str,
) -> Declaration:
    if not note.strip():
        raise DeclarationRefused(_("Say what you looked at, or why: a note is required."))
    if too_long := excess_of(note.strip()):
        raise DeclarationRefused(too_long)
    try:
        with transaction.atomic():
            declaration = Declaration.objects.create(
                year_page=year_page,
                kind=kind,
                code=indicator.code,
                subject=indicator.subject,
                note=note.strip(),
                made_by=user,
                made_at=timezone.now(),
                **content,
            )
    except IntegrityError:  # one stands, perhaps since this very moment
        raise DeclarationRefused(_("This has been declared already.")) from None
    note_in_log(declaration, f"oit_pages.{kind.value}", user)
    _judge_again(declaration)
    return declaration


def _judge_again(declaration: Declaration) -> None:
    year_page = declaration.year_page
    indicator = year_page.edition.find(declaration.code) if year_page.edition else None
    _judge(year_page, [indicator.subject] if indicator else None)


def _judge(year_page: AssessmentYearPage, subjects: list[str] | None) -> None:
    try:
        record(year_page, subjects)
    except NotJudged as error:
        raise DeclarationRefused(
            _("This can't be judged at the moment. Tell whoever runs the website.")
        ) from error
