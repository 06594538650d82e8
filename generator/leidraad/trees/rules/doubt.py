"""Who does not know is never worse off than who answers. Behind an answer lies all that it can still lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce
from math import inf
from operator import or_
from typing import TypeVar

from leidraad.source.model.tree import AnswerFields
from leidraad.source.problems import Problem
from leidraad.trees.graph import first_reached, way_back
from leidraad.trees.subject import Subject

Had = TypeVar("Had")
HEAVIER = "Laat dit antwoord leiden naar wat minstens zo zwaar is als wat een ander antwoord geeft."


def doubt_can_be_said(subject: Subject) -> Iterator[Problem]:
    """In a safety tree every question can be answered with doubt."""
    asked = {question for question, _, _ in subject.doubts}
    labels = " of ".join(f"`{name}`" for name in subject.labels if subject.is_doubt(name))
    advice = f"Voeg het antwoord {labels or 'met `twijfel: ja` bij `antwoorden` in richtlijn.yml'} toe."
    for name in subject.tree.questions if subject.tree.safety else ():
        if name not in asked:
            message = f"Bij de vraag `{name}` ontbreekt een antwoord voor wie twijfelt."
            yield Problem("twijfel-ontbreekt", message, name.place, advice)


def doubt_is_not_milder(subject: Subject) -> Iterator[Problem]:
    """The mildest end behind doubt is no milder than the mildest behind the other answers."""
    weights = {name: _weight(subject, name) for name in subject.outcomes}
    mildest = _behind(subject, weights.__getitem__, min)
    for question, doubt, others in subject.doubts:
        least = min((mildest[other.target] for other in others), default=inf)
        if mildest[doubt.target] < least < inf:
            route = _ends(subject, question, doubt, (end for end, weight in weights.items() if weight < least))
            message = f"{route}. Dat is milder dan alles waar een ander antwoord op deze vraag toe leidt."
            yield Problem("twijfel-milder", message, doubt.id.place, HEAVIER)


def doubt_never_closes(subject: Subject) -> Iterator[Problem]:
    """No end behind doubt closes the case."""
    closing = [name for name in subject.outcomes if subject.kind(name).closes]
    closes = _behind(subject, frozenset(closing).__contains__, or_)
    for question, doubt, _ in subject.doubts:
        if closes[doubt.target]:
            route = _ends(subject, question, doubt, closing)
            message = f"{route}. Wie twijfelt, sluit nooit af."
            yield Problem("twijfel-sluit-af", message, doubt.id.place, HEAVIER)


def doubt_shows_no_way_of_its_own(subject: Subject) -> Iterator[Problem]:
    """An end without weight lies behind doubt only where another answer leads to it too."""
    weightless = (name for name in subject.outcomes if _weight(subject, name) == inf)
    bits = {name: 1 << bit for bit, name in enumerate(weightless)}
    behind = _behind(subject, lambda end: bits.get(end, 0), or_)
    for question, doubt, others in subject.doubts:
        alone = behind[doubt.target]
        for other in others:
            alone &= ~behind[other.target]
        if alone:
            route = _ends(subject, question, doubt, [end for end, bit in bits.items() if bit & alone])
            message = f"{route}. Geen ander antwoord op deze vraag komt daar uit, en zonder `ernst` weegt het niet."
            yield Problem("twijfel-wegwijzer", message, doubt.id.place, HEAVIER)


def _weight(subject: Subject, outcome: str) -> float:
    weight = subject.kind(outcome).weight
    return inf if weight is None else weight


def _behind(subject: Subject, of_end: Callable[[str], Had], join: Callable[[Had, Had], Had]) -> Mapping[str, Had]:
    """Return for each node what the ends behind it have, joined."""
    found: dict[str, Had] = {}
    for node in reversed(subject.graph.order):
        ahead = [found[target] for target in subject.graph.targets(node)]
        found[node] = reduce(join, ahead) if ahead else of_end(node)
    return found


def _ends(subject: Subject, question: str, doubt: AnswerFields, wanted: Iterable[str]) -> str:
    """Tell the shortest route over a doubting answer to one of the wanted outcomes."""
    ahead = subject.graph.search(doubt.target)
    end = first_reached(ahead, wanted)
    step = (question, str(doubt.id))
    route = (*way_back(subject.graph.reached, question), step, *way_back(ahead, end))
    return subject.tell_end(route, end)


DOUBT = (doubt_is_not_milder, doubt_never_closes, doubt_shows_no_way_of_its_own)
