"""Whether a text can be told from its ground."""

BLACK, WHITE = "000000", "FFFFFF"
#: A colour of the theme or of a shade that only Office could work out.
UNKNOWN = "?"
_INDEXED = {"0": BLACK, "1": WHITE, "8": BLACK, "9": WHITE, "64": BLACK, "65": WHITE}
_THEME = {"0": WHITE, "1": BLACK}
#: Nobody sees so little a difference of red, green or blue.
_NEAR = 10


def of_sheet(attributes: dict[str, str]) -> str:
    """The colour that a workbook's style names; "" where it names none."""
    if rgb := attributes.get("rgb"):
        return rgb[-6:].upper()
    if attributes.get("tint") not in (None, "0"):
        return UNKNOWN
    if index := attributes.get("indexed"):
        return _INDEXED.get(index, UNKNOWN)
    if theme := attributes.get("theme"):
        return _THEME.get(theme, UNKNOWN)
    return ""


def is_same(text: str, ground: str) -> bool:
    """Whether a text of this colour can't be seen there; "" is black text, white ground."""
    text, ground = text or BLACK, ground or WHITE
    try:
        pairs = [(int(text[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (0, 2, 4)]
    except ValueError:
        return False
    return all(abs(one - other) <= _NEAR for one, other in pairs)
