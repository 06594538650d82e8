"""What somebody sees beside a text while writing: where it comes from, what a change reaches, what it can refer to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from leidraad.edit.spots import TextSpot, reach_of
from leidraad.source.markup import KINDS, mentioned
from leidraad.source.model.base import ContactRef, Markup, PageRef, Reference, SlotRef, TermRef, TreeRef
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.lists import Contact, Slot, Term
from leidraad.source.model.pages import ChapterFile, Sheet, Unit
from leidraad.source.model.record import Record, once
from leidraad.source.model.tree import Tree
from leidraad.source.nodes import Text
from leidraad.trusted import Trusted
from leidraad.web import urls
from leidraad.web.placed import placed
from leidraad.web.views.menu import every_entry, site_map
from leidraad.web.views.origins import Origins
from leidraad.web.words import small

# A name to show and the site path that it leads to.
PageWay = Mapping[str, str]
# By which references each kind of record is shown in other texts, in its own words.
REFERRED_BY: Mapping[type[Record], tuple[type[Reference], ...]] = {
    Term: (TermRef,),
    Contact: (ContactRef,),
    Slot: (SlotRef,),
    **dict.fromkeys((Unit, ChapterFile, Sheet), (PageRef,)),
    Tree: (PageRef, TreeRef),
}


def sources(trusted: Trusted, spot: TextSpot) -> list[str]:
    """Return where the texts of a spot come from, a line each: how, the document with the places, and the reason."""
    citation = getattr(spot.record, "citation", None)
    if citation is None:
        return []
    found = Origins(trusted, "").of(citation, None)
    documents = [f"{one.document}: {one.names}" if one.names else one.document for one in found.documents]
    return [found.origin, *documents, *found.reasons]


def also(trusted: Trusted, text: Text, here: str, site: Mapping[str, bytes]) -> list[PageWay]:
    """Return the other places of the site where a text stands too: what a change of it reaches."""
    spots = reach_of(trusted.guideline).get(text.place, ())
    others = (spot for spot in spots if spot.address != here and _is_on(spot, site))
    return [way_to(trusted, spot.path, spot.anchor) for spot in others]


def _is_on(spot: TextSpot, site: Mapping[str, bytes]) -> bool:
    """Say whether a page shows a place: one that gathers has anchors for all that it could."""
    return not spot.anchor or f' id="{spot.anchor}"'.encode() in site.get(urls.file(spot.path), b"")


def naming(trusted: Trusted, spot: TextSpot) -> list[PageWay]:
    """Return the pages that show something of a record where they refer to it."""
    kinds, name = REFERRED_BY.get(type(spot.record), ()), str(getattr(spot.record, "id", ""))
    pages = (page for page in placed(trusted.guideline) if page.path != spot.path)
    return [
        way_to(trusted, page.path) for page in pages if any(_refers(one, kinds, name) for one in page.content.within)
    ]


def _refers(part: Text | Record, kinds: tuple[type[Reference], ...], name: str) -> bool:
    if isinstance(part, Markup):
        return any(KINDS.get(one.kind) in kinds and one.target == name for one in mentioned(part))
    return isinstance(part, kinds) and str(part) == name


def way_to(trusted: Trusted, path: str, anchor: str = "") -> PageWay:
    """Return a place of the site with the name of its page."""
    name = trusted.lexicon.titles.get(path) or _titles(trusted.guideline).get(path, path)
    return {"naam": f"{name} #{anchor}" if anchor else name, "pad": f"{path}#{anchor}" if anchor else path}


@once
def _titles(guideline: Guideline) -> Mapping[str, str]:
    """Return the title of every page."""
    found = {entry.path: entry.title for entry in every_entry(site_map(guideline, on_paper=True))}
    routes = small(guideline.sentences["alle-routes"])
    found |= {urls.routes(tree.id): f"{tree.title}: {routes}" for tree in guideline.trees}
    return {urls.HOME: str(guideline.settings.title), **found}


def names_to_write(trusted: Trusted) -> list[Mapping[str, str]]:
    """Return all that a text can refer to, as it is written, with its name and its kind."""
    return [
        {"schrijf": f"[[{kind}{':' * bool(kind)}{name}]]", "naam": words, "soort": kind}
        for kind, name, words in _names(trusted)
    ]


def _names(trusted: Trusted) -> Iterator[tuple[str, str, str]]:
    lexicon = trusted.lexicon
    yield from (("", name, words) for name, (words, _) in lexicon.pages.items())
    yield from (("begrip", name, str(term.name)) for name, term in lexicon.terms.items())
    yield from (("contact", name, str(contact.name)) for name, contact in lexicon.contacts.items())
    yield from (("plek", name, str(slot.name)) for name, slot in lexicon.slots.items())


def fields(spot: TextSpot) -> list[tuple[str, Any]]:
    """Return the texts of a spot by their fields, numbered where one field has more."""
    keys = [key for key, _ in spot.texts]
    return [
        (f"{key} {keys[: number + 1].count(key)}" if keys.count(key) > 1 else key, text)
        for number, (key, text) in enumerate(spot.texts)
    ]
