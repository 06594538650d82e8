"""What a proof is about: one tree, and what the guideline says of answers and outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from leidraad.source.model.guideline import Guideline
from leidraad.source.model.record import once
from leidraad.source.model.tree import AnswerFields, AnswerLabel, Outcome, OutcomeKind, Question, Tree
from leidraad.source.nodes import Text
from leidraad.trees.graph import Graph, Route, graph_of

Doubt = tuple[str, AnswerFields, tuple[AnswerFields, ...]]
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
        """The tree as a graph; only when every target exists."""
        return graph_of(self.tree)

    def answer(self, question: str, answer: str) -> AnswerFields:
        """Return an answer that exists."""
        return next(one for one in self.questions[question].answers if one.id == answer)

    def words_of(self, answer: AnswerFields) -> Text:
        """Return what an answer says; its id when it says nothing, which is a problem of its own."""
        return answer.text or (self.labels[answer.id].text if answer.id in self.labels else answer.id)

    def is_doubt(self, answer: str) -> bool:
        """Say whether an answer means that the reader does not know."""
        return answer in self.labels and self.labels[answer].doubt

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """Each answer that means doubt, with its question and the other answers."""
        return tuple(
            (name, answer, tuple(one for one in question.answers if not self.is_doubt(one.id)))
            for name, question in self.questions.items()
            for answer in question.answers
            if self.is_doubt(answer.id)
        )

    def kind(self, outcome: str) -> OutcomeKind:
        """Return the kind of an outcome."""
        return self.kinds[self.outcomes[outcome].kind]

    def asks_safety(self, kind: OutcomeKind) -> bool:
        """Say whether an aid that can end in a kind is about safety."""
        return asks_safety(kind, self.kinds.values())

    def names_of(self, outcome: str) -> frozenset[str]:
        """Return all that a guarantee can call an outcome: its kind, its id and its traits."""
        found = self.outcomes[outcome]
        return frozenset((outcome, str(found.kind), *map(str, found.traits)))

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
    return tuple(Subject(tree, kinds, labels) for tree in guideline.trees)
