"""Who does not know is never worse off than who answers. Behind an answer lies all that it can still lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from leidraad.source.model.tree import AnswerFields
from leidraad.source.problems import Problem
from leidraad.trees.graph import nearest, way_back
from leidraad.trees.subject import Subject

Doubt = tuple[str, AnswerFields, tuple[AnswerFields, ...]]


def _doubts(subject: Subject) -> Iterator[Doubt]:
    """Yield each answer that means doubt, with its question and the other answers."""
    for name, question in subject.questions.items():
        for answer in question.answers:
            if subject.is_doubt(answer.id):
                yield name, answer, tuple(one for one in question.answers if not subject.is_doubt(one.id))


def doubt_can_be_said(subject: Subject) -> Iterator[Problem]:
    """In a safety tree every question can be answered with doubt."""
    asked = {question for question, _, _ in _doubts(subject)}
    labels = " of ".join(f"`{name}`" for name in subject.labels if subject.is_doubt(name))
    advice = f"Voeg het antwoord {labels or 'met `twijfel: ja` bij `antwoorden` in richtlijn.yml'} toe."
    for name in subject.tree.questions if subject.tree.safety else ():
        if name not in asked:
            message = f"Bij de vraag `{name}` ontbreekt een antwoord voor wie twijfelt."
            yield Problem("twijfel-ontbreekt", message, name.place, advice)


def doubt_is_not_milder(subject: Subject) -> Iterator[Problem]:
    """The mildest end behind doubt is no milder than the mildest behind the other answers."""
    mildest = _mildest(subject)
    for question, doubt, others in _doubts(subject):
        known = [weight for other in others if (weight := mildest[other.target]) is not None]
        found = mildest[doubt.target]
        if known and found is not None and found < min(known):
            mild = [end for end in subject.outcomes if subject.kind(end).weight == found]
            route = _ends(subject, question, doubt, mild)
            message = f"{route}. Dat is milder dan alles waar een ander antwoord op deze vraag toe leidt."
            yield Problem("twijfel-milder", message, doubt.id.place)


def doubt_never_closes(subject: Subject) -> Iterator[Problem]:
    """No end behind doubt closes the case."""
    closing = _behind(subject, lambda end: subject.kind(end).closes)
    for question, doubt, _ in _doubts(subject):
        if closing[doubt.target]:
            route = _ends(subject, question, doubt, (end for end in subject.outcomes if subject.kind(end).closes))
            yield Problem("twijfel-sluit-af", f"{route}. Wie twijfelt, sluit nooit af.", doubt.id.place)


def doubt_shows_no_way_of_its_own(subject: Subject) -> Iterator[Problem]:
    """An end without weight lies behind doubt only where another answer leads to it too."""
    bits = {name: 1 << bit for bit, name in enumerate(_weightless(subject))}
    behind = _behind(subject, lambda end: bits.get(end, 0))
    for question, doubt, others in _doubts(subject):
        alone = behind[doubt.target]
        for other in others:
            alone &= ~behind[other.target]
        if alone:
            route = _ends(subject, question, doubt, [end for end, bit in bits.items() if bit & alone])
            message = f"{route}. Geen ander antwoord op deze vraag komt daar uit, en zonder `ernst` weegt het niet."
            yield Problem("twijfel-wegwijzer", message, doubt.id.place)


def _weightless(subject: Subject) -> Iterable[str]:
    return (name for name in subject.outcomes if subject.kind(name).weight is None)


def _behind(subject: Subject, of_end: Callable[[str], int]) -> Mapping[str, int]:
    """Return for each node the union of what its ends have, as bits."""
    found: dict[str, int] = {}
    for node in reversed(subject.graph.order):
        found[node] = 0 if node in subject.questions else of_end(node)
        for target in subject.graph.targets(node):
            found[node] |= found[target]
    return found


def _mildest(subject: Subject) -> Mapping[str, int | None]:
    """Return for each node the least weight of its ends; None where none has a weight."""
    found: dict[str, int | None] = {}
    for node in reversed(subject.graph.order):
        if node in subject.questions:
            weights = [weight for target in subject.graph.targets(node) if (weight := found[target]) is not None]
            found[node] = min(weights, default=None)
        else:
            found[node] = subject.kind(node).weight
    return found


def _ends(subject: Subject, question: str, doubt: AnswerFields, wanted: Iterable[str]) -> str:
    """Tell the shortest route over a doubting answer to one of the wanted outcomes."""
    ahead = subject.graph.search(doubt.target)
    end = nearest(ahead, wanted)
    step = (question, str(doubt.id))
    route = (*way_back(subject.graph.reached, question), step, *way_back(ahead, end))
    return subject.tell_end(route, end)


DOUBT = (doubt_is_not_milder, doubt_never_closes, doubt_shows_no_way_of_its_own)
