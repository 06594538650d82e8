"""Sound aids larger than anybody writes, with more routes than there are atoms."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from leidraad.source.model.tree import AnswerFields, AnswerLabel, Guarantee, Outcome, OutcomeKind, Question, Tree
from leidraad.source.problems import Problem
from leidraad.source.reading import read_yaml
from leidraad.trees.proof import TIERS, prove
from leidraad.trees.rules.completeness import COMPLETENESS
from leidraad.trees.subject import Subject

KINDS = {
    "afsluiten": OutcomeKind.model_construct(id="afsluiten", name="Afsluiten", weight=0, closes=True),
    "hulp": OutcomeKind.model_construct(id="hulp", name="Hulp", weight=2, closes=False),
    "bellen": OutcomeKind.model_construct(id="bellen", name="Bellen", weight=5, closes=False),
    "wegwijzer": OutcomeKind.model_construct(id="wegwijzer", name="Wegwijzer", weight=None, closes=False),
}
LABELS = {
    "ja": AnswerLabel.model_construct(id="ja", text="Ja", doubt=False),
    "nee": AnswerLabel.model_construct(id="nee", text="Nee", doubt=False),
    "anders": AnswerLabel.model_construct(id="anders", text="Anders", doubt=False),
    "weet-ik-niet": AnswerLabel.model_construct(id="weet-ik-niet", text="Weet ik niet", doubt=True),
}
# There is an outcome to every so many questions, and of so many questions the last cannot be skipped.
SPREAD, GATE = 4, 100
GATES_ASKED = 3
# The fields that each answer has: one set for all, as what is measured is the proof and not what it is about.
WRITTEN = {"id", "target"}
# What makes each question of a long aid matter.
OUT = ", {weet-ik-niet: klaar}"


def large(nodes: int) -> Subject:
    """Return a sound safety tree of about so many nodes, made without validation. Half the outcomes are signposts."""
    questions = nodes * SPREAD // (SPREAD + 1)
    ends = range(0, questions + SPREAD, SPREAD)
    tree = Tree.model_construct(
        id="groot",
        safety=True,
        start="v0",
        questions={f"v{at}": _question(at, questions, ends) for at in range(questions)},
        outcomes={f"u{at}": _outcome(at) for at in ends},
        guarantees=tuple(_guarantees(questions, f"u{ends[-1]}")),
    )
    return Subject(tree, KINDS, LABELS)


def _question(at: int, questions: int, ends: range) -> Question:
    """Lead to the next question or past it, and now and then to an outcome.

    Doubt leads where *nee* does too, or else to what lies behind that.
    """
    skips = (at + 2) % GATE != 0
    steps = (at + 1, at + 1 + skips, at + (1 if at % GATE else 3))
    near, far, doubt = (sys.intern(f"v{to}" if to < questions else f"u{ends[-1]}") for to in steps)
    answers = {"ja": far, "nee": near, "weet-ik-niet": doubt} | (
        {"anders": f"u{at - at % SPREAD}"} if at in ends or near == far else {}
    )
    return Question.model_construct(
        answers=tuple(
            AnswerFields.model_construct(WRITTEN, id=name, text=None, target=to) for name, to in answers.items()
        )
    )


def _outcome(at: int) -> Outcome:
    kind = "wegwijzer" if at % (2 * SPREAD) else "bellen" if at % (4 * SPREAD) else "hulp"
    some = ("iets",)
    return Outcome.model_construct(kind=kind, actions=some, record=some, check="dan", leads=some, traits=("samen",))


def _guarantees(questions: int, last: str) -> Iterator[Guarantee]:
    """Yield ten guarantees of all four forms, as many as a real aid has, about questions from the first to the last."""
    yield _guarantee(at_most=questions)
    gates = range(GATE - 1, questions, GATE)
    for gate in gates[:: max(1, len(gates) // GATES_ASKED)][:GATES_ASKED]:
        yield _guarantee(given={"v0": "nee", f"v{gate}": "weet-ik-niet"}, always=("samen",))
        yield _guarantee(given={f"v{gate}": "ja"}, never=("u0",))
        yield _guarantee(outcome=last, only_after=f"v{gate}")


def _guarantee(**form: object) -> Guarantee:
    return Guarantee.model_construct(text="Zo is het.", **form)


def proven(subject: Subject) -> list[Problem]:
    """Return what is wrong with a tree."""
    return list(prove(subject, COMPLETENESS, TIERS))


def long_tree(questions: int, name: str = "lang", more: str = "") -> str:
    """Return an aid in YAML whose every answer leads to the next question, so that each doubles the routes.

    Such questions do not matter; with `more`, an answer that leads elsewhere, they do.
    """
    lines = [f"id: {name}", "titel: Lang", "voor: Niemand.", "veiligheid: nee", "start: v0", "vragen:"]
    for number in range(questions):
        yes = no = f"v{number + 1}"
        if number + 1 == questions:
            yes, no = "klaar", "ook-klaar"
        lines += [f"  v{number}:", f"    vraag: Verder na {number}?", "    waarom: Daarom."]
        lines += ["    bron: {toegevoegd: Proef.}"]
        lines += [f"    antwoorden: [{{ja: {yes}}}, {{nee: {no}}}{more}]"]
    outcome = (
        "{soort: wegwijzer, titel: Klaar, verder: [{naar: over, tekst: Lees verder.}], bron: {toegevoegd: Proef.}}"
    )
    return "\n".join([*lines, "uitkomsten:", f"  klaar: {outcome}", f"  ook-klaar: {outcome}"])


def long_subject(text: str) -> Subject:
    """Return an aid ready to prove, with the same answers and kinds."""
    return Subject(Tree.model_validate(read_yaml("lang.yml", text.encode())), KINDS, LABELS)
