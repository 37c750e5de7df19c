"""manage.py oit_roll_over --from 2566 --to 2567 [--site … | --parent …] [--dry-run] [--format …]"""

import json
from collections.abc import Iterator

from django.utils.translation import gettext as _

from oit_pages.actions.roll_over import RolledOver, plan_of, roll_over
from oit_pages.checklist.roll_over import Plan
from oit_pages.checklist.roll_over_group import GroupToGive
from oit_pages.checklist.roll_over_words import STATES, as_data, group_words, what_became
from oit_pages.i18n.active_language import title_of
from oit_pages.management.errors import in_words
from oit_pages.management.lookup import find_year_below
from oit_pages.management.place import add_place
from oit_pages.management.printing import to_the_last_reader
from oit_pages.management.quiet import QuietCommand


class Command(QuietCommand):
    help = _(
        "Take over from one fiscal year into another what stands from year to year, as drafts to "
        "review; print what is to be done. Touches no page that somebody has written on."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--from", dest="old", type=int, required=True, help=_("Fiscal year (B.E.): 2564")
        )
        parser.add_argument(
            "--to", dest="new", type=int, required=True, help=_("Fiscal year (B.E.): 2567")
        )
        add_place(parser)
        parser.add_argument(
            "--dry-run", action="store_true", help=_("Change nothing; say what would be done.")
        )
        parser.add_argument(
            "--format",
            choices=["text", "json"],
            default="text",
            help=_("Text to read, or JSON for programs (text)."),
        )

    def handle(self, *args, old, new, site, parent, dry_run, **options):
        done = None
        with in_words():
            before, after = (find_year_below(year, parent, site) for year in (old, new))
            if not dry_run:
                done = roll_over(before, after)
            # As it is now: what was taken over waits for its review.
            found = plan_of(before, after)
        with to_the_last_reader(self.stdout):
            if options["format"] == "json":
                data = as_data(found) | (_done(done) if done else {})
                self.stdout.write(json.dumps(data, ensure_ascii=False, indent=2))
                return
            for line in lines(found):
                self.stdout.write(line)
            if done is None:
                told = _("Nothing was changed: %(count)s pages would be.")
                self.stdout.write(told % {"count": found.changes})
                if found.group:
                    self._tell_group(_("Would be taken over: %(group)s."), found.group)
        if done is not None:
            self._tell(done)

    def _tell(self, done: RolledOver) -> None:
        told = _("%(written)s pages taken over to review, %(assigned)s given their unit.")
        counts = {"written": len(done.written), "assigned": len(done.assigned)}
        self.stdout.write(told % counts)
        if done.group:
            self._tell_group(_("Taken over: %(group)s."), done.group)
        for page, why in done.refused:
            self.stderr.write(f"  {page.title}: {why}")

    def _tell_group(self, told: str, group: GroupToGive) -> None:
        self.stdout.write(told % {"group": group_words(group)})


def _done(done: RolledOver) -> dict[str, object]:
    return {
        "written": [page.pk for page in done.written],
        "assigned": [page.pk for page in done.assigned],
        "refused": [{"page": page.pk, "why": why} for page, why in done.refused],
        "group_written": len(done.group.members),
        "group_assigned": len(done.group.assigned),
    }


def lines(found: Plan) -> Iterator[str]:
    """The list of work: each indicator, what to do, what it was, where to look."""
    yield f"{found.old.edition.label} → {found.new.edition.label}"
    for item in found.items:
        became = what_became(item)
        yield "  ".join(
            filter(
                None,
                [
                    f"{item.indicator.code:4}{title_of(item.indicator)}:",
                    str(STATES[item.state]),
                    f"({became})" if became else "",
                ],
            )
        )
        for page in item.leaves if item.state != "kept" else ():
            yield "      " + _("last time: %(page)s") % {"page": f"{page.title} ({page.pk})"}
    for indicator, _pages in found.dropped:
        yield f"{indicator.code:4}{title_of(indicator)}: " + _("dropped: no longer asked")
