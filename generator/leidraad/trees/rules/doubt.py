"""Who does not know is never worse off than who answers. Behind an answer lies all that it can still lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from math import inf
from operator import or_

from leidraad.source.model.tree import OutcomeKind
from leidraad.source.problems import Problem
from leidraad.trees.graph import Step
from leidraad.trees.subject import Subject

HEAVIER = "Laat dit antwoord leiden naar wat minstens zo zwaar is als wat een ander antwoord geeft."
# So many ends are looked at together, so that a large tree needs no more room than it has nodes.
AT_ONCE = 1000


def doubt_can_be_said(subject: Subject) -> Iterator[Problem]:
    """In a safety tree every question can be answered with doubt."""
    labels = " of ".join(f"`{name}`" for name in subject.labels if name in subject.doubting)
    advice = f"Voeg het antwoord {labels or 'met `twijfel: ja` bij `antwoorden` in richtlijn.yml'} toe."
    for name, question in subject.tree.questions.items() if subject.tree.safety else ():
        if subject.doubting.isdisjoint([answer.id for answer in question.answers]):
            message = f"Bij de vraag `{name}` ontbreekt een antwoord voor wie twijfelt."
            yield Problem("twijfel-ontbreekt", message, name.place, advice)


def doubt_is_not_milder(subject: Subject) -> Iterator[Problem]:
    """The mildest end behind doubt is no milder than the mildest behind the other answers."""
    mildest = subject.of_kinds_behind(lambda kinds: min(map(_weight, kinds), default=inf))
    for step, target, others in subject.doubts_apart:
        least = min([mildest[other] for other in others], default=inf)
        if mildest[target] < least < inf:
            wanted = (end for end in subject.outcomes if _weight(subject.kind(end)) < least)
            because = "Dat is milder dan alles waar een ander antwoord op deze vraag toe leidt."
            yield _doubt_told(subject, "twijfel-milder", step, wanted, because)


def doubt_never_closes(subject: Subject) -> Iterator[Problem]:
    """No end behind doubt closes the case."""
    closes = subject.of_kinds_behind(lambda kinds: any(kind.closes for kind in kinds))
    for step, target, _ in subject.doubts:
        if closes[target]:
            wanted = (end for end in subject.outcomes if subject.kind(end).closes)
            yield _doubt_told(subject, "twijfel-sluit-af", step, wanted, "Wie twijfelt, sluit nooit af.")


def doubt_shows_no_way_of_its_own(subject: Subject) -> Iterator[Problem]:
    """An end without weight lies behind doubt only where another answer leads to it too."""
    apart = subject.doubts_apart
    alone: list[list[str]] = [[] for _ in apart]
    weightless = [end for end in subject.outcomes if _weight(subject.kind(end)) == inf] if apart else []
    for first in range(0, len(weightless), AT_ONCE):
        bits = {end: 1 << bit for bit, end in enumerate(weightless[first : first + AT_ONCE])}
        behind = subject.graph.behind(bits)
        for ends, (_, target, others) in zip(alone, apart, strict=True):
            own = behind[target] & ~reduce(or_, [behind[other] for other in others], 0)
            ends.extend([end for end in bits if bits[end] & own] if own else ())
    for ends, (step, _, _) in zip(alone, apart, strict=True):
        if ends:
            because = "Geen ander antwoord op deze vraag komt daar uit, en zonder `ernst` weegt het niet."
            yield _doubt_told(subject, "twijfel-wegwijzer", step, ends, because)


def _weight(kind: OutcomeKind) -> float:
    return inf if kind.weight is None else kind.weight


def _doubt_told(subject: Subject, code: str, step: Step, wanted: Iterable[str], because: str) -> Problem:
    """Tell the shortest route over a doubting answer to one of the wanted outcomes."""
    answer = subject.answer(*step)
    ahead = subject.graph.search(str(answer.target))
    end = ahead.first(wanted)
    route = (*subject.graph.reached.way(step[0]), step, *ahead.way(end))
    return Problem(code, f"{subject.tell_end(route, end)}. {because}", answer.id.place, HEAVIER)


DOUBT = (doubt_is_not_milder, doubt_never_closes, doubt_shows_no_way_of_its_own)
