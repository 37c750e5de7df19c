"""Declared: what people have said of a year's indicators, and for how long it holds."""

from collections import defaultdict

from django.utils import timezone
from wagtail.log_actions import log

from oit_pages.checklist.outcomes import SURE
from oit_pages.models import AssessmentYearPage, Declaration, DeclarationKind, Withdrawal


class Declared:
    """The standing declarations of one year, read once; one query."""

    def __init__(self, year_page: AssessmentYearPage, standing: list[Declaration]):
        self.year_page = year_page
        self._attested: dict[str, list[Declaration]] = defaultdict(list)
        self._exempt: set[str] = set()
        self._outdated: list[Declaration] = []
        for one in standing:
            if one.kind == DeclarationKind.ATTESTED:
                self._attested[one.code].append(one)
            else:
                self._exempt.add(one.code)

    @classmethod
    def of(cls, year_page: AssessmentYearPage) -> "Declared":
        if not getattr(year_page, "declared", True):
            return cls(year_page, [])
        return cls(year_page, list(Declaration.objects.standing().filter(year_page=year_page)))

    def attested(self, code: str, mark: str, live: bool) -> frozenset[str]:
        """Requirements vouched for of content with this fingerprint.

        Whatever was said of other content is noted as outdated, unless no page is public:
        one that comes back unchanged keeps what was said of it.
        """
        standing = self._attested[code]
        if live:
            self._outdated += [one for one in standing if one.fingerprint != mark]
        return frozenset(one.requirement for one in standing if one.fingerprint == mark)

    def outcome(self, code: str, outcome: str) -> str:
        """The indicator's outcome once it is known whether it applies: what is shown counts."""
        if code in self._exempt and outcome not in SURE:
            return DeclarationKind.NOT_APPLICABLE.value
        return outcome

    def withdraw_outdated(self) -> None:
        """The content they were about has changed."""
        if not self._outdated:
            return
        Declaration.objects.filter(pk__in=[one.pk for one in self._outdated]).update(
            withdrawn_at=timezone.now(), withdrawn_because=Withdrawal.CONTENT_CHANGED
        )
        for one in self._outdated:
            note_in_log(one, "oit_pages.outdated", user=None)


def note_in_log(declaration: Declaration, action: str, user) -> None:
    """Into Wagtail's log: on the history of the indicator's page, or the year's without one."""
    edition = declaration.year_page.edition
    indicator = edition.find(declaration.code) if edition else None
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
