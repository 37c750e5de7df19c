"""In review: which pages wait for an approval, which were sent back, and how many papers of units
wait to be taken in."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from django.db.models import CharField, QuerySet, Value
from wagtail.models import WorkflowState

from oit_pages.checklist.scorecard import Scorecard
from oit_pages.models import PendingPaper

#: What a row of the scorecard says of its page, by the workflow's status.
STATES = {
    WorkflowState.STATUS_IN_PROGRESS: "waiting",
    WorkflowState.STATUS_NEEDS_CHANGES: "sent-back",
}
#: In the place of a status, for a line that is a paper and names its year.
PAPER = "paper"


def with_review(
    cards: Iterable[Scorecard], papers: QuerySet[PendingPaper] | None = None
) -> list[Scorecard]:
    """The same, each row knowing whether its page waits for approval and, with `papers`, each card
    how many of those are of its year; one query for all."""
    cards = list(cards)
    pages = [str(row.page.pk) for card in cards for row in card.rows if row.page]
    found = WorkflowState.objects.filter(
        status__in=STATES,
        base_content_type__app_label="wagtailcore",
        base_content_type__model="page",
        object_id__in=pages,
    ).values_list("object_id", "status")
    if papers is not None and cards:
        found = found.order_by().union(*(_of_year(papers, card) for card in cards), all=True)
    lines = list(found)
    states = {int(pk): STATES[status] for pk, status in lines if status != PAPER}
    waiting = Counter(int(pk) for pk, status in lines if status == PAPER)
    return [
        replace(
            card,
            rows=tuple(
                replace(row, review=states.get(row.page.pk, "")) if row.page else row
                for row in card.rows
            ),
            papers=waiting[card.year_page.pk],
        )
        for card in cards
    ]


def _of_year(papers: QuerySet[PendingPaper], card: Scorecard) -> QuerySet:
    """A line for each, as those of the workflow are: the year's key and a word."""
    year, word = (Value(one, CharField()) for one in (str(card.year_page.pk), PAPER))
    ours = papers.filter(link__page__path__startswith=card.year_page.path)
    return ours.order_by().values_list(year, word)
