"""An outcome says what to do, what to record, when to look again and where to go; a safety tree makes promises."""

from __future__ import annotations

from collections.abc import Iterator

from leidraad.source.model.tree import Outcome
from leidraad.source.problems import Problem
from leidraad.trees.rules.doubt import doubt_can_be_said
from leidraad.trees.subject import Subject

PROMISES = 3


def outcomes_lead_on(subject: Subject) -> Iterator[Problem]:
    """Every outcome leads somewhere (D11)."""
    for name, outcome in subject.tree.outcomes.items():
        if not outcome.leads:
            message = f"De uitkomst `{name}` zegt niet hoe het verdergaat."
            yield Problem("zonder-verder", message, name.place, "Noem bij `verder` minstens één pagina.")


def outcomes_say_what_to_do(subject: Subject) -> Iterator[Problem]:
    """An outcome with weight has an action and something to record; when the case goes on, a time to look again."""
    for name, outcome in subject.tree.outcomes.items():
        kind = subject.kinds.get(outcome.kind)
        if kind is None or kind.weight is None:
            continue
        for code, key, lacking, of_what in _lacking(outcome, closes=kind.closes):
            if lacking:
                message = f"De uitkomst `{name}` ({kind.name}) zegt niet {of_what}."
                yield Problem(code, message, name.place, f"Schrijf het bij `{key}`.")


def _lacking(outcome: Outcome, *, closes: bool) -> Iterator[tuple[str, str, bool, str]]:
    yield "zonder-actie", "acties", not outcome.actions, "wat de lezer nu doet"
    yield "zonder-vastleggen", "documenteer", not outcome.record, "wat de lezer vastlegt"
    yield "zonder-controle", "controle", outcome.check is None and not closes, "wanneer de lezer opnieuw kijkt"


def safety_makes_promises(subject: Subject) -> Iterator[Problem]:
    """A safety tree has at least three guarantees."""
    tree = subject.tree
    if tree.safety and len(tree.guarantees) < PROMISES:
        message = f"Bij veiligheid horen minstens {PROMISES} garanties; hier staan er {len(tree.guarantees)}."
        yield Problem("te-weinig-garanties", message, tree.id.place)


COMPLETENESS = (outcomes_lead_on, outcomes_say_what_to_do, safety_makes_promises, doubt_can_be_said)
