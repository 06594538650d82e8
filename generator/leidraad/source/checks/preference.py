"""One word for one thing, as the list of the editors says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from re import Match, Pattern

from leidraad.source.markup import MOST_KEPT
from leidraad.source.model.choice import Preferred, WordChoice
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.lists import Term
from leidraad.source.model.record import Record, while_same
from leidraad.source.nodes import Text
from leidraad.source.phrases import phrase_finder
from leidraad.source.problems import Problem, Severity
from leidraad.source.wordings import texts_in

# What a reference or a link leads to, which nobody reads.
TARGET = re.compile(r"\[\[[^\]|]*|\]\([^)]*\)")


def preferred_words_are_used(guideline: Guideline) -> Iterator[Problem]:
    """What a reader reads has the preferred word; the other names of a term are as people say them."""
    heads = (chapter.head for chapter in guideline.chapters)
    pages = (guideline.home, *heads, *guideline.units, *guideline.sheets, *guideline.trees, *guideline.about)
    for record in (*pages, *guideline.slots, *guideline.terms) if guideline.choice.preferred else ():
        yield from _in(record, guideline.choice)


@while_same
def _in(record: Record, choice: WordChoice) -> tuple[Problem, ...]:
    """Return what a record says in other words; a term is also called as people call it."""
    unwanted = phrase_finder(tuple(word for one in choice.preferred for word in one.others))
    said = texts_in((record.short, record.long) if isinstance(record, Term) else record)
    return tuple(problem for text in said if _has(unwanted, text) for problem in _told(text, choice.preferred))


def _told(text: Text, preferred: tuple[Preferred, ...]) -> Iterator[Problem]:
    for choice in preferred:
        for found in _others(text, choice):
            todo = f"Schrijf “{choice.word}”: zo noemen wij het overal."
            message = f"Hier staat “{found[0]}”."
            yield Problem("voorkeurswoord", message, text.span.find(found[0]), todo, Severity.WARNING)


@lru_cache(maxsize=MOST_KEPT)
def _has(unwanted: Pattern[str], text: str) -> bool:
    """Say whether a text has any unwanted word; most have none, and a profile shares most with the guideline."""
    return bool(unwanted.search(_shown(text)))


def _shown(text: str) -> str:
    """Return a text with spaces for what nobody reads of it."""
    return TARGET.sub(lambda target: " " * len(target[0]), text)


def _others(text: Text, choice: Preferred) -> Iterator[Match[str]]:
    """Yield where a text has another word, outside the phrases in which that may stand."""
    shown = _shown(text)
    allowed = [found.span() for found in phrase_finder(choice.except_in).finditer(shown)]
    for found in phrase_finder(choice.others).finditer(shown):
        if not any(first <= found.start() and found.end() <= last for first, last in allowed):
            yield found
