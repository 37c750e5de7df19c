"""System checks: what a webmaster should hear at `manage.py check`."""

from django.apps import apps
from django.conf import settings
from django.core import checks

from oit_pages import conf
from oit_pages.catalogue import EditionError, editions_available, load_edition
from oit_pages.rules.verdict import problems

MIN_FIELDS = 10_000


def check_settings(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """Misspelt names in OIT_PAGES."""
    return [
        checks.Error(
            f"OIT_PAGES has no setting “{name}”.",
            hint=f"Known settings: {', '.join(sorted(conf.DEFAULTS))}.",
            id="oit_pages.E001",
        )
        for name in conf.unknown_names()
    ]


def check_editions(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """Every edition loads, and asks only rules that exist."""
    paths = conf.edition_paths()
    found: list[checks.CheckMessage] = []
    try:
        for year in editions_available(paths):
            for problem in problems(load_edition(year, paths)):
                found.append(checks.Error(problem, id="oit_pages.E003"))
    except EditionError as error:
        found.append(checks.Error(str(error), id="oit_pages.E002"))
    return found


def check_field_limit(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """A long table posts many form fields; Django's default refuses it with a bare 400."""
    limit = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
    if limit is None or limit >= MIN_FIELDS:
        return []
    return [
        checks.Warning(
            f"DATA_UPLOAD_MAX_NUMBER_FIELDS is {limit}: a table of some 100 rows can't be saved.",
            hint=f"Set DATA_UPLOAD_MAX_NUMBER_FIELDS = {MIN_FIELDS} or more.",
            id="oit_pages.W001",
        )
    ]


def check_translation_sync(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """wagtail-localize publishes Thai text as English pages unless told not to."""
    if not apps.is_installed("wagtail_localize"):
        return []
    if not getattr(settings, "WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE", True):
        return []
    return [
        checks.Warning(
            "Translating a live page would publish its Thai text as the English page at once.",
            hint="Set WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False.",
            id="oit_pages.W002",
        )
    ]


def register_all() -> None:
    """Called once, when the app is ready."""
    for check in (check_settings, check_editions, check_field_limit, check_translation_sync):
        checks.register(check)
