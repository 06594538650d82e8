"""What can be found: every page, and the texts on it that have a place of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from leidraad.search.kinds import CONTACT, HEADING, OUTCOME, POINT, QUESTION, RECORD, SITUATION, SLOT, TERM, Kind
from leidraad.source.model.anchors import anchored
from leidraad.source.model.guideline import Guideline, Role, Theme
from leidraad.source.model.item import Item, NextStep, Section, Statement
from leidraad.source.model.lists import Contact
from leidraad.source.model.pages import AboutPage, Unit
from leidraad.source.model.record import Record
from leidraad.source.model.tree import Outcome, Question, Tree
from leidraad.trusted import Trusted
from leidraad.web import urls
from leidraad.web.lexicon import Lexicon
from leidraad.web.placed import GATHERED, Content, placed
from leidraad.web.provenance import remarked
from leidraad.web.situations import contact_spots, spots
from leidraad.web.text import plain
from leidraad.web.views.menu import Entry, every_entry, site_map

# The pages that only list, by the sentence that says what.
LISTS = {
    urls.TREES: "beslishulpen", urls.SHEETS: "praktisch", urls.HANDOUTS: "handouts", urls.GLOSSARY: "register",
    urls.ABOUT: "over", urls.SOURCES: "bronnen", urls.SLOTS: "invulplekken",
    urls.CHANGES: "wijzigingen",
}  # fmt: skip


@dataclass(frozen=True)
class Findable:
    """A text with an anchor on its page, what else it is called, and what stands below it.

    `calls` is whom its reader should call first; each has a number.
    """

    kind: Kind
    anchor: str
    text: str
    names: tuple[str, ...] = ()
    more: str = ""
    calls: tuple[Contact, ...] = ()


@dataclass(frozen=True)
class Shelf:
    """A page with what can be found on it."""

    path: str
    title: str
    names: tuple[str, ...]
    lead: str
    items: tuple[Findable, ...]


def shelves(trusted: Trusted, on_paper: bool) -> tuple[Shelf, ...]:
    """Return every page of the menu, in its order, with what can be found there."""
    guideline, lexicon = trusted.guideline, trusted.lexicon
    contents = {one.path: one.content for one in placed(guideline)}
    found: dict[str, list[Findable]] = defaultdict(list)
    for path, item in chain(_lists(guideline, lexicon), _situations(guideline)):
        found[path].append(item)

    def shelf(entry: Entry) -> Shelf:
        content = contents.get(entry.path)
        names, lead = _about(content, lexicon) if content else ((), _listing(guideline, entry.path))
        items = (*(_on_page(content, lexicon) if content else ()), *found[entry.path])
        return Shelf(entry.path, entry.title, names, lead, items)

    return tuple(map(shelf, every_entry(site_map(guideline, on_paper))))


def _about(page: Content, lexicon: Lexicon) -> tuple[tuple[str, ...], str]:
    """Return what else a page is called, and the words under its title."""
    match page:
        case Theme():
            return (page.short,), plain(page.introduction, lexicon)
        case Tree():
            return (), str(page.audience)
        case Unit() | Role():
            return (), ""
    return (), str(page.summary)


def _listing(guideline: Guideline, path: str) -> str:
    """Return what is listed on a page that only lists."""
    return str(guideline.sentences[f"{LISTS[path]}-uitleg"]) if path in LISTS else ""


def _on_page(page: Content, lexicon: Lexicon) -> Iterator[Findable]:
    """Yield what has a place on a page of the content, field by field; a theme repeats what the units say."""
    if isinstance(page, AboutPage):
        yield from (Findable(HEADING, section.id, section.heading) for section in page.sections)
    elif not isinstance(page, GATHERED):
        for name, info in type(page).model_fields.items():
            key = str(info.alias or name)
            for one in anchored(getattr(page, name), "", key):
                kind = _kind(page, key, one.record)
                if kind and one.said:
                    yield Findable(kind, one.anchor, plain(one.said, lexicon))


def _kind(page: Content, key: str, record: Record) -> Kind | None:
    """Return the kind of a part of a page; nothing for what only leads on, or repeats what stands elsewhere."""
    match record:
        case Question() | Outcome() | Section():
            return {Question: QUESTION, Outcome: OUTCOME, Section: HEADING}[type(record)]
        case Item() if not isinstance(record, NextStep) and not isinstance(page, Tree):
            return RECORD if key == "documenteer" else POINT
        case Statement() if key == "doel":
            return POINT
    return None


def _lists(guideline: Guideline, lexicon: Lexicon) -> Iterator[tuple[str, Findable]]:
    """Yield the terms, contacts, slots and remarks of a profile, each with the path of the page that has it."""
    for term in guideline.terms:
        said = " ".join((term.short, *(one.short for one in term.senses)))
        names = (term.abbreviation or _initials(term.name), *term.synonyms)
        yield urls.GLOSSARY, Findable(TERM, term.id, term.name, tuple(filter(None, names)), said)
    for path, contact in contact_spots(guideline):
        words = f"{plain(contact.when, lexicon)} {contact.reachable or ''}".strip()
        number = (contact.number,) if contact.number else ()
        yield path, Findable(CONTACT, urls.contact_anchor(contact.id), contact.name, number, words)
    for slot in guideline.slots:
        said = slot.filling.text if slot.filling else slot.explanation
        yield urls.SLOTS, Findable(SLOT, slot.id, slot.name, (), plain(said, lexicon))
    remarks = ((path, one.anchor, one.said) for path, one in remarked(guideline))
    yield from ((path, Findable(POINT, anchor, plain(said, lexicon))) for path, anchor, said in remarks if said)


def _initials(name: str) -> str:
    """Return the capitals of a name of more words, as people shorten it; nothing for another."""
    capitals = "".join(word[0] for word in name.split() if word[0].isupper())
    return capitals if len(capitals) > 1 else ""


def _situations(guideline: Guideline) -> Iterator[tuple[str, Findable]]:
    """Yield the situations, each with the path of the page where it leads."""
    ways = spots(guideline)
    contacts = {str(one.id): one for one in guideline.contacts if one.number}
    for one in guideline.situations:
        path, _, anchor = ways[one.target].partition("#")
        calls = tuple(contacts[name] for name in one.contacts if name in contacts)
        yield path, Findable(SITUATION, anchor, one.name, one.synonyms, calls=calls)
