"""Checks of languages: in which one pages are filed and served, and whether each is reached."""

from django.conf import settings
from django.conf.urls.i18n import is_language_prefix_patterns_used
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.urls import URLResolver, get_resolver
from wagtail.coreutils import get_content_languages, get_supported_content_language_variant
from wagtail.models import Locale, Page, Site

LOCALE_MIDDLEWARE = "django.middleware.locale.LocaleMiddleware"
#: Where what to do is told at length.
TOLD = "See “The language of the pages you have” in docs/how-to/install.md."


def check_source_language(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """LANGUAGE_CODE says in which language the assessed pages are."""
    try:
        language = _source_language()
    except (ImproperlyConfigured, LookupError):
        return [
            checks.Error(
                f"LANGUAGE_CODE is {settings.LANGUAGE_CODE!r}, which is not among the languages of "
                "LANGUAGES and WAGTAIL_CONTENT_LANGUAGES: no page can be found.",
                hint='Add ("th", "ไทย") to both, or leave both out.',
                id="oit_pages.E006",
            )
        ]
    if language.partition("-")[0] == "th":
        return []
    return [
        checks.Warning(
            f"LANGUAGE_CODE is {settings.LANGUAGE_CODE!r}: pages are filed and served as being in "
            "that language, and commands and reports speak it.",
            hint=f'If the assessed pages are written in Thai, set LANGUAGE_CODE = "th". {TOLD}',
            id="oit_pages.W004",
        )
    ]


def _source_language() -> str:
    """Raises LookupError where it is none of the content's languages."""
    language = get_supported_content_language_variant(settings.LANGUAGE_CODE)
    if language not in get_content_languages():
        raise LookupError(language)
    return language


def check_languages_are_reached(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """Several languages need a middleware that reads which is wanted, and an address each."""
    languages = getattr(settings, "WAGTAIL_CONTENT_LANGUAGES", None) or ()
    if not getattr(settings, "WAGTAIL_I18N_ENABLED", False) or len(languages) < 2:
        return []
    found: list[checks.CheckMessage] = []
    if LOCALE_MIDDLEWARE not in settings.MIDDLEWARE:
        what = "Nothing reads which language a visitor wants: only pages in {} are shown."
        found.append(
            checks.Warning(
                what.format(settings.LANGUAGE_CODE),
                hint=f"Add {LOCALE_MIDDLEWARE!r} to MIDDLEWARE, after sessions.",
                id="oit_pages.W005",
            )
        )
    if _serves_pages() and not is_language_prefix_patterns_used(settings.ROOT_URLCONF)[0]:
        found.append(
            checks.Warning(
                "A page in one language and its translation share an address.",
                hint="Put Wagtail's addresses into i18n_patterns().",
                id="oit_pages.W006",
            )
        )
    return found


def _serves_pages() -> bool:
    """False where pages are shown by a front end elsewhere.

    Looked for among the addresses: `reverse` would first make every one of them ready to be
    written, the admin's hundreds too, in each process that starts with these checks.
    """
    return _has_address(get_resolver(), "wagtail_serve")


def _has_address(resolver: URLResolver, name: str) -> bool:
    """Whether `reverse` would find the name; what is in a namespace has another."""
    return any(
        not one.namespace and _has_address(one, name)
        if isinstance(one, URLResolver)
        else one.name == name
        for one in resolver.url_patterns
    )


def check_locale(app_configs, databases=None, **kwargs) -> list[checks.CheckMessage]:
    """The source language has a locale, and the site's home page is in it.

    A database check: `manage.py check --database default`, and with every `migrate`.
    """
    try:
        language = _source_language()
    except (ImproperlyConfigured, LookupError):
        return []  # told above
    found: list[checks.CheckMessage] = []
    for alias in databases or ():
        tables = connections[alias].introspection.table_names()
        if {model._meta.db_table for model in (Locale, Page, Site)} <= set(tables):
            found += _check_locale(alias, language)
    return found


def _check_locale(alias: str, language: str) -> list[checks.CheckMessage]:
    if not Locale.objects.using(alias).filter(language_code=language).exists():
        return [
            checks.Warning(
                f"No locale “{language}”: no page can be made in it, and choosing a page fails.",
                hint=f"Rename the locale of your pages, or add one. {TOLD}",
                id="oit_pages.W007",
            )
        ]
    there = Page.objects.using(alias).filter(locale__language_code=language)
    elsewhere = [
        site.hostname
        for site in Site.objects.using(alias).select_related("root_page")
        if not there.filter(translation_key=site.root_page.translation_key).exists()
    ]
    if not elsewhere:
        return []
    return [
        checks.Warning(
            f"No home page in “{language}” on: {', '.join(elsewhere)}.",
            hint=f"Rename the locale of its pages, or translate the home page. {TOLD}",
            id="oit_pages.W008",
        )
    ]
