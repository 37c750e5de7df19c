"""The differences of two lists in words, the same for the command, the screen and files."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from oit_pages.catalogue.differences import Asked, Difference, differences
from oit_pages.catalogue.schema import Edition
from oit_pages.i18n.active_language import is_english, title_of

FATES = {
    "same": _("same number"),
    "renumbered": _("renumbered"),
    "merged": _("merged"),
    "split": _("split"),
    "regrouped": _("regrouped"),
    "new": _("new"),
    "dropped": _("no longer asked"),
}
ASKED = {"added": _("now asks"), "changed": _("asks otherwise"), "dropped": _("no longer asks")}
FIELDS = ["fate", "old", "old_title", "new", "new_title", "now_asks", "asks_otherwise",
          "no_longer_asks", "provisional"]  # fmt: skip


@dataclass(frozen=True)
class Told:
    """One group of items that are about the same."""

    difference: Difference

    @property
    def fate(self) -> str:
        return str(FATES[self.difference.fate])

    @property
    def old(self) -> list[tuple[str, str]]:
        """(code, title) of each item of the older list."""
        return [(one.code, title_of(one)) for one in self.difference.old]

    @property
    def new(self) -> list[tuple[str, str]]:
        return [(one.code, title_of(one)) for one in self.difference.new]

    @property
    def asked(self) -> list[tuple[str, str, list[str]]]:
        """(change, that change in words, texts of the requirements)."""
        return [
            (change, str(label), texts)
            for change, label in ASKED.items()
            if (texts := self.texts(change))
        ]

    def texts(self, change: str) -> list[str]:
        return [_text(one) for one in self.difference.asked if one.change == change]


def told(old: Edition, new: Edition, *, all_of_them: bool = False) -> list[Told]:
    """What differs between two years' lists; with `all_of_them` what stays as well."""
    return [Told(one) for one in differences(old, new) if all_of_them or one.changed]


def as_row(one: Told) -> dict[str, str | bool]:
    """Flat, under `FIELDS`; several values joined by semicolons."""
    return {
        "fate": one.difference.fate,
        "old": _joined(code for code, _title in one.old),
        "old_title": _joined(text for _code, text in one.old),
        "new": _joined(code for code, _title in one.new),
        "new_title": _joined(text for _code, text in one.new),
        "now_asks": _joined(one.texts("added")),
        "asks_otherwise": _joined(one.texts("changed")),
        "no_longer_asks": _joined(one.texts("dropped")),
        "provisional": one.difference.provisional,
    }


def _text(asked: Asked) -> str:
    return asked.requirement.en if is_english() else asked.requirement.th


def _joined(texts) -> str:
    return "; ".join(texts)
