"""What a draft still lacks, for its preview: each thing once, at the block that it is about."""

from collections.abc import Collection

from wagtail.models import Page

from oit_pages.checklist.assess import as_json, assess_draft
from oit_pages.checklist.requirement_lines import ground, lines
from oit_pages.checklist.wording import Said
from oit_pages.models import IndicatorPage


def preview_notes(page: Page, anchors: Collection[str]) -> dict[str, list[Said]]:
    """What lacks, by the anchor of its block; "" for the page itself.

    `anchors` are those of the blocks that the preview shows: what is said of one that is empty, or
    of another page, is said of the page. {} where no edition asks for the page.
    """
    draft = assess_draft(page) if isinstance(page, IndicatorPage) else None
    if draft is None:
        return {}
    verdict = as_json(draft.verdict)
    notes: dict[str, dict[str, Said]] = {}
    for said in ground(verdict):
        notes.setdefault("", {})[said.sentence] = said
    for line in lines(draft.edition, draft.indicator, verdict):
        for said in line.said:
            anchor = f"b-{said.block}"
            notes.setdefault(anchor if anchor in anchors else "", {})[said.sentence] = said
    return {anchor: list(told.values()) for anchor, told in notes.items()}
