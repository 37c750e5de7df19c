"""What a page's styles do to what it shows: what is hidden, and in which colour its text is.

Of its style sheets one class, id or tag counts, the last that a selector names; that hides
rather more than a browser does, and what is left out is said.
"""

import re
from collections.abc import Iterator
from itertools import chain

from oit_pages.readers import colours

_STYLE = re.compile(r"<(/?)style\b[^<>]*>", re.IGNORECASE)
_COMMENT = re.compile(r"/\*|<!--|-->")
#: What is of paper or of another device only.
_MEDIA = re.compile(r"@media\b([^{}@]*+)\{((?:[^{}]*+\{[^{}]*+\})*+)[^{}]*+\}", re.IGNORECASE)
_RULE = re.compile(r"(?:\A|(?<=[{}]))([^{}]++)\{([^{}]*+)\}")
_LAST = re.compile(r"([a-z][a-z0-9]*+)?+((?:[.#][\w-]++)*+)")
_HIDING = re.compile(
    r"display:none|visibility:(?:hidden|collapse)|mso-hide:all|font-size:0(?![0.]*+[1-9])"
)
_COLOUR = re.compile(r"(?:^|;)color:(#?\w+)")
_GROUND = re.compile(r"(?:^|;)background(?:-color)?:([^;]*+)")
_WHITE = ("white", "#fff", "#ffffff")
_TELL = frozenset(
    ["display", "visibility", "mso-hide", "font-size", "color", "background", "background-color"]
)


class Sheet:
    """The rules of a page's style sheets that can hide something."""

    def __init__(self, page: str):
        self._rules: dict[tuple[str, str], dict[str, str]] = {}
        for text in _sheets(page):
            for selectors, said in _rules(text):
                parts = (one.partition(":") for one in _plain(said).split(";"))
                tells = {name: f"{name}:{value}" for name, _colon, value in parts if name in _TELL}
                for selector in selectors.lower().split(",") if tells else ():
                    self._add(selector, tells)

    def _add(self, selector: str, tells: dict[str, str]) -> None:
        parts = selector.split()
        found = _LAST.fullmatch(parts[-1]) if parts else None
        if found and (key := (found[1] or "", _last_name(found[2]))) != ("", ""):
            self._rules.setdefault(key, {}).update(tells)

    def of(self, tag: str, attributes: dict[str, str]) -> str:
        """What is said of an element, the weightiest last: "color:red;display:none"."""
        own = _plain(attributes.get("style", ""))
        if not self._rules:
            return own
        names = [f".{name}" for name in attributes.get("class", "").lower().split()]
        names += [f"#{name}" for name in attributes.get("id", "").lower().split()[:1]]
        keys = [(tag, ""), *((which, name) for name in names for which in ("", tag))]
        said = (self._rules.get(key, {}).values() for key in keys)
        return ";".join([*chain.from_iterable(said), own])


def _last_name(names: str) -> str:
    """ ".b" of ".a.b"."""
    return names[max(names.rfind("."), names.rfind("#")) :] if names else ""


def hides(said: str) -> bool:
    """Whether an element with these styles is not seen."""
    return bool(_HIDING.search(said))


def ground(said: str, attributes: dict[str, str]) -> str:
    """The colour of what it stands on, as `colour` has it."""
    every = _GROUND.findall(said)
    name = every[-1] if every else attributes.get("bgcolor", "").lower()
    if name.startswith(_WHITE) and "url(" not in name:
        return colours.WHITE
    return "" if name in ("", "none", "transparent", "auto", "inherit") else colours.UNKNOWN


def colour(said: str, attributes: dict[str, str]) -> str:
    """The colour of the text; "" where none is said. Of another than white it is all the same."""
    every = _COLOUR.findall(said)
    name = every[-1] if every else attributes.get("color", "").lower()
    if name in _WHITE:
        return colours.WHITE
    return colours.UNKNOWN if name else ""


def _plain(said: str) -> str:
    return "".join(said.lower().split())


def _sheets(page: str) -> Iterator[str]:
    """What stands between each <style> and its </style>, wherever."""
    begin = None
    for found in _STYLE.finditer(page):
        if not found[1] and begin is None:
            begin = found.end()
        elif found[1] and begin is not None:
            yield page[begin : found.start()]
            begin = None


def _rules(text: str) -> Iterator[tuple[str, str]]:
    text = _MEDIA.sub(_of_screens, _uncommented(text))
    for found in _RULE.finditer(text):
        yield found[1], found[2]


def _of_screens(found: re.Match[str]) -> str:
    media = found[1].lower()
    return found[2] if not media.strip() or "screen" in media or "all" in media else ""


def _uncommented(text: str) -> str:
    """Without comments; the marks of HTML's own have no meaning in a sheet."""
    kept, at = [], 0
    while found := _COMMENT.search(text, at):
        kept.append(text[at : found.start()])
        at = found.end()
        if found[0] == "/*":
            end = text.find("*/", at)
            at = len(text) if end < 0 else end + 2
    return "".join([*kept, text[at:]])
