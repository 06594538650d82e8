"""In which row of a picture each box of a decision aid stands, and in which order.

A picture has levels. Even ones are rows of boxes; below each is a level with the answers to its questions. What passes
a level on its way is an item of it too: the line from a question to its later answers, or the one line in which all
lines to a target join. So every link goes from one level to the next.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, pairwise
from random import Random

from leidraad.trees.graph import Graph
from leidraad.trees.rows import rows

Size = tuple[float, float]
# A question and where one or more of its answers lead.
Pair = tuple[str, str]
# Such a line, with the levels of its question, its answer and where it leads.
Reach = tuple[str, str, int, int, int]

# Between two items, and how wide a line is: room enough for lines to give way to each other.
GAP, TRUNK = 14.0, 8.0
# How often the rows are sorted, and from how many orders; in the last rounds neighbours are swapped too.
SWEEPS, STARTS, SWAPS = 8, 3, 2
# Of a picture with more items no neighbours are swapped, as each swap looks at all that is near, and one begins once.
SWAPPED = 400


@dataclass(frozen=True, eq=False, slots=True)
class Seat:
    """What has a place in a level. There is one object for each, so that it is found at once.

    Its kind is "box", or "label" for an answer, or "out" and "in" for a line that passes, before and after its answer.
    """

    level: int
    kind: str
    source: str
    target: str


Neighbours = Mapping[Seat, Sequence[Seat]]
# The kinds of line that pass.
PASSING = frozenset({"in", "out"})


@dataclass(frozen=True)
class Layers:
    """The items of each level from left to right, their sizes, what hangs above and below each, and the way of a line.

    The way of the line from a question to a target has one item a level.
    """

    levels: Sequence[Sequence[Seat]]
    sizes: Mapping[Seat, Size]
    up: Neighbours
    down: Neighbours
    ways: Mapping[Pair, Sequence[Seat]]


def layers(graph: Graph, boxes: Mapping[str, Size], labels: Mapping[Pair, Size], columns: int) -> Layers:
    """Give each node and label of a sound graph its level and order, with at most so many boxes to a row."""
    room = columns * max(width for width, _ in boxes.values())
    order, ways = _ordered(graph.start, tuple(_reaches(graph, labels, rows(graph, columns), room)))
    sizes = {item: _size(item, boxes, labels) for item in order.items}
    return Layers(order.levels, sizes, order.up, order.down, ways)


@lru_cache(maxsize=16)
def _ordered(start: str, reaches: tuple[Reach, ...]) -> tuple[_Order, Mapping[Pair, Sequence[Seat]]]:
    """Return the order and what each line runs through: the same however large all is, so a picture asks for few."""
    ways = _ways(reaches)
    items = dict.fromkeys(item for way in ways.values() for item in way) or {Seat(0, "box", "", start): None}
    order = _Order.of(tuple(items), ways)
    order.improve(*(SWAPS, STARTS) if len(items) <= SWAPPED else (0, 1))
    return order, ways


def _size(item: Seat, boxes: Mapping[str, Size], labels: Mapping[Pair, Size]) -> Size:
    match item.kind:
        case "box":
            return boxes[item.target]
        case "label":
            return labels[item.source, item.target]
        case _:
            return TRUNK, 0.0


def _reaches(graph: Graph, labels: Mapping[Pair, Size], found: Mapping[str, int], room: float) -> Iterator[Reach]:
    """Yield how far each line runs, when the rows are found.

    A question's answers stand below it, or, if they need more room than a row has, above where they lead.
    """
    for node in sorted(graph.answers, key=found.__getitem__):
        targets = tuple(dict.fromkeys(graph.targets(node)))
        late = sum(labels[node, target][0] + GAP for target in targets) > room
        for target in targets:
            first, last = 2 * found[node], 2 * found[target]
            yield node, target, first, last - 1 if late else first + 1, last


def _ways(reaches: Iterable[Reach]) -> dict[Pair, tuple[Seat, ...]]:
    seat = cache(Seat)
    return {
        (node, target): (
            seat(first, "box", "", node),
            *(seat(level, "out", node, "") for level in range(first + 1, middle)),
            seat(middle, "label", node, target),
            *(seat(level, "in", "", target) for level in range(middle + 1, last)),
            seat(last, "box", "", target),
        )
        for node, target, first, middle, last in reaches
    }


def _crossed(ends: Sequence[tuple[float, float]]) -> int:
    """Count how often lines cross whose ends above and below these are, sorted by the upper."""
    crossings, seen = 0, list[float]()
    for _, group in groupby(ends, key=lambda end: end[0]):
        bottoms = [bottom for _, bottom in group]
        crossings += sum(len(seen) - bisect_right(seen, bottom) for bottom in bottoms)
        for bottom in bottoms:
            insort(seen, bottom)
    return crossings


@dataclass(frozen=True)
class _Order:
    """The levels while they are ordered, with what hangs above and below each item."""

    items: Sequence[Seat]
    levels: list[list[Seat]]
    up: Neighbours
    down: Neighbours

    @staticmethod
    def of(items: Sequence[Seat], ways: Mapping[Pair, Sequence[Seat]]) -> _Order:
        """Begin in the order of the file."""
        levels: dict[int, list[Seat]] = defaultdict(list)
        for item in items:
            levels[item.level].append(item)
        links = dict.fromkeys(link for way in ways.values() for link in pairwise(way))
        up: dict[Seat, list[Seat]] = defaultdict(list)
        down: dict[Seat, list[Seat]] = defaultdict(list)
        for above, below in links:
            up[below].append(above)
            down[above].append(below)
        return _Order(items, [levels[level] for level in sorted(levels)], up, down)

    def places(self, level: int) -> dict[Seat, float]:
        """Say where each item of a level stands, counted from the middle."""
        items = self.levels[level]
        return {item: i - (len(items) - 1) / 2 for i, item in enumerate(items)}

    def settle(self, row: int) -> None:
        """Sort the answers above and below a row: each by its question, and then by where it leads."""
        for level in (row - 1, row + 1):
            if 0 < level < len(self.levels):
                above, below = self.places(level - 1), self.places(level + 1)
                self.levels[level].sort(key=lambda item: (above[self.up[item][0]], below[self.down[item][0]]))

    def sweep(self, evens: Iterable[int], step: int) -> None:
        """Sort each row by the mean place of what it hangs on to in the row above (step -2) or below (step 2)."""
        near = self.up if step < 0 else self.down
        for row in evens:
            there, here = self.places(row + step), self.places(row)
            wanted = {}
            for item in self.levels[row]:
                places = [there[far] for link in near[item] for far in near[link]]
                wanted[item] = sum(places) / len(places) if places else here[item]
            self.levels[row].sort(key=wanted.__getitem__)
            self.settle(row)

    def cost(self, levels: Iterable[int]) -> tuple[int, float]:
        """Count the crossings below some levels, and the places that their lines go aside."""
        crossings, aside = 0, 0.0
        for level in levels:
            above, below = self.places(level), self.places(level + 1)
            ends = sorted((above[item], below[other]) for item in above for other in self.down[item])
            crossings += _crossed(ends)
            aside += sum(abs(top - bottom) for top, bottom in ends)
        return crossings, aside

    def swap(self, row: int) -> bool:
        """Swap neighbours in a row wherever that helps, and say whether it did."""
        helped = False
        items = self.levels[row]
        around = range(max(row - 2, 0), min(row + 2, len(self.levels) - 1))
        before = self.cost(around)
        for i in range(len(items) - 1):
            kept = self.copy(range(max(row - 1, 0), min(row + 2, len(self.levels))))
            items[i], items[i + 1] = items[i + 1], items[i]
            self.settle(row)
            after = self.cost(around)
            if after < before:
                helped, before = True, after
            else:
                self.restore(kept)
        return helped

    def copy(self, levels: Iterable[int]) -> dict[int, list[Seat]]:
        """Return how some levels are ordered now."""
        return {level: self.levels[level][:] for level in levels}

    def restore(self, kept: Mapping[int, Sequence[Seat]]) -> None:
        """Order levels as they were."""
        for level, items in kept.items():
            self.levels[level][:] = items

    def improve(self, swaps: int, starts: int) -> None:
        """Reduce the crossings; while some are left begin anew in another order, always the same, and keep the best."""
        chance = Random(SWEEPS)  # noqa: S311 - it keeps no secret
        best, kept = self.rounds(swaps)
        for _ in range(1, starts if best[0] else 0):
            for row in self.levels[::2]:
                chance.shuffle(row)
            cost, order = self.rounds(swaps)
            if cost[0] < best[0]:
                best, kept = cost, order
        self.restore(kept)

    def rounds(self, swaps: int) -> tuple[tuple[int, float], dict[int, list[Seat]]]:
        """Sweep down and up, swap neighbours in the last rounds, and return the best order with its cost."""
        every = range(len(self.levels))
        channels, evens = every[:-1], every[::2]
        for row in evens:
            self.settle(row)
        best, kept = self.cost(channels), self.copy(every)
        for turn in range(SWEEPS):
            self.sweep(*((evens[1:], -2) if turn % 2 == 0 else (evens[-2::-1], 2)))
            if turn >= SWEEPS - swaps:
                while sum(self.swap(row) for row in evens):
                    pass
            cost = self.cost(channels)
            if cost < best:
                best, kept = cost, self.copy(every)
        return best, kept
