"""Lines that are one in a channel of a picture, and on which track each of them runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from leidraad.trees.layers import Seat

# How far tracks lie from each other, lines that must not touch, and what gives way from where it was.
TRACK, APART, SHIFT = 10.0, 4.0, 6.0


@dataclass(frozen=True)
class Net:
    """Lines that are one in a channel: from one item above, or to one item below; each end with its place."""

    tops: Mapping[Seat, float]
    bottoms: Mapping[Seat, float]

    @cached_property
    def ends(self) -> tuple[float, float]:
        """How far it reaches to the left and to the right."""
        every = (*self.tops.values(), *self.bottoms.values())
        return min(every), max(every)

    @property
    def is_straight(self) -> bool:
        """Whether it needs no track."""
        return self.ends[0] == self.ends[1]

    def meets(self, other: Net) -> bool:
        """Whether the two cannot share a track."""
        return self.ends[0] < other.ends[1] + TRACK and other.ends[0] < self.ends[1] + TRACK

    def must_pass(self, other: Net) -> bool:
        """Whether its track must lie above that of the other, or else their lines would share a stretch."""
        return any(abs(top - bottom) < APART for top in self.tops.values() for bottom in other.bottoms.values())

    def crossed(self, other: Net) -> int:
        """Count how often the two cross if its track lies above that of the other."""
        own, far = self.ends, other.ends
        if own[1] <= far[0] or far[1] <= own[0]:
            return 0
        return sum(own[0] < x < own[1] for x in other.tops.values()) + sum(
            far[0] < x < far[1] for x in self.bottoms.values()
        )


def highest_first(nets: Sequence[Net]) -> list[Net]:
    """Return the nets from the highest track to the lowest, so that none share a stretch and few cross."""
    near = _near(nets)
    pairs = [(one, other) for one, others in near.items() for other in others]
    passing = {pair for pair in pairs if nets[pair[0]].must_pass(nets[pair[1]])}
    crossed = {(one, other): nets[one].crossed(nets[other]) for one, other in pairs}
    before = {net: sum((other, net) in passing for other in others) for net, others in near.items()}
    worse = {net: sum(crossed[net, far] - crossed[far, net] for far in others) for net, others in near.items()}
    order: list[int] = []
    while before:
        free = [net for net in before if not before[net]]
        if not free:
            first, *rest = before
            return highest_first([_aside(nets[first], nets), *(nets[net] for net in (*rest, *order))])
        order.append(min(free, key=worse.__getitem__))
        del before[order[-1]]
        for net in near[order[-1]]:
            if net in before:
                before[net] -= (order[-1], net) in passing
                worse[net] -= crossed[net, order[-1]] - crossed[order[-1], net]
    return [nets[net] for net in order]


def _near(nets: Sequence[Net]) -> Mapping[int, list[int]]:
    """Return for each net those that it can cross or touch; most of a wide picture lie far apart."""
    near: dict[int, list[int]] = {net: [] for net in range(len(nets))}
    by_left = sorted(near, key=lambda net: nets[net].ends[0])
    for place, one in enumerate(by_left):
        reach = nets[one].ends[1] + APART
        for other in takewhile(lambda net: nets[net].ends[0] < reach, by_left[place + 1 :]):  # noqa: B023 - at once
            near[one].append(other)
            near[other].append(one)
    return near


def _aside(net: Net, others: Sequence[Net]) -> Net:
    """Return a net whose end below lies aside, clear of all lines that come from above; so it need not let them pass.

    Only lines that join can be in each other's way: those that part are in the order of their questions.
    """
    ((item, middle),) = net.bottoms.items()
    tops = [top for other in others if other is not net for top in other.tops.values()]
    steps = (sign * SHIFT * i for i in range(1, len(tops) + 2) for sign in (1, -1))
    clear = (middle + step for step in steps if all(abs(middle + step - top) >= APART for top in tops))
    return Net(net.tops, {item: next(clear)})


def tracks_of(nets: Sequence[Net]) -> list[int]:
    """Say on which track each net runs, counted from above: the highest below those that it meets."""
    tracks: list[int] = []
    for i, net in enumerate(nets):
        tracks.append(max((tracks[j] + 1 for j in range(i) if nets[j].meets(net)), default=0))
    return tracks
