"""What experts promised holds on every route."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from leidraad.source.model.tree import Guarantee
from leidraad.source.problems import Problem
from leidraad.trees.graph import Graph, Route, Step
from leidraad.trees.subject import Subject


@dataclass(frozen=True)
class _Behind:
    """What lies behind each node, asked for all guarantees at once: ends that break one, questions that one names."""

    graph: Graph
    bits: Mapping[object, int]
    found: list[int]

    def has(self, node: str, one: object) -> bool:
        """Say whether a question, or an end that breaks the guarantee at a place, is the node or lies behind it."""
        return bool(self.found[self.graph.numbers[node]] & self.bits[one])


def guarantees_hold(subject: Subject) -> Iterator[Problem]:
    """Every guarantee holds, and speaks of at least one route."""
    behind = _behind(subject)
    for place, guarantee in enumerate(subject.tree.guarantees):
        if guarantee.at_most is not None:
            yield from _short_enough(subject, guarantee, guarantee.at_most)
        elif guarantee.outcome is None or guarantee.only_after is None:
            yield from _ends_well(subject, guarantee, place, behind)
        elif behind.has(subject.graph.start, place):
            yield _too_soon(subject, guarantee, guarantee.outcome, guarantee.only_after)


def _behind(subject: Subject) -> _Behind:
    """Look behind every node. An outcome that needs a question first is not seen through that question."""
    guarantees = subject.tree.guarantees
    named = {question for guarantee in guarantees for question in guarantee.given}
    bits = {one: 1 << place for place, one in enumerate((*range(len(guarantees)), *named))}
    marks = dict(_wrong(subject)) | {question: bits[question] for question in named}
    hidden: dict[str, int] = {}
    for place, guarantee in enumerate(guarantees):
        if guarantee.outcome is not None and guarantee.only_after is not None:
            marks[guarantee.outcome] |= bits[place]
            hidden[guarantee.only_after] = hidden.get(guarantee.only_after, 0) | bits[place]
    return _Behind(subject.graph, bits, subject.graph.behind(marks, hidden))


def _wrong(subject: Subject) -> Iterator[tuple[str, int]]:
    """Yield each outcome with a bit for the place of each guarantee that never or not always has what it is."""
    never, always = defaultdict[str, int](int), defaultdict[str, int](int)
    for place, guarantee in enumerate(subject.tree.guarantees):
        for name in guarantee.never:
            never[name] |= 1 << place
        for name in guarantee.always:
            always[name] |= 1 << place
    asking = reduce(or_, always.values(), 0)
    for end in subject.outcomes:
        refused = allowed = 0
        for called in subject.names_of(end):
            refused |= never.get(called, 0)
            allowed |= always.get(called, 0)
        yield end, refused | asking & ~allowed


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


def _too_soon(subject: Subject, guarantee: Guarantee, outcome: str, question: str) -> Problem:
    around = subject.graph.search(subject.graph.start, without=question)
    return _broken(guarantee, f"{subject.tell_end(around.way(outcome), outcome)} zonder de vraag `{question}`")


def _ends_well(subject: Subject, guarantee: Guarantee, place: int, behind: _Behind) -> Iterator[Problem]:
    """Follow the given answers. Questions that lie on one route have ranks that go down, whatever the file's order."""
    graph, node = subject.graph, subject.graph.start
    steps = sorted(guarantee.given.items(), key=lambda step: -graph.ranks[step[0]])
    for question, answer in steps:
        if not behind.has(node, question):
            message = "Geen enkele route heeft al deze antwoorden, dus deze garantie belooft niets."
            yield Problem("garantie-leeg", message, next(iter(guarantee.given)).place, "Kijk `bij` na.")
            return
        node = subject.answer(question, answer).target
    if behind.has(node, place):
        wrong = [end for end in subject.outcomes if behind.has(end, place)]
        yield _broken(guarantee, subject.tell_end(*_route_with(subject, steps, wrong)))


def _route_with(subject: Subject, steps: Iterable[Step], wrong: Iterable[str]) -> tuple[Route, str]:
    """Return the shortest way through all given answers to one of the wrong ends, and that end."""
    there: Route = ()
    ahead = subject.graph.reached
    for question, answer in steps:
        there = (*there, *ahead.way(question), (str(question), str(answer)))
        ahead = subject.graph.search(subject.answer(question, answer).target)
    end = ahead.first(wrong)
    return (*there, *ahead.way(end)), end


GUARANTEES = (guarantees_hold,)
