"""System checks: what a webmaster should hear at `manage.py check`."""

from collections.abc import Iterable
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core import checks
from django.db import connections
from django.db.models import Min
from django.utils import timezone
from django.utils.module_loading import import_string

from oit_pages import conf
from oit_pages.api.throttle import throttles
from oit_pages.blocks import asked
from oit_pages.catalogue import EditionError, editions_available, load_edition
from oit_pages.models import IndicatorResult
from oit_pages.rules import fit

MIN_FIELDS = 10_000
#: A run may fail once and be repeated the next night.
NIGHTS = 2


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


def check_publishing(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """A value that means nothing would quietly let everything pass."""
    if conf.get("PUBLISHING") in conf.PUBLISHING:
        return []
    return [
        checks.Error(
            f"OIT_PAGES['PUBLISHING'] is {conf.get('PUBLISHING')!r}.",
            hint=f"It is one of: {', '.join(conf.PUBLISHING)}.",
            id="oit_pages.E004",
        )
    ]


def check_api(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """A value that can't be used would answer every request with an error."""
    found: list[checks.CheckMessage] = []
    for name, (attempt, hint) in API.items():
        try:
            attempt(conf.get(name))
        except (AttributeError, ImportError, KeyError, TypeError, ValueError):
            what = f"OIT_PAGES[{name!r}] is {conf.get(name)!r}, which can't be used."
            found.append(checks.Error(what, hint=hint, id="oit_pages.E005"))
    return found


def _cache(alias: str) -> None:
    if alias and alias not in settings.CACHES:
        raise KeyError(alias)


def _classes(paths: Iterable[str]) -> None:
    if isinstance(paths, str):
        raise TypeError
    for path in paths:
        import_string(path)


#: Settings of the API: what fails for a value that can't be used, and what to write instead.
API = {
    "API_CACHE": (_cache, 'Name one of CACHES, or "" for none.'),
    "API_THROTTLE": (lambda _rate: throttles(), 'Write a rate such as "120/min", or "" for none.'),
    "API_AUTHENTICATION": (_classes, "List the paths of Django REST framework's classes."),
}


def check_editions(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """Every edition loads, and asks only rules that exist, of blocks that exist."""
    try:
        paths = conf.edition_paths()
        years = editions_available(paths)
    except EditionError as error:
        return [checks.Error(str(error), id="oit_pages.E002")]
    return [message for year in years for message in _check_edition(year, paths)]


def _check_edition(year: int, paths: tuple[Path, ...]) -> list[checks.CheckMessage]:
    try:
        edition = load_edition(year, paths)
    except EditionError as error:
        return [checks.Error(str(error), id="oit_pages.E002")]
    wrong = fit.problems(edition) or asked.problems(edition)
    return [checks.Error(problem, id="oit_pages.E003") for problem in wrong]


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


def check_nightly_run(app_configs, databases=None, **kwargs) -> list[checks.CheckMessage]:
    """What sends no signal and what ages is only seen by the nightly run: is there one?

    A database check: `manage.py check --database default`, and with every `migrate`.
    """
    found: list[checks.CheckMessage] = []
    for alias in databases or ():
        if IndicatorResult._meta.db_table not in connections[alias].introspection.table_names():
            continue
        oldest = IndicatorResult.objects.using(alias).aggregate(day=Min("as_of"))["day"]
        if oldest and (timezone.localdate() - oldest).days > NIGHTS:
            found.append(
                checks.Warning(
                    f"Results of {oldest} have not been judged again since.",
                    hint="Schedule it nightly, in cron: 30 2 * * * manage.py oit_assess --notify",
                    id="oit_pages.W003",
                )
            )
    return found


def register_all() -> None:
    """Called once, when the app is ready."""
    for check in (
        check_settings,
        check_publishing,
        check_api,
        check_editions,
        check_field_limit,
        check_translation_sync,
    ):
        checks.register(check)
    checks.register(check_nightly_run, checks.Tags.database)
