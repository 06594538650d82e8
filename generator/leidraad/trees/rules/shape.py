"""Every route ends, and everything lies on a route."""

from __future__ import annotations

from collections.abc import Iterator

from leidraad.source.problems import Problem
from leidraad.trees.graph import Graph, Route
from leidraad.trees.subject import Subject


def everything_is_reached(subject: Subject) -> Iterator[Problem]:
    """A question or outcome that no route meets is a leftover, or an answer is missing (D03, D04, D05)."""
    tree, missed = subject.tree, frozenset(subject.graph.missed)
    for noun, names in (("vraag", tree.questions), ("uitkomst", tree.outcomes)):
        for name in names:
            if name in missed:
                message = f"Geen enkele route komt bij de {noun} `{name}`."
                advice = "Laat een antwoord hierheen leiden, of haal haar weg."
                yield Problem("onbereikbaar", message, name.place, advice)


def every_route_ends(subject: Subject) -> Iterator[Problem]:
    """No route comes back where it was (D06, D07, D08)."""
    for group in subject.graph.circles:
        there, round_ = _circle(subject.graph, group)
        question, answer = round_[-1]
        target = subject.answer(question, answer).target
        route = subject.tell((*there, *round_))
        message = f"De route {route} leidt terug naar de vraag `{target}`; zo komt er geen einde aan."
        advice = (
            "Laat dit antwoord naar een uitkomst leiden "
            f"die bij `verder` `{subject.tree.id}` noemt: dan begint een nieuwe ronde."
        )
        yield Problem("kring", message, target.place, advice)


def _circle(graph: Graph, group: frozenset[str]) -> tuple[Route, Route]:
    """Return the shortest way to a group of nodes that lead to each other, and the shortest way round from there."""
    entrance = next(node for node in graph.reached if node in group)
    found = graph.search(entrance)
    steps = ((node, *pair) for node in found if node in group for pair in graph.answers[node])
    node, answer = next((node, answer) for node, answer, target in steps if target == entrance)
    return graph.reached.way(entrance), (*found.way(node), (node, answer))


SHAPE = (everything_is_reached, every_route_ends)
