"""What a change leaves to be said to whoever made it: what was held back, what is not judged.

Kept for the request, or the thread, that made the change until somebody takes it.
"""

from dataclasses import dataclass

from asgiref.local import Local

_state = Local()


@dataclass(frozen=True, kw_only=True)
class HeldBack:
    """A page that stays, or became, a draft because required things are missing."""

    page: int | None
    title: str
    missing: tuple[str, ...]


def note_unjudged(year_page: int) -> None:
    _all("unjudged").append(year_page)


def note_held_back(held: HeldBack) -> None:
    _all("held_back").append(held)


def take_unjudged() -> frozenset[int]:
    """The ids of the years that could not be judged since this was last asked."""
    return frozenset(_taken("unjudged"))


def take_held_back() -> tuple[HeldBack, ...]:
    """What was made a draft since this was last asked."""
    return tuple(_taken("held_back"))


def forget_all(**kwargs) -> None:
    """A new request begins: what came before it is not its own."""
    _taken("unjudged")
    _taken("held_back")


def _taken(name: str) -> list:
    taken = list(_all(name))
    _all(name).clear()
    return taken


def _all(name: str) -> list:
    if not hasattr(_state, name):
        setattr(_state, name, [])
    return getattr(_state, name)
