"""Loading: rows that `loaddata` puts in are no news, and half of them is not there yet."""

from collections.abc import Callable
from functools import wraps


def unless_loading(receiver: Callable[..., None]) -> Callable[..., None]:
    """A receiver of Django's save signals that leaves fixtures alone.

    A fixture brings its own results and stamps; a page comes in pieces, first without its path.
    """

    @wraps(receiver)
    def receive(sender, raw: bool = False, **kwargs) -> None:
        if not raw:
            receiver(sender, **kwargs)

    return receive
