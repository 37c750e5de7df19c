"""Settings of the sample municipality without the package: the same third-party apps."""

import os

os.environ.setdefault("DJANGO_DEBUG", "1")

from sample_site.settings import *  # noqa: E402, F403

OURS = ("sample_site", "oit_pages")
INSTALLED_APPS = [app for app in INSTALLED_APPS if app not in OURS]  # noqa: F405
MIDDLEWARE = [one for one in MIDDLEWARE if not one.startswith(OURS)]  # noqa: F405
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
ROOT_URLCONF = "benchmarks.plain.urls"
del WSGI_APPLICATION, OIT_PAGES  # noqa: F821
