"""Thai text as it should be stored: one spelling of each letter, nothing invisible."""

import re
import unicodedata
from functools import lru_cache

from oit_pages.on_demand import pattern_on_demand

# Letters that old Thai fonts draw in other places of the syllable, in an area of nobody's own.
_OF_OLD_FONTS = {
    0xF700 + number: letter
    for number, letter in enumerate(
        "\u0e10\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b"
        "\u0e4c\u0e0d\u0e31\u0e4d\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a"
    )
}
# Zero-width characters, marks of direction, soft hyphen, byte order mark.
_INVISIBLE = pattern_on_demand("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
# Every space that is not a newline or tab becomes a plain one.
_SPACES = pattern_on_demand("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Nikhahit + (tone mark) + sara aa is a decomposed sara am, with the tone in any order.
_SARA_AM = pattern_on_demand("([\u0e48-\u0e4b]?)\u0e4d([\u0e48-\u0e4b]?)\u0e32")
# A tone mark typed after sara am belongs before it.
_LATE_TONE = pattern_on_demand("\u0e33([\u0e48-\u0e4b]+)")
# One typed before the vowel above or below belongs after it; NFC only knows sara u and uu.
_VOWELS, _TONES = "\u0e31\u0e34-\u0e39", "\u0e48-\u0e4b"
_EARLY_TONE = pattern_on_demand(f"[{_VOWELS}{_TONES}]*[{_TONES}][{_VOWELS}][{_VOWELS}{_TONES}]*")
# A vowel or tone mark typed twice looks like one.
_DOUBLED = pattern_on_demand("([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1+")
_DOUBLE_SARA_E = pattern_on_demand("\u0e40\u0e40")
_THAI = re.compile("[ก-๙]")
# Text without any of these and in NFC is clean already, as nearly all stored text is.
_SUSPECT = re.compile(
    "[\r\u00a0\u00ad\u0e4d\u1680\u2000-\u200f\u202a-\u202f\u205f-\u2064\u3000\uf700-\uf71a\ufeff]"
    f"|\u0e33[{_TONES}]|[{_TONES}][{_VOWELS}]"
    "|([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1|\u0e40\u0e40"
)


def clean(text: str) -> str:
    """NFC, sara am and sara ae in one piece, no doubled marks, nothing invisible, no letters that
    only an old font knows.

    Newlines stay. Cleaning twice changes nothing more.
    """
    if text.isascii() and "\r" not in text:
        return text
    if not _SUSPECT.search(text) and unicodedata.is_normalized("NFC", text):
        return text
    text = unicodedata.normalize("NFC", text.translate(_OF_OLD_FONTS))
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _DOUBLED.sub(r"\1", text)
    text = _EARLY_TONE.sub(_vowels_first, text)
    text = _LATE_TONE.sub("\\1\u0e33", _SARA_AM.sub("\\1\\2\u0e33", text))
    text = _DOUBLED.sub(r"\1", text)
    return unicodedata.normalize("NFC", _DOUBLE_SARA_E.sub("\u0e41", text))


def _vowels_first(marks: re.Match[str]) -> str:
    return "".join(sorted(marks[0], key=lambda mark: mark >= "\u0e48"))


def has_thai(text: str) -> bool:
    """Whether a letter or mark of Thai stands in it."""
    return _THAI.search(text) is not None


def clean_line(text: str) -> str:
    """Cleaned, on one line, single spaces."""
    return _remembered(text) if len(text) <= _SHORT else _on_one_line(text)


def _on_one_line(text: str) -> str:
    return " ".join(clean(text).split())


#: Names, headings and cells come again and again; what is longer would fill the memory.
_SHORT = 200
_remembered = lru_cache(maxsize=10_000)(_on_one_line)
