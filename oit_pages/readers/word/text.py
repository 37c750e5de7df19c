"""Word's text as it is seen: lines of paragraphs, without what is hidden."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from oit_pages.readers import colours
from oit_pages.readers.notices import Notes
from oit_pages.readers.word.styles import Style, Styles, ground
from oit_pages.readers.word.tree import Node
from oit_pages.thai import clean_line

_SPACE = {"w:tab": " ", "w:noBreakHyphen": "-", "w:ptab": " "}
_BREAK = {"w:br", "w:cr"}
#: Marks of the symbol fonts that forms are ticked with.
_TICKS = {"F0FC": "✓", "F0FE": "☑", "F050": "✓", "F052": "☑", "F0FB": "✗", "F0A8": "☐", "F06F": "☐"}
#: The same typed as letters of such a font, in Unicode's area of nobody's own.
_TYPED_TICKS = {int(code, 16): mark for code, mark in _TICKS.items()}
_NOTES = {"w:footnoteReference": "footnote", "w:endnoteReference": "endnote"}


#: A text box, and the colour that its shape puts behind it.
Box = tuple[Node, str]


@dataclass
class Seen:
    """What is met on the way: which notes the text refers to."""

    referred: set[tuple[str, str]] = field(default_factory=set)


@dataclass(frozen=True)
class Context:
    """How text is looked at: its styles, what lies behind it, and what to do about the hidden."""

    styles: Styles
    notes: Notes
    hidden: bool
    seen: Seen
    behind: str = ""

    def on(self, behind: str) -> "Context":
        return replace(self, behind=behind) if behind else self


def lines_of(paragraphs: list[Node], context: Context) -> list[str]:
    """The lines of paragraphs one after another, then those of text boxes anchored in them.

    One whose mark was deleted goes on in the next.
    """
    lines: list[str] = []
    carried = ""
    for paragraph in paragraphs:
        boxes: list[Box] = []
        text = carried + "".join(_text_of(paragraph, context, boxes))
        carried = ""
        if has_lost_its_mark(paragraph):
            carried = text
        else:
            lines += _lines(text)
        lines += _in_boxes(boxes, context)
    return lines + _lines(carried)


def has_lost_its_mark(paragraph: Node) -> bool:
    marks = paragraph.first("w:pPr", "w:rPr")
    return bool(marks and (marks.first("w:del") or marks.first("w:moveFrom")))


def _lines(text: str) -> list[str]:
    return [line for part in text.split("\n") if (line := clean_line(part))]


def _in_boxes(boxes: list[Box], context: Context) -> list[str]:
    lines = []
    for box, behind in boxes:
        lines += lines_of(list(_paragraphs(box)), context.on(behind))
    return lines


def _paragraphs(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.tag == "w:p":
            yield child
        else:
            yield from _paragraphs(child)


def _text_of(paragraph: Node, context: Context, boxes: list[Box]) -> Iterator[str]:
    style = context.styles.of_paragraph(paragraph)
    behind = ground(paragraph.first("w:pPr", "w:shd")) or style.ground
    return _text(paragraph, style, context.on(behind), boxes, _Told())


@dataclass
class _Told:
    """Each paragraph tells once of what it hides."""

    codes: set[str] = field(default_factory=set)


def _text(
    node: Node, style: Style, context: Context, boxes: list[Box], told: _Told
) -> Iterator[str]:
    is_filled = node.first("wps:spPr", "a:solidFill") is not None
    for child in node.children:
        tag = child.tag
        if tag == "w:r":
            if _is_seen(child, style, context, told):
                yield from _text(child, style, context, boxes, told)
        elif tag in ("w:t", "m:t"):
            yield child.text.translate(_TYPED_TICKS)
        elif tag in _SPACE:
            yield _SPACE[tag]
        elif tag in _BREAK:
            yield "\n"
        elif tag == "w:sym":
            yield _TICKS.get(child.attributes.get("w:char", "").upper(), "")
        elif tag == "w:txbxContent":
            boxes.append((child, colours.UNKNOWN if is_filled else ""))
        elif tag in _NOTES:
            context.seen.referred.add((_NOTES[tag], child.attributes.get("w:id", "")))
        elif child.children and tag not in ("w:pPr", "w:rPr"):
            yield from _text(child, style, context, boxes, told)


def _is_seen(run: Node, style: Style, context: Context, told: _Told) -> bool:
    if context.hidden or not _has_text(run):
        return True
    if context.styles.hides(run, style):
        code = "hidden_text"
    elif context.styles.is_invisible(run, style, context.behind):
        code = "invisible_text"
    else:
        return True
    if code not in told.codes:
        told.codes.add(code)
        context.notes.add(code)
    return False


def _has_text(run: Node) -> bool:
    return any(child.tag in ("w:t", "m:t") and child.text.strip() for child in run.children)
