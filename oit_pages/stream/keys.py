"""Keys of documents, images and pages as a raw body has them: numbers, or UUIDs as text."""

import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Model, UUIDField

#: The largest number that a database column holds.
_LAST_ID = 2**63 - 1
_UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")

Key = int | str


def is_key(value: Any) -> bool:
    """Whether a raw value can be a key."""
    if isinstance(value, str):
        return bool(_UUID.fullmatch(value))
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= _LAST_ID


def parse_key(text: str) -> Key | None:
    """The key that stands in an attribute of rich text; None where none does."""
    if _UUID.fullmatch(text):
        return text
    if not text.isdecimal() or len(text) > len(str(_LAST_ID)):
        return None
    return int(text) if is_key(int(text)) else None


def key_of(pk: Any) -> Key:
    """The key of a thing from the database, as a raw body has it."""
    return str(pk) if isinstance(pk, UUID) else pk


def has_uuid(model: type[Model]) -> bool:
    """Whether the model's things are known by UUIDs; else by numbers."""
    return isinstance(model._meta.pk, UUIDField)


def keys_for(model: type[Model], keys: Iterable[Key]) -> list[Key]:
    """Those that can be keys of this model: another kind would be an error to the database."""
    wanted = str if has_uuid(model) else int
    return [key for key in keys if isinstance(key, wanted)]
