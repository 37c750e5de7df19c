"""The letters of formatted text, each with where it stands: a number may be partly bold."""

import re
from collections.abc import Iterator
from html import unescape

_PIECE = re.compile(r"<[^<>]*>|&#?[A-Za-z0-9]{1,10};|.", re.DOTALL)
#: What formats letters in the middle of a line.
_INLINE = re.compile(r"</?(?:b|i|em|strong|sup|sub|del|s|u|code|span|mark|embed)\b", re.IGNORECASE)
#: A link that calls somebody.
_CALL = re.compile(r"""href=["']?tel:([^"'<>]{1,40})""", re.IGNORECASE)
#: What stands for the end of a paragraph or a cell.
_BREAK = "\n"


def letters_of(markup: str) -> str:
    """The text, with a line's end for each tag that ends one; numbers of links that call stand
    between two."""
    return "".join(letter for letter, _start, _end in _letters(markup))


def hidden_in(markup: str, text: str) -> str:
    """The markup with those letters changed that are others in `text`, which is as long as
    `letters_of` gave it."""
    made, done = [], 0
    for (letter, start, end), other in zip(_letters(markup), text, strict=True):
        if other != letter:
            made += [markup[done:start], other]
            done = end
    return "".join((*made, markup[done:]))


def _letters(markup: str) -> Iterator[tuple[str, int, int]]:
    """(letter, from, to): one letter for an entity."""
    for piece in _PIECE.finditer(markup):
        start, end = piece.span()
        if piece[0][0] == "<" and end - start > 1:
            yield from _of_tag(piece[0], start)
        elif end - start > 1:
            letter = unescape(piece[0])
            yield (letter if len(letter) == 1 else " "), start, end
        else:
            yield piece[0], start, end


def _of_tag(tag: str, start: int) -> Iterator[tuple[str, int, int]]:
    call = _CALL.search(tag)
    if call:
        yield _BREAK, start, start
        for at, letter in enumerate(call[1], start + call.start(1)):
            yield letter, at, at + 1
    if call or not _INLINE.match(tag):
        yield _BREAK, start, start
