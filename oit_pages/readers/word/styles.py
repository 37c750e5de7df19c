"""Word's styles, as far as they hide text or colour it like its ground."""

from dataclasses import dataclass

from oit_pages.readers import colours
from oit_pages.readers.word.tree import Node

_MAX_BASES = 50


@dataclass(frozen=True)
class Style:
    """What a style says of its text; None or "" where it says nothing."""

    based_on: str = ""
    vanish: bool | None = None
    colour: str = ""
    ground: str = ""


class Styles:
    """The document's styles by id."""

    def __init__(self, top: Node):
        self._styles: dict[str, Style] = {}
        self._shaded: set[str] = set()
        self._default = ""
        defaults = next(top.all("w:docDefaults"), None)
        self._vanish = bool(defaults and any(one.flag("w:vanish") for one in defaults.all("w:rPr")))
        for node in top.all("w:style"):
            self._add(node)

    def _add(self, node: Node) -> None:
        key = node.attributes.get("w:styleId", "")
        if node.attributes.get("w:type") == "paragraph" and node.attributes.get("w:default") == "1":
            self._default = key
        if any(ground(one) not in ("", colours.WHITE) for one in node.all("w:shd")):
            self._shaded.add(key)
        self._styles[key] = Style(
            based_on=node.value("w:basedOn") or "",
            vanish=node.flag("w:rPr", "w:vanish"),
            colour=colour(node.first("w:rPr", "w:color")),
            ground=ground(node.first("w:rPr", "w:shd")) or ground(node.first("w:pPr", "w:shd")),
        )

    def resolve(self, key: str | None) -> Style:
        """The style with what the styles say that it is based on."""
        found, seen = Style(), 0
        while key and seen < _MAX_BASES and (style := self._styles.get(key)):
            found = Style(
                vanish=style.vanish if found.vanish is None else found.vanish,
                colour=found.colour or style.colour,
                ground=found.ground or style.ground,
            )
            key, seen = style.based_on, seen + 1
        return found

    def of_paragraph(self, node: Node) -> Style:
        return self.resolve(node.value("w:pPr", "w:pStyle") or self._default)

    def shades_tables(self, key: str | None) -> bool:
        """Whether a table's style may colour the ground of its cells."""
        seen = 0
        while key and seen < _MAX_BASES:
            if key in self._shaded:
                return True
            style = self._styles.get(key)
            key, seen = (style.based_on if style else ""), seen + 1
        return False

    def hides(self, run: Node, paragraph: Style) -> bool:
        """Whether the run is hidden text: a switch of its own, or of one of its two styles."""
        own = run.flag("w:rPr", "w:vanish")
        if own is not None:
            return own
        style = self.resolve(run.value("w:rPr", "w:rStyle"))
        return self._vanish or bool(paragraph.vanish) != bool(style.vanish)

    def is_invisible(self, run: Node, paragraph: Style, behind: str) -> bool:
        """Whether the run has the colour of its ground; `behind` is the paragraph's or cell's."""
        style = self.resolve(run.value("w:rPr", "w:rStyle"))
        text = colour(run.first("w:rPr", "w:color")) or style.colour or paragraph.colour
        behind = ground(run.first("w:rPr", "w:shd")) or style.ground or behind
        return bool(text) and colours.is_same(text, behind)


def colour(node: Node | None) -> str:
    """A colour written in full; "" for none, "auto", or one of the theme alone."""
    value = node.attributes.get("w:val", "") if node else ""
    return value.upper() if len(value) == 6 else ""


def ground(node: Node | None) -> str:
    """The colour of a shading; "" for none."""
    if node is None:
        return ""
    if node.attributes.get("w:val", "clear") not in ("clear", "nil"):
        return colours.UNKNOWN
    if node.attributes.get("w:themeFill"):
        fill = node.attributes.get("w:fill", "")
        return fill.upper() if len(fill) == 6 else colours.UNKNOWN
    fill = node.attributes.get("w:fill", "")
    return fill.upper() if len(fill) == 6 else ""
