"""The wheel is what a consumer project installs: build it, install it, use it."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

SETTINGS = """
SECRET_KEY = "consumer"
INSTALLED_APPS = [
    "oit_pages", "rest_framework", "django_filters", "drf_spectacular",
    "wagtail.embeds", "wagtail.sites", "wagtail.users", "wagtail.documents", "wagtail.images",
    "wagtail.search", "wagtail.admin", "wagtail", "modelcluster", "taggit",
    "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
    "django.contrib.messages", "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES = [{
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "APP_DIRS": True,
    "OPTIONS": {"context_processors": [
        "django.template.context_processors.request",
        "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages",
    ]},
}]
ROOT_URLCONF = "urls"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "db.sqlite3"}}
LANGUAGE_CODE = "th"
USE_TZ = True
STATIC_URL = "/static/"
WAGTAIL_SITE_NAME = "Consumer"
WAGTAILADMIN_BASE_URL = "http://localhost"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
"""
URLS = """
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/oit/v1/", include("oit_pages.urls")),
    path("", include(wagtail_urls)),
]
"""

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("packaging")]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    _run([sys.executable, "-m", "pip", "wheel", "--no-deps", "-q", "-w", out, ROOT], ROOT)
    return next(out.glob("oit_pages-*.whl"))


@pytest.fixture(scope="module")
def consumer(wheel, tmp_path_factory) -> Path:
    """A project of somebody else's, with the wheel unpacked before anything else on its path."""
    project = tmp_path_factory.mktemp("consumer")
    _run(
        [sys.executable, "-m", "pip", "install", "--no-deps", "-q", "--target", "lib", wheel],
        project,
    )
    (project / "settings.py").write_text(SETTINGS)
    (project / "urls.py").write_text(URLS)
    (project / "manage.py").write_text(
        "import os, sys\n"
        "sys.path.insert(0, 'lib')\n"
        "os.environ['DJANGO_SETTINGS_MODULE'] = 'settings'\n"
        "from django.core.management import execute_from_command_line\n"
        "import oit_pages; assert oit_pages.__file__.split(os.sep)[-3] == 'lib'\n"
        "execute_from_command_line(sys.argv)\n"
    )
    return project


def test_wheel_carries_what_it_needs(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "oit_pages/catalogue/editions/2564.toml" in names
    assert "oit_pages/catalogue/subjects.toml" in names
    assert any(name.startswith("oit_pages/catalogue/columns/") for name in names)
    assert "oit_pages/migrations/0001_initial.py" in names
    assert "oit_pages/locale/th/LC_MESSAGES/django.mo" in names
    assert "oit_pages/templates/oit_pages/guidance.html" in names
    assert any(name.startswith("oit_pages/static/oit_pages/") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "sample_site/"))]


def test_a_consumer_migrates_checks_and_scaffolds(consumer):
    _manage(consumer, "migrate", "-v0")
    assert "no issues" in _manage(consumer, "check")
    _manage(consumer, "makemigrations", "--check", "--dry-run", "oit_pages")
    assert "52" in _manage(consumer, "oit_scaffold", "--year", "2564")
    assert "O43" in _manage(consumer, "oit_scorecard", "--year", "2564")


def _manage(project: Path, *args: str) -> str:
    return _run([sys.executable, "-W", "error", "manage.py", *args], project)


def _run(command: list, cwd: Path) -> str:
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr
