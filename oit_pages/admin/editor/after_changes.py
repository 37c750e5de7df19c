"""What is said after a page was published, taken down, moved, copied or deleted."""

from django.utils.translation import gettext as _
from wagtail.admin import messages

from oit_pages.admin.messages import message_with_list
from oit_pages.checklist.feedback import take_held_back, take_unjudged
from oit_pages.checklist.refresh import has_worker


def after_publish(request) -> bool:
    """Whether what is still missing is known by now."""
    if take_unjudged():
        _warn(request, _("Published, but not judged yet."))
        return False
    return not has_worker()


def after_change(request) -> None:
    """What was made a draft on the way, and that the checklist is behind, if so."""
    _say_held_back(request, _("“%(page)s” is there as a draft. Required, and not there yet:"))
    if take_unjudged():
        _warn(request, _("Done, but the checklist is not judged yet."))


def after_copy(request) -> None:
    """A copy "published like its original" is a draft where it lacks what its place requires."""
    _say_held_back(request, _("“%(page)s” is copied as a draft. Required, and not there yet:"))
    after_change(request)


def _say_held_back(request, intro: str) -> None:
    for held in take_held_back():
        intro_of_it = intro % {"page": held.title}
        messages.error(request, message_with_list(intro_of_it, held.missing))


def _warn(request, said: str) -> None:
    advice = _(
        "Nothing is lost. The checklist shows what it last knew until it is judged again, "
        "tonight at the latest; if this message comes back, tell whoever runs the website."
    )
    messages.warning(request, f"{said} {advice}")
