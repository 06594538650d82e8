"""What a guarantee promises, said from its form alone, so that an expert approves what is proven."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from leidraad.language import filled
from leidraad.source.model.tree import Guarantee
from leidraad.trees.subject import Subject

Say = Mapping[str, str]


def rule_in_words(subject: Subject, guarantee: Guarantee, called: Say, short: Say, say: Say) -> str:
    """Return what is proven of a sound aid, as one sentence; of two promises that differ the sentences differ.

    `called` says how the reader knows each question and outcome, as in `vraag 2 (“Is er gevaar?”)`, and `short` by what
    sign the outcomes are told apart, as in `A`. A kind or trait names the outcomes that have it. `say` is the sentences
    of the site.
    """
    return filled(say["bewezen"], _promised(subject, guarantee, called, short, say))


def _promised(subject: Subject, guarantee: Guarantee, called: Say, short: Say, say: Say) -> str:
    if guarantee.at_most is not None:
        many = str(guarantee.at_most)
        return say["bewezen-hoogstens-een"] if many == "1" else filled(say["bewezen-hoogstens"], many)
    if guarantee.outcome is not None and guarantee.only_after is not None:
        return filled(say["bewezen-pas-na"], called[guarantee.outcome], called[guarantee.only_after])
    how = "altijd" if guarantee.always else "nooit"
    ends = _either(_ends(subject, guarantee.always or guarantee.never, called, short, say), say)
    if not guarantee.given:
        return filled(say[f"bewezen-{how}"], ends)
    steps = _in_order(subject, guarantee)
    given = (filled(say["bewezen-antwoord"], _words(subject, *step), called[step[0]]) for step in steps)
    return filled(say[f"bewezen-{how}-bij"], f" {say['en']} ".join(given), ends)


def _in_order(subject: Subject, guarantee: Guarantee) -> list[tuple[str, str]]:
    """Return the given answers in the order in which they are asked."""
    given = ((str(question), str(answer)) for question, answer in guarantee.given.items())
    return sorted(given, key=lambda step: (-subject.graph.ranks[step[0]], step))


def _words(subject: Subject, question: str, answer: str) -> str:
    return str(subject.words_of(subject.answer(question, answer)))


def _ends(subject: Subject, named: Iterable[str], called: Say, short: Say, say: Say) -> Iterator[str]:
    """Yield what each name says: first kinds and traits by name, each with the outcomes that have it, then outcomes."""
    names = frozenset(map(str, named))
    for name in sorted(names - subject.outcomes.keys(), key=lambda name: (name not in subject.kinds, name)):
        having = ", ".join(short[end] for end in short if name in subject.names_of(end)) or say["bewezen-geen"]
        is_kind = name in subject.kinds
        sentence, shown = ("bewezen-soort", str(subject.kinds[name].name)) if is_kind else ("bewezen-kenmerk", name)
        yield filled(say[sentence], shown, having)
    yield from (called[end] for end in short if end in names)


def _either(names: Iterable[str], say: Say) -> str:
    *rest, last = names
    return f"{', '.join(rest)} {say['of']} {last}" if rest else last
