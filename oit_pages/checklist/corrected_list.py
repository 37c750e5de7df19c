"""A year's list as whoever corrects it sees it: each title and requirement, what the list says,
what was said here, and what others propose."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from oit_pages import conf
from oit_pages.catalogue import load_edition
from oit_pages.catalogue.corrections import Fact, Key, State, agrees, facts_of, state_of
from oit_pages.catalogue.schema import Indicator
from oit_pages.checklist.requirement_lines import CONFIDENCE, SURENESS, sureness
from oit_pages.i18n.active_language import is_english
from oit_pages.models import EditionCorrection

#: What became of a correction, in words.
STATES: Mapping[State, str] = {
    "in_force": _("holds"),
    "settled": _("the list says the same now"),
    "overruled": _("the list was seen to say otherwise"),
    "gone": _("no longer asked"),
}
LEVELS = {
    "required": _("must be shown"),
    "recommended": _("recommended"),
    "information": _("for information"),
}


@dataclass
class FactRow:
    """A title or a requirement."""

    key: Key
    fact: Fact | None
    """As the list below the corrections has it; None for one that was added, or is gone."""
    kept: EditionCorrection | None = None
    state: State | str = ""
    proposed: list[EditionCorrection] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.key[0]}:{self.key[1]}"

    @property
    def is_title(self) -> bool:
        return not self.key[1]

    @property
    def words(self) -> Mapping[str, str]:
        """What holds now."""
        if self.kept and (self.state == "in_force" or self.fact is None):
            return self.kept.words
        return self.fact.words if self.fact else {}

    @property
    def text(self) -> str:
        return told_words(self.words)

    @property
    def listed(self) -> str:
        """What the list says, where something else holds, or was said."""
        if self.fact is None or self.kept is None or agrees(self.kept.words, self.fact.words):
            return ""
        return told_words(self.fact.words)

    @property
    def state_label(self) -> str:
        return str(STATES.get(self.state, ""))  # type: ignore[call-overload]

    @property
    def is_confirmed(self) -> bool:
        """Here or by the list."""
        return self.sureness in ("seen", "seen-here")

    @property
    def sureness(self) -> str:
        """As a key of SURENESS."""
        if self.kept and self.state == "in_force":
            return "seen-here"
        if self.fact is None:
            return "unknown"
        asked = self.fact.requirement
        return sureness(asked) if asked else self.fact.indicator.confidence

    @property
    def sure_label(self) -> str:
        return str(SURENESS.get(self.sureness, CONFIDENCE["unknown"]))

    @property
    def source(self) -> str:
        return self.kept.told_source(is_english()) if self.kept else ""


@dataclass
class ItemRows:
    indicator: Indicator
    title: FactRow
    asked: list[FactRow]

    @property
    def rows(self) -> list[FactRow]:
        return [self.title, *self.asked]

    @property
    def open(self) -> int:
        """How many nobody has confirmed."""
        return sum(not one.is_confirmed for one in self.rows)


@dataclass
class CorrectedList:
    items: list[ItemRows]
    gone: list[FactRow]
    """What was said of things that the list no longer asks for."""

    @property
    def rows(self) -> list[FactRow]:
        return [row for item in self.items for row in item.rows]

    def in_state(self, state: State) -> list[FactRow]:
        return [row for row in (*self.rows, *self.gone) if row.kept and row.state == state]

    @property
    def proposed(self) -> list[tuple[FactRow, EditionCorrection]]:
        return [(row, one) for row in self.rows for one in row.proposed]

    @property
    def free(self) -> list[EditionCorrection]:
        """Of what is proposed, one for each fact that nothing here and no other contradicts."""
        return [
            row.proposed[0]
            for row in self.rows
            if row.proposed
            and row.kept is None
            and all(agrees(row.proposed[0].words, one.words) for one in row.proposed[1:])
        ]

    def find(self, subject: str) -> ItemRows | None:
        return next((one for one in self.items if subject in one.indicator.subjects), None)


def corrected_list(year: int) -> CorrectedList:
    """One query. Raises EditionError for a year without a list."""
    listed = facts_of(load_edition(year, conf.edition_paths()))
    rows = {key: FactRow(key=key, fact=fact) for key, fact in listed.items()}
    gone: dict[Key, FactRow] = {}
    for one in EditionCorrection.objects.filter(year=year).order_by("pk"):
        row = rows.get(one.key) or gone.get(one.key)
        if row is None:
            is_added = not one.stood and (one.subject, "") in rows
            row = (rows if is_added else gone).setdefault(one.key, FactRow(key=one.key, fact=None))
        if one.is_proposed:
            row.proposed.append(one)
        else:
            row.kept, row.state = one, state_of(one.as_correction(), listed)
    return CorrectedList(items=_items(rows), gone=list(gone.values()))


def _items(rows: dict[Key, FactRow]) -> list[ItemRows]:
    """In the order of the list; what was added comes after what it asks."""
    made: dict[str, ItemRows] = {}
    of_subject: dict[str, ItemRows] = {}
    for row in rows.values():
        if row.fact and row.is_title:
            indicator = row.fact.indicator
            item = made[indicator.code] = ItemRows(indicator=indicator, title=row, asked=[])
            of_subject |= dict.fromkeys(indicator.subjects, item)
    for row in rows.values():
        if not row.is_title:
            of_subject[row.key[0]].asked.append(row)
    return list(made.values())


def told_words(words: Mapping[str, str]) -> str:
    """The text of a fact, in the reader's language."""
    ending = "en" if is_english() else "th"
    return words.get(f"title_{ending}") or words.get(ending, "")
