"""What people have said of a year's indicators, and for how long it holds."""

from collections import defaultdict

from django.db.models import BigIntegerField, CharField, Value
from django.utils import timezone
from wagtail.log_actions import log

from oit_pages.checklist.outcomes import SURE
from oit_pages.models import (
    AssessmentYearPage,
    Declaration,
    DeclarationKind,
    IndicatorResult,
    Withdrawal,
)


class Declared:
    """The standing declarations of one year, read once; one query."""

    def __init__(self, year_page: AssessmentYearPage, standing: list[Declaration]):
        self.year_page = year_page
        self._attested: dict[str, list[Declaration]] = defaultdict(list)
        self._exempt: set[str] = set()
        self._outdated: list[tuple[Declaration, Withdrawal]] = []
        self.outcomes: dict[str, str] = {}
        """Each indicator's outcome as it was recorded last."""
        edition = year_page.edition
        for one in standing:
            asked = edition.find(one.code) if edition else None
            if asked and one.subject not in ("", asked.subject):  # the year's number was put right
                self._outdated.append((one, Withdrawal.SUBJECT_CHANGED))
            elif one.kind == DeclarationKind.ATTESTED:
                self._attested[one.code].append(one)
            else:
                self._exempt.add(one.code)

    @classmethod
    def of(cls, year_page: AssessmentYearPage) -> "Declared":
        """With the outcomes that are on record, which whoever judges asks for too."""
        said = Declaration.objects.standing().filter(year_page=year_page).order_by()
        nothing = Value("", CharField())
        results = IndicatorResult.objects.filter(year_page=year_page).annotate(
            none=Value(0, BigIntegerField()), requirement=nothing, mark=nothing
        )
        rows = said.values_list(
            "pk", "code", "subject", "kind", "requirement", "fingerprint"
        ).union(
            results.values_list("none", "code", "subject", "outcome", "requirement", "mark"),
            all=True,
        )
        standing, outcomes = [], {}
        # Of two models together: the one's own order is none of theirs.
        for pk, code, subject, kind, requirement, mark in rows.order_by():
            if pk:
                standing.append(
                    Declaration(
                        pk=pk, code=code, subject=subject, kind=kind,
                        requirement=requirement, fingerprint=mark,
                    )
                )  # fmt: skip
            else:
                outcomes[code] = kind
        found = cls(year_page, standing)
        found.outcomes = outcomes
        return found

    def attested(self, code: str, mark: str, live: bool) -> frozenset[str]:
        """Requirements vouched for of content with this fingerprint.

        Whatever was said of other content is noted as outdated, unless no page is public:
        one that comes back unchanged keeps what was said of it.
        """
        standing = self._attested[code]
        if live:
            self._outdated += [
                (one, Withdrawal.CONTENT_CHANGED) for one in standing if one.fingerprint != mark
            ]
        return frozenset(one.requirement for one in standing if one.fingerprint == mark)

    def outcome(self, code: str, outcome: str) -> str:
        """The indicator's outcome once it is known whether it applies: what is shown counts."""
        if code in self._exempt and outcome not in SURE:
            return DeclarationKind.NOT_APPLICABLE.value
        return outcome

    def withdraw_outdated(self) -> None:
        """The content they were about has changed, or the code stands for something else."""
        if not self._outdated:
            return
        because = {one.pk: reason for one, reason in self._outdated}
        for one in Declaration.objects.filter(pk__in=because):
            one.withdrawn_at, one.withdrawn_because = timezone.now(), because[one.pk]
            one.save(update_fields=["withdrawn_at", "withdrawn_because"])
            note_in_log(one, "oit_pages.outdated", user=None)


def note_in_log(declaration: Declaration, action: str, user) -> None:
    """Into Wagtail's log: on the history of the indicator's page, or the year's without one."""
    edition = declaration.year_page.edition
    indicator = edition.find(declaration.code) if edition else None
    if indicator and declaration.subject not in ("", indicator.subject):
        indicator = None  # the year's list has another under this code since
    page = declaration.year_page
    if indicator:
        result = page.results.filter(code=declaration.code).select_related("page").first()
        page = (result and result.page) or page
    requirements = indicator.requirements if indicator else ()
    asked = next((one for one in requirements if one.id == declaration.requirement), None)
    log(
        instance=page.specific,
        action=action,
        user=user,
        data={
            "code": declaration.code,
            "requirement": declaration.requirement,
            "asked": {"th": asked.th, "en": asked.en} if asked else {},
            "note": declaration.note,
        },
    )
