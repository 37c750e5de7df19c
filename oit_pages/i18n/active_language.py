"""Which of the two the reader of a screen is given."""

from typing import Protocol

from django.utils.translation import get_language


class Titled(Protocol):
    """An indicator, section, pillar or subject of an edition."""

    @property
    def title_th(self) -> str: ...
    @property
    def title_en(self) -> str: ...


def is_english() -> bool:
    """Any English ("en", "en-gb"); whoever asks for another language reads Thai."""
    return (get_language() or "th").startswith("en")


def title_of(one: Titled) -> str:
    """Its title in the reader's language."""
    return one.title_en if is_english() else one.title_th
