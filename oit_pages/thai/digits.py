"""Thai and Arabic digits."""

_THAI = "๐๑๒๓๔๕๖๗๘๙"
_TO_ARABIC = str.maketrans(_THAI, "0123456789")
_TO_THAI = str.maketrans("0123456789", _THAI)


def to_arabic(text: str) -> str:
    """๒๕๖๔ → 2564."""
    return text.translate(_TO_ARABIC)


def to_thai(text: str) -> str:
    """2564 → ๒๕๖๔."""
    return text.translate(_TO_THAI)
