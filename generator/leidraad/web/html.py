"""Passages as HTML: a handful of elements, and nothing of a text but its words."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from leidraad.source.passage import (
    Break,
    Emphasis,
    Inline,
    Line,
    Link,
    Listing,
    Paragraph,
    Passage,
    Stretch,
    Strong,
    Words,
)
from leidraad.web.links import Links
from leidraad.web.marks import attributes, escaped
from leidraad.web.meaning import Call, Explained, Meaning, TermNote, Way, tel

# The most letters of a link that is never parted, as "stap 4" is.
WHOLE = 8


class Html:
    """Prints the texts of one page."""

    def __init__(self, links: Links) -> None:
        self.links = links
        self._told: Counter[str] = Counter()
        self._notes: dict[str, TermNote] = {}

    def once(self, name: str) -> str:
        """Return a name that no other of the page has: who hears links one by one must tell them apart."""
        self._told[name] += 1
        return name if self._told[name] == 1 else f"{name} ({self._told[name]})"

    def notes(self) -> tuple[TermNote, ...]:
        """Return the meanings of all terms that were printed until now, each once."""
        return tuple(self._notes.values())

    def text(self, passage: Passage[Meaning]) -> Markup:
        """Return a text: inline where it is one paragraph, blocks where it is more."""
        match passage:
            case (Paragraph(line),):
                html = self._line(line)
            case _:
                html = self._blocks(passage)
        return Markup(html.strip())  # noqa: S704 - every word of it is escaped below

    def _blocks(self, passage: Passage[Meaning]) -> str:
        return "".join(map(self._block, passage))

    def _block(self, block: Stretch[Meaning]) -> str:
        match block:
            case Paragraph(line, bare):
                return self._line(line) if bare else f"\n<p>{self._line(line)}</p>"
            case Listing(points, None):
                return f"\n<ul>{self._points(points)}\n</ul>"
            case Listing(points, first):
                start = "" if first == 1 else f' start="{first}"'
                return f"\n<ol{start}>{self._points(points)}\n</ol>"

    def _points(self, points: tuple[Passage[Meaning], ...]) -> str:
        return "".join(f"\n<li>{self._point(point)}</li>" for point in points)

    def _point(self, point: Passage[Meaning]) -> str:
        match point:
            case () | (*_, Paragraph(_, True)):
                return self._blocks(point)
        return f"{self._blocks(point)}\n"

    def _line(self, line: Line[Meaning]) -> str:
        return "".join(map(self._part, line))

    def _part(self, part: Inline[Meaning]) -> str:
        match part:
            case Words(text):
                return escaped(text)
            case Break():
                return "<br>\n"
            case Strong(inside):
                return f"<strong>{self._line(inside)}</strong>"
            case Emphasis(inside):
                return f"<em>{self._line(inside)}</em>"
            case Link(address, inside):
                return f"<a {self.links.out(address)}>{self._line(inside)}</a>"
        return self._shown(part)

    def _shown(self, part: Meaning) -> str:
        match part:
            case Call(number):
                return f"<a {attributes(href=tel(number), translate='no')}>{escaped(number)}</a>"
            case Way(path, text):
                return self.way(path, text)
            case Explained():
                return self.explained(part)

    def explained(self, term: Explained) -> str:
        """Return a term as a link to the glossary; where a script can, its meaning opens on the page instead."""
        self._notes[term.note.id] = term.note
        there = attributes(**{"class": "c-term", "data-meaning": term.note.id})
        return f"<a {there} {self.links.to(term.note.path)}>{escaped(term.text)}</a>"

    def way(self, path: str, text: str) -> str:
        """Return a link within the site; a number stays with what it is the number of."""
        whole = ' class="c-whole"' if len(text) <= WHOLE else ""
        return f"<a{whole} {self.links.to(path)}>{escaped(text)}</a>"
