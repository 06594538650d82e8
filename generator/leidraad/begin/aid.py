"""A decision aid to begin with, of which every proof holds: two questions, three outcomes and three guarantees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leidraad.begin.models import from_model, quoted
from leidraad.failure import Failure
from leidraad.source.model.tree import AnswerLabel, OutcomeKind
from leidraad.trees.subject import asks_safety

# What a route comes to, from the heaviest.
ENDS = ("meteen", "overleg", "in-orde")
TITLES = ("wat de lezer meteen doet", "met wie de lezer overlegt", "dat alles in orde is")
NEEDS = (
    "Een beslishulp heeft in richtlijn.yml bij `antwoorden` twee antwoorden en een twijfel nodig, en bij "
    "`uitkomstsoorten` een soort met ernst die niet afsluit. Zet die er eerst bij."
)


@dataclass(frozen=True)
class NewOutcome:
    """An outcome: its id, its kind, what it is called, and whom to call."""

    id: str
    kind: str
    title: str
    contact: str


def new_aid(
    name: str,
    kinds: Sequence[OutcomeKind],
    labels: Sequence[AnswerLabel],
    lead: str,
    source: str,
    contact: str = "",
) -> str:
    """Return an aid in the words that a guideline has for outcomes and answers; it leads on to a page.

    Raise Failure where there are too few of those.
    """
    ends = _ends(kinds)
    sure, doubt = [str(one.id) for one in labels if not one.doubt], [str(one.id) for one in labels if one.doubt]
    if not ends or len(sure) < 2 or not doubt:
        raise Failure(NEEDS)
    taken = {str(one.id) for one in kinds}
    now, talk, fine = (f"{end}-{name}"[:64].rstrip("-") if end in taken else end for end in ENDS)
    (yes, no), unsure = sure[:2], doubt[0]
    outcomes = [
        NewOutcome(own, str(kind.id), quoted(f"VUL IN: {title}"), contact if own == now else "")
        for own, kind, title in zip((now, talk, fine), ends, TITLES, strict=True)
    ]
    return from_model(
        "beslishulp",
        id=name,
        safety="ja" if any(asks_safety(kind, kinds) for kind in ends) else "nee",
        first=((yes, now), (no, "tweede"), (unsure, now)),
        second=((yes, fine), (no, talk), (unsure, talk)),
        outcomes=outcomes,
        always=now,
        never=fine,
        yes=yes,
        no=no,
        lead=lead,
        source=source,
    )


def _ends(kinds: Sequence[OutcomeKind]) -> tuple[OutcomeKind, ...]:
    """Return the heaviest kind, one between, and one that closes or else the lightest; none where there are too few."""
    weighed = sorted((one for one in kinds if one.weight is not None), key=lambda one: one.weight or 0)
    going_on = [one for one in weighed if not one.closes]
    if not going_on:
        return ()
    light = next((one for one in weighed if one.closes), going_on[0])
    middle = next((one for one in going_on if (one.weight or 0) > (light.weight or 0)), going_on[-1])
    return going_on[-1], middle, light
