"""A photo of a manual's page, kept where nobody is served it."""

from contextlib import suppress
from secrets import token_hex
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.utils.translation import gettext as _

from oit_pages import conf
from oit_pages.actions.vet_paper import plain_name
from oit_pages.models import EditionCorrection
from oit_pages.models.freezes import is_shown_to_all
from oit_pages.on_demand import on_demand
from oit_pages.readers.errors import SAYS, ReaderError
from oit_pages.readers.limits import MEGABYTE


@on_demand("oit_pages.readers.picture:picture_kind")
def picture_kind(data: bytes) -> str: ...


@on_demand("oit_pages.readers.picture:plain_picture")
def plain_picture(data: bytes, name: str) -> bytes: ...


#: The folder of the storage.
FOLDER = "list-photos"
#: What a form offers to choose; the content says what a file is.
ACCEPTED = ".jpg,.jpeg,.png,image/jpeg,image/png"
TYPES = {".jpg": "image/jpeg", ".png": "image/png"}


class PhotoRefused(ValueError):
    """It is not kept; the text says why and what to do."""


def photo_storage() -> Storage:
    return EditionCorrection._meta.get_field("photo").storage


def keep_photo(file: Any) -> str:
    """Its name in the storage. Raises PhotoRefused."""
    name = plain_name(str(file.name or "photo"))
    limit = int(conf.get("UPLOAD_MAX_MB"))
    if file.size > limit * MEGABYTE:
        says = _("“%(name)s” is larger than %(limit)s MB. Save it smaller.")
        raise PhotoRefused(says % {"name": name, "limit": limit})
    return keep_picture(file.read(), name)


def keep_picture(data: bytes, name: str) -> str:
    """Drawn anew, so that place, time and all else that came with it stay behind.

    Raises PhotoRefused.
    """
    kind = picture_kind(data)
    if not kind:
        says = _("“%(name)s” is no picture in JPEG or PNG. Take a photo of the page.")
        raise PhotoRefused(says % {"name": name})
    try:
        plain = plain_picture(data, name)
    except ReaderError as error:
        raise PhotoRefused(_(SAYS[error.code]).format(**error.params)) from error
    storage = photo_storage()
    if is_shown_to_all(storage):
        raise PhotoRefused(_("There is no private place for photos. Tell whoever runs the site."))
    try:
        return storage.save(f"{FOLDER}/{token_hex(16)}{kind}", ContentFile(plain))
    except OSError as error:
        says = _("The server has no room for “%(name)s” at the moment. Send it again later.")
        raise PhotoRefused(says % {"name": name}) from error


def drop_photo(name: str) -> None:
    """Its bytes go once no row names it."""
    if name and not EditionCorrection.objects.filter(photo=name).exists():
        with suppress(OSError):  # the nightly sweep finds what is left
            photo_storage().delete(name)
