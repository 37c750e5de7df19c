"""The sample municipality's settings, made quick and quiet for tests."""

import os
import tempfile
from importlib.util import find_spec
from pathlib import Path

os.environ.setdefault("DJANGO_DEBUG", "1")
os.environ.setdefault("OIT_DATA_DIR", tempfile.mkdtemp(prefix="oit-tests-"))

from sample_site.settings import *  # noqa: E402, F403

if find_spec("wagtail.api.v3"):  # not on Wagtail 7.4
    INSTALLED_APPS = [*INSTALLED_APPS, "wagtail.api.v3"]  # noqa: F405
INSTALLED_APPS = [*INSTALLED_APPS, "tests.old_site"]  # noqa: F405
DEBUG = False
ALLOWED_HOSTS = ["*"]
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="oit-media-"))
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# pytest-django keeps mails in memory by itself.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
WHITENOISE_AUTOREFRESH = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    DATABASES["default"]["NAME"] = ":memory:"  # noqa: F405
    DATABASES["default"]["OPTIONS"] = {}  # noqa: F405
    if database := os.environ.get("OIT_TEST_DATABASE"):
        # A file that `pytest --reuse-db` finds again, without migrating anew.
        DATABASES["default"]["TEST"] = {"NAME": database}  # noqa: F405
