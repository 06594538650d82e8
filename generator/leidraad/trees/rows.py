"""In which row of a picture each question and outcome of a decision aid stands."""

from __future__ import annotations

from collections import defaultdict

from leidraad.trees.graph import Graph


def rows(graph: Graph, columns: int) -> dict[str, int]:
    """Give each node a row below all that lead to it, so many to a row: first what has most ahead, or waits longest."""
    coming: dict[str, int] = defaultdict(int)
    for node in graph.answers:
        for target in set(graph.targets(node)):
            coming[target] += 1
    found: dict[str, int] = {}
    ready, row = [graph.start], 0
    while ready:
        ready.sort(key=lambda node: -graph.ranks[node])
        now, ready = ready[:columns], ready[columns:]
        for node in now:
            found[node] = row
            for target in dict.fromkeys(graph.targets(node)):
                coming[target] -= 1
                if not coming[target]:
                    ready.append(target)
        row += 1
    return found
