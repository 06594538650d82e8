"""What a printed document is made of; lengths are in points. A block becomes data with its class name as `kind`."""

from __future__ import annotations

from dataclasses import dataclass

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
    """A paragraph; `style` is plain, lead, kind, label or small, and its marks lead to its sources.

    What is pointed at has a `place`; `see` is the place where all of a text stands that only begins here.
    """

    text: Runs
    style: str = "plain"
    marks: tuple[Mark, ...] = ()
    place: str = ""
    see: str = ""


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
    """Blocks that stand apart; `style` is note, plain or theme. A whole one stands on one page."""

    style: str
    blocks: tuple[Element, ...]
    whole: bool = False


@dataclass(frozen=True)
class Together:
    """Blocks that stand on one page, where they fit on one; those that are short surely do."""

    blocks: tuple[Element, ...]
    short: bool = False


@dataclass(frozen=True)
class Callee:
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
class Trail:
    """The units of a chapter as the stops of a way, each with whether it is this one."""

    stops: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Beside:
    """Cells side by side, each as wide as its share; ruled ones have a line around them."""

    shares: tuple[int, ...]
    cells: tuple[tuple[Element, ...], ...]
    ruled: bool = False


@dataclass(frozen=True)
class Ladder:
    """What is decided, with what follows from each answer beside each other; `sign` is its number or empty.

    Answers stand in rows of as many as there are shares, each as wide as its share.
    """

    sign: str
    question: tuple[Element, ...]
    answers: tuple[tuple[Element, ...], ...]
    shares: tuple[int, ...]


@dataclass(frozen=True)
class Table:
    """Rows of cells below their headings, which may be empty; the first column is strong."""

    shares: tuple[int, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[tuple[Element, ...], ...], ...]


@dataclass(frozen=True)
class Large:
    """Whom to call, read from a distance."""

    name: str
    number: str
    blocks: tuple[Element, ...]


@dataclass(frozen=True)
class NewPage:
    """What follows begins on a new page."""


Element = (
    Heading | Prose | Points | Panel | Together | Callee | PenLine | Figure | Chart | NewPage | Trail | Beside | Ladder
    | Table | Large
)  # fmt: skip
Elements = tuple[Element, ...]
