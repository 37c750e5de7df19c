"""manage.py oit_try_rules FILE|FOLDER"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from oit_pages.actions.try_rules import EXPECTED, CaseError, Tried, confusion, try_cases
from oit_pages.management.printing import to_the_last_reader

OUTCOMES = ("pass", "needs_person", "partial", "fail", "not_checked")


class Command(BaseCommand):
    help = _("Run a file or folder of cases through the rules and print what came of them.")
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path, help=_("A JSON file of cases, or a folder of them."))

    def handle(self, *args, path, **options):
        try:
            tried = try_cases(path)
        except CaseError as error:
            raise CommandError(str(error)) from error
        if not tried:
            raise CommandError(_("No case is there: %(path)s") % {"path": path})
        with to_the_last_reader(self.stdout):
            for line in _told(tried):
                self.stdout.write(line)
        wrong = sum(not one.ok for one in tried)
        if wrong:
            raise CommandError(
                _("%(count)s requirements came to something else.") % {"count": wrong}
            )


def _told(tried: list[Tried]) -> Iterator[str]:
    for one in tried:
        if not one.ok:
            says = ", ".join(one.says)
            yield f"{one.case} {one.requirement}: {one.expected} → {one.outcome} ({says})"
    yield from _table(tried)
    counts = {
        "cases": len({one.case for one in tried}),
        "count": len(tried),
        "passes": sum(one.false_pass for one in tried),
        "fails": sum(one.false_fail for one in tried),
    }
    yield (
        _("%(cases)s cases, %(count)s requirements: %(passes)s passes, %(fails)s fails are false.")
        % counts
    )
    yield from _asked(tried)


def _table(tried: Iterable[Tried]) -> Iterator[str]:
    """What was expected down the side, what came across."""
    counts = confusion(tried)
    yield " ".join([f"{'':12}", *(f"{name:>12}" for name in OUTCOMES)])
    for expected in EXPECTED:
        row = [counts[expected, outcome] for outcome in OUTCOMES]
        yield " ".join([f"{expected:12}", *(f"{number:>12}" for number in row)])


def _asked(tried: Iterable[Tried]) -> Iterator[str]:
    """How many questions honest cases are asked that they should not be."""
    honest = [one for one in tried if one.meant == "honest" and one.expected == "pass"]
    if honest:
        asked = sum(one.outcome in EXPECTED["needs_person"] for one in honest)
        share = {"asked": asked, "count": len(honest), "percent": f"{asked / len(honest):.1%}"}
        yield (
            _("Asked of a person where a machine can tell: %(asked)s of %(count)s (%(percent)s).")
            % share
        )
