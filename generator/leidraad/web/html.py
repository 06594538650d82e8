"""Passages as HTML: a handful of elements, and nothing of a text but its words."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from leidraad.source.passage import (
    Block,
    Break,
    Emphasis,
    Inline,
    Line,
    Link,
    Listing,
    Paragraph,
    Passage,
    Strong,
    Words,
)
from leidraad.web.shown import Call, Explained, Shown, Way, tel

TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\xa0": "&nbsp;"})
ATTRIBUTE = TEXT | {ord('"'): "&quot;"}


class Html:
    """Prints the texts of one page; `link` gives the link to a site path."""

    def __init__(self, link: Callable[[str], str]) -> None:
        self.link = link

    def text(self, passage: Passage[Shown]) -> Markup:
        """Return a text: inline where it is one paragraph, blocks where it is more."""
        match passage:
            case (Paragraph(line),):
                html = self._line(line)
            case _:
                html = self._blocks(passage)
        return Markup(html.strip())  # noqa: S704 - every word of it is escaped below

    def _blocks(self, passage: Passage[Shown]) -> str:
        return "".join(map(self._block, passage))

    def _block(self, block: Block[Shown]) -> str:
        match block:
            case Paragraph(line, bare):
                return self._line(line) if bare else f"\n<p>{self._line(line)}</p>"
            case Listing(points, None):
                return f"\n<ul>{self._points(points)}\n</ul>"
            case Listing(points, first):
                start = "" if first == 1 else f' start="{first}"'
                return f"\n<ol{start}>{self._points(points)}\n</ol>"

    def _points(self, points: tuple[Passage[Shown], ...]) -> str:
        return "".join(f"\n<li>{self._point(point)}</li>" for point in points)

    def _point(self, point: Passage[Shown]) -> str:
        match point:
            case () | (*_, Paragraph(_, True)):
                return self._blocks(point)
        return f"{self._blocks(point)}\n"

    def _line(self, line: Line[Shown]) -> str:
        return "".join(map(self._part, line))

    def _part(self, part: Inline[Shown]) -> str:
        match part:
            case Words(text):
                return text.translate(TEXT)
            case Break():
                return "<br>\n"
            case Strong(inside):
                return f"<strong>{self._line(inside)}</strong>"
            case Emphasis(inside):
                return f"<em>{self._line(inside)}</em>"
            case Link(address, inside):
                # Elsewhere they are not told where the reader comes from.
                return f'<a href="{address.translate(ATTRIBUTE)}" rel="noreferrer">{self._line(inside)}</a>'
        return self._shown(part)

    def _shown(self, part: Shown) -> str:
        match part:
            case Call(number):
                return f'<a href="{tel(number)}">{number.translate(TEXT)}</a>'
            case Way(path, text):
                return self.way(self.link(path), text)
            case Explained():
                return self.explained(part)

    def explained(self, term: Explained) -> str:
        """Return a term as a button that shows its meaning.

        A button is a box to the browser, which breaks the line between it and the sign behind it; so the sign goes in.
        """
        label = f"<span>{term.text.translate(TEXT)}</span>{term.sign.translate(TEXT)}"
        return f'<button type="button" class="c-term" popovertarget="{term.note.id}">{label}</button>'

    def way(self, href: str, text: str) -> str:
        """Return a link within the site."""
        return f'<a href="{href.translate(ATTRIBUTE)}">{text.translate(TEXT)}</a>'
