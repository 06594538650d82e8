"""The views of questions and outcomes, numbered so that a decision aid can be followed on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import starmap
from typing import TypeVar

from leidraad.source.model.item import Form, Item
from leidraad.source.model.tree import Outcome, Question
from leidraad.trees.subject import Subject
from leidraad.web import urls
from leidraad.web.components.aid.steps import group
from leidraad.web.promises import node_names
from leidraad.web.text import Rich
from leidraad.web.views.builder import Parts
from leidraad.web.views.frame import NumberView, number_view
from leidraad.web.views.origins import ProvenanceView
from leidraad.web.views.parts import SectionView
from leidraad.web.words import capital

Value = TypeVar("Value", Question, Outcome)


@dataclass(frozen=True)
class AnswerView:
    """An answer: the id of its control, the node that it leads to, and how the page calls that."""

    id: str
    text: str
    control: str
    target: str
    anchor: str
    where: str


@dataclass(frozen=True)
class QuestionView:
    """A question; `rank` is how many questions a route from here has at most, this one included."""

    id: str
    anchor: str
    reason_anchor: str
    kicker: str
    rank: int
    text: Rich
    reason: Rich
    decisive: SectionView | None
    help: SectionView | None
    group: str
    answers: tuple[AnswerView, ...]
    caution: Rich | None
    difference: Rich | None
    provenance: ProvenanceView


@dataclass(frozen=True)
class OutcomeView:
    """An outcome with everything that the reader does next."""

    id: str
    anchor: str
    kicker: str
    kind_name: str
    urgent: bool
    tone: str
    title: str
    actions: SectionView
    calls: tuple[NumberView, ...]
    record: SectionView
    check: Rich | None
    check_anchor: str
    check_provenance: ProvenanceView | None
    leads: tuple[Rich, ...]
    caution: Rich | None
    difference: Rich | None
    provenance: ProvenanceView

    @property
    def call(self) -> NumberView | None:
        """Whom to call first, where the number is sure."""
        return next((one for one in self.calls if one.number), None)

    @property
    def more_calls(self) -> tuple[NumberView, ...]:
        """Whom to call after that."""
        return tuple(one for one in self.calls if one is not self.call)


@dataclass(frozen=True)
class EndView:
    """An outcome as a card names it, with what to mind and where it leads; what to do there is for the card to say."""

    id: str
    title: str
    leads: tuple[Rich, ...]
    caution: Rich | None
    difference: Rich | None


class Nodes:
    """Makes the views of the questions and outcomes of one aid, each in the order of its page."""

    def __init__(self, subject: Subject, build: Parts, prefix: str = "") -> None:
        """Begin every anchor with `prefix`, so that two aids can stand on one page."""
        self.subject, self.build, self.prefix = subject, build, prefix
        self.names = node_names(subject, build.common.sentences)

    def questions(self) -> tuple[QuestionView, ...]:
        """Return the questions."""
        return tuple(starmap(self._question, self._in_order(self.subject.questions)))

    def outcomes(self) -> tuple[OutcomeView, ...]:
        """Return the outcomes."""
        return tuple(starmap(self._outcome, self._in_order(self.subject.outcomes)))

    def ends(self) -> tuple[EndView, ...]:
        """Return the outcomes without what to do there."""
        return tuple(starmap(self._end, self._in_order(self.subject.outcomes)))

    def _in_order(self, nodes: Mapping[str, Value]) -> Iterator[tuple[str, Value]]:
        return ((name, nodes[name]) for name in self.subject.graph.sequence if name in nodes)

    def _question(self, name: str, question: Question) -> QuestionView:
        scribe = self.build.scribe()
        return QuestionView(
            id=name,
            anchor=self.prefix + name,
            reason_anchor=urls.reason_anchor(self.prefix + name),
            kicker=capital(self.names[name]),
            rank=self.subject.graph.ranks[name],
            text=scribe.rich(question.text),
            reason=scribe.rich(question.reason),
            decisive=self._perhaps(f"{name}_open", [one for one in question.help if one.decisive]),
            help=self._perhaps(name, [one for one in question.help if not one.decisive]),
            group=group(self.subject.tree.id, name),
            answers=tuple(
                AnswerView(
                    id=answer.id,
                    text=self.subject.words_of(answer),
                    control=f"{self.prefix}{name}_{answer.id}",
                    target=answer.target,
                    anchor=self.prefix + answer.target,
                    where=self.names[answer.target],
                )
                for answer in question.answers
            ),
            caution=scribe.perhaps(question.caution),
            difference=scribe.perhaps(question.difference),
            provenance=self.build.provenance(question.citation, question.used),
        )

    def _outcome(self, name: str, outcome: Outcome) -> OutcomeView:
        scribe = self.build.scribe()
        kind = self.subject.kind(name)
        return OutcomeView(
            id=name,
            anchor=self.prefix + name,
            kicker=capital(self.names[name]),
            kind_name=outcome.mark or kind.name,
            urgent=kind.urgent,
            tone=kind.tone,
            title=outcome.title,
            actions=self._section(name, Form.STEPS, outcome.actions),
            calls=tuple(number_view(self.build.lexicon.contacts[one]) for one in outcome.contacts),
            record=self._section(name, Form.TICKS, outcome.record),
            check=scribe.rich(outcome.check.text) if outcome.check else None,
            check_anchor=self.prefix + urls.check_anchor(name),
            check_provenance=self.build.provenance(outcome.check.citation, outcome.check.used)
            if outcome.check
            else None,
            leads=tuple(map(scribe.leading, outcome.leads)),
            caution=scribe.perhaps(outcome.caution),
            difference=scribe.perhaps(outcome.difference),
            provenance=self.build.provenance(outcome.citation),
        )

    def _end(self, name: str, outcome: Outcome) -> EndView:
        scribe = self.build.scribe()
        return EndView(
            id=name,
            title=outcome.title,
            leads=tuple(map(scribe.leading, outcome.leads)),
            caution=scribe.perhaps(outcome.caution),
            difference=scribe.perhaps(outcome.difference),
        )

    def _perhaps(self, name: str, items: Sequence[Item]) -> SectionView | None:
        """Return a list, where there is something to list."""
        return self._section(name, Form.BULLETS, items) if items else None

    def _section(self, name: str, form: Form, items: Iterable[Item]) -> SectionView:
        scribe = self.build.scribe()
        return SectionView(name, "", form, self.build.items(items, scribe, prefix=self.prefix))
