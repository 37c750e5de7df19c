"""The ones that ship, and a site's own files, which stand before them."""

from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import Any

from oit_pages.catalogue.build import build_edition
from oit_pages.catalogue.errors import EditionError, Where
from oit_pages.catalogue.reading import read_toml
from oit_pages.catalogue.schema import Edition

SHIPPED = Path(__file__).parent / "editions"

#: What names a table in a list of tables, for files that extend an edition.
NAMES = {
    "pillars": "code",
    "sections": "code",
    "topics": "id",
    "indicators": "code",
    "requirements": "id",
    "subjects": "slug",
}
#: Tables that a file which extends an edition adds to, key by key.
MERGED = ("scoring", "calendar", "sources", "sources_th", "judgements")


def load_edition(year: int, paths: Sequence[Path] = ()) -> Edition:
    """The list of a fiscal year (Buddhist era).

    `paths` are a site's own files, or folders of them; a file for a year stands in place
    of the edition that ships. Raises EditionError for an unknown year or a faulty file.
    """
    return _load(year, tuple(Path(path) for path in paths))


def editions_available(paths: Sequence[Path] = ()) -> tuple[int, ...]:
    """The years that can be loaded, oldest first. Raises EditionError for a faulty path."""
    return tuple(sorted(_files(tuple(Path(path) for path in paths))))


def own_editions(paths: Sequence[Path] = ()) -> tuple[int, ...]:
    """The years that a site's own files stand for, oldest first. Raises EditionError for a
    faulty path."""
    files = _files(tuple(Path(path) for path in paths))
    return tuple(sorted(year for year, path in files.items() if path.parent != SHIPPED))


def edition_file(year: int, paths: Sequence[Path] = ()) -> Path:
    """The file that a year's list is read from. Raises EditionError for an unknown year."""
    files = _files(tuple(Path(path) for path in paths))
    if year not in files:
        years = ", ".join(str(one) for one in sorted(files))
        raise EditionError(f"No edition is known for the fiscal year {year}. Known: {years}.")
    return files[year]


def read_files_again() -> None:
    """For this process: a file was added or changed."""
    for remembered in (own_files_mark, _load, _read, _files):
        remembered.cache_clear()


@cache
def own_files_mark(paths: tuple[Path, ...]) -> str:
    """16 characters that differ once a site's own files were changed, as they were when this
    process read them. Raises EditionError for a faulty path."""
    mark = blake2b(digest_size=8)
    for _year, path in sorted(_files(paths).items()):
        if path.parent != SHIPPED:
            mark.update(repr(_read(path)).encode())
    return mark.hexdigest()


def edition_tables(year: int, paths: Sequence[Path] = ()) -> tuple[Mapping[str, Any], Path]:
    """The tables of a year's list, whole, and the file they are of. Not to be changed.

    Raises EditionError for an unknown year or a faulty file.
    """
    path = edition_file(year, paths)
    return _extended(_read(path), path), path


@cache
def _load(year: int, paths: tuple[Path, ...]) -> Edition:
    tables, path = edition_tables(year, paths)
    return build_edition(tables, str(path))


@cache
def _read(path: Path) -> Mapping[str, Any]:
    return read_toml(path)


@cache
def _files(paths: tuple[Path, ...]) -> Mapping[int, Path]:
    """The file of each year; a site's own replaces the one that ships."""
    own: dict[int, Path] = {}
    for path in chain.from_iterable(_toml_files(one) for one in paths):
        year = _year(path)
        if year in own:
            raise Where(str(path)).error(
                "year", f"The year {year} is in {own[year].name} as well.", "Remove one of them."
            )
        own[year] = path
    return {int(path.stem): path for path in SHIPPED.glob("*.toml")} | own


def _toml_files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(path.glob("*.toml"))
    if not path.is_file():
        raise Where(str(path)).error("", "There is no such file or folder.", "Check the path.")
    return [path]


def _year(path: Path) -> int:
    year = _read(path).get("year")
    if isinstance(year, bool) or not isinstance(year, int) or not 2500 <= year <= 2700:
        what = "This is missing." if year is None else f"{year!r} is no year of the Buddhist era."
        raise Where(str(path)).error("year", what, "Write the fiscal year such as year = 2570.")
    return year


def _extended(data: Mapping[str, Any], path: Path) -> Mapping[str, Any]:
    """The file's tables laid over those of the shipped edition that it extends, if any."""
    if "extends" not in data:
        return data
    year = data["extends"]
    base = SHIPPED / f"{year}.toml"
    if type(year) is not int or not base.is_file() or base == path:
        shipped = ", ".join(sorted(file.stem for file in SHIPPED.glob("*.toml")))
        raise Where(str(path)).error(
            "extends",
            f"No edition {year!r} ships with the package.",
            f"Extend one of: {shipped}.",
        )
    return _lay_over(_read(base), {k: v for k, v in data.items() if k != "extends"})


def _lay_over(base: Mapping[str, Any], top: Mapping[str, Any]) -> dict[str, Any]:
    """`top` over `base`: tables key by key, lists of named tables by their names."""
    merged = dict(base)
    for key, value in top.items():
        if key in NAMES and isinstance(value, list) and isinstance(base.get(key), list):
            merged[key] = _lay_over_list(base[key], value, NAMES[key])
        elif key in MERGED and isinstance(value, Mapping):
            merged[key] = {**base.get(key, {}), **value}
        else:
            merged[key] = value
    return merged


def _lay_over_list(base: list[Any], top: list[Any], name: str) -> list[Any]:
    if not all(isinstance(one, Mapping) for one in top):
        return top
    merged = {one[name]: one for one in base}
    extra: list[Any] = []
    for one in top:
        key = str(one.get(name))
        if key in merged:
            merged[key] = _lay_over(merged[key], one)
        else:
            extra.append(one)
    return [*merged.values(), *extra]
