"""Where the boxes, lines and answers of a picture stand: a layered drawing in the manner of Sugiyama (1981).

`layers` says what stands in which row and order, `spread` how far to the right; this draws the lines. They bend only in
the channels between two levels, each on a track of its own. Leaving a question they are one line until they part, and
leading to one target they join.

It is ours because no library on PyPI draws this. In pure Python, grandalf is GPL or EPL and alpha, graph-layout knows
no sizes and no labels, pyelk draws lines through boxes and orthogonal is AGPL. The compiled graphlay and fast-sugiyama
are young and reserve no place for labels. None keeps within a width, and none joins lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from leidraad.trees.graph import Graph
from leidraad.trees.layers import PASSING, Layers, Pair, Seat, Size, layers
from leidraad.trees.nets import TRACK, Net, highest_first, tracks_of
from leidraad.trees.rows import rows
from leidraad.trees.spread import spread

Spot = tuple[float, float]

MARGIN = 4.0
# What a channel takes above and below its tracks, from boxes to answers, and from answers to boxes with the arrows.
FORK, JOIN = (8.0, 7.0), (7.0, 15.0)
# How far from its middle a line may touch a box to run straight, and how far it keeps from a corner.
NEAR, CORNER = 26.0, 14.0
COLUMNS = (2, 3, 4, 5)
# Of more boxes only one picture is tried, as nobody sees it at once; ours have 25 at most.
CAREFUL = 48
# What an A4 with margins of 15 mm has room for in type of 9 points, below a title.
SHEET, TITLE = (792.0, 1130.0), 47.0


@dataclass(frozen=True)
class Box:
    """A rectangle: its left upper corner and its size, in the unit of the sizes that were given; y runs down."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Wire:
    """A line from a question down to its answer, and on to a target. Both parts only run down, left or right."""

    source: str
    target: str
    above: tuple[Spot, ...]
    label: Box
    below: tuple[Spot, ...]


@dataclass(frozen=True)
class Placement:
    """A picture: a box for each node, a line for each question and target, and the size of it all, from (0, 0).

    It counts how often lines cross, and how often they have to go aside.

    Boxes and labels do not overlap. A line touches no box or label but its own, and those only at their borders. Two
    lines share a stretch only before their answers if they leave one question, and after them if they lead to one
    target. Every target stands below its questions.
    """

    boxes: Mapping[str, Box]
    lines: tuple[Wire, ...]
    width: float
    height: float
    crossings: int
    bends: int

    @property
    def sheets(self) -> float:
        """How large it is beside what an A4 has room for when a unit is 9/14 points: at most 1 if it fits."""
        upright = max(self.width / SHEET[0], self.height / SHEET[1])
        across = max(self.width / (SHEET[1] + TITLE), self.height / (SHEET[0] - TITLE))
        return min(upright, across)

    @property
    def faults(self) -> float:
        """What is against it, to choose by: lines that cross or bend, small type on paper and scrolling sideways."""
        return self.crossings * 0.06 + self.bends * 0.025 + max(1.0, self.sheets) * 1.5 + self.width / 1600


def layout(graph: Graph, boxes: Mapping[str, Size], labels: Mapping[Pair, Size]) -> Placement:
    """Place a sound graph: of a few ways to break it into rows, the one that reads best on a phone and on paper.

    `boxes` has the size of each node, at least 60 wide, and `labels` that of each pair of a question and where some of
    its answers lead, at least 20 wide. The same input gives the same placement.
    """
    some = COLUMNS if len(boxes) <= CAREFUL else COLUMNS[-1:]
    different = {tuple(rows(graph, columns).items()): columns for columns in reversed(some)}
    tried = (_place(layers(graph, boxes, labels, columns)) for columns in sorted(different.values()))
    return min(tried, key=lambda placement: placement.faults)


def _nets(placed: Layers, x: Mapping[Seat, float], level: int) -> list[Net]:
    """Gather the lines below a level into nets, each end where its line can be most straight."""
    nets = []
    fork = level % 2 == 0
    for hub in placed.levels[level if fork else level + 1]:
        others = (placed.down if fork else placed.up).get(hub, ())
        middle = _aim(placed, x, hub, [x[other] for other in others])
        if fork:
            nets.append(Net({hub: middle}, {other: x[other] for other in others}))
        else:
            nets.append(Net({other: _aim(placed, x, other, [middle]) for other in others}, {hub: middle}))
    return [net for net in nets if net.tops and net.bottoms]


def _aim(placed: Layers, x: Mapping[Seat, float], item: Seat, others: Sequence[float]) -> float:
    """Return where a line touches an item: right above or below its other end if that is near enough."""
    reach = max(placed.sizes[item][0] / 2 - CORNER, 0)
    other = min(others, key=lambda other: abs(other - x[item]), default=x[item])
    return other if abs(other - x[item]) <= (reach if len(others) == 1 else min(reach, NEAR)) else x[item]


@dataclass(frozen=True)
class _Channel:
    """What runs between two levels: where each line leaves and arrives, on which track, and how high it all is."""

    nets: Mapping[tuple[Seat, Seat], tuple[float, float, float | None]]
    height: float
    crossings: int
    bends: int


def _channel(placed: Layers, x: dict[Seat, float], level: int) -> _Channel:
    """Lay the lines below a level. One that had to give way passes the next level where it is then."""
    nets = _nets(placed, x, level)
    straight = [net for net in nets if net.is_straight]
    bent = highest_first([net for net in nets if not net.is_straight])
    tracks = tracks_of(bent)
    before, after = JOIN if level % 2 else FORK
    links: dict[tuple[Seat, Seat], tuple[float, float, float | None]] = {}
    for net, track in (*((net, None) for net in straight), *zip(bent, tracks, strict=True)):
        x.update({item: place for item, place in net.bottoms.items() if item.kind in PASSING})
        bar = None if track is None else before + track * TRACK
        links |= {(a, b): (start, to, bar) for a, start in net.tops.items() for b, to in net.bottoms.items()}
    crossings = sum(net.crossed(far) for i, net in enumerate(bent) for far in (*straight, *bent[i + 1 :]))
    bends = sum(start != to for start, to, _ in links.values())
    return _Channel(links, before + max(tracks, default=0) * TRACK + after, crossings, bends)


def _place(placed: Layers) -> Placement:
    """Give the levels and channels their heights, and draw every line from its start to its end."""
    middles, width = spread(placed)
    x = dict(middles)
    channels = [_channel(placed, x, level) for level in range(len(placed.levels) - 1)]
    y, tops = MARGIN, []
    for level, items in enumerate(placed.levels):
        tops.append(y)
        y += max(placed.sizes[item][1] for item in items)
        y += channels[level].height if level < len(channels) else MARGIN
    boxes = {
        item: Box(MARGIN + x[item] - size[0] / 2, tops[item.level], *size)
        for item, size in placed.sizes.items()
        if item.kind in {"box", "label"}
    }
    lines = tuple(_line(way, channels, tops, boxes) for way in placed.ways.values())
    nodes = {item.target: box for item, box in boxes.items() if item.kind == "box"}
    crossings, bends = sum(channel.crossings for channel in channels), sum(channel.bends for channel in channels)
    return Placement(nodes, lines, width + 2 * MARGIN, y, crossings, bends)


def _line(way: Sequence[Seat], channels: Sequence[_Channel], tops: Sequence[float], boxes: Mapping[Seat, Box]) -> Wire:
    parts: list[list[Spot]] = [[]]
    for above, below in pairwise(way):
        channel = channels[above.level]
        x, to, bar = channel.nets[above, below]
        if above in boxes:
            parts[-1].append((MARGIN + x, boxes[above].y + boxes[above].height))
        if bar is not None and x != to:
            start = tops[below.level] - channel.height
            parts[-1] += [(MARGIN + x, start + bar), (MARGIN + to, start + bar)]
        if below in boxes:
            parts[-1].append((MARGIN + to, tops[below.level]))
            parts.append([])
    label = next(item for item in way if item.kind == "label")
    return Wire(label.source, label.target, tuple(parts[0]), boxes[label], tuple(parts[1]))
