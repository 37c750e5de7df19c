"""What was confirmed or corrected of a year's list, as a file for other municipalities.

`corrections.toml` alone, or a ZIP with it, the photos, the whole list as it holds here
(`2570.toml`, an edition file like any other) and `SHA256SUMS`. Who wrote them stays here.
"""

from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from oit_pages import conf
from oit_pages.actions.page_photo import photo_storage
from oit_pages.catalogue.corrections import corrected_tables, facts_of, state_of
from oit_pages.catalogue.loader import load_edition
from oit_pages.catalogue.toml_text import toml_text
from oit_pages.models import EditionCorrection

FORMAT = "oit-corrections-1"
FILE, SUMS, PHOTOS = "corrections.toml", "SHA256SUMS", "photos/"
HEAD = """\
# What {whose} confirmed or corrected of the OIT list of fiscal year {year}.
# Another municipality reads it in under “Correct this list”, or with
#   manage.py oit_edition_import FILE

"""
#: The same content is the same archive.
_MOMENT = (1980, 1, 1, 0, 0, 0)


class NothingToExport(LookupError):
    """Nothing of the year was confirmed or corrected."""


def export_toml(year: int, whose: str) -> str:
    """Raises NothingToExport, and EditionError for a year without a list."""
    return _toml(_rows(year), year, whose, {})


def export_zip(year: int, whose: str) -> bytes:
    """Raises as `export_toml`. A photo that is not where it was kept is left out."""
    rows = _rows(year)
    photos = dict(_photos(rows))
    names = {name: f"{PHOTOS}{name.rsplit('/', 1)[-1]}" for name in photos}
    files = {FILE: _toml(rows, year, whose, names).encode(), f"{year}.toml": _whole(rows, year)}
    files |= {names[name]: data for name, data in photos.items()}
    sums = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in files.items())
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, data in (*files.items(), (SUMS, sums.encode())):
            archive.writestr(ZipInfo(name, _MOMENT), data, ZIP_DEFLATED)
    return made.getvalue()


def _rows(year: int) -> list[EditionCorrection]:
    rows = list(EditionCorrection.objects.kept().filter(year=year))
    if not rows:
        says = _("Nothing of the list of %(year)s was confirmed or corrected here.")
        raise NothingToExport(says % {"year": year})
    return rows


def _photos(rows: list[EditionCorrection]) -> Iterator[tuple[str, bytes]]:
    storage = photo_storage()
    for name in dict.fromkeys(row.photo.name for row in rows if row.photo):
        try:
            with storage.open(name, "rb") as file:
                yield name, file.read()
        except OSError:
            continue


def _toml(rows: list[EditionCorrection], year: int, whose: str, photos: dict[str, str]) -> str:
    listed = facts_of(load_edition(year, conf.edition_paths()))
    told = []
    for row in rows:
        fact = listed.get((row.subject, ""))
        one: dict[str, Any] = {
            "code": fact.indicator.code if fact else "",
            "subject": row.subject,
            "requirement": row.requirement,
            **row.words,
            "source": row.source,
            "address": row.address,
            "page": row.page,
            "photo": photos.get(row.photo.name, ""),
            "origin": row.origin,
        }
        told.append({key: value for key, value in one.items() if value} | {"stood": row.stood})
    tables = {"format": FORMAT, "year": year, "from": whose, "corrections": told}
    return HEAD.format(whose=whose.replace("\n", " "), year=year) + toml_text(tables)


def _whole(rows: list[EditionCorrection], year: int) -> bytes:
    paths = conf.edition_paths()
    listed = facts_of(load_edition(year, paths))
    given = [row.as_correction() for row in rows]
    given = [one for one in given if state_of(one, listed) == "in_force"]
    tables, _path = corrected_tables(year, paths, given)
    return toml_text(tables).encode()
