"""Commands that keep to their few lines on a site that logs what Wagtail does."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import BaseCommand


@contextmanager
def wagtail_silenced() -> Iterator[None]:
    """No word of each page made or published: a tree is some fifty. Warnings are heard."""
    logger = logging.getLogger("wagtail")
    before = logger.level
    logger.setLevel(max(before, logging.WARNING))
    try:
        yield
    finally:
        logger.setLevel(before)


class QuietCommand(BaseCommand):
    """Says what it says; with `--verbosity 2` Wagtail is heard too."""

    def execute(self, *args, **options):
        if options["verbosity"] > 1:
            return super().execute(*args, **options)
        with wagtail_silenced():
            return super().execute(*args, **options)
