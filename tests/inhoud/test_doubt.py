"""Who doubts in an aid about safety reads there, on every route, whom to ask and when reporting is the norm."""

from __future__ import annotations

from collections.abc import Iterator

from leidraad.source.model.guideline import Guideline
from leidraad.source.model.item import Item
from leidraad.source.model.tree import Outcome
from leidraad.trees.subject import Subject, subjects

# Texts that say when reporting is the norm: to who has not reported yet, and to who has.
NORMS = {"melden/norm-in-gesprek", "melden/meld-in-dit-gesprek", "stap-6/opnieuw-melden-norm", "stap-0/melden-moet-nog"}
# An outcome that says to report needs no more.
HEAVY = {"melden", "112"}
# Where the doubt is of another kind, or the same is said in words of its own.
OTHERWISE = {
    "waar-begin-ik/problemen/naar-checks": "Nobody sees unsafety here; both checks ask on.",
    "advies-of-melding/stappen-gedaan/stappen-en-advies": "It says so of a step that is missing.",
    "wie-meldt/zelf-gezien/advies-wie-meldt": "That there must be a report is known; who does it is asked.",
    "wie-meldt/ander-meldt-al/advies-wie-meldt": "The same.",
}


def _used(outcome: Outcome) -> set[str]:
    return {str(one.used) for action in outcome.actions for one in _items(action) if one.used}


def _items(item: Item) -> Iterator[Item]:
    yield item
    for child in item.children:
        yield from _items(child)


def _after_doubt(guideline: Guideline) -> Iterator[tuple[str, Outcome]]:
    for subject in subjects(guideline):
        if subject.tree.safety:
            yield from _ends(subject)


def _ends(subject: Subject) -> Iterator[tuple[str, Outcome]]:
    for (question, _), number, _ in subject.doubts:
        if (target := subject.graph.names[number]) in subject.outcomes:
            yield f"{subject.tree.id}/{question}/{target}", subject.outcomes[target]


def test_who_doubts_about_safety_reads_when_reporting_is_the_norm(guideline: Guideline) -> None:
    silent = {
        name for name, outcome in _after_doubt(guideline) if outcome.kind not in HEAVY and not NORMS & _used(outcome)
    }
    assert silent == OTHERWISE.keys()


def test_who_doubts_about_safety_is_told_whom_to_call(guideline: Guideline) -> None:
    """Only where the checks ask on, nobody is named yet."""
    alone = {name for name, outcome in _after_doubt(guideline) if not outcome.contacts}
    assert alone == {"waar-begin-ik/problemen/naar-checks"}


def test_the_first_number_of_an_outcome_is_the_one_that_its_title_names(guideline: Guideline) -> None:
    wrong = [
        f"{tree.id}/{name}"
        for tree in guideline.trees
        for name, outcome in tree.outcomes.items()
        if "Veilig Thuis" in outcome.title and outcome.contacts and outcome.contacts[0] != "veilig-thuis"
    ]
    assert wrong == []
