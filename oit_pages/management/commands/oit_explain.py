"""manage.py oit_explain O31 --year 2564 [--site …]"""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from oit_pages.checklist.explain import Explained, Step, explain
from oit_pages.checklist.requirement_lines import Line, ground, lines
from oit_pages.checklist.wording import form_name
from oit_pages.evidence import Evidence, Item
from oit_pages.i18n.active_language import title_of
from oit_pages.i18n.formats import date_text
from oit_pages.management.errors import in_words
from oit_pages.management.lookup import find_indicator, find_year_below
from oit_pages.management.place import add_place
from oit_pages.management.printing import to_the_last_reader
from oit_pages.management.quiet import QuietCommand
from oit_pages.models import Outcome

NOT_CONFIRMED = gettext_lazy("Not confirmed for this year")
LEVELS = {
    "required": gettext_lazy("required"),
    "recommended": gettext_lazy("recommended"),
    "information": gettext_lazy("for information"),
}
STEPS = {
    "all": gettext_lazy("all of these"),
    "any": gettext_lazy("one of these is enough"),
    "not": gettext_lazy("not"),
    "person": gettext_lazy("a person judges"),
}


class Command(QuietCommand):
    help = _("Print the rules, findings and evidence of one indicator as they are now.")

    def add_arguments(self, parser):
        parser.add_argument("indicator", help=_("Code or subject: O31."))
        parser.add_argument("--year", type=int, required=True, help=_("Fiscal year (B.E.): 2564"))
        add_place(parser)

    def handle(self, *args, indicator, year, site, parent, **options):
        with in_words():
            year_page = find_year_below(year, parent, site)
            found = explain(year_page, find_indicator(year_page, indicator))
        asked = lines(year_page.edition, found.indicator, found.verdict)
        with to_the_last_reader(self.stdout):
            for line in _all_of_it(found, asked):
                self.stdout.write(line)


def _all_of_it(found: Explained, asked: list[Line]) -> Iterator[str]:
    one = found.indicator
    mark = f" ({NOT_CONFIRMED})" if one.provisional else ""
    title = title_of(one)
    yield f"{one.code} {title}{mark}: {_outcome(found.outcome)}"
    yield from _stored(found)
    for said in ground(found.verdict):
        yield f"  ! {said.says} {said.to_do}"
    for line in asked:
        yield from _requirement(line, found.steps[line.requirement.id])
    yield from _evidence(found.evidence)


def _outcome(outcome: str) -> str:
    return str(Outcome(outcome).label)


def _stored(found: Explained) -> Iterator[str]:
    """What is on record, where that is not what is true now."""
    if found.stored and found.stored.outcome != found.outcome:
        facts = {"outcome": _outcome(found.stored.outcome), "day": date_text(found.stored.as_of)}
        yield (
            "  "
            + _("On record since %(day)s: %(outcome)s. Bring it up to date: oit_assess.") % facts
        )


def _requirement(line: Line, steps: tuple[Step, ...]) -> Iterator[str]:
    """What is asked and what came of it; how sure we are of it; what to do; the rules."""
    one = line.requirement
    yield f"\n[{line.label}] {line.text}"
    unconfirmed = f"{NOT_CONFIRMED}: " if one.provisional else ""
    sources = f" — {'; '.join(line.sources)}" if line.sources else ""
    yield f"  {one.id} · {LEVELS[one.level]} · {unconfirmed}{line.confidence}{sources}"
    for said in line.said:
        yield f"  → {said.says} {said.to_do}"
    for step in steps:
        yield f"  {'  ' * step.depth}{_step(step)}: {_outcome(step.outcome)}"


def _step(step: Step) -> str:
    return str(STEPS[step.says]) if step.says in STEPS else f"{step.says}({step.params})"


def _evidence(evidence: Evidence) -> Iterator[str]:
    yield "\n" + _("Evidence")
    for page in evidence.pages:
        state = _("published") if page.live else _("draft")
        yield f"  {page.pk} {page.title} ({state})"
        for item in evidence.items:
            if item.page == page.pk:
                yield f"    · {_item(item)}"


def _item(item: Item) -> str:
    counts = {"rows": len(item.rows), "files": len(item.files)}
    name = f"{form_name(item.column_set or item.kind)} ({item.column_set or item.kind})"
    return f"{name}: " + _("%(rows)s rows, %(files)s files") % counts
