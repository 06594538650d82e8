"""What a printed document is made of. Templates only set type: nothing is decided after this.

A block becomes plain data with its class name as `kind`; lengths are in points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass


@dataclass(frozen=True)
class Span:
    """Text in one style; `href` is a whole address or empty."""

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str = ""


Inline = tuple[Span, ...]


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 4; `anchor` is unique in its document, or empty."""

    level: int
    text: str
    kicker: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `style` is plain, lead or small, and `notes` are the numbers of its sources."""

    text: Inline
    style: str = "plain"
    notes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Point:
    """One entry of a list."""

    blocks: tuple[Block, ...]
    anchor: str = ""


@dataclass(frozen=True)
class Points:
    """A list; `marker` is bullet, number or box, a tick box for the pen."""

    marker: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Panel:
    """Blocks that stand apart; `style` is alarm, note, theme or plain."""

    style: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Line:
    """A line for the pen after a label."""

    label: str


@dataclass(frozen=True)
class Table:
    """Rows under a header row."""

    head: tuple[str, ...]
    rows: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True)
class Figure:
    """A picture as SVG, with the words that stand for it; width and height in points."""

    svg: str
    description: str
    width: float
    height: float
    caption: str = ""


@dataclass(frozen=True)
class NewPage:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Points | Panel | Line | Table | Figure | NewPage


@dataclass(frozen=True)
class Number:
    """A number to call, at the foot of every page; `name` is empty where the number is the name."""

    name: str
    number: str


@dataclass(frozen=True)
class Furniture:
    """What stands on every page of a document: the labels are the interface's sentences."""

    site: str
    version: str
    date: str
    numbers: tuple[Number, ...]
    page: str
    of: str
    rights: str


@dataclass(frozen=True)
class Document:
    """One handout; `address` is where its page stands on the web, with a QR code, or empty.

    `contents` is the heading of a table of contents; only a book has one.
    """

    id: str
    title: str
    description: str
    language: str
    furniture: Furniture
    blocks: tuple[Block, ...]
    sources: tuple[str, ...] = ()
    sources_heading: str = ""
    address: str = ""
    qr: str = ""
    scale: float = 1.0
    contents: str = ""


def as_data(value: object) -> object:
    """Return a document as plain data."""
    if is_dataclass(value) and not isinstance(value, type):
        return {"kind": type(value).__name__.lower()} | {f.name: as_data(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [as_data(part) for part in value]
    return value


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield every block, and the blocks inside it after it."""
    for block in blocks:
        yield block
        if isinstance(block, Panel):
            yield from walk(block.blocks)
        elif isinstance(block, Points):
            for point in block.points:
                yield from walk(point.blocks)
