"""The views of pages that list: glossary, register, sources, slots, changes."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from leidraad.source.model.citation import Document
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.lists import Term
from leidraad.web import urls
from leidraad.web.dates import in_dutch
from leidraad.web.provenance import Use
from leidraad.web.text import Rich
from leidraad.web.views.frame import Entry, LinkView
from leidraad.web.views.parts import Builder, ProvenanceView, SlotView

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
class TermView:
    """A term of the glossary."""

    id: str
    name: str
    abbreviation: str
    synonyms: str
    short: str
    long: Rich | None
    see: tuple[LinkView, ...]
    provenance: ProvenanceView


def glossary_view(guideline: Guideline, build: Builder) -> tuple[LetterView[TermView], ...]:
    """Return all terms by letter."""
    return by_letter((term.name, _term(term, build)) for term in guideline.terms)


def _term(term: Term, build: Builder) -> TermView:
    scribe = build.scribe(term.id)
    scribe.explained.add(term.id)
    terms = build.lexicon.terms
    return TermView(
        id=term.id,
        name=term.name,
        abbreviation=term.abbreviation or "",
        synonyms=", ".join(term.synonyms),
        short=term.short,
        long=scribe.rich(term.long) if term.long else None,
        see=tuple(LinkView(terms[name].name, f"#{name}") for name in term.see),
        provenance=build.provenance(term.citation),
    )


def register_view(guideline: Guideline, entries: Iterable[Entry], build: Builder) -> tuple[LetterView[LinkView], ...]:
    """Return every page, term, synonym, contact and heading by letter."""
    links = {(name, build.link(path)) for name, path in _register(guideline, entries)}
    return by_letter((name, LinkView(name, href)) for name, href in sorted(links))


def _register(guideline: Guideline, entries: Iterable[Entry]) -> Iterable[tuple[str, str]]:
    for entry in entries:
        yield entry.title, entry.path
        yield from _register_children(entry)
    for term in guideline.terms:
        for name in (term.name, term.abbreviation, *term.synonyms):
            if name:
                yield name, f"{urls.GLOSSARY}#{term.id}"
    for tree in guideline.trees:
        yield f"{tree.title}: {guideline.sentences['alle-routes'].lower()}", urls.routes(tree.id)
    for path, sections in _sections(guideline):
        for section_id, heading in sections:
            yield heading, f"{path}#{section_id}"


def _register_children(entry: Entry) -> Iterable[tuple[str, str]]:
    """Yield the pages under an entry, a unit both as `Fase 1. Aanmelding` and as `Aanmelding (fase 1)`."""
    for child in entry.children:
        yield child.title, child.path
        kicker, dot, title = child.title.partition(". ")
        if dot:
            yield f"{title} ({kicker.lower()})", child.path


def _sections(guideline: Guideline) -> Iterable[tuple[str, list[tuple[str, str]]]]:
    for chapter in guideline.chapters:
        yield f"{chapter.id}/", [(section.id, section.heading) for section in chapter.head.sections]
    for sheet in guideline.sheets:
        yield urls.sheet(sheet.id), [(section.id, section.heading) for section in sheet.sections]
    for page in guideline.about:
        yield urls.about(page.id), [(section.id, section.heading) for section in page.sections]


@dataclass(frozen=True)
class UseView:
    """A sentence of ours that uses a source, and the way to it."""

    text: str
    href: str
    origin: str


@dataclass(frozen=True)
class SourceItemView:
    """An item of a source document and the sentences that use it."""

    locator: str
    name: str
    uses: tuple[UseView, ...]


@dataclass(frozen=True)
class DocumentView:
    """A source with what we know of it and where we use it."""

    id: str
    title: str
    holder: str
    kind: str
    dated: str
    address: str
    reviewed_on: str
    valid_until: str
    expired: bool
    certainty: str
    content: Rich
    caution: Rich | None
    items: tuple[SourceItemView, ...]
    uses: tuple[UseView, ...]


def sources_view(
    guideline: Guideline, build: Builder, found: Iterable[Use], located: Mapping[str, tuple[Use, ...]]
) -> tuple[DocumentView, ...]:
    """Return every source, with each of its items that the site uses and where."""
    external: dict[str, list[Use]] = defaultdict(list)
    for use in found:
        for name in use.citation.external:
            external[str(name)].append(use)
    return tuple(
        _document(document, guideline, build, located, external[str(document.id)]) for document in guideline.documents
    )


def _document(
    document: Document,
    guideline: Guideline,
    build: Builder,
    located: Mapping[str, tuple[Use, ...]],
    external: Iterable[Use],
) -> DocumentView:
    scribe = build.scribe(document.id)
    items = (item for item in guideline.source_items if item.document == document.id and item.locator in located)
    return DocumentView(
        id=document.id,
        title=document.title,
        holder=document.holder,
        kind=document.kind,
        dated=document.dated,
        address=document.address or "",
        reviewed_on=in_dutch(document.reviewed_on),
        valid_until=in_dutch(document.valid_until),
        expired=document.expired(guideline.today),
        certainty=document.certainty.value,
        content=scribe.rich(document.content),
        caution=scribe.rich(document.caution) if document.caution else None,
        items=tuple(SourceItemView(i.locator, i.name, _uses(located[i.locator], build)) for i in items),
        uses=_uses(external, build),
    )


def _uses(found: Iterable[Use], build: Builder) -> tuple[UseView, ...]:
    return tuple(UseView(use.text, build.link(use.path), use.citation.origin.value) for use in found)


def slots_view(guideline: Guideline, build: Builder) -> tuple[SlotView, ...]:
    """Return all slots."""
    return build.slots(slot.id for slot in guideline.slots)


@dataclass(frozen=True)
class ReleaseView:
    """One version and what changed in it."""

    version: str
    date: str
    changes: tuple[Rich, ...]


def changes_view(guideline: Guideline, build: Builder) -> tuple[ReleaseView, ...]:
    """Return all versions, as the file has them."""
    return tuple(
        ReleaseView(
            release.version, in_dutch(release.date), tuple(build.scribe("").rich(text) for text in release.changes)
        )
        for release in guideline.releases
    )
