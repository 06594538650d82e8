"""Ways through decision aids: all of them, a seeded sample of too many, and few that take every answer once."""

from __future__ import annotations

import random
from collections.abc import Iterator

from replay import replay

from leidraad.trees.graph import Graph, Route, Step

# Of an aid with more routes than this, a sample is walked.
LIMIT = 20_000
SAMPLE = 200
SEED = 4


def routes(graph: Graph) -> tuple[Route, ...]:
    """Return every route, or the same sample each time where there are too many."""
    if graph.count <= LIMIT:
        return tuple(route for route, _ in graph.routes())
    chance = random.Random(SEED)
    return tuple(_any_route(graph, graph.start, chance) for _ in range(SAMPLE))


def _any_route(graph: Graph, node: str, chance: random.Random) -> Route:
    steps: list[Step] = []
    while node in graph.answers:
        answer, target = chance.choice(graph.answers[node])
        steps.append((node, answer))
        node = target
    return tuple(steps)


def prefixes(found: tuple[Route, ...]) -> tuple[Route, ...]:
    """Return every list of answers that a reader has given on the way along these routes, once."""
    return tuple({route[:length]: None for route in found for length in range(len(route) + 1)})


def covering(graph: Graph) -> Iterator[Route]:
    """Yield routes, few and short, that together take every answer of every question."""
    left = {(node, answer): target for node in graph.order for answer, target in graph.answers.get(node, ())}
    while left:
        route, node = (), graph.start
        way = graph.reached.way(next(iter(left))[0])
        while node in graph.answers:
            step = next((one for one in way if one[0] == node), None) or _untaken(graph, node, left)
            node = dict(graph.answers[node])[step[1]]
            route = (*route, step)
            left.pop(step, None)
        yield route


def to_every_node(graph: Graph) -> Iterator[Route]:
    """Yield fewer of these routes, which still come to every question and every outcome."""
    met: set[str] = set()
    for route in covering(graph):
        nodes = {*dict(route), replay(graph, route).node}
        if not nodes <= met:
            yield route
        met |= nodes


def _untaken(graph: Graph, node: str, left: dict[Step, str]) -> Step:
    """Return an answer that was not taken, or else the one after which most questions may follow."""
    answers = graph.answers[node]
    best = max(answers, key=lambda answer: ((node, answer[0]) in left, graph.ranks[answer[1]]))
    return (node, best[0])
