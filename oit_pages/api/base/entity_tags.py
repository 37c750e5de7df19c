"""Entity tags of what answers say: two answers that say the same have the same tag.

To tell it without making the answer, each process remembers which tag belongs to which state of
the site; a state never comes back once something has changed, so nothing here grows old.
"""

from hashlib import blake2b

from django.http import HttpResponse

_known: dict[str, str] = {}
_MOST = 20_000


def of(response: HttpResponse, *about: str) -> str:
    """The entity tag of a whole answer, and of what else it must change with."""
    digest = blake2b(response.content, digest_size=12)
    for part in (response.get("Content-Type", ""), response.get("Content-Language", ""), *about):
        digest.update(part.encode() + b"\x00")
    return f'"{digest.hexdigest()}"'


def known(state: str) -> str | None:
    """The tag of the answer in this state, once it has been made in this process."""
    return _known.get(state)


def remember(state: str, etag: str) -> None:
    if len(_known) >= _MOST:
        _known.clear()
    _known[state] = etag
