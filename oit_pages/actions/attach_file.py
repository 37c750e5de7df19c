"""A file becomes a document of the site, for a page to list."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, ClassVar

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.documents.models import Document
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from oit_pages.stream.keys import is_key, keys_for
from oit_pages.stream.structure import raw_items

logger = logging.getLogger(__name__)
#: The collection, in whatever collection it is, of files that wait for their page.
WAITING = "รอเผยแพร่พร้อมหน้า"
#: What the id of a block begins with that lists an original.
ORIGINAL = "0a1f11e5"
#: Bytes of a file's name: a disk takes 255.
MAX_NAME, MAX_ENDING = 200, 20
#: What a document's title holds.
MAX_TITLE = 255


class NotKept(Exception):
    """The file can't be read to its end, or the site's storage refuses it."""


@dataclass(frozen=True)
class Listed:
    """A list of documents with one in it."""

    block: ClassVar[str] = "documents"
    items: tuple[dict[str, Any], ...]
    heading: str = ""


def add_document(
    source: str | Path | BinaryIO, name: str | None, user, *, until_published: bool = False
):
    """The file as a new document, private `until_published`. PermissionDenied where this user
    may not add any, NotKept where the file can't be read or stored."""
    name = name or (Path(source).name if isinstance(source, str | Path) else "")
    name = name or str(getattr(source, "name", "file"))
    name = PurePosixPath(name.replace("\\", "/")).name
    document = get_document_model()(
        title=PurePosixPath(name).stem[:MAX_TITLE],
        collection=waiting(_collection(user)) if until_published else _collection(user),
        uploaded_by_user=user,
    )
    try:
        data = _content(source)
        document.file.save(short_name(name), ContentFile(data), save=False)
    except Exception as error:  # a disk is full, a storage elsewhere is away
        raise NotKept from error
    document.file_size = len(data)
    try:
        document.save()
    except Exception:
        with suppress(Exception):  # a file that no document has
            document.file.storage.delete(document.file.name)
        raise
    return document


def short_name(name: str) -> str:
    """The name so short that any disk takes it, with its ending: Thai takes three bytes a letter,
    and a storage adds some of its own to a name that is taken."""
    if len(name.encode()) <= MAX_NAME:
        return name
    path = PurePosixPath(name)
    ending = path.suffix if len(path.suffix.encode()) <= MAX_ENDING else ""
    room = MAX_NAME - len(ending.encode())
    stem = path.name.removesuffix(ending).encode()[:room].decode(errors="ignore")
    return f"{stem.rstrip(' .')}{ending}"


def waiting(collection: Collection) -> Collection:
    """The part of a collection whose files only who is signed in may open."""
    found = collection.get_children().filter(name=WAITING).first()
    if found is None:
        collection.refresh_from_db()
        found = collection.add_child(name=WAITING)
    CollectionViewRestriction.objects.get_or_create(
        collection=found, restriction_type=CollectionViewRestriction.LOGIN
    )
    return found


def as_original(child: dict[str, Any]) -> dict[str, Any]:
    """The block with an id by which `release` knows it, without asking for its files."""
    return {**child, "id": ORIGINAL + child["id"][len(ORIGINAL) :]}


def release(body: Iterable[Any]) -> None:
    """The originals that a public body lists wait no more; no query where it lists none."""
    listed_ids = list(_originals(body))
    keys = keys_for(get_document_model(), filter(is_key, listed_ids))
    if len(keys) < len(listed_ids):
        logger.warning("Of the originals %r only %r can be documents.", listed_ids, keys)
    if not keys:
        return
    documents = get_document_model().objects.filter(pk__in=keys, collection__name=WAITING)
    for document in documents.select_related("collection"):
        document.collection = document.collection.get_parent()
        document.save()


def _originals(body: Iterable[Any]) -> Iterator[Any]:
    """What stands as the files of a body's originals, whatever it is."""
    for child in body:
        is_list = isinstance(child, dict) and child.get("type") == Listed.block
        if is_list and str(child.get("id")).startswith(ORIGINAL):
            for entry in raw_items(_part(child.get("value"), "items")):
                yield from filter(None, raw_items(_part(entry, "files")))


def _part(raw: Any, name: str) -> Any:
    return raw.get(name) if isinstance(raw, dict) else None


def _content(source: str | Path | BinaryIO) -> bytes:
    if isinstance(source, str | Path):
        return Path(source).read_bytes()
    source.seek(0)
    return source.read()


def listed(document) -> Listed:
    return Listed(items=({"title": document.title, "files": [document.pk]},))


def _collection(user) -> Collection:
    """The first that the user may add to; the root for a command, which is nobody's."""
    if user is None:
        return Collection.get_first_root_node()
    policy = CollectionOwnershipPermissionPolicy(
        get_document_model(), auth_model=Document, owner_field_name="uploaded_by_user"
    )
    allowed = policy.collections_user_has_permission_for(user, "add")
    collection = allowed.order_by("path").first()
    if collection is None:
        raise PermissionDenied
    return collection
