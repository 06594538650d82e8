"""A promise says something: some route, some kind of outcome or another promise could break it or make it new."""

from __future__ import annotations

from collections.abc import Iterator

from leidraad.source.model.tree import Guarantee
from leidraad.source.problems import Problem
from leidraad.trees.subject import Subject


def promises_say_something(subject: Subject) -> Iterator[Problem]:
    """No guarantee holds whatever the routes, and none is already in another; so each that must be there counts."""
    for guarantee in subject.tree.guarantees:
        yield from _empty(subject, guarantee)
    yield from _already_promised(subject)


def _empty(subject: Subject, guarantee: Guarantee) -> Iterator[Problem]:
    def says_nothing(because: str, advice: str) -> Problem:
        return Problem("garantie-leeg", f"Deze garantie belooft niets: {because}.", guarantee.text.place, advice)

    longest = subject.graph.ranks[subject.graph.start]
    if guarantee.at_most is not None and guarantee.at_most > longest:
        because = f"de langste route heeft {longest} {'vraag' if longest == 1 else 'vragen'}"
        yield says_nothing(because, f"Schrijf `hoogstens-vragen: {longest}`.")
    if guarantee.only_after == subject.graph.start:
        because = f"elke route begint met de vraag `{guarantee.only_after}`"
        yield says_nothing(because, "Zeg bij `bij` welk antwoord hier niet mag eindigen, of noem een latere vraag.")
    if subject.kinds.keys() <= set(guarantee.always) or subject.outcomes.keys() <= set(guarantee.always):
        yield says_nothing("alles mag", "Noem bij `altijd` alleen waar het wel mag eindigen.")
    if absent := [f"`{name}`" for name in guarantee.never if name not in subject.end_names]:
        because = f"geen uitkomst van deze beslishulp is van de soort {' of '.join(absent)}"
        yield says_nothing(because, "Noem bij `altijd` waar het wel mag eindigen.")


def _already_promised(subject: Subject) -> Iterator[Problem]:
    """Tell of each guarantee that another already makes, of two the same the second."""
    guarantees = subject.tree.guarantees
    for at, one in enumerate(guarantees):
        for other_at, other in enumerate(guarantees):
            if at != other_at and _is_in(one, other) and (other_at < at or not _is_in(other, one)):
                message = f"Deze garantie belooft niets dat niet al in “{other.text}” staat."
                yield Problem("garantie-dubbel", message, one.text.place, "Haal haar weg, of beloof iets anders.")
                break


def _is_in(one: Guarantee, other: Guarantee) -> bool:
    """Say whether whatever keeps the other promise keeps this one, in any tree."""
    if one.at_most is not None and other.at_most is not None:
        return one.at_most >= other.at_most
    if one.outcome is not None:
        return (one.outcome, one.only_after) == (other.outcome, other.only_after)
    if not other.given.items() <= one.given.items():
        return False
    always = bool(one.always and other.always) and set(other.always) <= set(one.always)
    return always or (bool(one.never) and set(one.never) <= set(other.never))


WORTH = (promises_say_something,)
