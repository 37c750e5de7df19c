"""Projects of other people: each of them sets up Wagtail in its own way, and has our wheel."""

import json
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent

from tests.packaging.programs import run

SETTINGS = """
SECRET_KEY = "consumer"
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = [
    "oit_pages", "rest_framework", "django_filters",
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
TIME_ZONE = "Asia/Bangkok"
USE_TZ = True
STATIC_URL = "/static/"
MEDIA_ROOT = "media"
MEDIA_URL = "/media/"
WAGTAIL_SITE_NAME = "Consumer"
WAGTAILADMIN_BASE_URL = "http://localhost"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
"""
URLS = """
from django.urls import include, path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:path>", serve, {"document_root": "media"}),
    path("api/oit/v1/", include("oit_pages.urls")),
    path("", include(wagtail_urls)),
]
"""
MANAGE = """
import os, sys
sys.path.insert(0, "lib")
os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
from django.core.management import execute_from_command_line
import oit_pages; assert oit_pages.__file__.split(os.sep)[-3] == "lib"
execute_from_command_line(sys.argv)
"""
#: Users and documents that have no numbers as keys, and images of a project's own.
PEOPLE = """
from uuid import uuid4

from django.contrib.auth.models import AbstractUser
from django.db import models


class Person(AbstractUser):
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
"""
ASSETS = """
from uuid import uuid4

from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class Photo(AbstractImage):
    admin_form_fields = Image.admin_form_fields


class Rendition(AbstractRendition):
    image = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class Paper(AbstractDocument):
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    admin_form_fields = Document.admin_form_fields
"""
#: A storage somewhere else: it has no path() and no folder that anybody may look into.
STORAGE = """
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import Storage

FOLDER = Path("elsewhere")


class Elsewhere(Storage):
    def _open(self, name, mode="rb"):
        return ContentFile((FOLDER / name).read_bytes(), name)

    def _save(self, name, content):
        (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
        (FOLDER / name).write_bytes(content.read())
        return name

    def exists(self, name):
        return (FOLDER / name).exists()

    def size(self, name):
        return (FOLDER / name).stat().st_size

    def delete(self, name):
        (FOLDER / name).unlink(missing_ok=True)

    def url(self, name):
        return f"https://files.example.go.th/{name}"
"""


@dataclass(frozen=True)
class Project:
    """What a project does otherwise: settings and addresses after ours, modules of its own."""

    settings: str = ""
    urls: str = ""
    files: dict[str, str] = field(default_factory=dict)
    admin: str = "/admin/"
    steps: tuple[str, ...] = ("editing",)
    """Beside the checks: what is walked through in it."""
    checks: tuple[str, ...] = ()
    """What `check` tells of it, and rightly so."""

    def make(self, folder: Path, library: Path, database: Path | None = None) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / "lib").exists():
            (folder / "lib").symlink_to(library)
        files = {"settings.py": SETTINGS + dedent(self.settings), "manage.py": MANAGE}
        files |= {"urls.py": URLS + dedent(self.urls)} | self.files
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
        if database:
            shutil.copy(database, folder / "db.sqlite3")
        return folder


def manage(project: Path, *args: str) -> str:
    return run([sys.executable, "-W", "error", "manage.py", *args], project)


def visit(project: Path, *steps: str) -> dict:
    """What a webmaster and an editor meet there; one process does it all."""
    script = Path(__file__).parent / "visit.py"
    run([sys.executable, "-W", "error", script, *steps], project, PYTHONPATH="lib:.")
    return json.loads((project / "met.json").read_text())


OWN_MODELS = """
    INSTALLED_APPS += ["people", "assets", "wagtail.snippets"]
    AUTH_USER_MODEL = "people.Person"
    WAGTAILIMAGES_IMAGE_MODEL = "assets.Photo"
    WAGTAILDOCS_DOCUMENT_MODEL = "assets.Paper"
    WAGTAILDOCS_SERVE_METHOD = "direct"  # Wagtail's own view of a file wants a number
"""
OWN_APPS = {
    f"{app}/{module}.py": text
    for app, models in (("people", PEOPLE), ("assets", ASSETS))
    for module, text in (("__init__", ""), ("models", models), ("migrations/__init__", ""))
}
PLAIN = Project()
#: The tables of the first are those of all that have the usual models.
PLAIN_TABLES = {
    "plain": PLAIN,
    "admin elsewhere, beside an API of its own that is closed": Project(
        settings="""
            INSTALLED_APPS += ["wagtail.api.v2"]
            REST_FRAMEWORK = {
                "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAdminUser"],
                "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.BrowsableAPIRenderer"],
                "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.CursorPagination",
                "DEFAULT_FILTER_BACKENDS": ["rest_framework.filters.SearchFilter"],
            }
        """,
        urls="""
            from wagtail.api.v2.router import WagtailAPIRouter
            from wagtail.api.v2.views import PagesAPIViewSet
            from oit_pages.wagtail_api_v2 import PublicPages

            class Pages(PublicPages, PagesAPIViewSet):
                permission_classes = []
                renderer_classes = PagesAPIViewSet.renderer_classes

            router = WagtailAPIRouter("wagtailapi")
            router.register_endpoint("pages", Pages)
            urlpatterns[0] = path("office/cms/", include(wagtailadmin_urls))
            urlpatterns.insert(0, path("api/v2/", router.urls))
        """,
        admin="/office/cms/",
    ),
    "no translations, no time zones": Project(
        settings="""
            USE_I18N = False
            USE_TZ = False
        """,
    ),
    "no translations, and no app of ours but one": Project(
        settings="""
            USE_I18N = False
            INSTALLED_APPS.remove("rest_framework")
            INSTALLED_APPS.remove("django_filters")
        """,
    ),
    "no time zones, files elsewhere": Project(
        settings="""
            USE_TZ = False
            STORAGES = {
                "default": {"BACKEND": "storage.Elsewhere"},
                "staticfiles": {
                    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
                },
            }
        """,
        files={"storage.py": STORAGE},
    ),
    "two languages, two sites": Project(
        settings="""
            WAGTAIL_I18N_ENABLED = True
            WAGTAIL_CONTENT_LANGUAGES = LANGUAGES = [("th", "ไทย"), ("en", "English")]
            MIDDLEWARE.insert(1, "django.middleware.locale.LocaleMiddleware")
            INSTALLED_APPS += ["wagtail.locales"]
        """,
        urls="""
            from django.conf.urls.i18n import i18n_patterns
            pages = urlpatterns.pop()
            urlpatterns += i18n_patterns(pages, prefix_default_language=False)
        """,
        steps=("editing", "second_site"),
    ),
    "German": Project(
        settings='LANGUAGE_CODE = "de"', steps=(), checks=("oit_pages.W004", "oit_pages.W007")
    ),
    "as wagtail start leaves it": Project(
        settings='LANGUAGE_CODE = "en-us"', steps=(), checks=("oit_pages.W004", "oit_pages.W007")
    ),
}
OWN_TABLES = {
    "models of its own": Project(settings=OWN_MODELS, files=OWN_APPS),
    "models of its own, no translations, no time zones": Project(
        settings=OWN_MODELS + "    USE_I18N = False\n    USE_TZ = False\n", files=OWN_APPS
    ),
}
