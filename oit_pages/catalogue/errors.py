"""What is wrong in a file of the catalogue, where, and how to put it right."""

from dataclasses import dataclass


class EditionError(ValueError):
    """An edition, column set or subject list that can't be used; the text says all."""


@dataclass(frozen=True)
class Where:
    """A place in a file: the file, then ever narrower parts ("indicator O7", …)."""

    file: str
    parts: tuple[str, ...] = ()

    def within(self, part: str) -> "Where":
        return Where(self.file, (*self.parts, part))

    def error(self, field: str, what: str, fix: str) -> EditionError:
        """An error to raise: "2570.toml: indicator O7, field "level": … Fix."."""
        place = ", ".join((*self.parts, f'field "{field}"' if field else "")).strip(", ")
        start = f"{self.file}: {place}: " if place else f"{self.file}: "
        return EditionError(f"{start}{what} {fix}")
