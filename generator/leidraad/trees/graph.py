"""A decision aid as a graph. Nothing here recurses or lists routes, so that size costs no more than its sum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

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
    file. Every target and the start are one of them, or nothing can be asked but what the answers are.
    """

    start: str
    answers: Mapping[str, tuple[tuple[str, str], ...]]
    ends: tuple[str, ...]

    def targets(self, node: str) -> Iterator[str]:
        """Yield where the answers of a question lead; nothing for an outcome."""
        return (target for _, target in self.answers.get(node, ()))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every question and outcome; its place here is its number."""
        return tuple(dict.fromkeys((*self.answers, *self.ends)))

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each question and outcome."""
        return {name: number for number, name in enumerate(self.names)}

    @cached_property
    def ahead(self) -> list[tuple[int, ...]]:
        """By number the numbers of where its answers lead."""
        number, answers = self.numbers, self.answers
        return [tuple([number[target] for _, target in answers.get(name, ())]) for name in self.names]

    def search(self, start: str, without: str | None = None) -> Search:
        """Return all that can be reached from a node and never through `without`: nearest first, then by the file."""
        ahead, first = self.ahead, self.numbers[start]
        came: list[int | None] = [None] * len(ahead)
        came[first] = first
        if without is not None:
            came[self.numbers[without]] = first
        order = [first]
        for node in order:
            for target in ahead[node]:
                if came[target] is None:
                    came[target] = node
                    order.append(target)
        return Search(self, order, came)

    @cached_property
    def reached(self) -> Search:
        """Everything that can be reached from the start."""
        return self.search(self.start)

    @property
    def missed(self) -> Iterator[str]:
        """What cannot be reached from the start."""
        return (name for name, came in zip(self.names, self.reached.came, strict=True) if came is None)

    @cached_property
    def _sorted(self) -> list[int]:
        """The numbers of `order`."""
        ahead, coming = self.ahead, [0] * len(self.names)
        for node in self.reached.order:
            for target in ahead[node]:
                coming[target] += 1
        order = [node for node in self.reached.order if coming[node] == 0]
        for node in order:
            for target in ahead[node]:
                coming[target] -= 1
                if coming[target] == 0:
                    order.append(target)
        return order

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Everything that can be reached, each before what it leads to; what lies on or behind a circle is missing."""
        return tuple(self.names[node] for node in self._sorted)

    def behind(self, marks: Mapping[str, int], hidden: Mapping[str, int] = MappingProxyType({})) -> list[int]:
        """Return by number the marks of each node and of all behind it, as bits of one number.

        Who looks through a node does not see its `hidden` marks behind it. Only for a graph without circles.
        """
        ahead, found, shown = self.ahead, [0] * len(self.names), [-1] * len(self.names)
        for name, bits in marks.items():
            found[self.numbers[name]] = bits
        for name, bits in hidden.items():
            shown[self.numbers[name]] = ~bits
        for node in reversed(self._sorted):
            bits = 0
            for target in ahead[node]:
                bits |= found[target]
            found[node] |= bits & shown[node]
        return found

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """How many questions a route from here has at most; 0 for an outcome. Only for a graph without circles."""
        ahead, ranks = self.ahead, [0] * len(self.names)
        for node in reversed(self._sorted):
            ranks[node] = 1 + max([ranks[target] for target in ahead[node]], default=-1)
        return {self.names[node]: ranks[node] for node in self._sorted}

    def step(self, before: int, number: int) -> Step:
        """Return the first answer that leads from one number to another."""
        question, node = self.names[before], self.names[number]
        return question, next(answer for answer, target in self.answers[question] if target == node)

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
        if len(self._sorted) == len(self.reached.order):
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


@dataclass(frozen=True)
class Search:
    """What a search reached, by number: in which order, and from where it came to each; to the first from itself."""

    graph: Graph
    order: list[int]
    came: list[int | None]

    def __iter__(self) -> Iterator[str]:
        return (self.graph.names[number] for number in self.order)

    def way(self, node: str) -> Route:
        """Return a shortest way to a node that was reached."""
        steps: list[Step] = []
        number = self.graph.numbers[node]
        while (before := self.came[number]) is not None and before != number:
            steps.append(self.graph.step(before, number))
            number = before
        return tuple(reversed(steps))

    def first(self, wanted: Iterable[str]) -> str:
        """Return the wanted node that was reached first."""
        among = frozenset(wanted)
        return next(node for node in self if node in among)


def graph_of(tree: Tree) -> Graph:
    """Return the graph of a tree."""
    answers = {
        str(name): tuple([(str(answer.id), str(answer.target)) for answer in question.answers])
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
