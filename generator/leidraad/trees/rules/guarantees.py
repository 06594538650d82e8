"""What experts promised holds on every route."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leidraad.source.model.tree import Guarantee
from leidraad.source.problems import Problem
from leidraad.trees.graph import Route, Step, first_reached, way_back
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
    advice = "Herstel de route, of laat een expert de garantie veranderen."
    return Problem("garantie-gebroken", message, guarantee.text.place, advice)


def _short_enough(subject: Subject, guarantee: Guarantee, at_most: int) -> Iterator[Problem]:
    graph = subject.graph
    if graph.ranks[graph.start] > at_most:
        longest = _longest(subject)
        questions = "1 vraag" if len(longest) == 1 else f"{len(longest)} vragen"
        yield _broken(guarantee, f"De langste route heeft {questions}: {subject.tell(longest)}")


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
        route = subject.tell_end(way_back(around, outcome), outcome)
        yield _broken(guarantee, f"{route} zonder de vraag `{question}`")


def _ends_well(subject: Subject, guarantee: Guarantee) -> Iterator[Problem]:
    found = _routes_with(subject, guarantee)
    if found is None:
        message = "Geen enkele route heeft al deze antwoorden, dus deze garantie belooft niets."
        yield Problem("garantie-leeg", message, next(iter(guarantee.given)).place, "Kijk `bij` na.")
        return
    there, ahead = found
    wrong = [end for end in ahead if end in subject.outcomes and not _allowed(subject, guarantee, end)]
    if wrong:
        end = first_reached(ahead, wrong)
        yield _broken(guarantee, subject.tell_end((*there, *way_back(ahead, end)), end))


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
