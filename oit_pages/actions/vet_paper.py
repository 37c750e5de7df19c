"""A file that somebody without an account sent: of what kind its content is, whether it is sound,
and what is in it that the public should not get."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any, BinaryIO
from zipfile import ZipFile

from django.utils.translation import gettext as _

from oit_pages.actions.attach_file import short_name
from oit_pages.actions.examine_file import GIVES_AWAY
from oit_pages.actions.inspect_document import by_kind
from oit_pages.on_demand import on_demand
from oit_pages.readers import ReaderError, read
from oit_pages.readers.csv_file import WIDE
from oit_pages.readers.document_advice import SAYS as ADVICE
from oit_pages.readers.errors import SAYS
from oit_pages.readers.guard import vet_archive
from oit_pages.readers.html_file import looks_like_html


@on_demand("oit_pages.readers.pdf_health:symptoms")
def symptoms(file: BinaryIO) -> tuple[str, ...]: ...


@on_demand("oit_pages.readers.document_health:health_of")
def health_of(file: BinaryIO, name: str) -> Any: ...


@on_demand("oit_pages.readers.picture:picture_kind")
def picture_kind(data: bytes) -> str: ...


@on_demand("oit_pages.readers.picture:plain_picture")
def plain_picture(data: bytes, name: str) -> bytes: ...


#: What a form offers to choose; the content says what a file is.
ACCEPTED = ".pdf,.docx,.xlsx,.odt,.ods,.csv,.txt,.jpg,.jpeg,.png,image/jpeg,image/png"
TEXTS = frozenset({".csv", ".tsv", ".txt"})
#: What is told of a file: what it gives away, and what it does to whoever opens it.
TOLD = GIVES_AWAY | {"live_formulas"}
#: Parts of an Office file that run.
PROGRAMS = ("vbaproject.bin", ".exe", ".js", ".vbs", ".ps1", ".bat", ".cmd", ".scr")
#: A whole PDF says so within its last bytes.
_PDF_END = 2_048
_PDF_HEAD = 1_024
#: Letters of a name.
MAX_NAME = 150
#: Letters that a name is not to have: what no one sees, and what turns the reading round.
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_ODD = re.compile(r'[/\\:*?"<>|]+')


class PaperRefused(ValueError):
    """This file is not taken; the text says why and what to do, in the sender's language."""


@dataclass(frozen=True, kw_only=True)
class Vetted:
    name: str
    """With the ending of what it is."""
    data: bytes
    found: dict[str, Any]
    """As `PendingPaper.found`."""


def plain_name(name: str) -> str:
    """The file's name as it may be shown, whatever was sent as one."""
    name = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    seen = "".join(one for one in name if unicodedata.category(one) not in _UNSEEN)
    path = PurePosixPath(_ODD.sub("-", seen).strip(" .") or "file")
    stem = path.name.removesuffix(path.suffix)[:MAX_NAME].strip()
    return short_name(f"{stem or 'file'}{path.suffix[:20]}")


def plain_text(text: str) -> str:
    """What somebody typed, without what no database takes or what turns the words around it."""
    kept = (one for one in text if one in "\n\r\t" or unicodedata.category(one) not in _UNSEEN)
    return "".join(kept).strip()


def vet_paper(data: bytes, name: str) -> Vetted:
    """Raises PaperRefused, and nothing else, for what is not taken."""
    name = plain_name(name)
    try:
        return _vetted(data, name)
    except ReaderError as error:
        raise PaperRefused(_(SAYS[error.code]).format(**error.params)) from error


def _vetted(data: bytes, name: str) -> Vetted:
    if not data:
        raise ReaderError("empty", name=name)
    if kind := picture_kind(data):
        # Where and when it was taken stays with whoever took it.
        plain = plain_picture(data, name)
        return Vetted(name=_called(name, kind), data=plain, found={"faults": ["no_text"]})
    if b"%PDF-" in data[:_PDF_HEAD]:
        return _pdf(data, name)
    if data.startswith(b"PK"):
        name = _called(name, vet_archive(data, name))
        _refuse_programs(data, name)
    elif not _is_text(data, name):
        read(BytesIO(data), name)  # says what it is, and what to do, if it is anything known
        raise ReaderError("unknown_kind", name=name)
    document = read(BytesIO(data), name)
    notices = [asdict(one) for one in document.notices if one.code in TOLD]
    return Vetted(name=name, data=data, found={**_health(data, name), "notices": notices})


def _is_text(data: bytes, name: str) -> bool:
    is_binary = b"\0" in data and not data.startswith(WIDE)
    is_named = PurePosixPath(name.lower()).suffix in TEXTS
    return is_named and not is_binary and not looks_like_html(data)


def _refuse_programs(data: bytes, name: str) -> None:
    """What is published is opened by everybody."""
    with ZipFile(BytesIO(data)) as archive:
        if any(one.lower().endswith(PROGRAMS) for one in archive.namelist()):
            raise ReaderError("program", name=name)


def _pdf(data: bytes, name: str) -> Vetted:
    name = _called(name, ".pdf")
    faults = symptoms(BytesIO(data))
    if b"%%EOF" not in data[-_PDF_END:]:
        faults = ("damaged",)
    for grave in ("locked", "damaged"):
        if grave in faults:
            raise PaperRefused(f"“{name}”: {_(ADVICE[grave])}")
    return Vetted(name=name, data=data, found=_health(data, name))


def _health(data: bytes, name: str) -> dict[str, Any]:
    health = health_of(BytesIO(data), name)
    return {
        "faults": list(health.faults),
        "personal": by_kind(health.personal),
        "years": list(health.years),
    }


def _called(name: str, ending: str) -> str:
    """The name with the ending of what it is: nobody opens it as anything else."""
    path = PurePosixPath(name)
    if path.suffix.lower() in {ending, ".jpeg" if ending == ".jpg" else ending}:
        return name
    known: Iterable[str] = (*ACCEPTED.split(","), ".doc", ".xls", ".docm", ".xlsm")
    stem = name.removesuffix(path.suffix) if path.suffix.lower() in known else name
    return f"{stem}{ending}"
