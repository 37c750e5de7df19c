"""Which indicator of a year a file is about, by its name, its title and what is in it.

Thai parts no words: letters are compared four at a time, and those that few indicators have count
most. The vocabulary is the edition's own: titles, requirements, and the column sets' names.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from pathlib import PurePosixPath

from oit_pages.catalogue import ColumnSet, Edition, load_column_sets
from oit_pages.catalogue.schema import Indicator
from oit_pages.readers import Document
from oit_pages.readers.recognise import Part
from oit_pages.thai import to_arabic

#: Letters that are compared at once.
_N = 4
#: The least score that is a match at all, and those that are likely and sure.
POSSIBLE, LIKELY, SURE = 0.36, 0.5, 0.75
#: What is sure is so much surer than the next.
_MARGIN = 0.1
#: What each ground adds at most: the rest of the doubt shrinks by so much.
_CODE, _TABLE, _FORM, _WORDS, _BODY = 0.9, 0.6, 0.5, 0.7, 0.5
#: Weight of rare letters that is plenty.
_PLENTY = 20.0
_HEAD_LINES, _BODY_LETTERS = 6, 20_000
_NOT_WORDS = re.compile(r"[^\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]|_")
#: A code in a file's name: "O12 …", "o12_…".
_CODE_IN_NAME = re.compile(r"(?<![a-z0-9])o\s?-?0*(\d{1,2})(?!\d)", re.IGNORECASE)
#: A form's name: "สขร.1", "ผด.02".
_FORM_NAME = re.compile(r"[ก-ฮ]{2,3}\.\s?\d{1,2}(?!\d)")
#: Marks that stand on the letter before them begin no word.
_ON_A_LETTER = "".join(map(chr, (0x0E30, *range(0x0E31, 0x0E3B), 0x0E45, *range(0x0E47, 0x0E4F))))


@dataclass(frozen=True, kw_only=True)
class Match:
    """One indicator that a file may be about."""

    indicator: Indicator
    score: float
    """How sure, from 0 to 1."""
    words: tuple[str, ...] = ()
    """What the file and the indicator have in common, the longest first."""
    code: bool = False
    """The file's name has the indicator's code."""
    table: str = ""
    """Id of the column set of a table in it that belongs to the indicator."""


class Matcher:
    """For the files of one year: the vocabulary is put together once."""

    def __init__(self, edition: Edition):
        self._sets = {one.code: _own_sets(one) for one in edition.indicators}
        self._indicators = edition.indicators
        self._titles = {one.code: _grams(one.title_th) for one in edition.indicators}
        self._all: dict[str, frozenset[str]] = {}
        self._texts: dict[str, str] = {}
        for one in edition.indicators:
            texts = [one.title_th, *(asked.th for asked in one.requirements)]
            texts += [each.name_th for each in self._sets[one.code]]
            self._texts[one.code] = "\n".join(map(_compact, texts))
            self._all[one.code] = frozenset().union(*map(_grams, texts))
        counts = Counter(gram for grams in self._all.values() for gram in grams)
        self._weight = {gram: log(len(self._all) / times) for gram, times in counts.items()}

    def match(
        self, name: str, document: Document | None = None, parts: Sequence[Part] = ()
    ) -> tuple[Match, ...]:
        """The indicators that a file may be about, the likeliest first; () for none. A document
        is what was read of it, and parts what was recognised."""
        stem = to_arabic(PurePosixPath(name).stem)
        lines = list(document.lines()) if document else []
        tables = _tables(document)
        heads = [stem, *tables, *lines[:_HEAD_LINES]]
        head = frozenset().union(*map(_grams, heads))
        body = _grams("\n".join(lines)[:_BODY_LETTERS])
        forms = {_compact(form) for text in heads for form in _FORM_NAME.findall(to_arabic(text))}
        codes = {f"O{number}" for number in _CODE_IN_NAME.findall(stem)}
        kinds = {part.block for part in parts}
        found = [self._one(one, heads, head, body, codes, kinds, forms) for one in self._indicators]
        found = [one for one in found if one.score >= POSSIBLE]
        return tuple(sorted(found, key=lambda one: -one.score))

    def _one(self, indicator, heads, head, body, codes, kinds, forms) -> Match:
        title, known = self._titles[indicator.code], self._all[indicator.code]
        whole = self._sum(title)
        in_head = self._sum(title & head) / (whole + 1)
        in_body = self._sum(title & body) / (whole + 1)
        explained = self._sum(known & head)
        share = explained / (self._sum(head) or 1)
        words = _WORDS * share * min(1.0, explained / _PLENTY)
        own = self._sets[indicator.code]
        table = next((one.id for one in own if one.stream_name in kinds), "")
        code = indicator.code in codes
        doubt = (1 - in_head**2) * (1 - words) * (1 - _BODY * in_body**2)
        form = any(one in self._texts[indicator.code] for one in forms)
        doubt *= (1 - _TABLE if table else 1) * (1 - _FORM if form else 1)
        doubt *= 1 - _CODE if code else 1
        return Match(
            indicator=indicator,
            score=1 - doubt,
            words=self._common(indicator.code, heads),
            code=code,
            table=table,
        )

    def _sum(self, grams: Iterable[str]) -> float:
        return sum(self._weight.get(gram, 0.0) for gram in grams)

    def _common(self, code: str, heads: Sequence[str]) -> tuple[str, ...]:
        """The longest runs of letters of the file's head that the indicator's texts have, too."""
        text, runs = self._texts[code], []
        for head in map(_compact, heads):
            start = 0
            while start + _N <= len(head):
                end = start + _N
                if head[start:end] not in text:
                    start += 1
                    continue
                while end < len(head) and head[start : end + 1] in text:
                    end += 1
                runs.append(head[start:end].lstrip(_ON_A_LETTER))
                start = end
        worth = [run for run in runs if self._sum(_grams(run)) > _PLENTY / 8]
        words: list[str] = []
        for run in sorted(worth, key=len, reverse=True):
            if not any(run in word for word in words):
                words.append(run)
        return tuple(words[:3])


def confidence(matches: Sequence[Match]) -> str:
    """Of the first of them: "sure", "likely", "doubtful", or "none" where there is none."""
    if not matches:
        return "none"
    first, second = matches[0].score, matches[1].score if len(matches) > 1 else 0.0
    if first >= SURE and first - second >= _MARGIN:
        return "sure"
    return "likely" if first >= LIKELY else "doubtful"


def _compact(text: str) -> str:
    return _NOT_WORDS.sub("", to_arabic(text)).lower()


def _grams(text: str) -> frozenset[str]:
    plain = _compact(text).replace("การ", "")  # said or left out, it is the same thing
    return frozenset(plain[at : at + _N] for at in range(len(plain) - _N + 1))


def _tables(document: Document | None) -> list[str]:
    names = (getattr(block, "name", "") for block in (document.blocks if document else ()))
    return [name for name in names if name]


def _own_sets(indicator: Indicator) -> list[ColumnSet]:
    mine = set(indicator.subjects)
    return [one for one in load_column_sets().values() if mine & set(one.subjects)]
