"""What a unit sends by its link is looked into and kept until somebody takes it in.

Each file is by itself: one that is refused costs the others nothing, and one that came before is
not kept twice. Nothing of it becomes public here, nor part of any page.
"""

import logging
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import PurePosixPath
from secrets import token_hex
from typing import Any

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from oit_pages import conf
from oit_pages.actions.upload_link import max_files
from oit_pages.actions.vet_paper import PaperRefused, Vetted, plain_name, plain_text, vet_paper
from oit_pages.models import PendingPaper, UploadLink
from oit_pages.models.freezes import is_shown_to_all
from oit_pages.readers.limits import MEGABYTE

logger = logging.getLogger(__name__)
#: The folder of the storage; below it one for each link.
FOLDER = "uploads"
MAX_NOTE, MAX_SENDER = 2_000, 100


@dataclass
class Received:
    """What became of each file, by its name."""

    kept: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    """Sent before by this link."""
    refused: list[tuple[str, str]] = field(default_factory=list)
    """With why, in words."""


class _Known(Exception):
    """The file came by this link before."""


def receive_papers(
    link: UploadLink, files: Iterable[Any], *, sender: str = "", note: str = ""
) -> Received:
    """Keep uploaded files; nothing raises for what is wrong with one of them."""
    told = Received()
    for file in files:
        name = plain_name(str(file.name or "file"))
        try:
            paper = _receive(link, file, name, plain_text(sender), plain_text(note))
        except _Known:
            told.known.append(name)
        except PaperRefused as error:
            told.refused.append((name, str(error)))
        except OSError:
            logger.exception("A paper could not be kept")
            says = _("The server has no room for “%(name)s” at the moment. Send it again later.")
            told.refused.append((name, says % {"name": name}))
        except Exception:
            logger.exception("A paper could not be looked into")
            says = _("“%(name)s” can't be read. Save it again, or send it as a PDF.")
            told.refused.append((name, says % {"name": name}))
        else:
            told.kept.append(paper.name)
    return told


def _receive(link: UploadLink, file: Any, name: str, sender: str, note: str) -> PendingPaper:
    limit = int(conf.get("UPLOAD_MAX_MB"))
    if file.size > limit * MEGABYTE:
        says = _("“%(name)s” is larger than %(limit)s MB. Save it smaller, or divide it.")
        raise PaperRefused(says % {"name": name, "limit": limit})
    data = file.read()
    digest = sha256(data).hexdigest()
    if link.papers.filter(sha256=digest).exists():
        raise _Known
    _refuse_more(link)
    vetted = vet_paper(data, name)
    storage = PendingPaper._meta.get_field("file").storage
    if is_shown_to_all(storage):
        raise OSError("What is kept here would be open to everybody.")
    ending = PurePosixPath(vetted.name).suffix
    path = storage.save(f"{FOLDER}/{link.pk}/{token_hex(16)}{ending}", ContentFile(vetted.data))
    try:
        return _kept(link, vetted, path, digest, sender, note)
    except BaseException:
        with suppress(Exception):  # the nightly sweep finds what has no row
            storage.delete(path)
        raise


def _kept(
    link: UploadLink, vetted: Vetted, path: str, digest: str, sender: str, note: str
) -> PendingPaper:
    """The row. It is counted first, which lets in one at a time: no more than may are kept, and
    none by a link that was revoked meanwhile."""
    with transaction.atomic():
        taking = UploadLink.objects.filter(UploadLink.takes_papers(), pk=link.pk)
        if not taking.filter(received__lt=max_files()).update(received=F("received") + 1):
            _refuse_more(link)
            raise PaperRefused(_("The link was closed meanwhile. Ask whoever gave it to you."))
        try:
            return PendingPaper.objects.create(
                link=link,
                file=path,
                name=vetted.name,
                size=len(vetted.data),
                sha256=digest,
                sender=sender[:MAX_SENDER],
                note=note[:MAX_NOTE],
                sent_at=timezone.now(),
                found=vetted.found,
            )
        except IntegrityError as error:
            raise _Known from error


def _refuse_more(link: UploadLink) -> None:
    """Raises PaperRefused where the link has brought as many as it may."""
    if UploadLink.objects.filter(pk=link.pk, received__gte=max_files()).exists():
        says = _("By this link no more than %(count)s files can be sent. Ask for another link.")
        raise PaperRefused(says % {"count": max_files()})
