"""The view of a decision aid: questions and outcomes by rank, numbered so that it can be followed on paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from leidraad.source.model.item import Form, Item
from leidraad.source.model.tree import Outcome, Question
from leidraad.trees.subject import Subject
from leidraad.web import urls
from leidraad.web.components.aid.steps import group
from leidraad.web.promises import node_names
from leidraad.web.text import Rich
from leidraad.web.views.frame import NumberView, number_view
from leidraad.web.views.guarantees import GuaranteeView, guarantee_views
from leidraad.web.views.origins import ProvenanceView
from leidraad.web.views.parts import Builder, SectionView
from leidraad.web.words import capital

# Of a longer preface only the first item stands open, as all of it would push the question off the screen of a phone.
SHORT = 2


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
class AidView:
    """A decision aid; `error` and `summary` are ids of parts that the script fills."""

    id: str
    title: str
    start: str
    questions: tuple[QuestionView, ...]
    outcomes: tuple[OutcomeView, ...]
    numbers: tuple[NumberView, ...]
    error: str
    summary: str


def aid_view(subject: Subject, build: Builder, numbers: tuple[NumberView, ...], prefix: str = "") -> AidView:
    """Return a decision aid whose anchors begin with `prefix`, so that two can stand on one page."""
    return _Aid(subject, build, prefix).view(numbers)


def question_views(subject: Subject, build: Builder) -> tuple[QuestionView, ...]:
    """Return the questions of a decision aid alone."""
    return _Aid(subject, build, "").questions()


@dataclass(frozen=True)
class AidPageView:
    """The page of an aid: for whom it is, what to know first, the aid, and what is proven of it.

    Paper says what is proven; the page, also elsewhere, has a link to where that stands.
    """

    layout: ClassVar[str] = "aid"
    lead: str
    preface: SectionView | None
    aid: AidView
    routes: str
    guarantees: tuple[GuaranteeView, ...]
    kit: str
    all_aids: str = urls.TREES

    @property
    def stops(self) -> SectionView | None:
        """What one must have read before the first question."""
        items = self.preface.items if self.preface else ()
        return replace(self.preface, items=items if len(items) <= SHORT else items[:1]) if self.preface else None

    @property
    def more(self) -> SectionView | None:
        """The rest of what comes first."""
        items = self.preface.items if self.preface else ()
        return replace(self.preface, items=items[1:]) if self.preface and len(items) > SHORT else None


def aid_page_view(subject: Subject, build: Builder, numbers: tuple[NumberView, ...]) -> AidPageView:
    """Return everything that the page of an aid shows."""
    tree = subject.tree
    heading = build.guideline.sentences["vooraf"]
    preface = build.group("vooraf", heading, Form.BULLETS, tree.preface) if tree.preface else None
    return AidPageView(
        lead=tree.audience,
        preface=preface,
        aid=aid_view(subject, build, numbers),
        routes=urls.routes(tree.id),
        kit=urls.kit_part(tree.id) if any(urls.about(one.id) == urls.KIT for one in build.guideline.about) else "",
        guarantees=guarantee_views(tree.id, build),
    )


class _Aid:
    """Makes the parts of one aid."""

    def __init__(self, subject: Subject, build: Builder, prefix: str) -> None:
        self.subject, self.build, self.prefix = subject, build, prefix
        say = build.guideline.sentences
        self.names = node_names(subject, say["vraag"], say["uitkomst"])

    def view(self, numbers: tuple[NumberView, ...]) -> AidView:
        sequence, outcomes = self.subject.graph.sequence, self.subject.outcomes
        return AidView(
            id=self.subject.tree.id,
            title=self.subject.tree.title,
            start=self.subject.graph.start,
            questions=self.questions(),
            outcomes=tuple(self._outcome(name, outcomes[name]) for name in sequence if name in outcomes),
            numbers=numbers,
            error=f"{self.prefix}fout_",
            summary=f"{self.prefix}antwoorden_",
        )

    def questions(self) -> tuple[QuestionView, ...]:
        """Return the questions in the order of the page."""
        found = self.subject.questions
        return tuple(self._question(name, found[name]) for name in self.subject.graph.sequence if name in found)

    def _question(self, name: str, question: Question) -> QuestionView:
        scribe = self.build.scribe(self.prefix + name)
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
        scribe = self.build.scribe(self.prefix + name)
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

    def _perhaps(self, name: str, items: Sequence[Item]) -> SectionView | None:
        """Return a list, where there is something to list."""
        return self._section(name, Form.BULLETS, items) if items else None

    def _section(self, name: str, form: Form, items: Iterable[Item]) -> SectionView:
        scribe = self.build.scribe(f"{self.prefix}{name}_{form.value}")
        return SectionView(name, "", form, self.build.items(items, scribe, prefix=self.prefix))
