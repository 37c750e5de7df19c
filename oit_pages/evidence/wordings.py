"""Wordings: the words by which texts are known, as data (`doubts.toml`)."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

DATA = tomllib.loads((Path(__file__).parent / "doubts.toml").read_text(encoding="utf-8"))


def any_pattern(patterns: Iterable[str]) -> re.Pattern[str]:
    """One pattern out of those of a list in the data."""
    return re.compile("|".join(f"(?:{one})" for one in patterns), re.IGNORECASE)
