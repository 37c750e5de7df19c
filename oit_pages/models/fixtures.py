"""While `loaddata` puts rows in, half of them is not there yet."""

from collections.abc import Callable
from functools import wraps


def unless_loading(receiver: Callable[..., None]) -> Callable[..., None]:
    """A receiver of Django's save signals that leaves fixtures alone.

    A page comes in pieces, first without its path; results come with it, or by `oit_assess`.
    """

    @wraps(receiver)
    def receive(sender, raw: bool = False, **kwargs) -> None:
        if not raw:
            receiver(sender, **kwargs)

    return receive
