"""Questions matter; outcomes say what to do, what to record, when to look again and where to go; safety is said."""

from __future__ import annotations

from collections.abc import Iterator

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
        says_not = f"De uitkomst `{name}` ({kind.name}) zegt niet"
        if not outcome.actions:
            yield Problem(
                "zonder-actie",
                f"{says_not} wat de lezer nu doet.",
                name.place,
                "Schrijf het in deze uitkomst, in een lijst `acties`.",
            )
        if not outcome.record:
            message = f"{says_not} wat de lezer vastlegt."
            yield Problem(
                "zonder-vastleggen", message, name.place, "Schrijf het in deze uitkomst, in een lijst `documenteer`."
            )
        if outcome.check is None and not kind.closes:
            message = f"{says_not} wanneer de lezer opnieuw kijkt."
            yield Problem("zonder-controle", message, name.place, "Schrijf het in deze uitkomst, bij `controle`.")


def questions_matter(subject: Subject) -> Iterator[Problem]:
    """The answers to a question lead to more than one place, or it need not be asked."""
    for name, answers in zip(subject.tree.questions, subject.graph.answers.values(), strict=True):
        targets = {target for _, target in answers}
        if len(targets) == 1:
            message = f"Wat de lezer ook antwoordt op de vraag `{name}`, het leidt naar `{targets.pop()}`."
            advice = "Laat een antwoord ergens anders heen leiden, of haal de vraag weg."
            yield Problem("vraag-zonder-gevolg", message, name.place, advice)


def what_is_heavy_is_about_safety(subject: Subject) -> Iterator[Problem]:
    """An aid that can end as heavily as what asks for safety says that it is about safety."""
    tree = subject.tree
    for name, outcome in tree.outcomes.items() if not tree.safety else ():
        kind = subject.kinds.get(outcome.kind)
        if kind is not None and subject.asks_safety(kind):
            message = f"De uitkomst `{name}` ({kind.name}) gaat over veiligheid, en deze beslishulp zegt van niet."
            yield Problem("veiligheid-ontkend", message, tree.at("safety"), "Schrijf `veiligheid: ja`.")
            return


def safety_makes_promises(subject: Subject) -> Iterator[Problem]:
    """A safety tree has at least three guarantees."""
    tree = subject.tree
    if tree.safety and len(tree.guarantees) < PROMISES:
        made = len(tree.guarantees)
        message = f"Een beslishulp over veiligheid heeft minstens {PROMISES} garanties; deze heeft er {made}."
        yield Problem(
            "te-weinig-garanties", message, tree.id.place, "Schrijf bij `garanties` wat nog meer altijd waar moet zijn."
        )


COMPLETENESS = (
    questions_matter,
    outcomes_lead_on,
    outcomes_say_what_to_do,
    what_is_heavy_is_about_safety,
    safety_makes_promises,
    doubt_can_be_said,
)
