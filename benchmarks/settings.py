"""The tests' settings, and a page type of a site's own beside ours."""

from tests.settings import *  # noqa: F403

INSTALLED_APPS = ["benchmarks.plain.apps.PlainConfig", *INSTALLED_APPS]  # noqa: F405
