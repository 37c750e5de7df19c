"""Wagtail's API v3 and the start of a process.

When it is imported, and `wagtail.images` always imports it, API v3 builds nine schemas for each
page type. With our sixty types that is half the time that a site takes to start, also where
nobody has installed API v3. There is no setting for it: it reads the list of page types once, so
where it is not installed it reads that list without ours.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from wagtail.models import PAGE_MODEL_CLASSES

APP = "wagtail.api.v3"


def import_without_our_types() -> None:
    """Import API v3 now, unless the site has installed it, something was quicker, or this is a
    Wagtail that has none. To be called once all models are loaded."""
    if apps.is_installed(APP) or f"{APP}.registry" in sys.modules or find_spec(APP) is None:
        return
    with _out_of_the_list():
        import_module(f"{APP}.api")


@contextmanager
def _out_of_the_list() -> Iterator[None]:
    kept = list(PAGE_MODEL_CLASSES)
    PAGE_MODEL_CLASSES[:] = [model for model in kept if model._meta.app_label != "oit_pages"]
    try:
        yield
    finally:
        PAGE_MODEL_CLASSES[:] = kept
