"""Checks of settings: names and values that mean nothing, and what a site has to set."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks
from django.core.files.storage import InvalidStorageError, storages
from django.utils.module_loading import import_string

from oit_pages import conf
from oit_pages.api.base.throttling import throttles
from oit_pages.models.freezes import is_shown_to_all
from oit_pages.upload.throttling import LinkThrottle


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
    return [
        checks.Error(
            f"OIT_PAGES[{name!r}] is {conf.get(name)!r}.",
            hint=f"It is one of: {', '.join(known)}.",
            id="oit_pages.E004",
        )
        for name, known in GATES.items()
        if conf.get(name) not in known
    ]


def check_api(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """A value that can't be used would answer every request with an error."""
    found: list[checks.CheckMessage] = []
    for name, (attempt, hint) in API.items():
        try:
            attempt(conf.get(name))
        except (AttributeError, ImportError, InvalidStorageError, KeyError, TypeError, ValueError):
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


def _licence(licence: object) -> None:
    """A name or a path says which; each part is a text."""
    if licence is None:
        return
    parts = dict(licence)
    if not ({"name", "path"} & set(parts)) or set(parts) - {"name", "path", "title"}:
        raise ValueError
    if not all(isinstance(part, str) and part for part in parts.values()):
        raise TypeError


def _private_storage(alias: str) -> None:
    if alias and is_shown_to_all(storages[alias]):
        raise ValueError


def _front_end(known: object) -> None:
    """An address, or one by the host of each site."""
    for address in known.values() if isinstance(known, Mapping) else [known]:
        parts = urlsplit(address)
        if address and not (parts.scheme in {"http", "https"} and parts.hostname):
            raise ValueError
        if parts.query or parts.fragment:
            raise ValueError


def _number(number: object) -> None:
    if isinstance(number, bool) or not isinstance(number, int) or number < 1:
        raise ValueError


def _reports(paths: Iterable[str]) -> None:
    """Each is a report by its path, with a name that no other has."""
    if isinstance(paths, str):
        raise TypeError
    ids = [import_string(path).id for path in paths]
    if len(set(ids)) < len(ids):
        raise ValueError


_COUNT = (_number, "Write a whole number, 1 or more.")
#: Settings of what holds publishing back, with the values they may have.
GATES = {"PUBLISHING": conf.PUBLISHING, "PERSONAL_DATA": conf.PERSONAL_DATA}
#: Settings of the API and the front end: what fails for a value that can't be used, and what to
#: write instead.
API = {
    "API_CACHE": (_cache, 'Name one of CACHES, or "" for none.'),
    "API_THROTTLE": (lambda _rate: throttles(), 'Write a rate such as "120/min", or "" for none.'),
    "OPEN_DATA_LICENCE": (
        _licence,
        'Write {"name": "CC-BY-4.0", "title": "…", "path": "https://…"}, or None.',
    ),
    "FRONT_END": (
        _front_end,
        'Write "https://www.example.go.th", or one for each site: {"host of the site": "https://…"}.',
    ),
    "FREEZE_STORAGE": (_private_storage, 'Name one of STORAGES that no web server shows, or "".'),
    "UPLOAD_DAYS": _COUNT,
    "UPLOAD_KEEP_DAYS": _COUNT,
    "UPLOAD_MAX_FILES": _COUNT,
    "UPLOAD_MAX_MB": _COUNT,
    "UPLOAD_THROTTLE": (
        lambda rate: rate and LinkThrottle(),
        'Write a rate such as "60/hour", or "" for none.',
    ),
    "REPORTS": (
        _reports,
        'List the paths of reports: ["site.reports.FLOODS"], each with its own id.',
    ),
    "API_AUTHENTICATION": (_classes, "List the paths of Django REST framework's classes."),
}
