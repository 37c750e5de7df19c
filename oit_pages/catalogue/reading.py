"""Reading a TOML table key by key; what is missing, misspelt or malformed is said in words."""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from oit_pages.catalogue.errors import Where

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
NEEDED: Any = object()
Word = TypeVar("Word", bound=str)


def read_toml(path: Path) -> dict[str, Any]:
    """The file's tables. Raises EditionError with the line for what is no TOML."""
    where = Where(str(path))
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise where.error("", f"This is not valid TOML: {error}.", "Mend that line.") from error
    except UnicodeDecodeError as error:
        raise where.error("", "The file is not UTF-8.", "Save it as UTF-8.") from error
    except OSError as error:
        raise where.error("", "The file can't be read.", f"Check it: {error.strerror}.") from error


class Table:
    """One table; every key must be asked for before `finish`, or it is unknown.

    The readers take a default; without one, the key is needed. All raise EditionError.
    """

    def __init__(self, data: Any, where: Where, field: str = ""):
        if not isinstance(data, Mapping):
            raise where.error(field, "This must be a table.", "Write it as { key = value, … }.")
        self.data = data
        self.where = where
        self._asked: set[str] = set()

    def value(self, key: str, default: Any = NEEDED) -> Any:
        self._asked.add(key)
        if key in self.data:
            return self.data[key]
        if default is NEEDED:
            raise self.where.error(key, "This is missing.", f"Add “{key} = …”.")
        return default

    def text(self, key: str, default: str = NEEDED) -> str:
        value = self.value(key, default)
        if not isinstance(value, str):
            raise self.where.error(key, f"{value!r} is not text.", 'Write it in quotes: "…".')
        if not value.strip() and default is NEEDED:
            raise self.where.error(key, "This is empty.", "Write its text.")
        return value.strip()

    def slug(self, key: str) -> str:
        value = self.text(key)
        if not SLUG.fullmatch(value):
            raise self.where.error(
                key,
                f"“{value}” is not a valid id.",
                "Use lower-case ASCII letters, digits and single hyphens, such as “year-covered”.",
            )
        return value

    def choice(self, key: str, allowed: Collection[Word], default: Word = NEEDED) -> Word:
        value = self.text(key, default)
        if value == default:
            return default
        for word in allowed:
            if word == value:
                return word
        raise self.where.error(key, f"“{value}” is not known.", known(value, allowed))

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.value(key, ())
        if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
            raise self.where.error(key, "This must be a list of texts.", 'Write ["…", "…"].')
        return tuple(value)

    def choices(self, key: str, allowed: Collection[str]) -> tuple[str, ...]:
        values = self.texts(key)
        for value in values:
            if value not in allowed:
                raise self.where.error(key, f"“{value}” is not known.", known(value, allowed))
        return values

    def number(self, key: str, default: Any = NEEDED) -> float:
        value = self.value(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.where.error(key, f"{value!r} is not a number.", "Write a number such as 85.")
        return float(value)

    def flag(self, key: str, default: bool = False) -> bool:
        value = self.value(key, default)
        if not isinstance(value, bool):
            raise self.where.error(key, f"{value!r} is not yes or no.", "Write true or false.")
        return value

    def day(self, key: str) -> date | None:
        value = self.value(key, None)
        if value is not None and (isinstance(value, datetime) or not isinstance(value, date)):
            raise self.where.error(
                key,
                f"{value!r} is not a date.",
                "Write a date of the Christian era without quotes, such as 2021-04-30.",
            )
        return value

    def tables(self, key: str, default: Any = NEEDED) -> Iterator[Mapping[str, Any]]:
        """The tables of a list of tables."""
        value = self.value(key, default)
        if not isinstance(value, list | tuple) or not all(isinstance(v, Mapping) for v in value):
            raise self.where.error(key, "This must be a list of tables.", f"Write [[{key}]].")
        return iter(value)

    def finish(self) -> None:
        """Complain about keys that nobody asked for."""
        for key in self.data:
            if key not in self._asked:
                raise self.where.error(key, "No such field is known.", known(key, self._asked))


def known(value: str, allowed: Collection[str]) -> str:
    """The fix for a wrong word: the nearest right one, or all of a short list."""
    near = get_close_matches(value, allowed, n=1)
    if near:
        return f"Did you mean “{near[0]}”?"
    if len(allowed) > 12:
        return f"Use one of the {len(allowed)} known ones."
    return f"Use one of: {', '.join(sorted(allowed))}."
