"""The sample municipality's settings on a site that has no wagtail-localize."""

from tests.settings import *  # noqa: F403

INSTALLED_APPS = [
    "wagtail.locales" if name == "wagtail_localize.locales" else name
    for name in INSTALLED_APPS  # noqa: F405
    if name != "wagtail_localize"
]
