"""The texts of a web view as blocks of print: words with their style and the whole address that they lead to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from leidraad.paper.document import Element, Mark, Point, Points, Prose, Run, Runs
from leidraad.source import passage as read
from leidraad.source.passage import Break, Emphasis, Line, Link, Listing, Passage, Strong, Words
from leidraad.web.meaning import Call, Meaning, Way, tel, words

PLAIN = Run("")


class Print:
    """Prints texts on paper; `whole` gives the whole address of a site path, or nothing where there is none."""

    def __init__(self, whole: Callable[[str], str]) -> None:
        self.whole = whole

    def blocks(self, passage: Passage[Meaning]) -> tuple[Element, ...]:
        """Return the paragraphs and lists of a text."""
        return tuple(map(self._block, passage))

    def _block(self, block: read.Stretch[Meaning]) -> Element:
        match block:
            case read.Paragraph(line):
                return Prose(self._line(line, PLAIN))
            case Listing(points, first):
                shown = tuple(Point(self.blocks(point)) for point in points)
                return Points("bullet", shown) if first is None else Points("number", shown, first)

    def _line(self, line: Line[Meaning], style: Run) -> Runs:
        return tuple(span for part in line for span in self.part(part, style))

    def part(self, part: read.Inline[Meaning], style: Run) -> Runs:
        """Return a part of a line, in the style of what it stands in."""
        match part:
            case Words(text):
                return (Run(text.replace("\n", " "), style.strong, style.emphasis, style.href),)
            case Break():
                return (Run(" "),)
            case Strong(inside):
                return self._line(inside, replace(style, strong=True))
            case Emphasis(inside):
                return self._line(inside, replace(style, emphasis=True))
            case Link(address, inside):
                return self._line(inside, replace(style, href=address))
        return (replace(style, text=words(part), href=self._href(part)),)

    def _href(self, part: Meaning) -> str:
        match part:
            case Way(path):
                return self.whole(path)
            case Call(number):
                return tel(number)
        return ""


def marked(blocks: tuple[Element, ...], marks: tuple[Mark, ...]) -> tuple[Element, ...]:
    """Return blocks with marks behind the last paragraph, or where there are only lists behind their last point."""
    if not marks:
        return blocks
    at = max((at for at, block in enumerate(blocks) if isinstance(block, Prose)), default=len(blocks) - 1)
    return tuple(_marked(block, marks) if place == at else block for place, block in enumerate(blocks))


def _marked(block: Element, marks: tuple[Mark, ...]) -> Element:
    match block:
        case Prose():
            return replace(block, marks=marks)
        case Points(_, (*others, Point(inside))):
            return replace(block, points=(*others, Point(marked(inside, marks))))
    return block
