"""What a site's own people confirmed or corrected of a year's list, laid over the list.

A correction is about one **fact**: an item's title, or one of its requirements. It is found by
subject and id, which are stable, and never by the item's number. Laid over, the list is built and
checked like any other (`build_edition`): what a file could not say, no correction says.

What a list itself has seen is worth more than what a site saw: a correction that such a list
agrees with is settled, one that it says otherwise than is overruled, and neither is laid over.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from oit_pages.catalogue.build import build_edition
from oit_pages.catalogue.loader import edition_tables, load_edition
from oit_pages.catalogue.schema import Edition, Indicator, Person, Requirement

#: What is said of each kind of fact, as the keys of its table.
TITLE = ("title_th", "title_en")
ASKED = ("th", "en", "level", "judged_by")
#: Of `judged_by`: as the list has it, or a person. No rule is written here.
BY_RULE, BY_PERSON = "list", "person"

State = Literal["in_force", "settled", "overruled", "gone"]
#: (subject, id of the requirement); "" for the item's own title.
Key = tuple[str, str]
#: Ids of sources, by their texts in English and Thai.
Sources = Mapping[tuple[str, str], str]


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A title or a requirement, as a list has it."""

    indicator: Indicator
    requirement: Requirement | None
    """None: the item's title."""

    @property
    def key(self) -> Key:
        one = self.requirement
        return (
            one.subject if one and one.subject else self.indicator.subject,
            one.id if one else "",
        )

    @property
    def words(self) -> dict[str, str]:
        """As a correction says them."""
        if self.requirement is None:
            return {key: getattr(self.indicator, key) for key in TITLE}
        one = self.requirement
        judged = BY_PERSON if one.judgement == Person() else BY_RULE
        return {"th": one.th, "en": one.en, "level": one.level, "judged_by": judged}

    @property
    def stands(self) -> dict[str, str]:
        """What a correction of it is made of: its words and how sure the list is of them."""
        one = self.requirement or self.indicator
        return {**self.words, "confidence": one.confidence, "basis": getattr(one, "basis", "")}

    @property
    def is_seen(self) -> bool:
        """The list itself has seen it for this year and these agencies."""
        return self.stands["confidence"] == "seen" and not self.stands["basis"]


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What is right instead; or the same words, seen where `source` says."""

    key: Key
    words: Mapping[str, str]
    stood: Mapping[str, str]
    """`Fact.stands` of the list that was looked at; empty where the fact is added."""
    source: str
    """Where it was read, as a list of sources tells it."""
    source_th: str = ""

    @property
    def is_title(self) -> bool:
        return not self.key[1]

    @property
    def texts(self) -> tuple[str, str]:
        return self.source, self.source_th


def facts_of(edition: Edition) -> dict[Key, Fact]:
    """Every title and requirement of a list, in its order."""
    found = (
        Fact(indicator=one, requirement=asked)
        for one in edition.indicators
        for asked in (None, *one.requirements)
    )
    return {fact.key: fact for fact in found}


def state_of(correction: Correction, listed: Mapping[Key, Fact]) -> State:
    """What becomes of it by the facts of the list below it."""
    fact = listed.get(correction.key)
    if fact is None:
        added = not correction.stood and (correction.key[0], "") in listed
        return "in_force" if added else "gone"
    if not fact.is_seen:
        return "in_force"
    if agrees(correction.words, fact.words):
        return "settled"
    return "in_force" if fact.stands == correction.stood else "overruled"


def agrees(words: Mapping[str, str], others: Mapping[str, str]) -> bool:
    return all(words[key] == others.get(key) for key in words)


def corrected_edition(
    year: int, paths: Sequence[Path], corrections: Iterable[Correction]
) -> Edition:
    """The list of a year with what is in force laid over it. Raises EditionError."""
    below = load_edition(year, paths)
    listed = facts_of(below)
    given = [one for one in corrections if state_of(one, listed) == "in_force"]
    if not given:
        return below
    tables, path = corrected_tables(year, paths, given)
    return build_edition(tables, str(path))


def corrected_tables(
    year: int, paths: Sequence[Path], corrections: Sequence[Correction]
) -> tuple[dict[str, Any], Path]:
    """The tables of the list with these laid over it, and the file that is below them."""
    tables, path = edition_tables(year, paths)
    by_key = {one.key: one for one in corrections}
    texts = dict.fromkeys(one.texts for one in corrections)
    numbered = {both: f"here-{n}" for n, both in enumerate(texts, 1)}
    english = {key: text for (text, _thai), key in numbered.items()}
    thai = {key: text for (_english, text), key in numbered.items() if text}
    sources = {
        "sources": {**tables.get("sources", {}), **english},
        "sources_th": {**tables.get("sources_th", {}), **thai},
    }
    indicators = [_item(one, by_key, numbered) for one in tables["indicators"]]
    return {**tables, **sources, "indicators": indicators}, path


def _item(
    table: Mapping[str, Any], by_key: Mapping[Key, Correction], sources: Sources
) -> dict[str, Any]:
    subject = table["subject"]
    made = dict(table)
    if title := by_key.get((subject, "")):
        made |= {key: title.words[key] for key in TITLE} | _seen(title, sources)
    asked = [_asked(one, subject, by_key, sources) for one in table["requirements"]]
    there = {(one.get("subject") or subject, one["id"]) for one in table["requirements"]}
    added = [
        one
        for one in by_key.values()
        if one.key[0] == subject and not one.is_title and one.key not in there and not one.stood
    ]
    made["requirements"] = [*asked, *(_added(one, sources) for one in added)]
    return made


def _asked(
    table: Mapping[str, Any],
    subject: str,
    by_key: Mapping[Key, Correction],
    sources: Sources,
) -> Mapping[str, Any]:
    one = by_key.get((table.get("subject") or subject, table["id"]))
    if one is None:
        return table
    made = {key: value for key, value in table.items() if key != "basis"}
    made |= {key: one.words[key] for key in ("th", "en", "level")} | _seen(one, sources)
    return made | ({"judged_by": "person"} if one.words["judged_by"] == BY_PERSON else {})


def _added(one: Correction, sources: Sources) -> dict[str, Any]:
    """A requirement that the list lacks: no rule is known for it, so a person judges it."""
    words = {key: one.words[key] for key in ("th", "en", "level")}
    return {"id": one.key[1], **words, "judged_by": "person", **_seen(one, sources)}


def _seen(one: Correction, sources: Sources) -> dict[str, Any]:
    return {"confidence": "seen-here", "sources": [sources[one.texts]]}
