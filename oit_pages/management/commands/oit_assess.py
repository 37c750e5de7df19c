"""manage.py oit_assess [--year 2564] [--site … | --parent …] [--notify]"""

import logging
import time

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from oit_pages.actions.inspect_document import look_into_the_rest
from oit_pages.actions.notify import NotifyFailed
from oit_pages.actions.notify import notify as notify_units
from oit_pages.actions.sweep_papers import sweep_papers
from oit_pages.checklist.assess import record
from oit_pages.checklist.changes import NotJudged
from oit_pages.checklist.years import UnknownYear
from oit_pages.management.errors import in_words
from oit_pages.management.place import add_place, named_years
from oit_pages.management.quiet import QuietCommand

logger = logging.getLogger(__name__)


class Command(QuietCommand):
    help = _("Judge every indicator again, and record what changed. Schedule it nightly.")

    def add_arguments(self, parser):
        parser.add_argument("--year", type=int, help=_("Only this fiscal year (B.E.)."))
        add_place(parser)
        parser.add_argument(
            "--notify", action="store_true", help=_("Mail responsible units what is new.")
        )

    def handle(self, *args, year, site, parent, notify, **options):
        with in_words():
            years = named_years(site, parent)
            if year is not None:
                years = years.filter(year=year)
            start = time.perf_counter()
            unread: list[int] = []
            look_into_the_rest(unread)
            links, papers = sweep_papers()
            assessed = changed = 0
            failed = [_("document %(id)s") % {"id": pk} for pk in unread]
            post = Post() if notify else None
            for year_page in years.iterator(chunk_size=100):
                if year_page.edition is None:
                    self._pass_over(year_page)
                    continue
                changes = self._judge(year_page, failed)
                if changes is None:
                    continue
                assessed, changed = assessed + 1, changed + len(changes)
                if post:
                    post.tell(year_page)
                if options["verbosity"] > 1:
                    self._say(year_page, changes)
            if year is not None and not years.exists():
                raise UnknownYear(
                    _("No assessment year %(year)s. Make it with oit_scaffold.") % {"year": year}
                )
        self.stdout.write(
            _("%(years)s assessment years judged, %(changes)s outcomes changed.")
            % {"years": assessed, "changes": changed}
        )
        if assessed:
            took = max(time.perf_counter() - start, 0.001)
            rate = {"seconds": f"{took:.1f}", "rate": f"{assessed / took:.1f}"}
            self.stdout.write(_("In %(seconds)s s: %(rate)s years a second.") % rate)
        if links or papers:
            swept = _("%(links)s old upload links and %(papers)s files that nobody took are gone.")
            self.stdout.write(swept % {"links": links, "papers": papers})
        if post:
            self.stdout.write(
                _("%(mails)s mails sent; %(unheard)s changes have nobody to be told.")
                % {"mails": post.mails, "unheard": post.unheard}
            )
        told = [post.failed] if post and post.failed else []
        if failed:
            told.append(
                _("Not judged, see the log: %(what)s. All else was.") % {"what": "; ".join(failed)}
            )
        if told:
            raise CommandError(" ".join(told))

    def _judge(self, year_page, failed):
        """What changed; None, and a line for the end, where the year can't be judged at all."""
        try:
            return record(year_page)
        except NotJudged as error:
            failed.append(str(error))
            return error.changes
        except Exception:
            logger.exception("%s could not be judged", year_page.url_path)
            failed.append(f"{year_page.url_path} {year_page.year}")
            return None

    def _pass_over(self, year_page):
        """No list of the year can be read: a site's own edition was taken away, or is faulty."""
        said = _(
            "%(page)s: no list of %(year)s can be read, so it was not judged. See manage.py check."
        )
        self.stderr.write(said % {"page": year_page.url_path, "year": year_page.year})

    def _say(self, year_page, changes):
        self.stdout.write(f"{year_page.url_path} {year_page.year}: {len(changes)}")
        for change in changes:
            self.stdout.write(f"  {change.code}: {change.before or '–'} → {change.after}")


class Post:
    """Mails year by year. Once the mail server fails it is left alone for this run: the years
    after are judged all the same, and what nobody was told is told the next time."""

    def __init__(self):
        self.mails = self.unheard = 0
        self.failed = ""

    def tell(self, year_page) -> None:
        if self.failed:
            return
        try:
            told = notify_units(year_page)
        except NotifyFailed as error:
            self.failed = str(error)
        else:
            self.mails, self.unheard = self.mails + told.mails, self.unheard + told.unheard
