"""The text of a web view becomes blocks of print. It is our own clean HTML with a handful of tags."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

from leidraad.paper.document import Block, Inline, Paragraph, Point, Points, Span

# Makes a whole address of a link, or nothing where it leads nowhere on paper.
Resolve = Callable[[str], str]


def blocks_of(html: str, resolve: Resolve) -> tuple[Block, ...]:
    """Return the paragraphs and lists of a text; text without a paragraph is one."""
    reader = _Reader(resolve)
    reader.feed(html)
    reader.close()
    reader.end_paragraph()
    return tuple(reader.stack[0])


def inline_of(html: str, resolve: Resolve) -> Inline:
    """Return the words of a text that is one paragraph; of more paragraphs, all words."""
    found: list[Span] = []
    for block in blocks_of(html, resolve):
        if isinstance(block, Paragraph):
            found += ([Span(" ")] if found else []) + list(block.text)
    return tuple(found)


class _Reader(HTMLParser):
    """Keeps a stack of block lists: the outermost, and one for each open list entry."""

    def __init__(self, resolve: Resolve) -> None:
        super().__init__()
        self.resolve = resolve
        self.stack: list[list[Block]] = [[]]
        self.entries: list[tuple[str, list[Point]]] = []
        self.words: list[Span] = []
        self.strong = self.emphasis = 0
        self.href = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        match tag:
            case "strong":
                self.strong += 1
            case "em":
                self.emphasis += 1
            case "a":
                self.href = self.resolve(dict(attrs).get("href") or "")
            case "br":
                self.words.append(Span(" "))
            case "ul" | "ol":
                self.end_paragraph()
                self.entries.append(("number" if tag == "ol" else "bullet", []))
            case "li":
                self.stack.append([])

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "strong":
                self.strong -= 1
            case "em":
                self.emphasis -= 1
            case "a":
                self.href = ""
            case "p":
                self.end_paragraph()
            case "li":
                self.end_paragraph()
                self.entries[-1][1].append(Point(tuple(self.stack.pop())))
            case "ul" | "ol":
                marker, points = self.entries.pop()
                self.stack[-1].append(Points(marker, tuple(points)))

    def handle_data(self, data: str) -> None:
        text = data.replace("\n", " ")
        if text.strip() or self.words:
            self.words.append(Span(text, self.strong > 0, self.emphasis > 0, self.href))

    def end_paragraph(self) -> None:
        """Close the paragraph that is open, if it has any words."""
        if self.words:
            self.stack[-1].append(Paragraph(tuple(self.words)))
            self.words = []
