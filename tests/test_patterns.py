"""No regular expression costs much more than its text is long, whatever stands in it."""

import re
from importlib import import_module
from itertools import islice
from pathlib import Path
from pkgutil import walk_packages

import pytest

import oit_pages
from oit_pages.on_demand import pattern_on_demand
from tests.steps import Steps, TooManyStepsError, pumped

SOURCE = "\n".join(path.read_text() for path in Path(oit_pages.__file__).parent.rglob("*.py"))
#: What is repeated, so often, and twice that.
TIMES, TIMES_OF_A_LINE = 6, 4
MOST_TEXTS = 300
#: Of twice the text at most so many times the steps: 4 is the square, which a line takes, 8 the
#: cube, and of what doubles with each letter it is thousands.
OF_A_LINE, OF_ANY_LENGTH = 5.5, 2.9
#: Who reads whole bodies and files of megabytes.
LONG = re.compile(
    r"oit_pages\.(?:stream\..*|spreadsheets|evidence\.substance|readers\.(?:html_file|page_styles)"
    r"|readers\.excel\.number_sections):.*"
)
#: Used where it finds something at each beginning.
ENDED = {"oit_pages.evidence.substance:_TAGS"}


def _found_in(value, depth=0):
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, type(pattern_on_demand(""))):
        yield re.compile(value.pattern, value.flags)
    elif depth < 3 and isinstance(value, dict):
        yield from (one for inner in value.values() for one in _found_in(inner, depth + 1))
    elif depth < 3 and isinstance(value, list | tuple | set | frozenset):
        yield from (one for inner in value for one in _found_in(inner, depth + 1))
    elif (
        depth < 3 and type(value).__module__.startswith("oit_pages") and hasattr(value, "__dict__")
    ):
        yield from _found_in(vars(value), depth + 1) if not isinstance(value, type) else ()


def _patterns():
    """Every compiled pattern of the package once: "module:name" and itself."""
    seen = {}
    for module in walk_packages(oit_pages.__path__, "oit_pages."):
        if ".migrations" in module.name:
            continue
        for name, value in vars(import_module(module.name)).items():
            for pattern in _found_in(value):
                seen.setdefault(
                    (pattern.pattern, pattern.flags), (f"{module.name}:{name}", pattern)
                )
    return sorted(seen.values(), key=lambda one: one[0])


def _uses(name: str) -> set[str]:
    """How the pattern of this name is asked; "search" for all that begins anywhere in a text."""
    used = set(re.findall(rf"\b{re.escape(name)}\.(\w+)\b", SOURCE))
    asked = used & {"match", "fullmatch"}
    return asked if asked and used == asked else asked | {"search"}


def growth(pattern: re.Pattern, *uses: str, times: int = TIMES) -> tuple[float, str]:
    """How many times the steps twice the text takes, at worst, and for which text."""
    steps, worst = Steps(pattern), (0.0, "")
    texts = zip(pumped(pattern, times), pumped(pattern, 2 * times), strict=True)
    for text, twice in islice(texts, MOST_TEXTS):
        for how in uses:
            try:
                few, many = steps.of(text, how), steps.of(twice, how)
            except TooManyStepsError:
                return float("inf"), text
            if many > 200:  # of less, half is the beginning
                worst = max(worst, (many / few, text))
    return worst


@pytest.mark.parametrize(
    ("name", "pattern"), [pytest.param(*one, id=one[0]) for one in _patterns()]
)
def test_no_pattern_costs_more_than_it_may(name, pattern):
    is_long = bool(LONG.fullmatch(name)) and name not in ENDED
    most, times = (OF_ANY_LENGTH, TIMES) if is_long else (OF_A_LINE, TIMES_OF_A_LINE)
    rate, text = growth(pattern, *_uses(name.rpartition(":")[2]), times=times)
    assert rate <= most, text


@pytest.mark.parametrize(
    ("source", "most"),
    [(r"(?:a+)*b", 50), (r"(?:x{2,}|(\w)\1{2,})+!", 20), (r"<[^>]*>", 3), (r"a+a+a+b", 6)],
)
def test_what_costs_much_is_found(source, most):
    """As these did: a repetition in a repetition, two ways to read the same, a search for an end
    that never comes."""
    assert growth(re.compile(source), "search", "fullmatch")[0] > most


@pytest.mark.parametrize("source", [r"(?:a++)*b", r"<[^<>]*>", r"(?<!\w)\w++=", r"(?>a+)++"])
def test_what_costs_its_length_passes(source):
    assert growth(re.compile(source), "search", "fullmatch")[0] < OF_ANY_LENGTH
