"""In review: which pages wait for an approval, and which were sent back."""

from collections.abc import Iterable
from dataclasses import replace

from wagtail.models import WorkflowState

from oit_pages.checklist.scorecard import Scorecard

#: What a row of the scorecard says of its page, by the workflow's status.
STATES = {
    WorkflowState.STATUS_IN_PROGRESS: "waiting",
    WorkflowState.STATUS_NEEDS_CHANGES: "sent-back",
}


def with_review(cards: Iterable[Scorecard]) -> list[Scorecard]:
    """The same, each row knowing whether its page waits for approval; one query for all."""
    cards = list(cards)
    pages = [str(row.page.pk) for card in cards for row in card.rows if row.page]
    found = WorkflowState.objects.filter(
        status__in=STATES,
        base_content_type__app_label="wagtailcore",
        base_content_type__model="page",
        object_id__in=pages,
    ).values_list("object_id", "status")
    states = {int(pk): STATES[status] for pk, status in found}
    return [
        replace(
            card,
            rows=tuple(
                replace(row, review=states.get(row.page.pk, "")) if row.page else row
                for row in card.rows
            ),
        )
        for card in cards
    ]
