"""manage.py oit_scaffold --year 2564 [--site … | --parent …] [--from FILE [--mail]]"""

from django.contrib.auth import get_user_model
from django.core.management.base import CommandError
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from oit_pages.actions.invite import invite
from oit_pages.actions.municipalities_file import FaultyFile, Line, read_municipalities
from oit_pages.actions.scaffold import ScaffoldError, edition_of, scaffold
from oit_pages.actions.scaffold_many import Made, scaffold_many
from oit_pages.management.errors import in_words
from oit_pages.management.lookup import find_page
from oit_pages.management.place import add_place, named_page, named_site
from oit_pages.management.quiet import QuietCommand


class Command(QuietCommand):
    help = _("Make the guided page tree of a fiscal year, as drafts. Adds only what is missing.")

    def add_arguments(self, parser):
        parser.add_argument("--year", type=int, required=True, help=_("Fiscal year (B.E.): 2564"))
        add_place(parser)
        parser.add_argument(
            "--from",
            dest="file",
            help=_("A CSV or Excel file of municipalities: makes all of them, a line each."),
        )
        parser.add_argument(
            "--mail",
            action="store_true",
            help=_("With --from: mail those who have no password a link to set one."),
        )

    def handle(self, *args, year, site, parent, file, mail, **options):
        if mail and not file:
            raise CommandError(_("--mail goes with --from."))
        if file:
            self._many(year, site, parent, file, mail)
            return
        with in_words():
            below = named_page(site, parent)
            done = scaffold(year, below, progress=lambda title: self._say(title, options))
        self.stdout.write(
            _("Fiscal year %(year)s: %(count)s pages made, page id %(id)s.")
            % {"year": year, "count": len(done.made), "id": done.year_page.pk}
        )

    def _say(self, title, options):
        if options["verbosity"] > 1:
            self.stdout.write(f"  {title}")

    def _many(self, year, site, parent, file, mail):
        lines = self._read(year, site, parent, file)
        count = 0

        def progress(made: Made) -> None:
            nonlocal count
            count += 1
            self.stdout.write(f"{count}/{len(lines)} {made.name}: {_what(made)}")

        with in_words():
            done = scaffold_many(year, lines, progress=progress)
        if mail:
            with in_words():
                mails = invite(_people(lines))
            self.stdout.write(_("%(count)s mails sent.") % {"count": mails})
        failed = [made for made in done if made.failed]
        self.stdout.write(
            _("Fiscal year %(year)s: %(made)s municipalities changed, %(same)s as they were.")
            % {
                "year": year,
                "made": sum(made.changed for made in done),
                "same": sum(not made.changed and not made.failed for made in done),
            }
        )
        if failed:
            told = ", ".join(str(made.line) for made in failed)
            raise CommandError(
                _("Not made, see the log: line %(lines)s. All others were.") % {"lines": told}
            )

    def _read(self, year, site, parent, file) -> list[Line]:
        """The file's lines. All that is wrong is told at once, before anything is made."""
        with in_words():
            edition_of(year)
            at = named_site(site)
            try:
                below = named_page(site, parent)
            except ScaffoldError:  # no default site: each line may name its page
                below = None
        try:
            return read_municipalities(file, below, lambda reference: find_page(reference, at))
        except FaultyFile as error:
            for fault in error.faults:
                self.stderr.write(str(fault))
            raise CommandError(
                _("%(file)s: %(count)s faults. Nothing was made.")
                % {"file": file, "count": len(error.faults)}
            ) from error


def _what(made: Made) -> str:
    if made.failed:
        return _("not made (%(why)s)") % {"why": made.failed}
    if not made.changed:
        return _("nothing was missing")
    return _("%(pages)s pages, %(units)s units, %(users)s users, %(groups)s groups") % {
        "pages": made.pages,
        "units": made.units,
        "users": len(made.users),
        "groups": made.groups,
    }


def _people(lines: list[Line]):
    """The users that the file names, whenever they were made."""
    model = get_user_model()
    emails = {one.email.lower() for line in lines for one in (*line.writers, *line.officers)}
    users = model._default_manager.annotate(oit_email=Lower(model.get_email_field_name()))
    return users.filter(oit_email__in=emails).order_by("pk")
