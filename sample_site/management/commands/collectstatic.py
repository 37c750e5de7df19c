"""manage.py collectstatic, for a server only."""

from django.conf import settings
from django.contrib.staticfiles.management.commands import collectstatic
from django.core.management.base import CommandError


class Command(collectstatic.Command):
    """At a desk files are collected under names that a server does not ask for."""

    def handle(self, **options):
        if settings.DEBUG and not options["dry_run"]:
            raise CommandError(
                "DJANGO_DEBUG is on: the files would be collected for a desk, and a server finds "
                "none of them. Run it as the server does: "
                "DJANGO_DEBUG=0 DJANGO_SECRET_KEY=… manage.py collectstatic"
            )
        return super().handle(**options)
