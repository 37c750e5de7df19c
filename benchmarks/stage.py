"""A database of the benchmarks' own, with an empty site in it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import django


@contextmanager
def stage() -> Iterator[None]:
    """Set Django up, make a test database, and take it away again."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
    django.setup()
    from django.test.utils import (
        setup_databases,
        setup_test_environment,
        teardown_databases,
        teardown_test_environment,
    )

    setup_test_environment()
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        yield
    finally:
        teardown_databases(databases, verbosity=0)
        teardown_test_environment()


def new_home(slug: str):
    """A fresh home page for one measurement; it becomes the default site's."""
    from wagtail.models import Locale, Page, Site

    Locale.objects.get_or_create(language_code="th")
    root = Page.get_first_root_node()
    home = root.add_child(instance=Page(title=slug, slug=slug, locale=Locale.get_default()))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "port": 80, "root_page": home}
    )
    Site.clear_site_root_paths_cache()
    return home
