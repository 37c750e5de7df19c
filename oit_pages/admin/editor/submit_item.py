"""The button that sends a page for approval: its label says to whom, once."""

from typing import Any

from wagtail.admin.action_menu import ActionMenuItem, SubmitForModerationMenuItem

from oit_pages.models import (
    AssessmentYearPage,
    IndicatorPage,
    SectionPage,
    TransparencyIndexPage,
)

OURS = (IndicatorPage, SectionPage, AssessmentYearPage, TransparencyIndexPage)

#: A workflow so named says what happens already; Wagtail would write “send to” before it.
SAYS_SO = "ส่ง"


class SubmitItem(SubmitForModerationMenuItem):
    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        page = context.get("page")
        placed = page if page and page.pk else context["parent_page"]
        workflow = placed.get_workflow()
        state = page.current_workflow_state if page and page.pk else None
        if workflow and workflow.name.startswith(SAYS_SO) and not state:
            context["label"] = workflow.name
        return context


def use_submit_item(items: list[ActionMenuItem], context: dict[str, Any]) -> None:
    """Put ours in the place of Wagtail's, on pages of ours."""
    if not isinstance(context.get("page") or context.get("parent_page"), OURS):
        return
    for number, item in enumerate(items):
        if type(item) is SubmitForModerationMenuItem:
            items[number] = SubmitItem(order=item.order)
