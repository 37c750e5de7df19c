"""Which of the two the reader of a screen is given."""

from django.utils.translation import get_language


def is_english() -> bool:
    """Any English ("en", "en-gb"); whoever asks for another language reads Thai."""
    return (get_language() or "th").startswith("en")
