"""What somebody says of a year's list: tidied, and what is wrong with it named by its field."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import get_args

from django.utils.translation import gettext as _

from oit_pages import conf
from oit_pages.catalogue import EditionError
from oit_pages.catalogue.build import build_edition
from oit_pages.catalogue.corrections import (
    BY_PERSON,
    BY_RULE,
    TITLE,
    Fact,
    Key,
    agrees,
    corrected_tables,
    state_of,
)
from oit_pages.catalogue.schema import Level
from oit_pages.fields.lengths import NOTE
from oit_pages.models import EditionCorrection
from oit_pages.models.mixins.clean_text import tidied
from oit_pages.thai import clean_line

#: Letters of a title: those of a page, without the item's number.
LONGEST_TITLE = 240
#: What is said of each field that is wrong, by (fact, field); ("", "source") is the form's own.
Faults = dict[tuple[str, str], str]


def name_of(key: Key) -> str:
    return f"{key[0]}:{key[1]}"


class CorrectionRefused(ValueError):
    """Nothing was changed; `faults` says of each field what is wrong."""

    def __init__(self, faults: Faults):
        self.faults = faults
        super().__init__(" ".join(dict.fromkeys(faults.values())))


@dataclass(frozen=True, kw_only=True)
class ReadIn:
    """Where it was read."""

    source: str
    address: str = ""
    page: str = ""
    photo: str = ""
    """Its name in the storage."""
    origin: str = ""


@dataclass(frozen=True, kw_only=True)
class Said:
    """What somebody says of one title or requirement."""

    key: Key
    words: Mapping[str, str]
    read_in: ReadIn
    was: str | None = None
    """`version_of` what stood when the form was opened; None does not ask."""

    @property
    def name(self) -> str:
        return name_of(self.key)


def tidy(said: Said) -> Said:
    read_in = ReadIn(**{key: clean_line(value) for key, value in vars(said.read_in).items()})
    words = {key: _tidied(key, value) for key, value in said.words.items()}
    return replace(said, words=words, read_in=read_in)


def _tidied(name: str, text: str) -> str:
    """A title is one line; no text has letters that nobody sees and no document can hold."""
    text = clean_line(text) if name in TITLE else tidied(text)
    return "".join(one for one in text if one.isprintable() or one in "\n\t").strip()


def _faults_of_source(read_in: ReadIn) -> Faults:
    faults: Faults = {}
    if not read_in.source:
        faults["", "source"] = _("Name the document in which you read it.")
    for name in ("source", "address", "page"):
        limit = EditionCorrection._meta.get_field(name).max_length
        if len(getattr(read_in, name)) > limit:
            faults["", name] = _("This is longer than %(limit)s letters.") % {"limit": limit}
    if read_in.address and not read_in.address.startswith(("https://", "http://")):
        faults["", "address"] = _("An address begins with https://. Copy it from the browser.")
    return faults


def faults_of(said: Iterable[Said], listed: Mapping[Key, Fact]) -> Faults:
    faults: Faults = {}
    for one in said:
        faults |= _faults_of_source(one.read_in)
        fact = listed.get(one.key)
        if fact is None and (one.key[0], "") not in listed:
            faults[one.name, ""] = _("This year's list asks for no such thing any more.")
            continue
        for name, value in one.words.items():
            if says := _fault(name, value):
                faults[one.name, name] = says
        if fact is None and _is_asked(one, listed):
            faults[one.name, ""] = _("The list asks this already. Confirm it where it stands.")
        if fact and fact.is_seen and agrees(one.words, fact.words):
            faults[one.name, ""] = _("The list has seen this itself: nothing is to confirm.")
    return faults


def _is_asked(said: Said, listed: Mapping[Key, Fact]) -> bool:
    """Whether the item asks in these words already."""
    words = said.words.get("th")
    return any(
        key[0] == said.key[0] and key[1] and fact.words["th"] == words
        for key, fact in listed.items()
    )


def _fault(name: str, value: str) -> str:
    if name == "level":
        return "" if value in get_args(Level) else _("Choose how much it counts.")
    if name == "judged_by":
        return "" if value in (BY_RULE, BY_PERSON) else _("Choose who judges it.")
    limit = LONGEST_TITLE if name in TITLE else NOTE
    if not value:
        return _("This is empty. Write what the document says.")
    if len(value) > limit:
        facts = {"count": len(value), "limit": limit}
        return _("This has %(count)s letters; at most %(limit)s fit here.") % facts
    return ""


def refuse_unsound(
    year: int,
    listed: Mapping[Key, Fact],
    rows: Iterable[EditionCorrection],
    said: Collection[Said],
) -> None:
    """The list is built with all of it. Raises CorrectionRefused with what its checks say."""
    given = [one.as_correction() for one in rows]
    given = [one for one in given if state_of(one, listed) == "in_force"]
    tables, path = corrected_tables(year, conf.edition_paths(), given)
    without = {
        table["code"]: table["subject"]
        for table in tables["indicators"]
        if not any(one["level"] == "required" for one in table["requirements"])
    }
    faults: Faults = {}
    for code, subject in without.items():
        name = next((one.name for one in said if one.key[0] == subject and one.key[1]), "")
        says = _("%(code)s would require nothing. Let at least one of them be required.")
        faults[name, "level"] = says % {"code": code}
    if faults:
        raise CorrectionRefused(faults)
    try:
        build_edition(tables, path.name)
    except EditionError as error:
        raise CorrectionRefused({("", ""): str(error)}) from error
