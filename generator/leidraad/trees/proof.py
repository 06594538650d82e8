"""The proof: every route through every decision aid ends well, and keeps the promises of its experts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from leidraad.source.model.record import while_same
from leidraad.source.model.tree import Tree
from leidraad.source.problems import Problem
from leidraad.trees.rules.answers import ANSWERS
from leidraad.trees.rules.completeness import COMPLETENESS
from leidraad.trees.rules.doubt import DOUBT
from leidraad.trees.rules.guarantees import GUARANTEES
from leidraad.trees.rules.naming import NAMING
from leidraad.trees.rules.shape import SHAPE
from leidraad.trees.rules.worth import WORTH
from leidraad.trees.subject import Subject

AidRule = Callable[[Subject], Iterator[Problem]]
# Each tier counts on the ones before it; the first needs none.
TIERS: tuple[tuple[AidRule, ...], ...] = ((*NAMING, *ANSWERS), SHAPE, (*DOUBT, *GUARANTEES, *WORTH))


def trees_are_proven(subjects: Iterable[Subject]) -> Iterator[Problem]:
    """Yield what is wrong with decision aids."""
    for subject in subjects:
        yield from _proven(subject.tree, subject)


@while_same
def _proven(_: Tree, subject: Subject) -> tuple[Problem, ...]:
    # A kind that does not exist has a problem already, and the last tier asks what it weighs.
    known = all(outcome.kind in subject.kinds for outcome in subject.outcomes.values())
    return tuple(prove(subject, COMPLETENESS, TIERS if known else TIERS[:-1]))


def prove(subject: Subject, always: tuple[AidRule, ...], tiers: tuple[tuple[AidRule, ...], ...]) -> Iterator[Problem]:
    """Yield what is wrong with one tree; a tier is only asked when all tiers before it are silent."""
    for rule in always:
        yield from rule(subject)
    for tier in tiers:
        found = [problem for rule in tier for problem in rule(subject)]
        yield from found
        if found:
            return
