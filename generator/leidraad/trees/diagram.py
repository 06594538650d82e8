"""A picture of a decision aid as data: its questions and outcomes in boxes, its answers on the lines between them.

Nothing here knows how it is drawn: `svg` prints it, for the web and for paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from leidraad.trees.graph import Graph
from leidraad.trees.layers import Pair, Size
from leidraad.trees.layout import CAREFUL, Box, Placement, layout
from leidraad.trees.lettering import BOLD, text_width, wrap

LEADING, BASELINE = 18.0, 14.0
# How wide a question and an outcome are: the first that fits on paper, or else the best. A long answer may be wider.
SHAPES, ANSWER, LONG = ((184.0, 176.0), (212.0, 188.0), (244.0, 200.0)), 128.0, 176.0
# Room within a box at the side and above; its bar, its ring, and the space below an outcome's kind.
PAD, BAR, BADGE, BELOW = (11.0, 9.0), 5.0, 20.0, 4.0
CHIP, BETWEEN = (9.0, 3.0), 3.0
# What a part of a picture is.
ShapeRole = Literal["question", "outcome", "answer"]


@dataclass(frozen=True)
class NodeLabel:
    """What a box says: a question's number or an outcome's letter, the text, and of an outcome its kind.

    A tone (small letters, digits and hyphens) is what to colour the outcome by.
    """

    sign: str
    text: str
    kind: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Labels:
    """All words of a picture, as plain text: by node, and by question and answer."""

    title: str
    description: str
    nodes: Mapping[str, NodeLabel]
    answers: Mapping[tuple[str, str], str]


@dataclass(frozen=True)
class TextLines:
    """Some lines of text, each with where it begins on its baseline, or where its middle is if they are centred."""

    lines: tuple[tuple[float, float, str], ...]
    bold: bool = False
    centred: bool = False


@dataclass(frozen=True)
class Shape:
    """A question, an outcome or an answer: its box, what is written in it, and the ring around its number or letter.

    The bar of an outcome stands within its box, at the left.
    """

    role: ShapeRole
    box: Box
    words: tuple[TextLines, ...]
    ring: Box | None = None
    bar: Box | None = None
    tone: str = ""


@dataclass(frozen=True)
class Picture:
    """What it is called and says in words, where everything stands, and its parts: the answers, and then the boxes.

    Units are those of the drawing: the type has 14.
    """

    title: str
    description: str
    placement: Placement
    parts: tuple[Shape, ...]


@dataclass(frozen=True)
class _Inside:
    """The lines in a box: an outcome's kind, beside its letter, and the text; a question's begins beside its number."""

    head: tuple[str, ...]
    body: tuple[str, ...]


@dataclass(frozen=True)
class _Draft:
    """Where everything stands, with the lines of text of each node and of the answers from a question to a target."""

    placement: Placement
    nodes: Mapping[str, _Inside]
    answers: Mapping[Pair, tuple[tuple[str, ...], ...]]


def _badge(sign: str) -> float:
    return max(BADGE, text_width(sign, BOLD) + 7)


def _inside(label: NodeLabel, width: float, is_question: bool) -> _Inside:
    indent = _badge(label.sign) + 6
    if is_question:
        return _Inside((), wrap(label.text, width - 2 * PAD[0], indent))
    room = width - 2 * PAD[0] - BAR
    return _Inside(wrap(label.kind, (room - indent) / BOLD), wrap(label.text, room))


def _height(words: _Inside) -> float:
    return 2 * PAD[1] + LEADING * (len(words.head) + len(words.body)) + (BELOW if words.head else 0)


def _chips(chips: Sequence[Sequence[str]]) -> Size:
    """Return the size of some answers, one above the other."""
    width = max(text_width(line) for lines in chips for line in lines) + 2 * CHIP[0]
    return width, sum(LEADING * len(lines) + 2 * CHIP[1] + BETWEEN for lines in chips) - BETWEEN


def picture(graph: Graph, labels: Labels) -> Picture:
    """Break the texts of a sound graph into lines and place them."""
    draft = _draft(graph, labels)
    placement = draft.placement
    answers = (_answers(line.label, draft.answers[line.source, line.target]) for line in placement.lines)
    nodes = (
        (_question if node in graph.answers else _outcome)(box, labels.nodes[node], draft.nodes[node])
        for node, box in placement.boxes.items()
    )
    return Picture(labels.title, labels.description, placement, (*chain.from_iterable(answers), *nodes))


def _draft(graph: Graph, labels: Labels) -> _Draft:
    answers: dict[Pair, tuple[tuple[str, ...], ...]] = {}
    for node, ways in graph.answers.items():
        for answer, target in ways:
            answers[node, target] = (*answers.get((node, target), ()), _answer_lines(labels.answers[node, answer]))
    chips = {pair: _chips(lines) for pair, lines in answers.items()}
    tried = []
    for shape in SHAPES if len(labels.nodes) <= CAREFUL else SHAPES[:1]:
        tried.append(_shaped(graph, labels, shape, answers, chips))
        if tried[-1].placement.sheets <= 1:
            return tried[-1]
    return min(tried, key=lambda found: found.placement.faults)


def _answer_lines(text: str) -> tuple[str, ...]:
    lines = wrap(text, ANSWER)
    return lines if len(lines) <= 3 else wrap(text, LONG)


def _shaped(
    graph: Graph,
    labels: Labels,
    shape: tuple[float, float],
    answers: Mapping[Pair, tuple[tuple[str, ...], ...]],
    chips: Mapping[Pair, Size],
) -> _Draft:
    widths = {node: shape[node not in graph.answers] for node in labels.nodes}
    nodes = {node: _inside(label, widths[node], node in graph.answers) for node, label in labels.nodes.items()}
    boxes = {node: (widths[node], _height(words)) for node, words in nodes.items()}
    return _Draft(layout(graph, boxes, chips), nodes, answers)


def _lines(x: float, y: float, lines: Sequence[str], indent: float = 0) -> tuple[tuple[float, float, str], ...]:
    """Place lines below each other, the first one's top at y; its left is that much to the right."""
    return tuple((x + (0 if i else indent), y + BASELINE + i * LEADING, line) for i, line in enumerate(lines))


def _sign(x: float, y: float, sign: str) -> tuple[Box, TextLines]:
    """Place a number or letter in its ring, on the first line of its box."""
    ring = Box(x, y + (LEADING - BADGE) / 2, _badge(sign), BADGE)
    return ring, TextLines(_lines(x + ring.width / 2, y, [sign]), bold=True, centred=True)


def _question(box: Box, label: NodeLabel, inside: _Inside) -> Shape:
    x, y = box.x + PAD[0], box.y + PAD[1]
    ring, sign = _sign(x, y, label.sign)
    return Shape("question", box, (sign, TextLines(_lines(x, y, inside.body, ring.width + 6))), ring)


def _outcome(box: Box, label: NodeLabel, inside: _Inside) -> Shape:
    x, y = box.x + BAR + PAD[0], box.y + PAD[1]
    ring, sign = _sign(x, y, label.sign)
    head = TextLines(_lines(x + ring.width + 6, y, inside.head), bold=True)
    body = TextLines(_lines(x, y + len(inside.head) * LEADING + BELOW, inside.body))
    bar = Box(box.x, box.y, BAR, box.height)
    return Shape("outcome", box, (sign, head, body), ring, bar, label.tone)


def _answers(box: Box, chips: Sequence[Sequence[str]]) -> Iterator[Shape]:
    """Place the answers that lead one way, one above the other."""
    y = box.y
    for lines in chips:
        height = LEADING * len(lines) + 2 * CHIP[1]
        text = TextLines(_lines(box.x + box.width / 2, y + CHIP[1], lines), centred=True)
        yield Shape("answer", Box(box.x, y, box.width, height), (text,))
        y += height + BETWEEN
