"""Nothing that a unit sent stays longer than it is needed."""

import logging
from collections.abc import Iterable
from datetime import timedelta
from itertools import chain

from django.core.files.storage import Storage
from django.db.models import Q
from django.utils import timezone

from oit_pages import conf
from oit_pages.actions.page_photo import FOLDER as PHOTOS
from oit_pages.actions.receive_papers import FOLDER
from oit_pages.models import EditionCorrection, PendingPaper, UploadLink

logger = logging.getLogger(__name__)
#: A file is stored a moment before its row: younger ones are left alone.
MOMENT = timedelta(days=1)


def sweep_papers() -> tuple[int, int]:
    """Links that ended `UPLOAD_KEEP_DAYS` ago go, with what came by them and was never taken in;
    and files that no row names. How many links and files these were.

    What was taken in is the page's own since."""
    end = timezone.now() - timedelta(days=int(conf.get("UPLOAD_KEEP_DAYS")))
    old = UploadLink.objects.filter(Q(expires_at__lt=end) | Q(revoked_at__lt=end))
    files = PendingPaper.objects.filter(link__in=old).exclude(file="").count()
    links = old.count()
    old.delete()  # their files go by `signal_handlers.files`
    return links, files + _sweep_unlisted() + _sweep_photos()


def _sweep_unlisted() -> int:
    """Files of a process that died between storing and noting."""
    storage = PendingPaper._meta.get_field("file").storage
    listed = set(PendingPaper.objects.exclude(file="").values_list("file", flat=True))
    try:
        folders, _files = storage.listdir(FOLDER)
    except (OSError, NotImplementedError):  # nothing was ever sent, or the storage can't say
        return 0
    paths = chain.from_iterable(_within(storage, f"{FOLDER}/{one}") for one in folders)
    return _delete(storage, paths, listed)


def _sweep_photos() -> int:
    """Photos of a form that was never sent again."""
    storage = EditionCorrection._meta.get_field("photo").storage
    listed = set(EditionCorrection.objects.exclude(photo="").values_list("photo", flat=True))
    try:
        paths = _within(storage, PHOTOS)
    except (OSError, NotImplementedError):
        return 0
    return _delete(storage, paths, listed)


def _delete(storage: Storage, paths: Iterable[str], listed: set[str]) -> int:
    """What nothing lists and what is not just being stored. How many."""
    count = 0
    for path in paths:
        try:
            age = timezone.now() - storage.get_modified_time(path)
            if path not in listed and age > MOMENT:
                storage.delete(path)
                count += 1
        except Exception:
            logger.exception("%s could not be looked at", path)
    return count


def _within(storage, folder: str) -> list[str]:
    return [f"{folder}/{name}" for name in storage.listdir(folder)[1]]
