"""A decision aid as a graph. Nothing here recurses or lists routes, so that size costs no more than its sum."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from leidraad.source.model.tree import Tree

# One answer on the way: the question and the id of its answer.
Step = tuple[str, str]
Route = tuple[Step, ...]
# Stands for any number of routes above 10^18; up to there they are counted exactly.
MANY = 10**18 + 1


@dataclass(frozen=True)
class Graph:
    """Where each answer of each question leads.

    `answers` maps a question to its (answer, target) pairs and `ends` are the outcomes, both in the order of the
    file. Every target and the start are one of them.
    """

    start: str
    answers: Mapping[str, tuple[tuple[str, str], ...]]
    ends: tuple[str, ...]

    def targets(self, node: str) -> Iterator[str]:
        """Yield where the answers of a question lead; nothing for an outcome."""
        return (target for _, target in self.answers.get(node, ()))

    def search(self, start: str, without: str = "") -> Mapping[str, Step | None]:
        """Return everything that can be reached, each with the step that reaches it first; never through `without`."""
        found: dict[str, Step | None] = {start: None} if start != without else {}
        waiting = deque(found)
        while waiting:
            node = waiting.popleft()
            for answer, target in self.answers.get(node, ()):
                if target not in found and target != without:
                    found[target] = (node, answer)
                    waiting.append(target)
        return found

    @cached_property
    def reached(self) -> Mapping[str, Step | None]:
        """Everything that can be reached from the start, with the last step of a shortest way."""
        return self.search(self.start)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Everything that can be reached, each before what it leads to; what lies on or behind a circle is missing."""
        coming = dict.fromkeys(self.reached, 0)
        for node in self.reached:
            for target in self.targets(node):
                coming[target] += 1
        ready = deque(node for node, count in coming.items() if count == 0)
        order = []
        while ready:
            node = ready.popleft()
            order.append(node)
            for target in self.targets(node):
                coming[target] -= 1
                if coming[target] == 0:
                    ready.append(target)
        return tuple(order)

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """How many questions a route from here has at most; 0 for an outcome. Only for a graph without circles."""
        ranks: dict[str, int] = {}
        for node in reversed(self.order):
            ranks[node] = 1 + max((ranks[target] for target in self.targets(node)), default=-1)
        return ranks

    @cached_property
    def count(self) -> int:
        """How many routes there are; `MANY` stands for more than 10^18. Only for a graph without circles."""
        counts: dict[str, int] = {}
        for node in reversed(self.order):
            counts[node] = min(MANY, sum(counts[target] for target in self.targets(node)) or 1)
        return counts[self.start]

    @cached_property
    def sequence(self) -> tuple[str, ...]:
        """Every node by rank: each answer leads further down. Equals stand as the file has them.

        It is the order in which a reader can meet the questions, and then the outcomes. Only for a sound graph.
        """
        return tuple(sorted((*self.answers, *self.ends), key=lambda node: -self.ranks[node]))

    @cached_property
    def circles(self) -> tuple[frozenset[str], ...]:
        """The largest groups of nodes that all lead to each other."""
        if len(self.order) == len(self.reached):
            return ()
        return tuple(group for group in _components(self) if len(group) > 1 or self._leads_to_itself(*group))

    def _leads_to_itself(self, node: str) -> bool:
        return node in self.targets(node)

    def routes(self) -> Iterator[tuple[Route, str]]:
        """Yield every route with the outcome where it ends. Ask `count` first."""
        waiting: list[tuple[Route, str]] = [((), self.start)]
        while waiting:
            route, node = waiting.pop()
            if node not in self.answers:
                yield route, node
            for answer, target in reversed(self.answers.get(node, ())):
                waiting.append(((*route, (node, answer)), target))


def graph_of(tree: Tree) -> Graph:
    """Return the graph of a tree whose targets all exist."""
    answers = {
        str(name): tuple((str(answer.id), str(answer.target)) for answer in question.answers)
        for name, question in tree.questions.items()
    }
    return Graph(str(tree.start), answers, tuple(map(str, tree.outcomes)))


def _components(graph: Graph) -> Iterator[frozenset[str]]:
    """Yield the strongly connected components of what can be reached (Tarjan 1972, with a stack of our own)."""
    index: dict[str, int] = {graph.start: 0}
    low = {graph.start: 0}
    open_nodes = [graph.start]
    is_open = {graph.start}
    path = [(graph.start, graph.targets(graph.start))]
    while path:
        node, targets = path[-1]
        for target in targets:
            if target not in index:
                index[target] = low[target] = len(index)
                open_nodes.append(target)
                is_open.add(target)
                path.append((target, graph.targets(target)))
                break
            if target in is_open:
                low[node] = min(low[node], index[target])
        else:
            path.pop()
            if path:
                low[path[-1][0]] = min(low[path[-1][0]], low[node])
            if low[node] == index[node]:
                group = set()
                while node not in group:
                    group.add(open_nodes.pop())
                is_open -= group
                yield frozenset(group)


def way_back(found: Mapping[str, Step | None], node: str) -> Route:
    """Return the way that a search found to a node."""
    steps = []
    step = found[node]
    while step is not None:
        steps.append(step)
        step = found[step[0]]
    return tuple(reversed(steps))


def first_reached(found: Mapping[str, Step | None], wanted: Iterable[str]) -> str:
    """Return the wanted node that a search reached first; a search remembers in which order it reached all."""
    among = frozenset(wanted)
    return next(node for node in found if node in among)
