"""A name in brackets, then the position."""

import re

_NAME = re.compile(r"^\(\s*(?P<name>[^()]*[\u0e01-\u0e2eA-Za-z][^()]*?)\s*\)$")
_RANK = re.compile(
    r"^(?:ว่าที่\s*)?(?:ร\.?\s*ต\.?|ร\.?\s*ท\.?|ร\.?\s*อ\.?|พ\.?\s*ต\.?|ส\.?\s*อ\.?|จ\.?\s*อ\.?|สิบ\S*|จ่า\S*|ร้อย\S*|พัน\S*)\s*(?:หญิง)?\s*$"
)
_DOTS = re.compile(r"[.…_\s]+")


def name_in(line: str) -> str:
    """The name, when the line is a name in brackets; else nothing."""
    match = _NAME.match(line.strip())
    return " ".join(match["name"].split()) if match else ""


def is_rank(line: str) -> bool:
    """A rank on a line of its own, before the name."""
    return line.startswith("ว่าที่") and len(line) < 30 or bool(_RANK.match(line))


def without_dots(line: str) -> str:
    """A dotted line to write on says nothing."""
    return "" if _DOTS.fullmatch(line) else line.rstrip(".… ").strip()
