"""How far to the right each item of a picture stands: where lines are straightest, in the width of the widest level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from leidraad.trees.layers import GAP, PASSING, SWAPPED, Layers, Seat

# How much a link should be straight is the product of its ends: a line that passes most, an answer below its question
# least. These numbers and those of the rounds are the smallest that made the pictures of our own aids quiet.
WEIGHTS = {"in": 16.0, "out": 16.0, "label": 1.5, "box": 1.0}
FREE, PINNED = 18, 8
# A large picture gets so many times fewer rounds.
HURRY = 4


def spread(placed: Layers) -> tuple[Mapping[Seat, float], float]:
    """Return the middle of each item, and the width of the widest level, within which all stand.

    In each level the items keep their order, at least `GAP` apart. Level by level they move to where their links are
    straightest; then lines that pass become straight and stay, and the rest moves on.
    """
    offsets: dict[Seat, float] = {}
    for level in placed.levels:
        widths = [placed.sizes[item][0] for item in level]
        steps = ((left + right) / 2 + GAP for left, right in pairwise(widths))
        offsets.update(zip(level, accumulate(steps, initial=widths[0] / 2), strict=True))
    ends = [offsets[level[-1]] + placed.sizes[level[-1]][0] / 2 for level in placed.levels]
    rest = {level: max(ends) - end for level, end in enumerate(ends)}
    x = {item: offset + rest[item.level] / 2 for item, offset in offsets.items()}
    hurry = 1 if len(placed.sizes) <= SWAPPED else HURRY
    _move(placed, offsets, rest, x, dict(_pulls(placed)), FREE // hurry)
    _straighten(placed, offsets, rest, x)
    loose = {item: pull for item, pull in _pulls(placed) if item.kind not in PASSING}
    _move(placed, offsets, rest, x, loose, PINNED // hurry)
    return x, max(ends)


def _pulls(placed: Layers) -> Iterator[tuple[Seat, tuple[tuple[Seat, float], ...]]]:
    """Yield each item with what it hangs on to, and how strongly."""
    for item in placed.sizes:
        near = (*placed.up.get(item, ()), *placed.down.get(item, ()))
        yield item, tuple((other, WEIGHTS[item.kind] * WEIGHTS[other.kind]) for other in near)


def _move(
    placed: Layers,
    offsets: Mapping[Seat, float],
    rest: Mapping[int, float],
    x: dict[Seat, float],
    pulls: Mapping[Seat, Sequence[tuple[Seat, float]]],
    rounds: int,
) -> None:
    """Move the items of each level as near as their order allows to where they are pulled; others stay.

    Less its offset, each item may be anywhere from 0 to what is left of the width, but not left of the one before it.
    """
    weights = {item: sum(weight for _, weight in pull) for item, pull in pulls.items()}
    for level in (level for _ in range(rounds) for level in (*placed.levels, *placed.levels[-2::-1])):
        wanted = []
        for item in level:
            pull, weight = pulls.get(item, ()), weights.get(item, 0)
            place = sum(x[other] * weight for other, weight in pull) / weight if pull else x[item]
            wanted.append((place - offsets[item], weight or 1e9))
        for item, place in zip(level, _isotonic(wanted), strict=True):
            x[item] = round(offsets[item] + min(max(place, 0), rest[item.level]), 2)


def _straighten(placed: Layers, offsets: Mapping[Seat, float], rest: Mapping[int, float], x: dict[Seat, float]) -> None:
    """Give what passes level after level one place, for as many levels as the items beside it leave room."""
    room: dict[Seat, tuple[float, float]] = {}
    for level in placed.levels:
        for i, item in enumerate(level):
            left = x[level[i - 1]] - offsets[level[i - 1]] if i else 0.0
            right = x[level[i + 1]] - offsets[level[i + 1]] if i + 1 < len(level) else rest[item.level]
            room[item] = offsets[item] + left, offsets[item] + right
    runs: dict[tuple[str, str, str], list[Seat]] = defaultdict(list)
    for item in (item for level in placed.levels for item in level if item.kind in PASSING):
        run = runs[item.kind, item.source, item.target]
        if run and max(room[one][0] for one in (*run, item)) > min(room[one][1] for one in (*run, item)):
            run.clear()
        run.append(item)
        low, high = max(room[one][0] for one in run), min(room[one][1] for one in run)
        middle = sorted(x[one] for one in run)[len(run) // 2]
        x.update(dict.fromkeys(run, min(max(middle, low), high)))


def _isotonic(wanted: Sequence[tuple[float, float]]) -> Iterator[float]:
    """Yield the values that never fall and are nearest to what is wanted, by weight."""
    blocks: list[tuple[float, float, int]] = []
    for value, weight in wanted:
        block = (value, weight, 1)
        while blocks and blocks[-1][0] > block[0]:
            before, heavy, count = blocks.pop()
            total = heavy + block[1]
            block = ((before * heavy + block[0] * block[1]) / total, total, count + block[2])
        blocks.append(block)
    for value, _, count in blocks:
        yield from (value for _ in range(count))
