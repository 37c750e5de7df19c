"""Save what an action has put on a page, as the editor saves a draft."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.log_actions import log

from oit_pages.models import IndicatorPage


def save_body(
    page: IndicatorPage,
    body: Sequence[Mapping[str, Any]],
    user: AbstractBaseUser | None,
    *,
    action: str,
    data: Mapping[str, Any],
    refused: type[ValueError],
) -> IndicatorPage:
    """A new revision with this raw body, and its line in the page's history (`action`, `data`);
    what is public stays as it is. Raises `refused` for a page that is locked to this user."""
    lock = page.specific.get_lock()
    if lock and (user is None or lock.for_user(user)):
        says = _("“%(page)s” is locked, or waits for approval. Unlock it, then try again.")
        raise refused(says % {"page": page.title})
    draft = page.specific.get_latest_revision_as_object()
    draft.body = StreamValue(page._meta.get_field("body").stream_block, body, is_lazy=True)
    revision = draft.save_revision(user=user, clean=False)
    log(
        instance=draft,
        action=action,
        user=user,
        revision=revision,
        content_changed=True,
        data=dict(data),
    )
    return draft
