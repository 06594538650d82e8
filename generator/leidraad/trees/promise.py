"""What a guarantee promises, said in Dutch from its form alone, so that an expert approves what is proven."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from leidraad.source.model.tree import Guarantee
from leidraad.trees.subject import Subject


def rule_in_dutch(subject: Subject, guarantee: Guarantee, called: Mapping[str, str], short: Mapping[str, str]) -> str:
    """Return what is proven of a sound aid, as one sentence; of two promises that differ the sentences differ.

    `called` says how the reader knows each question and outcome, as in `vraag 2 (“Is er gevaar?”)`, and `short` by what
    sign the outcomes are told apart, as in `A`. A kind or trait names the outcomes that have it.
    """
    return f"Bewezen: {_promised(subject, guarantee, called, short)}."


def _promised(subject: Subject, guarantee: Guarantee, called: Mapping[str, str], short: Mapping[str, str]) -> str:
    if guarantee.at_most is not None:
        return f"geen route heeft meer dan {guarantee.at_most} {'vraag' if guarantee.at_most == 1 else 'vragen'}"
    if guarantee.outcome is not None and guarantee.only_after is not None:
        return f"{called[guarantee.outcome]} komt nooit zonder eerst {called[guarantee.only_after]}"
    ends = _either(_ends(subject, guarantee.always or guarantee.never, called, short))
    if not guarantee.given:
        return f"elke route eindigt in {ends}" if guarantee.always else f"geen route eindigt in {ends}"
    given = (f"“{_words(subject, *step)}” op {called[step[0]]}" for step in _in_order(subject, guarantee))
    how = "altijd" if guarantee.always else "nooit"
    return f"elke route met het antwoord {' en '.join(given)} eindigt {how} in {ends}"


def _in_order(subject: Subject, guarantee: Guarantee) -> list[tuple[str, str]]:
    """Return the given answers in the order in which they are asked."""
    given = ((str(question), str(answer)) for question, answer in guarantee.given.items())
    return sorted(given, key=lambda step: (-subject.graph.ranks[step[0]], step))


def _words(subject: Subject, question: str, answer: str) -> str:
    return str(subject.words_of(subject.answer(question, answer)))


def _ends(subject: Subject, named: Iterable[str], called: Mapping[str, str], short: Mapping[str, str]) -> Iterator[str]:
    """Yield what each name says: first kinds and traits by name, each with the outcomes that have it, then outcomes."""
    names = frozenset(map(str, named))
    for name in sorted(names - subject.outcomes.keys(), key=lambda name: (name not in subject.kinds, name)):
        having = [short[end] for end in short if name in subject.names_of(end)]
        what = f"van de soort “{subject.kinds[name].name}”" if name in subject.kinds else f"met het kenmerk “{name}”"
        yield f"een uitkomst {what} ({', '.join(having) or 'geen'})"
    yield from (called[end] for end in short if end in names)


def _either(names: Iterable[str]) -> str:
    *rest, last = names
    return f"{', '.join(rest)} of {last}" if rest else last
