"""What a printed document is made of; lengths are in points. A block becomes data with its class name as `kind`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from leidraad.trees.diagram import NodeLabel


@dataclass(frozen=True)
class Run:
    """Text in one style; `href` is a whole address or empty."""

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Mark:
    """What stands behind a text and leads to its note; the note finds it back by its place."""

    note: str
    place: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 4; a kicker is its first line. Only listed ones are contents and bookmarks."""

    level: int
    text: str
    kicker: str = ""
    listed: bool = True


@dataclass(frozen=True)
class Prose:
    """A paragraph; `style` is plain, lead, kind or small, and its marks lead to its sources."""

    text: Runs
    style: str = "plain"
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Point:
    """One entry of a list."""

    blocks: tuple[Element, ...]


@dataclass(frozen=True)
class Points:
    """A list; `marker` is bullet, number, from `first` on, or box, a tick box for the pen."""

    marker: str
    points: tuple[Point, ...]
    first: int = 1


@dataclass(frozen=True)
class Panel:
    """Blocks that stand apart; `style` is note or plain. A whole one stands on one page."""

    style: str
    blocks: tuple[Element, ...]
    whole: bool = False


@dataclass(frozen=True)
class Together:
    """Blocks that stand on one page; only few, as they must fit."""

    blocks: tuple[Element, ...]


@dataclass(frozen=True)
class Card:
    """Somebody to call; without a sure number it says so. What more there is to say stands in the blocks."""

    name: str
    number: str
    sure: bool
    marks: tuple[Mark, ...]
    blocks: tuple[Element, ...]
    whole: bool = True


@dataclass(frozen=True)
class PenLine:
    """A line for the pen after a label."""

    label: str


@dataclass(frozen=True)
class Figure:
    """A picture as SVG, with the words that stand for it; one that is turned has a page of its own across.

    Width and height, in points, are the least at which it can be read: it is never set smaller.
    """

    svg: str
    description: str
    width: float
    height: float
    caption: str = ""
    turned: bool = False


@dataclass(frozen=True)
class Chart:
    """What a decision aid is drawn from that is too large for a page: it becomes figures when the document is set."""

    title: str
    description: str
    start: str
    answers: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    ends: tuple[str, ...]
    nodes: tuple[tuple[str, NodeLabel], ...]
    words: tuple[tuple[tuple[str, str], str], ...]
    part: str
    jump: str


@dataclass(frozen=True)
class NewPage:
    """What follows begins on a new page."""


Element = Heading | Prose | Points | Panel | Together | Card | PenLine | Figure | Chart | NewPage
Elements = tuple[Element, ...]


@dataclass(frozen=True)
class FootNumber:
    """A number to call, at the foot of every page; `name` is empty where the number is the name."""

    name: str
    number: str


@dataclass(frozen=True)
class Furniture:
    """What stands on every page of a document: the labels are the interface's sentences."""

    site: str
    version: str
    date: str
    numbers: tuple[FootNumber, ...]
    page: str
    of: str
    rights: str


@dataclass(frozen=True)
class Cited:
    """A document that notes cite, by its letter."""

    letter: str
    title: str


@dataclass(frozen=True)
class Checked:
    """Documents that were checked on the same day; the label says when."""

    label: str
    documents: tuple[Cited, ...]


@dataclass(frozen=True)
class Note:
    """Where a text comes from, by name; `back` is the place of the first mark of it, or empty."""

    name: str
    text: Runs
    back: str


# Notes under each other.
Column = tuple[Note, ...]


@dataclass(frozen=True)
class Sources:
    """Where all comes from: the documents, what the first words of the notes mean, and rows of columns of notes."""

    heading: str = ""
    checked: tuple[Checked, ...] = ()
    legend: tuple[str, ...] = ()
    rows: tuple[tuple[Column, ...], ...] = ()


class Format(StrEnum):
    """How a document is set: on A4, on one side of it, as a book of A4, or as one of A5 to fold and staple."""

    HANDOUT = "handout"
    POSTER = "poster"
    BOOK = "book"
    POCKET = "pocket"


@dataclass(frozen=True)
class Publication:
    """One handout; `address` is where its page stands on the web, with a QR code, or empty.

    `contents` is the heading of a table of contents; only a book has one.
    """

    id: str
    title: str
    description: str
    language: str
    furniture: Furniture
    blocks: tuple[Element, ...]
    sources: Sources
    form: Format = Format.HANDOUT
    address: str = ""
    qr: str = ""
    contents: str = ""
