"""Everything that a tree names exists, and is one thing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from leidraad.source.model.base import Id
from leidraad.source.model.tree import Guarantee
from leidraad.source.problems import Problem, advised
from leidraad.trees.subject import Subject

OTHER = "Kies een andere naam."


def targets_exist(subject: Subject) -> Iterator[Problem]:
    """The start is a question, and every answer leads to a question or outcome (D01)."""
    tree = subject.tree
    if tree.start not in subject.questions:
        message = f"De beslishulp begint bij `{tree.start}`, maar dat is geen vraag."
        yield Problem("doel-onbekend", message, tree.start.place, advised(tree.start, subject.questions))
    known = subject.graph.numbers
    for name, question in tree.questions.items():
        for answer in question.answers:
            if answer.target not in known:
                message = (
                    f"Dit antwoord bij `{name}` leidt naar `{answer.target}`, maar die vraag of uitkomst bestaat niet."
                )
                yield Problem("doel-onbekend", message, answer.target.place, advised(answer.target, known))


def names_are_clear(subject: Subject) -> Iterator[Problem]:
    """A kind of outcome, an outcome and a trait never share a name, so that a guarantee says one thing."""
    traits: dict[str, Id] = {}
    for name, outcome in subject.tree.outcomes.items():
        traits |= {str(trait): trait for trait in reversed(outcome.traits) if trait not in traits}
        if name in subject.kinds:
            message = f"`{name}` is een soort uitkomst en kan dus niet de id van een uitkomst zijn."
            yield Problem("naam-dubbelzinnig", message, name.place, OTHER)
    for trait in traits.values():
        if trait in subject.kinds or trait in subject.outcomes:
            message = f"`{trait}` is al een soort of een uitkomst en kan dus geen kenmerk zijn."
            yield Problem("naam-dubbelzinnig", message, trait.place, OTHER)


def guarantees_name_what_exists(subject: Subject) -> Iterator[Problem]:
    """A guarantee names questions, answers, outcomes, kinds and traits of this tree (D15)."""
    ends = subject.end_names.union(subject.kinds)
    for guarantee in subject.tree.guarantees:
        yield from _unknown((*guarantee.always, *guarantee.never), ends, "geen soort, uitkomst of kenmerk")
        yield from _unknown(_given(guarantee.outcome), subject.outcomes, "geen uitkomst")
        yield from _unknown((*guarantee.given, *_given(guarantee.only_after)), subject.questions, "geen vraag")
        yield from _unknown_answers(subject, guarantee)


def _given(name: Id | None) -> tuple[Id, ...]:
    return () if name is None else (name,)


def _unknown_answers(subject: Subject, guarantee: Guarantee) -> Iterator[Problem]:
    for question, answer in guarantee.given.items():
        if question in subject.questions:
            known = [str(one.id) for one in subject.questions[question].answers]
            yield from _unknown((answer,), known, f"geen antwoord op de vraag `{question}`")


def _unknown(named: Iterable[Id], known: Collection[str], denial: str) -> Iterator[Problem]:
    for name in named:
        if name not in known:
            message = f"`{name}` is {denial} van deze beslishulp."
            yield Problem("garantie-onbekend", message, name.place, advised(name, frozenset(known)))


NAMING = (targets_exist, names_are_clear, guarantees_name_what_exists)
