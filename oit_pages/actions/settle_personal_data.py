"""What becomes of personal data on a draft: they are masked, or somebody says why they stand.

Whoever calls checks the permission first (`may_confirm`; to mask is to edit the page).
"""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.log_actions import log
from wagtail.models import Page

from oit_pages.actions.one_at_a_time import held
from oit_pages.checklist.personal_data import FIELDS, Finding, findings, seen, unsettled
from oit_pages.checklist.settled import CONFIRMED, MASKED
from oit_pages.fields.lengths import excess_of
from oit_pages.models import IndicatorPage
from oit_pages.readers.personal_data import mask
from oit_pages.stream.personal_data import masked_body


class NotSettled(ValueError):
    """Nothing was kept; the text says why and what to do."""


def may_confirm(page: IndicatorPage, user) -> bool:
    """Whoever may publish the page, or approve what makes it public."""
    if page.permissions_for_user(user).can_publish():
        return True
    task = page.current_workflow_task
    actions = task.get_actions(page, user) if task is not None else ()
    return any(name == "approve" for name, *_rest in actions)


def confirm(page: IndicatorPage, reason: str, user, shown: str | None = None) -> int:
    """Personal data of the page's latest draft may stand, for this reason; how many they are.

    Raises NotSettled without a reason, where the draft holds others than were `shown`
    (`personal_data.seen`), and where there are none. Personal data in the reason are masked.
    """
    reason = mask(reason.strip())
    if not reason:
        raise NotSettled(_("Write why these data may be known to everybody."))
    if too_long := excess_of(reason):
        raise NotSettled(too_long)
    with held(page):
        draft = _latest(page)
        found = unsettled(draft)
        if shown is not None and shown != seen(found):
            raise NotSettled(_("The page has changed meanwhile. Look at what is there now."))
        if not found:
            raise NotSettled(_("There is nothing to confirm."))
        _note(draft, CONFIRMED, found, user, {"note": reason})
    return len(found)


def mask_draft(page: IndicatorPage, user) -> int:
    """Every piece of personal data in the texts of the page's latest draft gets an x for its
    digits but the last ones; how many were masked. Documents and the register of people stay as
    they are."""
    with held(page):
        draft = _latest(page)
        found = [one for one in findings(draft) if one.stands_on_the_page]
        if not found:
            return 0
        for name in FIELDS:
            setattr(draft, name, mask(getattr(draft, name) or ""))
        stream_block = draft.body.stream_block
        body = masked_body(stream_block, draft.body.raw_data)
        draft.body = StreamValue(stream_block, body, is_lazy=True)
        # What else is wrong with a draft is said in its editor, and keeps nobody from masking.
        revision = draft.save_revision(user=user, clean=False)
        _note(draft, MASKED, found, user, {}, revision)
    return len(found)


def _latest(page: IndicatorPage) -> IndicatorPage:
    return Page.objects.get(pk=page.pk).specific.get_latest_revision_as_object()


def _note(page: Page, action: str, found: Iterable[Finding], user, data, revision=None) -> None:
    """In the page's log: how many of which kind and their fingerprints, never the data."""
    found = list(found)
    log(
        instance=page,
        action=action,
        user=user,
        revision=revision or page.latest_revision,
        content_changed=revision is not None,
        data={
            **data,
            "kinds": dict(Counter(one.kind for one in found)),
            "fingerprints": sorted({one.fingerprint for one in found}),
        },
    )
