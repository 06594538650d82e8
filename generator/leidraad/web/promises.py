"""What is proven of a decision aid, in the names that its pages use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from leidraad.source.model.tree import Guarantee
from leidraad.trees.promise import rule_in_words
from leidraad.trees.subject import Subject
from leidraad.web.lexicon import Lexicon
from leidraad.web.text import plain
from leidraad.web.words import letter


@dataclass(frozen=True)
class Promise:
    """A guarantee with what is proven of it, as a sentence: questions by number and outcomes by letter."""

    guarantee: Guarantee
    proven: str


def promises(subject: Subject, sentences: Mapping[str, str], lexicon: Lexicon) -> tuple[Promise, ...]:
    """Return what a sound aid promises, in the order of its file."""
    names, signs = node_names(subject, sentences), node_signs(subject)
    texts = {name: plain(one.text, lexicon) for name, one in subject.questions.items()}
    texts |= {name: str(one.title) for name, one in subject.outcomes.items()}
    called = {node: f"{name} (“{texts[node]}”)" for node, name in names.items()}
    short = {end: sign for end, sign in signs.items() if end in subject.outcomes}
    return tuple(Promise(one, rule_in_words(subject, one, called, short, sentences)) for one in subject.tree.guarantees)


def node_signs(subject: Subject) -> dict[str, str]:
    """Return the sign of each node in print: questions have a number and outcomes a letter."""
    sequence = subject.graph.sequence
    asked = (node for node in sequence if node in subject.questions)
    ended = (node for node in sequence if node in subject.outcomes)
    signs = {node: str(number) for number, node in enumerate(asked, 1)}
    return signs | {node: letter(position) for position, node in enumerate(ended)}


def node_names(subject: Subject, sentences: Mapping[str, str]) -> dict[str, str]:
    """Return how each node is called in print: `vraag 1`, `uitkomst A`."""
    question, outcome = sentences["vraag"], sentences["uitkomst"]
    signs = node_signs(subject)
    return {node: f"{question if node in subject.questions else outcome} {sign}" for node, sign in signs.items()}
