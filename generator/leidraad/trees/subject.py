"""What a proof is about: one tree, and what the guideline says of answers and outcomes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from leidraad.source.model.guideline import Guideline
from leidraad.source.model.record import once, while_same
from leidraad.source.model.tree import AnswerFields, AnswerLabel, Outcome, OutcomeKind, Question, Tree
from leidraad.source.nodes import Text
from leidraad.trees.graph import Graph, Route, Step, graph_of

# An answer that means doubt, and by number where it leads and where the answers to its question lead that do not.
Doubt = tuple[Step, int, list[int]]
Said = TypeVar("Said")
# Of a longer route the middle is left out.
SHOWN = 12


def asks_safety(kind: OutcomeKind, kinds: Iterable[OutcomeKind]) -> bool:
    """Say whether an aid that can end in a kind is about safety: it says so, or is as heavy as one that does."""
    asking = [one for one in kinds if one.urgent or one.asks_safety]
    weights = [one.weight for one in asking if one.weight is not None]
    return kind in asking or (kind.weight is not None and kind.weight >= min(weights, default=kind.weight + 1))


@dataclass(frozen=True)
class Subject:
    """A tree with the kinds of outcome and the answers that all trees share, by their ids."""

    tree: Tree
    kinds: Mapping[str, OutcomeKind]
    labels: Mapping[str, AnswerLabel]

    @cached_property
    def graph(self) -> Graph:
        """The tree as a graph; more than its answers only when every target exists."""
        return graph_of(self.tree)

    def answer(self, question: str, answer: str) -> AnswerFields:
        """Return an answer that exists."""
        return next(one for one in self.questions[question].answers if one.id == answer)

    def words_of(self, answer: AnswerFields) -> Text:
        """Return what an answer says; its id when it says nothing, which is a problem of its own."""
        return answer.text or (self.labels[answer.id].text if answer.id in self.labels else answer.id)

    @cached_property
    def doubting(self) -> frozenset[str]:
        """The answers that mean that the reader does not know."""
        return frozenset(name for name, label in self.labels.items() if label.doubt)

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """Each answer that means doubt; only when every target exists."""
        return tuple(self._doubts())

    def _doubts(self) -> Iterator[Doubt]:
        doubting, ahead = self.doubting, self.graph.ahead
        for number, (question, answers) in enumerate(self.graph.answers.items()):
            places = [place for place, (answer, _) in enumerate(answers) if answer in doubting]
            others = [target for place, target in enumerate(ahead[number]) if place not in places]
            for place in places:
                yield (question, answers[place][0]), ahead[number][place], others

    @cached_property
    def doubts_apart(self) -> tuple[Doubt, ...]:
        """The doubts that lead where no other answer does, at once or with one more: behind those lies nothing else."""
        return tuple([doubt for doubt in self.doubts if doubt[1] not in doubt[2] and not self._next_to(*doubt[1:])])

    def _next_to(self, node: int, others: Iterable[int]) -> bool:
        """Say whether a question among others leads to a node."""
        return any(node in self.graph.ahead[other] for other in others)

    def kind(self, outcome: str) -> OutcomeKind:
        """Return the kind of an outcome."""
        return self.kinds[self.outcomes[outcome].kind]

    def asks_safety(self, kind: OutcomeKind) -> bool:
        """Say whether an aid that can end in a kind is about safety."""
        return asks_safety(kind, self.kinds.values())

    def of_kinds_behind(self, ask: Callable[[tuple[OutcomeKind, ...]], Said]) -> list[Said]:
        """Say by number what is so of the kinds of all ends that lie behind a node, itself with them."""
        bits = {1 << place: kind for place, kind in enumerate(self.kinds.values())}
        said = {found: ask(tuple(kind for bit, kind in bits.items() if bit & found)) for found in {*self._kinds_behind}}
        return [said[found] for found in self._kinds_behind]

    @cached_property
    def _kinds_behind(self) -> list[int]:
        bits = {name: 1 << place for place, name in enumerate(self.kinds)}
        return self.graph.behind({name: bits[outcome.kind] for name, outcome in self.outcomes.items()})

    def names_of(self, outcome: str) -> tuple[str, ...]:
        """Return all that a guarantee can call an outcome: its id, its kind and its traits."""
        found = self.outcomes[outcome]
        return (outcome, found.kind, *found.traits)

    @cached_property
    def end_names(self) -> frozenset[str]:
        """All that a guarantee can call any outcome."""
        return frozenset(name for outcome in self.outcomes for name in self.names_of(outcome))

    @cached_property
    def outcomes(self) -> Mapping[str, Outcome]:
        """The outcomes by id."""
        return {str(name): outcome for name, outcome in self.tree.outcomes.items()}

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """The questions by id."""
        return {str(name): question for name, question in self.tree.questions.items()}

    def tell(self, route: Route) -> str:
        """Return a route in words: its answers in quotes, with arrows between them."""
        words = [str(self.words_of(self.answer(question, answer))) for question, answer in route]
        if len(words) > SHOWN:
            left_out = len(words) - SHOWN
            words[SHOWN // 2 : -(SHOWN // 2)] = [f"… ({left_out} antwoorden) …"]
        return f"“{' → '.join(words)}”"

    def tell_end(self, route: Route, end: str) -> str:
        """Return in words where a route ends, as the beginning of a sentence."""
        return f"De route {self.tell(route)} eindigt in `{end}` ({self.kind(end).name})"


@once
def subjects(guideline: Guideline) -> tuple[Subject, ...]:
    """Return every tree of a guideline, ready to prove."""
    kinds = {str(kind.id): kind for kind in guideline.settings.outcome_kinds}
    labels = {str(label.id): label for label in guideline.settings.answer_labels}
    return tuple(_subject(tree, kinds, labels) for tree in guideline.trees)


# What was asked of a tree before is not asked again while it and what all share are the same.
_subject = while_same(Subject)
