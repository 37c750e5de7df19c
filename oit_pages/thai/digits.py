"""Thai and Arabic digits."""

import re

_THAI = "๐๑๒๓๔๕๖๗๘๙"
_ONE_OF_THEM = re.compile(f"[{_THAI}]")
_TO_ARABIC = str.maketrans(_THAI, "0123456789")
_TO_THAI = str.maketrans("0123456789", _THAI)


def to_arabic(text: str) -> str:
    """๒๕๖๔ → 2564."""
    # Most texts have none, and to look for one is far cheaper than to translate each letter.
    return text.translate(_TO_ARABIC) if _ONE_OF_THEM.search(text) else text


def to_thai(text: str) -> str:
    """2564 → ๒๕๖๔."""
    return text.translate(_TO_THAI)
