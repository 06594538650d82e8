"""How much of its page a card takes at most, without setting it: of nearly all it is sure that they fit.

It counts as the templates set a card, and where they might do otherwise it takes the higher: a line ends only where it
surely may, before the first word that might not fit, and spaces are as large as they can be. Of what it cannot count,
as a word that must be broken, it says endless.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate, chain, pairwise
from typing import Protocol

from leidraad.paper.document import (
    Beside,
    Element,
    Elements,
    Heading,
    Ladder,
    Large,
    NewPage,
    Panel,
    PenLine,
    Points,
    Prose,
    Run,
    Runs,
    Table,
    Trail,
)
from leidraad.paper.letters import SIGNS
from leidraad.paper.publication import Format, Publication

WIDTHS = SIGNS.parent / "widths.json"
MM = 72 / 25.4
# The width and height inside the margins of each kind of card, and the size of its title.
PAGES = {Format.CARD: (180, 259, 24), Format.ACROSS: (273, 176, 22), Format.SMALL: (128, 178, 18)}
# The size of letters, how high a line of them is in that size, and what is between two blocks.
SIZE, LINE = 11.0, 0.66
# The sizes of letters that a card is set in, the largest that fits; it must fit in the smallest. How much larger its
# headings are.
SIZES, HEADINGS = (18.0, 16.0, 14.0, 13.0, 12.0, SIZE), 1.18
# What is said to take more than this much of its page surely takes more than all of it.
MAY_FIT = 1.12
# What is between two paragraphs: on the page, and in a decision or beside a number in large type, and in a table.
SPACE, CLOSE, CLOSEST = 0.62 * SIZE, 0.5 * SIZE, 0.45 * SIZE
# How wide a stop of a trail is at most, what the line below the title keeps free, and what of a line is for a pen.
STOP, RULE, PEN = 17.5, 6, 60
# So much room words take at least beside a number in large type; else they stand below it.
WORDS = 11.6 * SIZE
# How much the sign before an entry takes, how much higher than a letter it is, and what is between two entries.
MARKERS = {
    "bullet": (SIZE, 0, 0.5 * SIZE),
    "number": (2 * SIZE, 0, 0.55 * SIZE),
    "box": (1.9 * SIZE, 0.165 * SIZE, 0.5 * SIZE),
}
STYLES = {"lead": 1.12, "small": 0.9}
# A line may end at a space between two of these: elsewhere a sign may hold on to its neighbour.
ENDS = re.compile(r"(?<=[\w.,;:?!)%'\u2019\u201d-]) +(?=[\w(€'\u2018\u201c])")
# Two letters beside each other can be set a little wider than each alone.
KERNED = 1.02


class Filled(Protocol):
    """What is set on one page: a document, or only what stands inside its margins."""

    @property
    def form(self) -> Format:
        """How it is set."""

    @property
    def blocks(self) -> Elements:
        """What stands inside the margins."""


def sized(document: Publication) -> Publication:
    """Return a card with the sizes of its letters that are to be tried: mostly one, so that nothing is measured."""
    return replace(document, letters=tuple(_tried(document))) if document.form in PAGES else document


def sizes(form: Format) -> tuple[float, ...]:
    """Return the sizes that a kind of card may be set in: its title is larger than what stands below it."""
    title = PAGES[form][-1]
    return tuple(size for size in SIZES if size * HEADINGS < title)


def _tried(card: Publication) -> Iterator[float]:
    """Yield sizes in which a card may fit, the largest first; the last is one in which it does, as was checked."""
    is_unknown = math.isinf(at_most(card))
    for size in sizes(card.form):
        full = at_most(card, size)
        # Where a word must be broken, others would be wider than their cells in letters that are much larger.
        if size == SIZE or full <= MAY_FIT or (is_unknown and size < 4 / 3 * SIZE):
            yield size
        if full <= 1:
            return


def at_most(card: Filled, letters: float = SIZE) -> float:
    """Return how much of its page a card takes at most: 1 is all of it; endless where that cannot be said.

    In larger letters all below its title stands as in a narrower column, where what does not grow with letters takes
    less than is counted.
    """
    across, down, size = PAGES[card.form]
    width = across * MM
    title, *blocks = card.blocks
    assert isinstance(title, Heading), "a card begins with its title"
    beside = width - sum(STOP * len(block.stops) for block in blocks if isinstance(block, Trail))
    kicker = _lines((_loud(title.kicker),), beside, 0.62 * size) * (0.62 * LINE + 0.35) * size if title.kicker else 0
    head = max(STOP, kicker + _tall(_lines((_loud(title.text),), beside, size), size, 0.35))
    grown = letters / SIZE
    below = grown * _stacked([block for block in blocks if not isinstance(block, Trail)], width / grown, RULE)
    # Below it is a line; no sum of lengths is exact, so a point is kept free.
    return (head + 7 + below) / (down * MM)


def _stacked(blocks: Iterable[Element], width: float, free: float | None = None, space: float = SPACE) -> float:
    """Return how high blocks are under each other, below what keeps that free, or the top of a cell.

    Between two is the larger of what each keeps free; `space` is what paragraphs do.
    """
    height = 0.0
    for block in blocks:
        above, tall, below = _height(block, width, space)
        height += tall + (0 if free is None else max(free, above))
        free = below
    return height


def _height(block: Element, width: float, space: float) -> tuple[float, float, float]:  # noqa: PLR0911 - one for each kind
    """Return how high a block is, between what it keeps free above and below it."""
    match block:
        case Heading(level=level, text=text, kicker="") if level > 1:
            size = 1.42 * SIZE
            return 1.02 * SIZE, _tall(_lines((_loud(text),), width, size), size, 0.35), 0.6 * SIZE
        case Prose(text, style, ()):
            size = STYLES.get(style, 1) * SIZE
            return space, _tall(_lines(text, width, size), size), SIZE if style == "lead" else space
        case Points(marker, points):
            sign, more, between = MARKERS[marker]
            tall = sum(_stacked(one.blocks, width - sign, space=space) + more + between for one in points)
            return space, tall - between, space
        case Panel(_, blocks):
            return 0.8 * SIZE, _stacked(blocks, width - 1.6 * SIZE, space=space) + 1.2 * SIZE, 0.8 * SIZE
        case PenLine(label):
            return 1.4 * SIZE, _tall(_lines((Run(label),), width - PEN, SIZE)), SIZE
        case Beside(shares, cells, ruled):
            columns = _columns(shares, width - (0 if ruled else 7 * MM * (len(cells) - 1)))
            return 0.8 * SIZE, _row(cells, columns, 10 if ruled else 0, space) + (4 if ruled else 0), 0.8 * SIZE
        case Ladder(sign, question, answers, shares):
            return 0.55 * SIZE, _decision(sign, question, answers, shares, width - 14) + 10, 0.55 * SIZE
        case Table(shares, heads, rows):
            return 0.6 * SIZE, _table(shares, heads, rows, width), 0.6 * SIZE
        case Large(name, number, blocks):
            beside = width - 20 - 8 * MM - 40 * KERNED * sum(wide(_loud(number)))
            tall = max(40 * LINE, _about(name, blocks, max(beside, WORDS)))
            below = 40 * LINE + CLOSE + _about(name, blocks, width - 20) if beside < WORDS else 0
            return 0.9 * SIZE, max(tall, below) + 16, 0.9 * SIZE
    return 0, math.inf, 0


def _about(name: str, blocks: Elements, width: float) -> float:
    """Return how high the words about a number in large type are."""
    named = _tall(_lines((_loud(name),), width, 14), 14) + CLOSE if name else 0
    return named + _stacked(blocks, width, space=CLOSE)


def _columns(shares: Sequence[int], width: float) -> list[float]:
    return [share * width / sum(shares) for share in shares]


def _row(cells: Sequence[Elements], columns: Sequence[float], inset: float, space: float) -> float:
    found = (_stacked(cell, column - inset, space=space) for cell, column in zip(cells, columns, strict=True))
    return max(found, default=0)


def _decision(sign: str, question: Elements, answers: Sequence[Elements], shares: Sequence[int], width: float) -> float:
    """Return how high a decision is: its sign in its first line, and its answers in rows."""
    first, *more = question
    if not isinstance(first, Prose):
        return math.inf
    asked = Prose((Run("MM"), *first.text), marks=first.marks) if sign else first
    found = _stacked((asked, *more), width, space=CLOSE) + (3 if sign else 0) + (CLOSE - 4 if answers else 0)
    count = len(shares)
    columns = _columns(shares, width - 6 * MM * (count - 1))
    rows = (answers[at : at + count] for at in range(0, len(answers), count or 1))
    return found + sum(_row(row, columns[: len(row)], 0, CLOSE) + 10 for row in rows)


def _table(shares: Sequence[int], heads: Sequence[str], rows: Sequence[Sequence[Elements]], width: float) -> float:
    """Return how high a table is; its first column has strong letters."""
    named = [tuple((Prose((_loud(head),)),) for head in heads)] if heads else []
    strong = [(tuple(map(_strong, first)), *rest) for first, *rest in rows]
    return sum(_row(row, _columns(shares, width), 10, CLOSEST) + 7 for row in [*named, *strong])


def _strong(block: Element) -> Element:
    """Return a paragraph in strong letters; of any other block in them nothing is known."""
    if not isinstance(block, Prose):
        return NewPage()
    return replace(block, text=tuple(map(_loud, (run.text for run in block.text))))


def _loud(text: str) -> Run:
    return Run(text, strong=True)


def _tall(lines: float, size: float = SIZE, leading: float = 0.48) -> float:
    return (lines * (LINE + leading) - leading) * size


def _lines(text: Runs, width: float, size: float) -> float:
    """Return in how many lines a text surely stands; endless when a word is wider than a line."""
    whole, room = "".join(run.text for run in text), width / size / KERNED
    until = [0.0, *accumulate(chain.from_iterable(map(wide, text)))]
    ends = [(found.start(), found.end()) for found in ENDS.finditer(whole)]
    lines, line = 1, 0
    for (_, start), (end, _) in pairwise([(0, 0), *ends, (len(whole), 0)]):
        if until[end] - until[line] > room:
            lines, line = lines + 1, start
        if until[end] - until[line] > room:
            return math.inf
    return math.inf if "\n" in whole else lines


def wide(run: Run) -> Iterator[float]:
    """Return how wide each sign is, in the size of the letters."""
    return map(_widths()[run.strong].__getitem__, run.text)


class _Widths(dict[str, float]):
    """How wide each sign is; any other is as wide as the widest that there is."""

    def __missing__(self, sign: str) -> float:
        return self[""]


@cache
def _widths() -> tuple[_Widths, ...]:
    """Return how wide each sign is, in plain and in strong letters."""
    return tuple(
        _Widths((sign, int(width) / 1000) for width, signs in found.items() for sign in (*signs, ""))
        for found in json.loads(WIDTHS.read_text(encoding="utf-8"))
    )
