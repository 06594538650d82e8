"""What a reader sees after any answers: always worked out anew from the list of answers, never changed by hand.

`web/components/aid/replay.js` is the same in the browser; a test walks every route in both.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from leidraad.trees.graph import Graph, Route, Step


class EndlessError(Exception):
    """A step does not lower the rank: this is not a graph that was proven."""


@dataclass(frozen=True)
class Replay:
    """The answers that count, in the order of the route; where they lead; and those that no longer count."""

    answers: Route
    node: str
    dropped: Route = ()


def replay(graph: Graph, given: Iterable[Step]) -> Replay:
    """Follow the given answers from the start as far as they go; raise EndlessError rather than walk in a circle."""
    given = tuple(given)
    answers, node = dict(given), graph.start
    # With a circle there are no ranks, and the first step is refused.
    ranks = {} if graph.circles else graph.ranks
    counted: dict[str, str] = {}
    while node in graph.answers and node in answers:
        target = dict(graph.answers[node]).get(answers[node])
        if target is None:
            break
        if ranks.get(target, 0) >= ranks.get(node, 0):
            raise EndlessError(node)
        counted[node] = answers[node]
        node = target
    kept = counted.items()
    return Replay(tuple(kept), node, tuple(step for step in given if step not in kept))


def give(graph: Graph, answers: Route, question: str, answer: str) -> Replay:
    """Answer a question for the first time or anew; later answers that still count are kept."""
    changed = tuple((asked, answer if asked == question else said) for asked, said in answers)
    return replay(graph, changed if question in dict(answers) else (*answers, (question, answer)))


def back(graph: Graph, answers: Route) -> Replay:
    """Take the last answer away."""
    return replay(graph, answers[:-1])
