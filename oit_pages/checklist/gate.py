"""Gate: what stands in the way of publishing a draft, where the municipality wants that.

OIT_PAGES["PUBLISHING"] is "warn" (nothing is held back) or "require" (what the list requires
must be there first). What only a person can judge holds nothing back.
"""

from wagtail.log_actions import log
from wagtail.models import Page

from oit_pages import conf
from oit_pages.checklist.assess import as_json, assess_draft
from oit_pages.checklist.review import ground, lines
from oit_pages.models import IndicatorPage

#: Publish although required things are missing.
WAIVE = "oit_pages.publish_incomplete"
WRONG = frozenset({"fail", "partial", "missing"})


def is_strict() -> bool:
    return conf.get("PUBLISHING") == "require"


def obstacles(page: Page) -> tuple[str, ...]:
    """What is required and not on this draft, in words; () for any other page."""
    if not isinstance(page, IndicatorPage):
        return ()
    draft = assess_draft(page)
    if draft is None:
        return ()
    stored = as_json(draft.verdict)
    wrong = [f"{said.says} {said.to_do}".strip() for said in ground(stored)]
    for line in lines(draft.edition, draft.indicator, stored):
        if line.requirement.level == "required" and line.outcome in WRONG:
            wrong.append(line.said[0].says if line.said else line.text)
    return tuple(dict.fromkeys(wrong))


def holds_back(page: Page, user) -> tuple[str, ...]:
    """The obstacles that keep this user from publishing the draft."""
    if not is_strict():
        return ()
    found = obstacles(page)
    if found and user is not None and user.has_perm(WAIVE):
        log(instance=page, action="oit_pages.waive", user=user, data={"note": "; ".join(found)})
        return ()
    return found
