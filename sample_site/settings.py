"""Settings of the sample municipality, fit to copy.

Everything that differs between a desk and a server is an environment variable:

    DJANGO_SECRET_KEY   required unless DJANGO_DEBUG is on
    DJANGO_DEBUG        "1" at a desk
    DJANGO_ALLOWED_HOSTS  comma-separated host names
    DJANGO_HTTPS        "0" where a server is reached by plain HTTP, such as on a test network
    DJANGO_BEHIND_PROXY   "1" where a proxy ends HTTPS and sets X-Forwarded-Proto itself
    DATABASE_URL        e.g. postgres://user:password@host/name; SQLite without it
    WAGTAILADMIN_BASE_URL   where the admin is reached, for links in mails
    OIT_FRONT_END       where the front end shows drafts; the stand-in of this site without it
    OIT_DEMO_PASSWORD   password of the sample accounts; a random one without it
    OIT_DATA_DIR        where the database, uploads and collected files go
"""

import os
from pathlib import Path

import dj_database_url
import django
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from sample_site.address import demo_address

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("OIT_DATA_DIR", BASE_DIR / "var"))

DATA_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = os.environ.get("DJANGO_DEBUG", "") == "1"
SECRET_KEY = os.environ.get("DJANGO_SECRET_KEY", "only-for-a-desk" if DEBUG else "")
if not SECRET_KEY:
    raise ImproperlyConfigured("Set DJANGO_SECRET_KEY, or DJANGO_DEBUG=1 at a desk.")
ALLOWED_HOSTS = os.environ.get("DJANGO_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

# A server is reached by HTTPS and says so for a year; cookies go nowhere else.
HTTPS = not DEBUG and os.environ.get("DJANGO_HTTPS", "1") != "0"
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
if os.environ.get("DJANGO_BEHIND_PROXY", "") == "1":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

INSTALLED_APPS = [
    "sample_site",
    "oit_pages",
    "rest_framework",
    "django_filters",
    "wagtail_headless_preview",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.api.v2",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "sample_site.security.ContentSecurityPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "sample_site.urls"
WSGI_APPLICATION = "sample_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{DATA_DIR / 'db.sqlite3'}", conn_max_age=60, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Readers don't wait for a writer, and a writer waits its turn instead of failing.
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        transaction_mode="IMMEDIATE",
        timeout=20,
        init_command="PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    )
if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    INSTALLED_APPS.append("django.contrib.postgres")  # Wagtail's search index is made of its fields
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Accounts of the demo exist at a desk only; a real site has neither of these two lines.
OIT_DEMO = DEBUG
AUTHENTICATION_BACKENDS = ["sample_site.accounts.NoDemoAccounts"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Thai for those who work, Thai and English for those who read.
LANGUAGE_CODE = "th"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("th", _("Thai")), ("en", _("English"))]
# Wagtail's Thai has gaps: what editors see of them is filled here. In a checkout the package's
# wording stands beside it; an installed package brings its own.
LOCALE_PATHS = [
    path for path in [BASE_DIR / "sample_site" / "locale", BASE_DIR / "locale"] if path.exists()
]
TIME_ZONE = "Asia/Bangkok"
USE_I18N = USE_TZ = True
WAGTAIL_I18N_ENABLED = True
# An English page goes public when somebody has translated it, not before.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG

WAGTAIL_SITE_NAME = "อบต.บ้านดอนแก้วงาม"
WAGTAILADMIN_BASE_URL = os.environ.get("WAGTAILADMIN_BASE_URL") or demo_address(DATA_DIR)
WAGTAILADMIN_PERMITTED_LANGUAGES = [("th", "ไทย"), ("en", "English")]
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "xlsx", "odt", "ods", "pdf", "pptx", "txt", "zip"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
# The admin works without the internet.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
# At a desk mails are printed, on a server sent.
_MAIL = os.environ.get(
    "DJANGO_EMAIL_BACKEND",
    f"django.core.mail.backends.{'console' if DEBUG else 'smtp'}.EmailBackend",
)
if django.VERSION >= (6, 1):
    MAILERS = {"default": {"BACKEND": _MAIL}}
else:
    EMAIL_BACKEND = _MAIL

# Where the real front end lives; drafts are previewed there. An address without a host is on
# whichever host and port the admin is read at.
WAGTAIL_HEADLESS_PREVIEW = {
    "CLIENT_URLS": {"default": os.environ.get("OIT_FRONT_END", "/preview/")}
}

# For the sample municipality only; a real site has no such line.
OIT_DEMO_PASSWORD = os.environ.get("OIT_DEMO_PASSWORD", "")

OIT_PAGES: dict[str, object] = {}
