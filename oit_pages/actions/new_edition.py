"""A site's own edition file for a year whose list is not out yet, made from another year's."""

import os
import tomllib
from pathlib import Path

from django.utils.translation import gettext as _

from oit_pages import conf
from oit_pages.catalogue import Edition, editions_available, load_edition
from oit_pages.catalogue.build import build_edition
from oit_pages.catalogue.loader import edition_file, read_files_again
from oit_pages.catalogue.next_edition import next_edition


class NewEditionError(ValueError):
    """The file can't be made; the text says why and what to do."""


def own_folder() -> Path | None:
    """The first folder of the site's own editions; None where none is set."""
    return next((path for path in conf.edition_paths() if path.is_dir()), None)


def may_write() -> bool:
    """Whether there is such a folder, and this process can write in it."""
    folder = own_folder()
    return folder is not None and os.access(folder, os.W_OK)


def new_edition(year: int, old: int) -> Edition:
    """Write the file of `year` from the list of `old`; gives it as it is read.

    Raises NewEditionError, and EditionError for a year that is not known or a faulty file. Other
    processes of the site know the year once they were started again.
    """
    paths = conf.edition_paths()
    if not 2500 <= year <= 2700:
        raise NewEditionError(_("Give a year of the Buddhist era, such as 2570."))
    if year in editions_available(paths):
        told = _("There is a list of fiscal year %(year)s already: %(file)s. Change that file.")
        raise NewEditionError(told % {"year": year, "file": edition_file(year, paths)})
    folder = own_folder()
    if folder is None:
        told = _(
            "No folder for editions of your own is set. Make one and name it in the settings: "
            "%(setting)s"
        )
        setting = 'OIT_PAGES = {"EDITION_PATHS": ["/srv/site/editions"]}'
        raise NewEditionError(told % {"setting": setting})
    source = edition_file(old, paths)
    text = source.read_text(encoding="utf-8-sig")
    if "extends" in tomllib.loads(text):
        told = _("%(file)s only corrects another list. Name a year whose file is whole.")
        raise NewEditionError(told % {"file": source})
    path = folder / f"{year}.toml"
    made = next_edition(text, old, year)
    build_edition(tomllib.loads(made), str(path))
    _write(path, made)
    read_files_again()
    return load_edition(year, paths)


def _write(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:  # somebody may have been quicker
            file.write(text)
    except OSError as error:
        told = _("%(file)s can't be written: %(why)s. Check the folder's rights.")
        raise NewEditionError(told % {"file": path, "why": error.strerror}) from error
