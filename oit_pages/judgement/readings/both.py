"""Both readings of an indicator's evidence, made when they are asked for."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import cached_property

from oit_pages.evidence import Evidence, Item
from oit_pages.evidence.times import page_spans
from oit_pages.evidence.values import Doubt
from oit_pages.judgement.readings.analysed import of_another_result
from oit_pages.judgement.readings.blocks import Said, sure_block
from oit_pages.judgement.readings.calendar import sure_times
from oit_pages.judgement.readings.cells import sure_cells
from oit_pages.judgement.readings.contested import contested
from oit_pages.judgement.readings.figures import Key, sure_figures
from oit_pages.judgement.readings.outside import by_its_rows, up_to_another
from oit_pages.judgement.readings.papers import not_ours
from oit_pages.judgement.readings.placeholders import sure_rows
from oit_pages.judgement.readings.spoken import spoken_of, sure_of_notes
from oit_pages.judgement.readings.supposed import supposed
from oit_pages.judgement.readings.totals import sure_sums, without_sums
from oit_pages.judgement.readings.understood import understood
from oit_pages.judgement.readings.words import sure_words
from oit_pages.thai import Period


class Readings:
    """`sure` and `kind` are readings of the evidence, each by the fields and by the words."""

    def __init__(
        self,
        evidence: Evidence,
        subjects: Collection[str],
        targets: Callable[[], Sequence[Period]],
        analysed: int | None = None,
    ):
        """`targets` are the times that are asked for; `analysed` is the year (B.E.) whose result is
        looked back on."""
        told, self._sums = without_sums(evidence)
        self.as_it_is, self._spoken = spoken_of(understood(told))
        self._subjects, self._find_targets, self._analysed = subjects, targets, analysed

    @cached_property
    def _targets(self) -> Sequence[Period]:
        return self._find_targets()

    @cached_property
    def _substance(self) -> tuple[Evidence, tuple[Doubt, ...]]:
        doubts: list[Doubt] = []
        items = []
        seen: set[Key] = set()
        said: Said = {}
        for at, item in enumerate(self.as_it_is.items):
            if sums := self._sums.get(at):
                item = sure_sums(item, sums, doubts)
            if spoken := self._spoken.get(at):
                item = sure_of_notes(item, spoken, doubts)
            sure = self._surely(item, doubts, seen, said)
            if sure is not None:
                items.append(sure)
        if not doubts:
            return self.as_it_is, ()
        return replace(self.as_it_is, items=tuple(items)), tuple(doubts)

    @cached_property
    def _pages(self) -> Sequence[Period]:
        return page_spans(self.as_it_is)

    def _surely(self, item: Item, doubts: list[Doubt], seen: set[Key], said: Said) -> Item | None:
        whole = (
            not_ours(item, self._subjects, self.as_it_is.office)
            or of_another_result(item, self._analysed)
            or up_to_another(item, self._pages, lambda: self._targets)
        )
        if whole:
            doubts.append(whole)
            return None
        rows, numbered = sure_rows(item)
        if numbered:
            item = replace(item, rows=rows)
            doubts += numbered
        item = sure_block(sure_cells(item, doubts), said, lambda: self._targets, doubts)
        sure, words = sure_words(item)
        rows, figures = sure_figures(sure, seen)
        if figures:
            sure = replace(sure, rows=rows)
        sure = by_its_rows(sure, self._pages, lambda: self._targets, doubts)
        sure, times = sure_times(sure, self.as_it_is.as_of)
        doubts += [*words, *figures, *times]
        return sure

    @property
    def sure(self) -> Evidence:
        """Without what raises a doubt; times as they are typed."""
        return self._substance[0]

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Why words and figures may say nothing."""
        return self._substance[1]

    @cached_property
    def _contested(self) -> tuple[Evidence, list[Doubt]]:
        return contested(self.sure, self._targets, self._analysed)

    @property
    def sure_by_words(self) -> Evidence:
        """The same by the words, where these name another time than the fields; else `sure`."""
        return self._contested[0]

    @property
    def disagreements(self) -> list[Doubt]:
        return self._contested[1]

    @cached_property
    def _kind(self) -> tuple[Evidence, list[Doubt]]:
        return supposed(self.as_it_is, self._targets)

    @property
    def kind(self) -> Evidence:
        """With every doubt taken for the best, and times that are only named."""
        return self._kind[0]

    @property
    def hints(self) -> list[Doubt]:
        return self._kind[1]

    @cached_property
    def kind_by_words(self) -> Evidence:
        """The kind one, by the words where these disagree with the fields."""
        return contested(self.kind, self._targets, self._analysed)[0]
