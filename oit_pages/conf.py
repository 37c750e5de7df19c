"""The one reader of settings.OIT_PAGES.

OIT_PAGES = {
    "EDITION_PATHS": ["/srv/site/editions"],   # folders or files with editions of your own
    "PUBLISHING": "warn",          # or "require": what is required must be there first
    "PERSONAL_DATA": "warn",       # "off", or "require": no way makes public what nobody settled
    "CHECK_LINKS": False,          # True: `oit_links` may ask whether files elsewhere are open
    "PUBLIC_SCORECARD": False,     # True, or hosts whose sites show everybody what was found
    "API_MAX_AGE": 0,              # seconds that browsers and proxies may keep an answer
    "API_CACHE": "default",        # where the server keeps answers; "" for nowhere
    "API_CACHE_SECONDS": 3600,     # a kept answer is dropped earlier when it changes
    "API_CORS_ORIGINS": [],        # sites whose scripts may read the API; ["*"] for all
    "API_THROTTLE": "",            # such as "120/min": requests of one visitor
    "API_AUTHENTICATION": [...],   # DRF authentication classes; sessions by default
    "OPEN_DATA_LICENCE": None,     # {"name": "CC-BY-4.0", "title": "…", "path": "https://…"}
    "PREVIEW_MAX_AGE": 3600,       # seconds for which a preview token reads its draft
    "FRONT_END": "",               # where citizens see the pages: "https://www.example.go.th"
    "FRONT_END_IS_PRIVATE": False, # True: that host may be asked within a private network
    "FREEZE_STORAGE": "",          # one of STORAGES; "" for a private folder beside the uploads
    "UPLOAD_DAYS": 14,             # for which a link for a unit's papers is open, unless told
    "UPLOAD_KEEP_DAYS": 30,        # for which papers wait after their link's end
    "UPLOAD_MAX_FILES": 20,        # of one link
    "UPLOAD_MAX_MB": 20,           # of one file
    "UPLOAD_THROTTLE": "60/hour",  # times that one link, and one visitor, may send
    "REPORTS": ["site.reports.FLOODS"],  # reports of the site's own, beside ours
}
"""

from pathlib import Path
from typing import Any

from django.conf import settings

from oit_pages.catalogue.errors import Where

#: What OIT_PAGES["PUBLISHING"] may be.
PUBLISHING = ("warn", "require")
#: What OIT_PAGES["PERSONAL_DATA"] may be.
PERSONAL_DATA = ("off", "warn", "require")

DEFAULTS: dict[str, Any] = {
    "EDITION_PATHS": (),
    "PUBLISHING": "warn",
    "PERSONAL_DATA": "warn",
    "CHECK_LINKS": False,
    "PUBLIC_SCORECARD": False,
    "API_MAX_AGE": 0,
    "API_CACHE": "default",
    "API_CACHE_SECONDS": 3600,
    "API_CORS_ORIGINS": (),
    "API_THROTTLE": "",
    "API_AUTHENTICATION": ("rest_framework.authentication.SessionAuthentication",),
    "OPEN_DATA_LICENCE": None,
    "PREVIEW_MAX_AGE": 3600,
    "FRONT_END": "",
    "FRONT_END_IS_PRIVATE": False,
    "FREEZE_STORAGE": "",
    "UPLOAD_DAYS": 14,
    "UPLOAD_KEEP_DAYS": 30,
    "UPLOAD_MAX_FILES": 20,
    "UPLOAD_MAX_MB": 20,
    "UPLOAD_THROTTLE": "60/hour",
    "REPORTS": (),
}


def get(name: str) -> Any:
    """The setting's value, or its default. Raises KeyError for a name that is not ours."""
    default = DEFAULTS[name]
    return getattr(settings, "OIT_PAGES", {}).get(name, default)


def edition_paths() -> tuple[Path, ...]:
    """The site's own edition files and folders. Raises EditionError for what is no path."""
    paths = get("EDITION_PATHS")
    try:
        return tuple(Path(path) for path in ([paths] if isinstance(paths, str) else paths))
    except TypeError as error:
        where = Where("settings.OIT_PAGES")
        fix = 'Write a list of paths: ["/srv/site/editions"].'
        raise where.error("EDITION_PATHS", f"{paths!r} is no list of paths.", fix) from error


def unknown_names() -> list[str]:
    """Names in settings.OIT_PAGES that mean nothing to us: most often a slip of the pen."""
    return sorted(set(getattr(settings, "OIT_PAGES", {})) - set(DEFAULTS))
