"""A picture of a decision aid, as SVG: its questions and outcomes in boxes, its answers on the lines between them.

The picture asks nothing of its page: no style, script or address, and colours that follow the text around it. Classes
let the page colour it: `c-diagram-question`, `c-diagram-outcome`, `c-diagram-answer`, `c-diagram-line`, and
`c-diagram-tone-…` for an outcome whose label has a tone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from leidraad.trees.graph import Graph
from leidraad.trees.layers import Pair, Size
from leidraad.trees.layout import CAREFUL, Box, Placement, Point, layout
from leidraad.trees.lettering import BOLD, TYPE, text_width, wrap

LEADING, BASELINE = 18.0, 14.0
# How wide a question and an outcome are: the first that fits on paper, or else the best. A long answer may be wider.
SHAPES, ANSWER, LONG = ((184.0, 176.0), (212.0, 188.0), (244.0, 200.0)), 128.0, 176.0
# Room within a box at the side and above; its bar, its ring, and the space below an outcome's kind.
PAD, BAR, BADGE, BELOW = (11.0, 9.0), 5.0, 20.0, 4.0
CHIP, BETWEEN = (9.0, 3.0), 3.0
ARROW, TURN = 7.0, 7.0


@dataclass(frozen=True)
class NodeLabel:
    """What a box says: a question's number or an outcome's letter, the text, and of an outcome its kind.

    A tone (small letters, digits and hyphens) becomes a class to colour the outcome by.
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
class Words:
    """The lines in a box: an outcome's kind, beside its letter, and the text; a question's begins beside its number."""

    head: tuple[str, ...]
    body: tuple[str, ...]


@dataclass(frozen=True)
class Picture:
    """Where everything stands, with the lines of text of each node and of the answers from a question to a target."""

    placement: Placement
    nodes: Mapping[str, Words]
    answers: Mapping[Pair, tuple[tuple[str, ...], ...]]


def _badge(sign: str) -> float:
    return max(BADGE, text_width(sign, BOLD) + 7)


def _words(label: NodeLabel, width: float, is_question: bool) -> Words:
    indent = _badge(label.sign) + 6
    if is_question:
        return Words((), wrap(label.text, width - 2 * PAD[0], indent))
    room = width - 2 * PAD[0] - BAR
    return Words(wrap(label.kind, (room - indent) / BOLD), wrap(label.text, room))


def _height(words: Words) -> float:
    return 2 * PAD[1] + LEADING * (len(words.head) + len(words.body)) + (BELOW if words.head else 0)


def _chips(chips: Sequence[Sequence[str]]) -> Size:
    """Return the size of some answers, one above the other."""
    width = max(text_width(line) for lines in chips for line in lines) + 2 * CHIP[0]
    return width, sum(LEADING * len(lines) + 2 * CHIP[1] + BETWEEN for lines in chips) - BETWEEN


def picture(graph: Graph, labels: Labels) -> Picture:
    """Break the texts of a sound graph into lines and place them. Units are those of the drawing: the type has 14."""
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
) -> Picture:
    widths = {node: shape[node not in graph.answers] for node in labels.nodes}
    nodes = {node: _words(label, widths[node], node in graph.answers) for node, label in labels.nodes.items()}
    boxes = {node: (widths[node], _height(words)) for node, words in nodes.items()}
    return Picture(layout(graph, boxes, chips), nodes, answers)


def diagram(graph: Graph, labels: Labels, prefix: str = "") -> str:
    """Return the picture as an SVG element. The prefix keeps its ids apart from those of another on the page.

    Its size is in em, so that its type grows with that of the page.
    """
    found = picture(graph, labels)
    width, height = found.placement.width, found.placement.height
    title, desc = f"{escape(prefix)}title", f"{escape(prefix)}desc"
    size = f'width="{_number(width / 16)}em" height="{_number(height / 16)}em"'
    view = f'viewBox="0 0 {_number(width)} {_number(height)}"'
    named = f'role="img" aria-labelledby="{title} {desc}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="c-diagram" {view} {size} {named}>',
        f'<title id="{title}">{escape(labels.title)}</title>',
        f'<desc id="{desc}">{escape(labels.description)}</desc>',
        f'<g font-family="system-ui, sans-serif" font-size="{_number(TYPE)}" fill="currentColor">',
        *_lines(found.placement),
    ]
    for line in found.placement.lines:
        parts += _answer(line.label, found.answers[line.source, line.target])
    for node, box in found.placement.boxes.items():
        draw = _question if node in graph.answers else _outcome
        parts.append(draw(box, labels.nodes[node], found.nodes[node]))
    return "\n".join((*parts, "</g>", "</svg>", ""))


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _rect(box: Box, rx: float, rest: str) -> str:
    place = f'x="{_number(box.x)}" y="{_number(box.y)}" width="{_number(box.width)}" height="{_number(box.height)}"'
    return f'<rect {place} rx="{_number(rx)}" {rest}/>'


def _text(x: float, y: float, lines: Sequence[str], rest: str = "", indent: float = 0) -> str:
    """Draw lines below each other, the first one's top at y; its left is that much to the right."""
    places = ((x + (0 if i else indent), y + BASELINE + i * LEADING) for i in range(len(lines)))
    spans = (
        f'<tspan x="{_number(left)}" y="{_number(base)}">{escape(line)}</tspan>'
        for (left, base), line in zip(places, lines, strict=True)
    )
    return f"<text{rest}>{' '.join(spans)}</text>"


def _sign(x: float, y: float, sign: str) -> str:
    """Draw a number or letter in a ring, on the first line of its box."""
    width = _badge(sign)
    ring = _rect(Box(x, y + (LEADING - BADGE) / 2, width, BADGE), BADGE / 2, 'fill="none" stroke="currentColor"')
    return ring + _text(x + width / 2, y, [sign], ' font-weight="700" text-anchor="middle"')


def _question(box: Box, label: NodeLabel, words: Words) -> str:
    x, y = box.x + PAD[0], box.y + PAD[1]
    frame = _rect(_inset(box), 10, 'fill="none" stroke="currentColor" stroke-width="1.5"')
    text = _text(x, y, words.body, indent=_badge(label.sign) + 6)
    return f'<g class="c-diagram-question">{frame}{_sign(x, y, label.sign)}{text}</g>'


def _outcome(box: Box, label: NodeLabel, words: Words) -> str:
    x, y = box.x + BAR + PAD[0], box.y + PAD[1]
    tone = f" c-diagram-tone-{escape(label.tone)}" if label.tone else ""
    frame = _rect(_inset(box), 0, 'fill="currentColor" fill-opacity="0.07" stroke="currentColor" stroke-width="1.5"')
    bar = _rect(Box(box.x, box.y, BAR, box.height), 0, 'class="c-diagram-bar"')
    head = _text(x + _badge(label.sign) + 6, y, words.head, ' font-weight="700"')
    body = _text(x, y + len(words.head) * LEADING + BELOW, words.body)
    return f'<g class="c-diagram-outcome{tone}">{frame}{bar}{_sign(x, y, label.sign)}{head}{body}</g>'


def _inset(box: Box) -> Box:
    """Return the middle of a box's border, 1.5 thick."""
    return Box(box.x + 0.75, box.y + 0.75, box.width - 1.5, box.height - 1.5)


def _answer(box: Box, chips: Sequence[Sequence[str]]) -> Iterator[str]:
    """Draw the answers that lead one way, one above the other."""
    y = box.y
    for lines in chips:
        height = LEADING * len(lines) + 2 * CHIP[1]
        frame = _rect(Box(box.x, y, box.width, height), 8, 'fill-opacity="0.1"')
        text = _text(box.x + box.width / 2, y + CHIP[1], lines, ' text-anchor="middle"')
        yield f'<g class="c-diagram-answer">{frame}{text}</g>'
        y += height + BETWEEN


def _lines(placement: Placement) -> Iterator[str]:
    """Draw all lines at once, so that those which join are no darker, and one arrow for each place of arrival."""
    paths = dict.fromkeys(_path(points) for line in placement.lines for points in (line.above, _cut(line.below)))
    ends = dict.fromkeys(line.below[-1] for line in placement.lines)
    arrows = (f"M{_number(x)} {_number(y)}l-4.5 -{ARROW + 2:g}h9z" for x, y in ends)
    drawn = 'fill="none" stroke="currentColor" stroke-width="1.5"'
    yield f'<path class="c-diagram-line" d="{"".join(paths)}" {drawn}/>'
    yield f'<path class="c-diagram-arrow" d="{"".join(arrows)}"/>'


def _cut(points: Sequence[Point]) -> tuple[Point, ...]:
    """Leave room for the arrow."""
    x, y = points[-1]
    return (*points[:-1], (x, y - ARROW))


def _path(points: Sequence[Point]) -> str:
    """Draw a line with round corners."""
    parts = [f"M{_number(points[0][0])} {_number(points[0][1])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        parts.append(f"L{_near(corner, before)}Q{_number(corner[0])} {_number(corner[1])} {_near(corner, after)}")
    return "".join((*parts, f"L{_number(points[-1][0])} {_number(points[-1][1])}"))


def _near(corner: Point, other: Point) -> str:
    """Return the point on the way from a corner to the next where its turn begins or ends."""
    far = abs(other[0] - corner[0]) + abs(other[1] - corner[1])
    part = min(TURN, far / 2) / far
    x, y = (here + (there - here) * part for here, there in zip(corner, other, strict=True))
    return f"{_number(x)} {_number(y)}"
