"""Makers: addresses of whoever makes a form or a film, where a service of the office is asked."""

import re
from urllib.parse import unquote, urlsplit

from oit_pages.evidence.wordings import DATA

_DATA = DATA["makers"]
_HOSTS = re.compile(_DATA["hosts"], re.IGNORECASE)
_OWN = re.compile(_DATA["own"], re.IGNORECASE)
_PAGES = re.compile(_DATA["pages"], re.IGNORECASE)
_FILMS = re.compile(_DATA["films"], re.IGNORECASE)
_GOVERNMENT = re.compile(r"(?:[\w-]+\.)+(?:go|ac|mi)\.th")


def is_makers(url: str) -> bool:
    """Whether an address is a product's or a maker's page, a film or nobody's at all."""
    parts = urlsplit(url.strip())
    host = parts.netloc.lower().removesuffix(":80").removesuffix(":443")
    path = unquote(parts.path)
    if not host:
        return False
    if _FILMS.fullmatch(host):
        return True
    if _HOSTS.fullmatch(host):
        return not _OWN.match(path)
    return bool(_PAGES.fullmatch(path)) and not _GOVERNMENT.fullmatch(host)
