"""manage.py oit_demo: an invented municipality's fiscal year 2564, ready to look at."""

from argparse import ArgumentTypeError
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from oit_pages.actions.scaffold import scaffold
from oit_pages.checklist.scorecard import scorecard
from sample_site.address import DEFAULT, keep_demo_address
from sample_site.demo import content
from sample_site.demo.fill import fill
from sample_site.demo.installation import make_accounts, make_home, make_municipality
from sample_site.demo.samples import Samples

YEAR = 2564


class Command(BaseCommand):
    help = "Fill the sample municipality. Safe to repeat: keeps whatever is already written."

    def add_arguments(self, parser):
        parser.add_argument("--no-migrate", action="store_true", help="The database is ready.")
        parser.add_argument(
            "--address",
            default=DEFAULT,
            type=web_address,
            help="Where it will be served.",
        )

    def handle(self, *args, no_migrate, address, **options):
        if not settings.OIT_DEMO:
            raise CommandError(
                "The demo is for a desk (DJANGO_DEBUG=1): whoever reads this knows its accounts."
            )
        if not no_migrate:
            self.stdout.write("→ Database")
            call_command("migrate", verbosity=0)
        with transaction.atomic():
            self.stdout.write("→ Municipality and accounts")
            index = make_municipality(make_home(address))
            accounts = make_accounts(index)
            self.stdout.write(f"→ Pages of fiscal year {YEAR}")
            year_page = scaffold(YEAR, index).year_page
            self._publish_containers(year_page)
            for code, filled in content(Samples()).items():
                page = fill(year_page, code, filled)
                self.stdout.write(f"  {'+' if page else '='} {code}", ending="")
                self.stdout.flush()
            self.stdout.write("")
        keep_demo_address(settings.DATA_DIR, address)
        card = scorecard(year_page)
        self.stdout.write(
            f"→ Predicted OIT score {card.score:.2f}, up to {card.possible.total:.2f}"
        )
        self._say_where(address, accounts)

    def _publish_containers(self, year_page):
        """The year and its sections only lead to other pages; a draft among them hides all."""
        for page in (year_page, *year_page.get_children().specific()):
            if not page.live:
                page.get_latest_revision().publish()

    def _say_where(self, address, accounts):
        self.stdout.write(f"\nAdmin  {address}/admin/")
        for username, password in accounts:
            self.stdout.write(f"         {username:<10} {password}")
        self.stdout.write(f"API    {address}/api/oit/v1/years/{YEAR}/\n")


def web_address(text: str) -> str:
    """Scheme, host and maybe a port; raises ArgumentTypeError for anything else."""
    try:
        parts = urlsplit(text)
        fits = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:  # no such port
        fits = False
    if not fits:
        raise ArgumentTypeError(f"“{text}” is no address. Give one such as http://127.0.0.1:8000.")
    return text.rstrip("/")
