"""What of a text can wait until somebody asks for it: a rule never does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leidraad.source.markup import mentioned
from leidraad.source.model.base import Markup
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.item import Item
from leidraad.source.model.record import once
from leidraad.source.phrases import phrase_finder

WORD = re.compile(r"\w+")
# The first word of each sentence, whatever sign it begins with.
FIRST = re.compile(r"(?:^|[.?!:])\W*(\w+)")


def can_wait(text: Markup, guideline: Guideline) -> bool:
    """Say whether a text only explains: it has no strict word, names nobody to call and tells nobody what to do."""
    strict = tuple(word for force in guideline.choice.forces if force.strict for word in force.words)
    return not (
        phrase_finder(strict).search(text)
        or any(one.kind == "contact" for one in mentioned(text))
        or _telling(guideline).intersection(FIRST.findall(text.casefold()))
    )


@once
def _telling(guideline: Guideline) -> frozenset[str]:
    """Return the words with which what one does begins: those of actions that no meaning has in its first sentence."""
    meanings = {word for term in guideline.terms for word in WORD.findall(term.short.casefold())}
    found = (WORD.search(item.text.casefold()) for item in _acts(guideline))
    return frozenset(first[0] for first in found if first) - meanings


def _acts(guideline: Guideline) -> Iterator[Item]:
    for chapter in guideline.chapters:
        for unit in chapter.units:
            for items in (*unit.actions.values(), *(unit.points_of(theme.id) for theme in guideline.settings.themes)):
                yield from _whole(items)


def _whole(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _whole(item.children)
