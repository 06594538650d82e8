"""What stands in the order of the alphabet, and the view of the glossary."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from leidraad.source.model.guideline import Guideline
from leidraad.source.model.lists import Term
from leidraad.web import urls
from leidraad.web.text import Rich
from leidraad.web.views.builder import Builder
from leidraad.web.views.frame import LinkView
from leidraad.web.views.origins import ProvenanceView
from leidraad.web.views.waiting import can_wait

Listed = TypeVar("Listed")
# A letter's anchor cannot be an id of the content: those are lower case.
ANCHOR = "letter-{}"
DIGITS = "0-9"


@dataclass(frozen=True)
class LetterView(Generic[Listed]):
    """What begins with one letter."""

    letter: str
    anchor: str
    entries: tuple[Listed, ...]


def by_letter(named: Iterable[tuple[str, Listed]]) -> tuple[LetterView[Listed], ...]:
    """Group things by the first letter of their name, in the order of the alphabet; accents do not count."""
    groups: dict[str, list[Listed]] = defaultdict(list)
    for name, entry in sorted(named, key=lambda pair: sort_key(pair[0])):
        groups[_letter(name)].append(entry)
    return tuple(LetterView(letter, ANCHOR.format(letter), tuple(entries)) for letter, entries in groups.items())


def sort_key(name: str) -> str:
    """Return a name without accents, signs and capitals, so that it sorts as in a dictionary."""
    letters = unicodedata.normalize("NFD", name.casefold())
    return "".join(sign for sign in letters if sign.isalnum() or sign == " ").strip()


def _letter(name: str) -> str:
    first = sort_key(name)[:1].upper()
    return first if first.isalpha() else DIGITS


@dataclass(frozen=True)
class SenseView:
    """What a term means in texts of some pages."""

    id: str
    pages: str
    short: str
    provenance: ProvenanceView


@dataclass(frozen=True)
class TermView:
    """A term of the glossary; where `waits`, all that it says after its first sentence is for who asks."""

    id: str
    name: str
    abbreviation: str
    synonyms: str
    short: str
    long: Rich | None
    waits: bool
    senses: tuple[SenseView, ...]
    see: tuple[LinkView, ...]
    provenance: ProvenanceView


@dataclass(frozen=True)
class GlossaryView:
    """All terms by letter."""

    layout: ClassVar[str] = "glossary"
    letters: tuple[LetterView[TermView], ...]


def glossary_view(guideline: Guideline, build: Builder) -> GlossaryView:
    """Return all terms by letter."""
    return GlossaryView(by_letter((term.name, _term(term, build)) for term in guideline.terms))


def _term(term: Term, build: Builder) -> TermView:
    scribe = build.scribe()
    scribe.explained.add(term.id)
    terms = build.lexicon.terms
    return TermView(
        id=term.id,
        name=term.name,
        abbreviation=term.abbreviation or "",
        synonyms=", ".join(term.others),
        short=term.short,
        long=scribe.rich(term.long) if term.long else None,
        waits=term.long is not None and can_wait(term.long, build.guideline),
        senses=tuple(_senses(term, build)),
        see=tuple(LinkView(terms[name].name, f"{urls.GLOSSARY}#{name}") for name in term.see),
        provenance=build.provenance(term.citation, term.used),
    )


def _senses(term: Term, build: Builder) -> Iterator[SenseView]:
    """Yield what it means in texts of some pages, with the names of those."""
    titles = {str(shelf.id): str(shelf.title) for shelf in build.guideline.blocks}
    titles |= {name: title for name, (title, _) in build.lexicon.pages.items()}
    for anchor, one in term.anchored_senses:
        pages = ", ".join(titles[name] for name in one.pages)
        yield SenseView(anchor, pages, one.short, build.provenance(one.citation))
