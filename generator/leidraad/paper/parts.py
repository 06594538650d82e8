"""The picture of a decision aid that is too large for one page, in parts.

A part ends where it would grow too large: its last answers lead to boxes that say with which question and in which part
to go on. Every question is drawn once; an outcome stands in each part that leads to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import chain

from leidraad.paper.charts import figure, fits_page, measured, whole_chart
from leidraad.paper.document import Chart, Figure
from leidraad.paper.publication import Publication
from leidraad.trees.diagram import Labels, NodeLabel, picture
from leidraad.trees.graph import Graph
from leidraad.trees.subject import Subject
from leidraad.web.drawings import labels_of
from leidraad.web.lexicon import Lexicon
from leidraad.web.words import capital

# No id has it.
JUMP = "→"


def without_charts(document: Publication) -> Publication:
    """Return a document with its charts as figures; a chart stands between other blocks, never inside one."""
    blocks = (cut_up(block) if isinstance(block, Chart) else (block,) for block in document.blocks)
    return replace(document, blocks=tuple(chain.from_iterable(blocks)))


@lru_cache(maxsize=64)
def cut_up(chart: Chart) -> tuple[Figure, ...]:
    """Return the pictures of a chart; one whose only question takes too much room stays too large."""
    cut = _Cut(chart)
    rest = [node for node in cut.graph.sequence if node in cut.graph.answers]
    found: list[tuple[str, ...]] = []
    while rest:
        found.append(cut.largest(rest[0], frozenset(rest)))
        rest = [node for node in rest if node not in found[-1]]
    numbers = {node: number for number, inside in enumerate(found, 1) for node in inside}
    return tuple(cut.draw(inside, numbers, f"{number}/{len(found)}") for number, inside in enumerate(found, 1))


def fits_alone(subject: Subject, question: str, lexicon: Lexicon, sentences: Mapping[str, str]) -> bool:
    """Whether a question with its answers fits a page of a handout; a book has as much room."""
    chart = whole_chart(subject, lexicon, sentences)
    if _holds_alone(chart, question):
        return True
    # An aid that fits as a whole, perhaps across, is never cut.
    whole = measured(picture(subject.graph, labels_of(subject, lexicon, sentences)))
    return fits_page(*whole) or fits_page(*whole, turned=True)


@lru_cache(maxsize=1024)
def _holds_alone(chart: Chart, question: str) -> bool:
    return _Cut(chart).holds((question,))


@dataclass(frozen=True)
class _Cut:
    chart: Chart

    @cached_property
    def graph(self) -> Graph:
        """The whole aid."""
        return Graph(self.chart.start, dict(self.chart.answers), self.chart.ends)

    @cached_property
    def nodes(self) -> Mapping[str, NodeLabel]:
        """The words of the boxes."""
        return dict(self.chart.nodes)

    def largest(self, entry: str, rest: frozenset[str]) -> tuple[str, ...]:
        """Return as many questions as one picture can hold from an entry on: by doubling, and then by halving.

        So no picture is measured that is much larger than what fits.
        """
        most = self.inside(entry, rest)
        low, high = 1, 2
        while high <= len(most) and self.holds(most[:high]):
            low, high = high, 2 * high
        high = min(high - 1, len(most))
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.holds(most[:middle]) else (low, middle - 1)
        return most[:low]

    def holds(self, inside: tuple[str, ...]) -> bool:
        """Whether some questions fit on one page."""
        return fits_page(*measured(picture(*self.shown(inside, {}, ""))))

    def inside(self, entry: str, rest: frozenset[str]) -> tuple[str, ...]:
        """Return an entry and the questions below it by rank; the first of them are below each other too."""
        found = [entry]
        below = set(self.graph.targets(entry))
        for node in self.graph.sequence:
            if node in rest and node in below:
                found.append(node)
                below |= set(self.graph.targets(node))
        return tuple(found)

    def draw(self, inside: tuple[str, ...], numbers: Mapping[str, int], which: str) -> Figure:
        """Draw a part; `numbers` says in which part each question is."""
        graph, labels = self.shown(inside, numbers, which)
        return figure(picture(graph, labels), labels.title, labels.description, labels.title)

    def shown(self, inside: tuple[str, ...], numbers: Mapping[str, int], which: str) -> tuple[Graph, Labels]:
        """Return what a part shows, with its words."""
        ways = {
            node: tuple((answer, self._target(target, inside)) for answer, target in self.graph.answers[node])
            for node in inside
        }
        reached = dict.fromkeys(target for way in ways.values() for _, target in way)
        jumps = {target: self._jump(target.removeprefix(JUMP), numbers) for target in reached if target[0] == JUMP}
        ends = tuple(target for target in reached if target not in ways)
        title = f"{self.chart.title}, {self.chart.part} {which}"
        shown = {node: jumps.get(node) or self.nodes[node] for node in (*ways, *ends)}
        labels = Labels(title, self.chart.description, shown, dict(self.chart.words))
        return Graph(inside[0], ways, ends), labels

    def _target(self, target: str, inside: tuple[str, ...]) -> str:
        is_elsewhere = target in self.graph.answers and target not in inside
        return f"{JUMP}{target}" if is_elsewhere else target

    def _jump(self, question: str, numbers: Mapping[str, int]) -> NodeLabel:
        sign = self.nodes[question].sign
        return NodeLabel(
            sign, f"{capital(self.chart.part)} {numbers.get(question, 1)}", capital(f"{self.chart.jump} {sign}")
        )
