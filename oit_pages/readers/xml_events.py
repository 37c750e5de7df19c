"""XML as events, streamed: no part is in memory whole, and definitions are refused by content.

Elements come by short names, "w:p", whatever prefix a file uses and whether it is of the
transitional or the strict kind of Open XML.
"""

from collections.abc import Callable, Iterable
from xml.parsers import expat

from oit_pages.readers.errors import ReaderError
from oit_pages.readers.limits import MAX_DEPTH, MAX_ELEMENTS

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]

_OOXML = ("http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/")
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = {
    **{f"{one}wordprocessingml/2006/main": "w" for one in _OOXML},
    **{f"{one}wordprocessingml/main": "w" for one in _OOXML},
    **{f"{one}spreadsheetml/2006/main": "x" for one in _OOXML},
    **{f"{one}spreadsheetml/main": "x" for one in _OOXML},
    **{f"{one}drawingml/2006/main": "a" for one in _OOXML},
    **{f"{one}drawingml/main": "a" for one in _OOXML},
    **{f"{one}officeDocument/2006/relationships": "r" for one in _OOXML},
    **{f"{one}officeDocument/relationships": "r" for one in _OOXML},
    **{f"{one}officeDocument/2006/math": "m" for one in _OOXML},
    **{f"{one}officeDocument/math": "m" for one in _OOXML},
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps",
    "urn:schemas-microsoft-com:vml": "v",
    f"{_OASIS}office:1.0": "office",
    f"{_OASIS}text:1.0": "text",
    f"{_OASIS}table:1.0": "table",
    f"{_OASIS}style:1.0": "style",
    f"{_OASIS}drawing:1.0": "draw",
    f"{_OASIS}xsl-fo-compatible:1.0": "fo",
    f"{_OASIS}manifest:1.0": "manifest",
}


def walk(
    chunks: Iterable[bytes],
    name: str,
    start: Start,
    end: End | None = None,
    text: Text | None = None,
) -> None:
    """Call `start`, `end` and `text` for what the XML holds.

    Raises ReaderError for definitions, for markup that is not sound, too deep or too much.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    short: dict[str, str] = {}
    depth = count = 0

    def refuse(*_definition: object) -> None:
        raise ReaderError("entities", name=name)

    def opened(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if depth > MAX_DEPTH:
            raise ReaderError("broken", name=name)
        if count > MAX_ELEMENTS:
            raise ReaderError("too_complex", name=name)
        start(short.get(tag) or short.setdefault(tag, shorten(tag)), attributes)

    def closed(tag: str) -> None:
        nonlocal depth
        depth -= 1
        if end:
            end(short[tag])

    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    if text:
        parser.CharacterDataHandler = text
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        if isinstance(error, ReaderError):
            raise
        raise ReaderError("broken", name=name) from error


def shorten(name: str) -> str:
    """ "http://…/main p" → "w:p"; of a vocabulary nobody here reads → "?:p"."""
    space, _gap, local = name.rpartition(" ")
    return f"{SPACES.get(space, '?')}:{local}" if space else local


def short_names(attributes: dict[str, str]) -> dict[str, str]:
    """Attributes by their short names, as elements are."""
    return {shorten(name): value for name, value in attributes.items()}
