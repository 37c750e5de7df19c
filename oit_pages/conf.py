"""The one reader of settings.OIT_PAGES.

    OIT_PAGES = {
        "EDITION_PATHS": ["/srv/site/editions"],   # folders or files with editions of your own
    }
"""

from pathlib import Path
from typing import Any

from django.conf import settings

DEFAULTS: dict[str, Any] = {
    "EDITION_PATHS": (),
}


def get(name: str) -> Any:
    """The setting's value, or its default. Raises KeyError for a name that is not ours."""
    default = DEFAULTS[name]
    return getattr(settings, "OIT_PAGES", {}).get(name, default)


def edition_paths() -> tuple[Path, ...]:
    """The site's own edition files and folders."""
    return tuple(Path(path) for path in get("EDITION_PATHS"))


def unknown_names() -> list[str]:
    """Names in settings.OIT_PAGES that mean nothing to us: most often a slip of the pen."""
    return sorted(set(getattr(settings, "OIT_PAGES", {})) - set(DEFAULTS))
