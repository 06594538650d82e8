"""The view of all that can be looked up, by letter: terms with what they mean, and ways to what has its own place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import ClassVar, NamedTuple

from leidraad.source.model.guideline import Guideline
from leidraad.web import urls
from leidraad.web.situations import contact_spots, spots
from leidraad.web.views.frame import LinkView
from leidraad.web.views.letters import GlossaryView, TermView, by_letter
from leidraad.web.views.menu import Entry


class _Way(NamedTuple):
    """A name that leads somewhere, and what tells it from the same name that leads elsewhere."""

    name: str
    path: str
    where: str = ""


@dataclass(frozen=True)
class LookedUpView:
    """What begins with one letter."""

    letter: str
    anchor: str
    terms: tuple[TermView, ...]
    ways: tuple[LinkView, ...]


@dataclass(frozen=True)
class AlphabetView:
    """Everything by letter; `explains` when there are terms among it."""

    layout: ClassVar[str] = "alphabet"
    letters: tuple[LookedUpView, ...]
    explains: bool


def alphabet_view(guideline: Guideline, glossary: GlossaryView, entries: Iterable[Entry]) -> AlphabetView:
    """Return every term, with every other name of one, situation, number, page and heading."""
    terms = {one.letter: one.entries for one in glossary.letters}
    called = [term.name for term in chain.from_iterable(terms.values())]
    links = tuple(_links(_ways(guideline, entries), called))
    ways = {one.letter: one.entries for one in by_letter((link.text, link) for link in links)}
    letters = (
        LookedUpView(one.letter, one.anchor, terms.get(one.letter, ()), ways.get(one.letter, ()))
        for one in by_letter((name, name) for name in (*called, *(link.text for link in links)))
    )
    return AlphabetView(tuple(letters), explains=bool(called))


def _links(ways: Iterable[_Way], taken: Iterable[str]) -> Iterator[LinkView]:
    """Yield each way once; one whose name leads elsewhere too says where."""
    once = {(way.name.casefold(), way.path): way for way in reversed(tuple(ways))}
    often = Counter(chain((name for name, _ in once), (name.casefold() for name in taken)))
    for (name, path), way in once.items():
        told = f" ({way.where})" if way.where and often[name] > 1 else ""
        yield LinkView(f"{way.name}{told}", path)


def _ways(guideline: Guideline, entries: Iterable[Entry]) -> Iterator[_Way]:
    """Yield all ways, those first that say most of where they lead."""
    yield from _pages(entries, "")
    for term in guideline.terms:
        names = filter(None, (term.abbreviation, *term.others))
        yield from (_Way(name, f"{urls.GLOSSARY}#{term.id}", term.name) for name in names)
    for path, contact in contact_spots(guideline):
        yield _Way(contact.name, f"{path}#{urls.contact_anchor(contact.id)}", contact.number or "")
    places = spots(guideline)
    led = {places[one.target] for one in guideline.situations}
    for one in guideline.situations:
        words = (word for word in one.synonyms if " " not in word)
        yield from (_Way(name, places[one.target], one.name) for name in (one.name, *words))
    yield from (way for way in _headings(guideline) if way.path not in led)


def _pages(entries: Iterable[Entry], above: str) -> Iterator[_Way]:
    """Yield the pages of the menu by all that they are called; that of a source is found where all sources are."""
    for entry in entries:
        yield from (_Way(name, entry.path, above) for name in (entry.title, entry.also) if name)
        if entry.path != urls.SOURCES:
            yield from _pages(entry.children, entry.title)


def _headings(guideline: Guideline) -> Iterator[_Way]:
    heads = ((urls.chapter(one.id), one.head.title, one.head.sections) for one in guideline.chapters)
    sheets = ((urls.sheet(one.id), one.title, one.sections) for one in guideline.sheets)
    for path, title, sections in chain(heads, sheets):
        yield from (_Way(section.heading, f"{path}#{section.id}", title) for section in sections)
