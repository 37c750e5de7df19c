"""Whoever makes a page public is asked first, whichever way it is done."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from asgiref.local import Local
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.dispatch import Signal
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from oit_pages.on_demand import on_demand


@on_demand("oit_pages.readers.personal_data:mask")
def mask(text: str) -> str: ...


#: Before a revision is published or scheduled: `page`, as the revision has it; `revision`;
#: `user`, or None; `by_clock`, where its time has come. A receiver may raise `Incomplete`.
publishing = Signal()
#: How Wagtail's `publish_scheduled` announces itself.
BY_CLOCK = "wagtail.publish.scheduled"

_state = Local()


class Incomplete(PermissionDenied):
    """What is required is not on the page, so it does not become public; `missing` says what.

    What was written before stays as a draft; what comes in the same step, as by Wagtail's API v3,
    goes with it.
    """

    def __init__(self, page: Page, missing: tuple[str, ...]):
        self.page, self.missing = page, missing
        intro = _("“%(page)s” is not published. Required, and not there yet:") % {
            "page": mask(page.get_admin_display_title())  # it may stand in a log
        }
        super().__init__(f"{intro} {'; '.join(missing)}")


class GuardedPublishing:
    """A mixin before the page."""

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> Any:
        """Publish the revision; raises Incomplete where a receiver of `publishing` does.

        The clock has nobody to tell and other pages to go on with: for it the page stays a
        draft, is no longer scheduled, and its history says why.
        """
        user = kwargs.get("user") or next(iter(args), None) or acting_user()
        by_clock = kwargs.get("log_action") == BY_CLOCK
        try:
            publishing.send(
                sender=type(self),
                # Wagtail makes it anew to publish it: made here only for whoever looks at it.
                page=SimpleLazyObject(revision.as_object),
                revision=revision,
                user=user,
                by_clock=by_clock,
            )
        except Incomplete:
            if not by_clock:
                raise
            self.revisions.update(approved_go_live_at=None)
            return None
        with _admitted(self.pk, self.live):
            return super().publish(revision, *args, **kwargs)


def act_for(user: AbstractBaseUser | None) -> None:
    """This request's user publishes, by a way that does not say so."""
    _state.acting = user


def acting_user() -> AbstractBaseUser | None:
    """Whoever publishes without saying so; None where nobody is known."""
    return getattr(_state, "acting", None)


def act_for_nobody(**kwargs: Any) -> None:
    """A new request begins."""
    _state.acting = None


def is_admitted(page: Page) -> bool:
    """Whether the page is just being published, after all who wanted to be asked were."""
    return page.pk is not None and page.pk in getattr(_state, "admitted", {})


def was_live(page: Page) -> bool:
    """Whether a page that is just being published was live before; no query. Whether it was in
    time only the database knows: a form may have changed that on the very page."""
    return bool(getattr(_state, "admitted", {}).get(page.pk))


@contextmanager
def _admitted(pk: int, live: bool) -> Iterator[None]:
    before = getattr(_state, "admitted", {})
    _state.admitted = {**before, pk: live}
    try:
        yield
    finally:
        _state.admitted = before
