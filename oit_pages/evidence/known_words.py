"""Known words: whether a text is made of words of one sort and of nothing else."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from oit_pages.evidence.letters import letters
from oit_pages.evidence.wordings import DATA
from oit_pages.thai import clean_line, to_arabic

#: Longer texts say something: nobody puts off in two hundred letters.
LONGEST = 200
_DIGIT = re.compile(r"\d")
_NUMBERED = re.compile(r"\s*(?:ที่|ลำดับที่|หมายเลข|no\.?|#)?\s*\d+\s*")
_YEAR_OR_PLACE = re.compile(r"2[4-6]\d\d|ที่\s*\d+")

#: Marks (True) and words, by their first letter.
Tokens = Mapping[str, tuple[tuple[str, bool], ...]]


def tokens(marks: Iterable[str], words: Iterable[str]) -> Tokens:
    """Those of two lists; what stands in both is a mark."""
    found: dict[str, list[tuple[str, bool]]] = {}
    told = {**{letters(w): False for w in words}, **{letters(m): True for m in marks}}
    for token, is_mark in told.items():
        found.setdefault(token[0], []).append((token, is_mark))
    return {letter: tuple(tokens) for letter, tokens in found.items()}


def taken_apart(bare: str, tokens: Tokens) -> set[bool]:
    """Whether letters are tokens and nothing else, in any way of taking them apart: for each way
    whether a mark is among them; empty where there is none."""
    reached, furthest = {(0, False)}, 0
    for at, letter in enumerate(bare):
        if at > furthest:
            return set()
        for marked in (True, False):
            if (at, marked) not in reached:
                continue
            for token, is_mark in tokens.get(letter, ()):
                if bare.startswith(token, at):
                    reached.add((at + len(token), marked or is_mark))
                    furthest = max(furthest, at + len(token))
    return {marked for at, marked in reached if at == len(bare)}


def without_number(line: str) -> str:
    """The letters of a line without words that only number it: "ลำดับที่ 3", "no. 2"."""
    return letters(_NUMBERED.sub(" ", line) if _DIGIT.search(line) else line)


@lru_cache(maxsize=20_000)
def is_filling(text: str) -> bool:
    """Whether a text is nothing but what may stand beside any doubt: "ครับ", "ปีงบประมาณ 2564"."""
    return bool(taken_apart(letters(to_arabic(clean_line(text))), _filling()))


@lru_cache(maxsize=20_000)
def only_names(text: str) -> bool:
    """Whether a text only says what it is called, in words that any paper is called by: no figure
    stands in it but a year."""
    line = to_arabic(clean_line(text))
    if any(map(str.isdigit, _YEAR_OR_PLACE.sub("", line))):
        return False
    return bool(letters(line)) and len(line) <= LONGEST and is_filling(line)


def is_bridge(text: str) -> bool:
    """Whether a text may stand between a denial and what is denied."""
    bare = letters(text)
    return not bare or bool(taken_apart(bare, _bridge()))


@lru_cache(maxsize=20_000)
def is_outline(text: str) -> bool:
    """Whether a text is a heading of a form or of a paper's outline, made of nothing else."""
    if len(text) > LONGEST:
        return False
    return True in taken_apart(without_number(to_arabic(clean_line(text))), _outline())


@lru_cache(maxsize=20_000)
def is_of_a_form(text: str) -> bool:
    """Whether a text is made of words that stand in forms, and of nothing else."""
    bare = letters(to_arabic(clean_line(text)))
    return bool(bare) and bool(taken_apart(bare, _form_words()))


@cache
def _filling() -> Tokens:
    return tokens((), DATA["filling"])


@cache
def _bridge() -> Tokens:
    return tokens((), [*DATA["none"]["bridge"], *DATA["filling"]])


@cache
def _outline() -> Tokens:
    return tokens(DATA["outline"]["heads"], DATA["outline"]["words"])


@cache
def _form_words() -> Tokens:
    words = [*DATA["outline"]["words"], *DATA["instructions"]["rest"], *DATA["filling"]]
    return tokens((), words)
