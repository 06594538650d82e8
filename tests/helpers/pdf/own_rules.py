"""What we ask of every PDF beside the standards. Each rule yields what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from pdf.reading import Box, Paper, Sheet, spaced, squeezed
from pypdf.generic import DictionaryObject

# A printer leaves so many points of the edge white.
EDGE = 14.0
# What has more headings than this is too long to leaf through.
FEW_HEADINGS = 2
FONT_FILES = {"/FontFile", "/FontFile2", "/FontFile3"}


def _language(paper: Paper) -> Iterator[str]:
    found = str(paper.root.get("/Lang", ""))
    if found.partition("-")[0] != "nl":
        yield f"is in {found or 'no language'}"


def _title(paper: Paper) -> Iterator[str]:
    title = (paper.reader.metadata.title if paper.reader.metadata else None) or ""
    if not title.strip():
        yield "has no title"
    if not paper.root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "shows its file name instead of its title"


def _headings(paper: Paper) -> Iterator[str]:
    levels = [int(one.role[1]) for one in paper.headings]
    if levels[:1] != [1]:
        yield "does not begin with a heading of level 1"
    for before, after in pairwise(paper.headings):
        if int(after.role[1]) > int(before.role[1]) + 1:
            yield f"skips a level before {after.text.strip()}"


def _table_headers(paper: Paper) -> Iterator[str]:
    for table in paper.tree.walk():
        if table.role == "Table" and not any(cell.role == "TH" for cell in table.walk()):
            yield f"has a table without header cells: {table.text.strip()[:60]}"


def _alternatives(paper: Paper) -> Iterator[str]:
    for figure in paper.tree.walk():
        if figure.role == "Figure" and not figure.alternative.strip():
            yield "has a figure without words"


def _bookmarks(paper: Paper) -> Iterator[str]:
    """A handout has every heading; a book, with its contents on a page, those that it lists there."""
    headings = [spaced(one.text) for one in paper.headings]
    found = [spaced(title) for title in _titles(paper.reader.outline)]
    listed = sum(node.role == "TOCI" for node in paper.tree.walk())
    rest = iter(headings)
    if not all(one in rest for one in found):
        yield f"has bookmarks {found[:5]} for headings {headings[:5]}"
    elif len(headings) > FEW_HEADINGS and len(found) != (listed or len(headings)):
        yield f"has {len(found)} bookmarks for {listed or len(headings)} headings"


def _titles(outline: list[Any]) -> Iterator[str]:
    for one in outline:
        if isinstance(one, list):
            yield from _titles(one)
        else:
            yield str(one.title)


def _no_empty_page(paper: Paper) -> Iterator[str]:
    for number, sheet in enumerate(paper.sheets, 1):
        if not squeezed("".join(sheet.marked.values())) and not sheet.pictures:
            yield f"has nothing on page {number}"


def _on_the_page(paper: Paper) -> Iterator[str]:
    for number, sheet in enumerate(paper.sheets, 1):
        for box in sheet.boxes:
            if not _fits(box, sheet):
                yield f"has something outside page {number}: {box}"


def _fits(box: Box, sheet: Sheet) -> bool:
    """Say whether a box leaves the edge free."""
    return min(box.left, box.bottom, sheet.width - box.right, sheet.height - box.top) >= EDGE


def _fonts(paper: Paper) -> Iterator[str]:
    for page in paper.reader.pages:
        for name, font in _fonts_in(page["/Resources"]):
            descriptor = font.get("/FontDescriptor", {})
            if not FONT_FILES & set(descriptor):
                yield f"lacks font {name}"


def _fonts_in(resources: Any) -> Iterator[tuple[str, DictionaryObject]]:
    """Yield every font that a page or a picture on it uses."""
    for font in resources.get("/Font", {}).values():
        for inner in font.get_object().get("/DescendantFonts", [font]):
            yield str(inner.get_object().get("/BaseFont", "")), inner.get_object()
    for drawn in resources.get("/XObject", {}).values():
        yield from _fonts_in(drawn.get_object().get("/Resources", {}))


def _emergency(paper: Paper) -> Iterator[str]:
    for number, sheet in enumerate(paper.sheets, 1):
        words = sheet.text.replace("\u00ad", "-")
        for call in paper.calls:
            if not re.search(rf"(?<!\d){call}(?!\d)", words):
                yield f"lacks {call} on page {number}"


def _page_numbers(paper: Paper) -> Iterator[str]:
    """Of one page none is said, nor on a cover: the first page of a book, which has a table of contents."""
    has_cover = any(node.role == "TOC" for node in paper.tree.walk())
    for number, sheet in enumerate(paper.sheets, 1):
        found = re.findall(r"pagina (\d+) van (\d+)", sheet.text)
        wanted = [(str(number), str(len(paper.sheets)))] if len(paper.sheets) > 1 else []
        if found != wanted and not (has_cover and number == 1 and not found):
            yield f"says {found} on page {number}"


Rule = Callable[[Paper], Iterator[str]]
RULES: Mapping[str, Rule] = {
    "language": _language,
    "title": _title,
    "headings": _headings,
    "table headers": _table_headers,
    "alternative texts": _alternatives,
    "bookmarks": _bookmarks,
    "no empty page": _no_empty_page,
    "on the page": _on_the_page,
    "fonts": _fonts,
    "emergency numbers": _emergency,
    "page numbers": _page_numbers,
}
