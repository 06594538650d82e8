"""In how many words each item of a source is said: one rule is best said in one text, wherever it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

from leidraad.source.markup import MOST_KEPT, parse
from leidraad.source.model.base import Id, Markup
from leidraad.source.model.cards import CardItem
from leidraad.source.model.citation import CitationFields, Sourced
from leidraad.source.model.guideline import Guideline, cited_in
from leidraad.source.model.record import Record, once
from leidraad.source.nodes import Text
from leidraad.source.passage import one_line, spoken
from leidraad.source.problems import Place

# Stands in the text of a file to begin with, until somebody writes it.
UNWRITTEN = "VUL IN"
# Fields that are about a text rather than part of it.
APART = frozenset(("citation", "otherwise", "used"))
# What says something, where that comes from, and its words without capitals and signs.
Said = tuple[Sourced, CitationFields, str]


@dataclass(frozen=True)
class Wording:
    """What some records say, alike but for capitals and signs, and why it differs from others if somebody said so."""

    text: str
    records: tuple[Sourced, ...]
    otherwise: Text | None = None

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it stands, used or written."""
        return tuple(sorted(record.place for record in self.records))

    @property
    def short(self) -> bool:
        """Whether it is only a short wording, for a card, of a text that stands elsewhere."""
        return all(isinstance(record, CardItem) and record.short_for for record in self.records)

    @property
    def file(self) -> str:
        """The file in which it is written."""
        return text_of(self.records[0]).span.source.file

    @property
    def place(self) -> Place:
        """Where it is written."""
        return text_of(self.records[0]).place


@once
def wordings(guideline: Guideline) -> Mapping[str, tuple[Wording, ...]]:
    """Return for each item of a source the texts that say what it says; what only follows from it is no wording."""
    found: dict[str, dict[str, list[Sourced]]] = defaultdict(dict)
    for record, citation, words in met(guideline):
        for locator in citation.quoted:
            found[locator].setdefault(words, []).append(record)
    return {locator: tuple(map(_worded, texts.values())) for locator, texts in found.items()}


def _worded(records: list[Sourced]) -> Wording:
    why = (record.otherwise for record in records if record.otherwise)
    return Wording(said_by(records[0]), tuple(records), next(why, None))


@once
def met(guideline: Guideline) -> tuple[Said, ...]:
    """Return each text that has a source where a reader meets it: a text of a block where it is used.

    What a profile adds says what is other there, and is its owner's. What is still to be written has no words yet.
    """
    blocks = frozenset(map(id, guideline.blocks))
    own = frozenset(map(id, guideline.profile.within)) if guideline.profile else frozenset[int]()
    pages = (one for one in guideline.sayings if id(one) not in blocks)
    return tuple(said for said in chain.from_iterable(map(_said_in, pages)) if id(said[0]) not in own)


@once
def _said_in(record: Record) -> tuple[Said, ...]:
    found = ((one, citation) for one, citation in cited_in(record) if isinstance(one, Sourced))
    return tuple((one, citation, alike(said_by(one))) for one, citation in found if UNWRITTEN not in text_of(one))


@once
def said_by(record: Sourced) -> str:
    """Return what a record says, as words on one line."""
    text = text_of(record)
    return spoken(parse(text), lambda one: one.label or one.target) if isinstance(text, Markup) else one_line(text)


def text_of(record: Sourced) -> Text:
    """Return what a record says, as it is written."""
    text: Text = getattr(record, type(record).said)
    return text


def texts_in(part: Any) -> Iterator[Text]:
    """Yield what a part says, with what stands below it and what it says of differences; no ids, and no sources."""
    match part:
        case Id():
            return
        case Text():
            yield part
        case tuple():
            for one in part:
                yield from texts_in(one)
        case dict():
            yield from texts_in(tuple(part.values()))
        case Record():
            yield from _texts_of(part)


@once
def _texts_of(record: Record) -> tuple[Text, ...]:
    fields = (name for name in type(record).model_fields if name not in APART)
    return tuple(text for name in fields for text in texts_in(getattr(record, name)))


@lru_cache(maxsize=MOST_KEPT)
def alike(words: str) -> str:
    """Return words without what makes no other wording: capitals and signs."""
    return re.sub(r"\W+", " ", words.lower()).strip()


def worded_apart(texts: tuple[Wording, ...]) -> bool:
    """Say whether files say an item of a source in other words; parts of it in one file are no copies."""
    return len({text.file for text in texts if not text.short}) > 1
