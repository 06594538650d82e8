"""A PDF as a screen reader meets it: its text in the order of its tags, and where everything stands on its page."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject

# A word may be broken at the end of a line, and fonts have one sign for every hyphen.
BREAKS = re.compile(r"[\s\u00ad\u2010\u2011-]+")
BLOCKS = frozenset({"P", "H1", "H2", "H3", "H4", "H5", "H6", "LBody", "TH", "TD", "Caption", "TOCI"})
UNIT = (0.0, 0.0, 1.0, 1.0)


def squeezed(text: str) -> str:
    """Return a text without anything that setting it may add or take away: spaces, line ends and hyphens."""
    return BREAKS.sub("", unicodedata.normalize("NFKC", text))


def spaced(text: str) -> str:
    """Return a text as one line, with the words whole again that were broken at the end of a line."""
    whole = text.replace("\u00ad\n", "").replace("\u00ad", "-").replace("/\n", "/")
    return " ".join(whole.split())


@dataclass(frozen=True)
class Box:
    """The smallest upright rectangle around something on a page."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class Node:
    """An element of the structure: its role, its alternative text, its own words and the elements in it."""

    role: str
    alternative: str
    parts: tuple[Node | str, ...]

    @property
    def text(self) -> str:
        """All words in it."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    def walk(self) -> Iterator[Node]:
        """Yield it and everything in it, in the order of reading."""
        yield self
        for part in self.parts:
            if isinstance(part, Node):
                yield from part.walk()

    def blocks(self, leaving_out: frozenset[str] = frozenset()) -> Iterator[Node]:
        """Yield every paragraph, heading, list entry and cell that has words of its own."""
        if self.role in leaving_out:
            return
        inner = [block for part in self.parts if isinstance(part, Node) for block in part.blocks(leaving_out)]
        if inner:
            yield from inner
        elif self.role in BLOCKS:
            yield self


@dataclass
class Sheet:
    """One page: its size, all its words, those of each marked part, the boxes of all, and how many are of pictures."""

    width: float
    height: float
    text: str = ""
    marked: dict[int, str] = field(default_factory=lambda: defaultdict(str))
    boxes: list[Box] = field(default_factory=list)
    pictures: int = 0


@dataclass(frozen=True)
class Paper:
    """A PDF, read when it is asked for, and only once; `calls` are the numbers that must stand on every page of it."""

    pdf: bytes
    calls: tuple[str, ...] = ()

    @cached_property
    def reader(self) -> pypdf.PdfReader:
        """What pypdf finds in it."""
        return pypdf.PdfReader(io.BytesIO(self.pdf))

    @property
    def root(self) -> DictionaryObject:
        """The catalogue."""
        root = self.reader.trailer["/Root"].get_object()
        assert isinstance(root, DictionaryObject)
        return root

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """Every page."""
        return tuple(_Listener(page).sheet for page in self.reader.pages)

    @cached_property
    def tree(self) -> Node:
        """The structure; of an untagged PDF there is nothing."""
        numbers = {page.indirect_reference.idnum: at for at, page in enumerate(self.reader.pages)}  # type: ignore[union-attr]
        root = self.root.get("/StructTreeRoot", DictionaryObject()).get_object()
        return _node(root, numbers, self.sheets, -1)

    @cached_property
    def headings(self) -> tuple[Node, ...]:
        """Every heading."""
        return tuple(node for node in self.tree.walk() if re.fullmatch("H[1-6]", node.role))

    @cached_property
    def words(self) -> str:
        """All that is read aloud, squeezed; without the bullets and numbers of lists, and the words in pictures."""
        return squeezed("".join(_words(self.tree)))


def _words(node: Node) -> Iterator[str]:
    for part in node.parts if node.role not in ("Lbl", "Figure") else ():
        if isinstance(part, str):
            yield part
        else:
            yield from _words(part)


def _node(element: DictionaryObject, pages: Mapping[int, int], sheets: tuple[Sheet, ...], page: int) -> Node:
    if "/Pg" in element:
        page = pages.get(element.raw_get("/Pg").idnum, page)
    kids = element.get("/K", ArrayObject())
    kids = kids.get_object() if hasattr(kids, "get_object") else kids
    parts: list[Node | str] = []
    for kid in kids if isinstance(kids, ArrayObject) else [kids]:
        one = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(one, int):
            parts.append(sheets[page].marked[one])
        elif one.get("/Type") == "/MCR":
            parts.append(sheets[pages[one.raw_get("/Pg").idnum]].marked[one["/MCID"]])
        elif "/S" in one:
            parts.append(_node(one, pages, sheets, page))
    role, alternative = str(element.get("/S", "")).lstrip("/"), str(element.get("/Alt", ""))
    return Node(role, alternative, tuple(parts))


class _Listener:
    """Hears what pypdf meets on a page: marks, words and pictures."""

    def __init__(self, page: pypdf.PageObject) -> None:
        self.sheet = Sheet(float(page.mediabox.width), float(page.mediabox.height))
        self.page, self.depth, self.size = page, 0, 0.0
        self.marks: list[int | None] = []
        self.font: Mapping[int, float] = {}
        self.fonts: dict[str, Mapping[int, float]] = {}
        self.sheet.text = page.extract_text(
            visitor_operand_before=self.before, visitor_operand_after=self.after, visitor_text=self.say
        )

    def before(self, operator: bytes, operands: list[Any], outer: list[float], inner: list[float]) -> None:
        match operator:
            case b"BDC":
                marks = operands[1] if isinstance(operands[1], dict) else {}
                self.marks.append(marks.get("/MCID", self.marks[-1] if self.marks else None))
            case b"BMC":
                self.marks.append(self.marks[-1] if self.marks else None)
            case b"EMC":
                self.marks.pop()
            case b"Tf" if not self.depth:
                self.font, self.size = self._font(operands[0]), float(operands[1])
            case b"Tj" | b"TJ" if not self.depth:
                shown = operands[0] if operator == b"TJ" else [operands[0]]
                self._box(_times(inner, outer), (0.0, 0.0, self._width(shown), self.size * 0.7))
            case b"Do":
                if not self.depth:
                    self.sheet.pictures += 1
                    drawn = self.page["/Resources"]["/XObject"][operands[0]]
                    area = [float(number) for number in drawn["/BBox"]] if "/BBox" in drawn else UNIT
                    self._box(_times(drawn.get("/Matrix", [1, 0, 0, 1, 0, 0]), outer), area)
                self.depth += 1

    def after(self, operator: bytes, *_: object) -> None:
        if operator == b"Do":
            self.depth -= 1

    def say(self, text: str, *_: object) -> None:
        if self.marks and self.marks[-1] is not None:
            self.sheet.marked[self.marks[-1]] += text

    def _font(self, name: str) -> Mapping[int, float]:
        if name not in self.fonts:
            self.fonts[name] = _widths(self.page["/Resources"]["/Font"][name])
        return self.fonts[name]

    def _width(self, shown: list[Any]) -> float:
        width = 0.0
        for part in shown:
            if isinstance(part, int | float):
                width -= float(part)
            else:
                codes = part.original_bytes
                width += sum(self.font.get(high * 256 + low, 1000.0) for high, low in _pairs(codes))
        return width * self.size / 1000

    def _box(self, to_page: list[float], area: tuple[float, ...] | list[float]) -> None:
        a, b, c, d, e, f = to_page
        corners = [(x * a + y * c + e, x * b + y * d + f) for x in (area[0], area[2]) for y in (area[1], area[3])]
        xs, ys = zip(*corners, strict=True)
        self.sheet.boxes.append(Box(min(xs), min(ys), max(xs), max(ys)))


def _pairs(codes: bytes) -> Iterator[tuple[int, int]]:
    return zip(codes[::2], codes[1::2], strict=True)


def _times(first: Any, second: Any) -> list[float]:
    """Return the matrix that does the one and then the other."""
    a, b, c, d, e, f = map(float, first)
    g, h, i, j, k, m = map(float, second)
    return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m]


def _widths(font: DictionaryObject) -> dict[int, float]:
    """Return the width of each code of a font, in thousandths."""
    found: dict[int, float] = {}
    [inner] = font["/DescendantFonts"]
    widths = iter(inner.get_object()["/W"])
    for first in widths:
        after = next(widths)
        if isinstance(after, ArrayObject):
            found |= {first + at: float(width) for at, width in enumerate(after)}
        else:
            width = float(next(widths))
            found |= dict.fromkeys(range(first, after + 1), width)
    return found
