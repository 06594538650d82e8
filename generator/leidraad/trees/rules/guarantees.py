"""What experts promised holds on every route."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leidraad.source.model.tree import Guarantee
from leidraad.source.problems import Problem
from leidraad.trees.graph import Route, Step, nearest, way_back
from leidraad.trees.subject import Subject


def guarantees_hold(subject: Subject) -> Iterator[Problem]:
    """Every guarantee holds, and speaks of at least one route."""
    for guarantee in subject.tree.guarantees:
        if guarantee.at_most is not None:
            yield from _short_enough(subject, guarantee, guarantee.at_most)
        elif guarantee.outcome is not None and guarantee.only_after is not None:
            yield from _only_after(subject, guarantee, guarantee.outcome, guarantee.only_after)
        else:
            yield from _ends_well(subject, guarantee)


def _broken(guarantee: Guarantee, because: str) -> Problem:
    message = f"Deze garantie houdt geen stand: “{guarantee.text}” {because}."
    return Problem("garantie-gebroken", message, guarantee.text.place)


def _short_enough(subject: Subject, guarantee: Guarantee, at_most: int) -> Iterator[Problem]:
    graph = subject.graph
    if graph.ranks[graph.start] > at_most:
        longest = subject.tell(_longest(subject))
        yield _broken(guarantee, f"De langste route heeft {graph.ranks[graph.start]} vragen: {longest}")


def _longest(subject: Subject) -> Route:
    graph, node, route = subject.graph, subject.graph.start, []
    while node in graph.answers:
        answer, target = max(graph.answers[node], key=lambda pair: graph.ranks[pair[1]])
        route.append((node, answer))
        node = target
    return tuple(route)


def _only_after(subject: Subject, guarantee: Guarantee, outcome: str, question: str) -> Iterator[Problem]:
    around = subject.graph.search(subject.graph.start, without=question)
    if outcome in around:
        route = subject.tell(way_back(around, outcome))
        yield _broken(guarantee, f"{route} eindigt in `{outcome}` zonder de vraag `{question}`")


def _ends_well(subject: Subject, guarantee: Guarantee) -> Iterator[Problem]:
    found = _routes_with(subject, guarantee)
    if found is None:
        message = f"Deze garantie gaat over geen enkele route: “{guarantee.text}”"
        advice = "Geen route geeft al deze antwoorden na elkaar. Kijk `bij` na."
        yield Problem("garantie-leeg", message, guarantee.text.place, advice)
        return
    there, ahead = found
    wrong = [end for end in ahead if end in subject.outcomes and not _allowed(subject, guarantee, end)]
    if wrong:
        end = nearest(ahead, wrong)
        route = subject.tell((*there, *way_back(ahead, end)))
        yield _broken(guarantee, f"{route} eindigt in `{end}` ({subject.kind(end).name})")


def _allowed(subject: Subject, guarantee: Guarantee, end: str) -> bool:
    names = subject.names_of(end)
    if guarantee.always:
        return not names.isdisjoint(guarantee.always)
    return names.isdisjoint(guarantee.never)


def _routes_with(subject: Subject, guarantee: Guarantee) -> tuple[Route, Mapping[str, Step | None]] | None:
    """Return the shortest way through all given answers, and the search that goes on from there.

    Questions that lie on one route have ranks that go down, so that the order of the file does not matter.
    """
    graph = subject.graph
    there: Route = ()
    ahead = graph.reached
    for question, answer in sorted(guarantee.given.items(), key=lambda pair: -graph.ranks[pair[0]]):
        if question not in ahead:
            return None
        there = (*there, *way_back(ahead, question), (str(question), str(answer)))
        ahead = graph.search(subject.answer(question, answer).target)
    return there, ahead


GUARANTEES = (guarantees_hold,)
