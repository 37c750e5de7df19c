"""manage.py oit_groups [--site … | --parent …] [--writers GROUP] [--officers GROUP] [--check]"""

from django.contrib.auth.models import Group
from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from oit_pages.actions.approval_gaps import approval_gaps
from oit_pages.actions.arrange_groups import arrange_groups
from oit_pages.checklist.years import in_source_language
from oit_pages.management.errors import in_words
from oit_pages.management.place import add_place, placed
from oit_pages.management.quiet import QuietCommand
from oit_pages.models import TransparencyIndexPage


class Command(QuietCommand):
    help = _(
        "Give each municipality its groups and the way a page goes from those who write to those "
        "who approve. Adds only what is missing."
    )

    def add_arguments(self, parser):
        add_place(parser)
        parser.add_argument("--writers", help=_("A group of the site's own that writes."))
        parser.add_argument("--officers", help=_("A group of the site's own that approves."))
        parser.add_argument(
            "--check",
            action="store_true",
            help=_("Change nothing; exit with 1 if a page is stuck."),
        )

    def handle(self, *args, site, parent, writers, officers, check, **options):
        found = self._municipalities(site, parent)
        if (writers or officers) and len(found) > 1:
            raise CommandError(_("Groups are of one municipality: name it with --parent."))
        gaps = False
        for index in found:
            self.stdout.write(f"{index.official_name()} ({index.pk})")
            if not check:
                self._arrange(index, writers, officers)
            for gap in approval_gaps(index):
                gaps = True
                self.stdout.write(f"  ! {gap}")
        if check and gaps:
            raise CommandError(_("A page that is sent for approval would be stuck."))

    def _municipalities(self, site, parent) -> list[TransparencyIndexPage]:
        with in_words():
            there = placed(site, parent)
        found = TransparencyIndexPage.objects.filter(in_source_language(), there).order_by("path")
        if not found:
            raise CommandError(_("There is no municipality. Make one with oit_scaffold."))
        return list(found)

    def _arrange(self, index, writers, officers):
        with in_words():
            done = arrange_groups(index, self._group(writers), self._group(officers))
        for name in done.made:
            self.stdout.write(f"  + {name}")
        facts = {"writers": done.writers, "officers": done.officers, "workflow": done.workflow}
        self.stdout.write("  " + _("%(writers)s → %(workflow)s → %(officers)s") % facts)

    def _group(self, name) -> Group | None:
        if not name:
            return None
        group = Group.objects.filter(name=name).first()
        if group is None:
            raise CommandError(_("There is no group “%(name)s”.") % {"name": name})
        return group
