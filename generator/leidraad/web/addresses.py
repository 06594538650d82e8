"""The one table of addresses: every path of the site and every anchor on its pages, with who gave it.

It is worked out from the guideline alone, also from one with mistakes, so that a double address is told with all other
problems, before anything is made. What two forms share is one line here: a page, its handouts, its part and its data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from leidraad.source.checks.naming import ids_listed_again
from leidraad.source.checks.references import FIXED_PAGES
from leidraad.source.model.addresses import OldAddress
from leidraad.source.model.guideline import Guideline
from leidraad.source.nodes import Text
from leidraad.source.problems import Place, Problem, said_place
from leidraad.web import urls
from leidraad.web.anchors import anchors, given
from leidraad.web.handouts import BOOK, POCKET, handouts
from leidraad.web.placed import GATHERED, REFERRED, embedded, placed, written_pages

OTHER = "Kies een andere id."
# What the site makes itself, and the folders that the skin or a server keeps for itself.
OURS = (
    urls.GLOSSARY, urls.REGISTER, urls.SHEETS, urls.TREES, urls.ABOUT, urls.SOURCES, urls.SLOTS, urls.CHANGES,
    urls.DIFFERENT, urls.NOT_FOUND, urls.HANDOUTS, urls.KIT, urls.WORKER, urls.ASSETS, "data/", "deploy/", "embed/",
    "templates/", *(urls.handout(name) for name in (BOOK, POCKET)),
    *(urls.reference(name) for name in FIXED_PAGES),
)  # fmt: skip
# What no chapter can be called.
RESERVED = frozenset(path.partition("/")[0] for path in OURS if path.endswith("/"))


class Address(NamedTuple):
    """A path, or an anchor on one, with the id that gave it; without one it is the site's own."""

    path: str
    by: Text | None = None


def addresses(guideline: Guideline) -> Iterator[Address]:
    """Yield every address, those of the site itself first and then in the order of the site."""
    yield from _paths(guideline)
    yield from (Address(path, by) for path, by in anchors(guideline))


def _paths(guideline: Guideline) -> Iterator[Address]:
    yield from map(Address, OURS)
    pages = tuple(_pages(guideline))
    yield from pages
    yield from _other_forms(guideline, pages)
    yield from (Address(str(old), old) for old in guideline.settings.moved)


def _pages(guideline: Guideline) -> Iterator[Address]:
    for path, page in written_pages(guideline):
        if path != urls.KIT or page not in guideline.about:
            yield Address(path, page.id)
    for tree in guideline.trees:
        yield Address(urls.routes(tree.id))
    yield from (Address(one.path, one.content.id) for one in placed(guideline) if isinstance(one.content, GATHERED))


def _other_forms(guideline: Guideline, pages: Iterable[Address]) -> Iterator[Address]:
    """Yield what else each page is: the name in references, handouts, a part, and data."""
    given = {page.path: page.by for page in pages}
    for page in placed(guideline):
        if isinstance(page.content, REFERRED):
            yield Address(urls.reference(page.content.id), page.content.id)
    for path, found in handouts(guideline).items():
        yield from (Address(urls.handout(one.id), given.get(path)) for one in found)
    for path, name in embedded(guideline).items():
        yield Address(urls.embed(name), given.get(path))
    yield from (Address(urls.tree_data(tree.id), tree.id) for tree in guideline.trees)


def addresses_are_free(guideline: Guideline) -> Iterator[Problem]:
    """What has an address has it alone: nothing else of the content, and nothing of the site itself, stands there."""
    return (_told(path, one, first) for path, one, first in _doubles(guideline))


def no_two_ids_share_an_address(guideline: Guideline) -> Iterator[Problem]:
    """The same for what the content has, whatever the site of today keeps for itself."""
    return (_told(path, one, first) for path, one, first in _doubles(guideline) if first is not None)


def _doubles(guideline: Guideline) -> Iterator[tuple[str, Text, Text | None]]:
    """Yield what stands where something stands already, with the id of that; each id is told once, here or by its list.

    On Windows and macOS names that differ in capitals only are one file.
    """
    if _are_apart(guideline):
        return
    taken: dict[str, Text | None] = {}
    told: set[Place] = {name.place for name in ids_listed_again(guideline)}
    for address in addresses(guideline):
        key = address.path if "#" in address.path else address.path.casefold()
        if key not in taken:
            taken[key] = address.by
            continue
        one, first = address.by, taken[key]
        if one is None:
            one, first = first, None
        if one is None or one is first or one.place in told:
            continue
        told.add(one.place)
        yield address.path, one, first


def _are_apart(guideline: Guideline) -> bool:
    """Say of nearly every guideline at once that what its content has stands alone."""
    paths = [address.path.casefold() for address in _paths(guideline)]
    places = given(guideline)
    ours = {(path, anchor) for path, anchor, by in places if by is None}
    theirs = [(path, anchor) for path, anchor, by in places if by is not None]
    everything = ours.union(theirs)
    named = ((path, anchor) for path, anchor in everything if anchor.startswith(urls.HEADING))
    headings = ((path, anchor.removeprefix(urls.HEADING)) for path, anchor in named)
    alone = len(set(paths)) == len(paths) and len(everything) == len(ours) + len(theirs)
    return alone and everything.isdisjoint(headings)


def _told(address: str, one: Text, first: Text | None) -> Problem:
    path, sign, anchor = address.partition("#")
    if isinstance(one, OldAddress):
        said = f"is van {said_place(first.place, one.place)}" if first is not None else "is van de site zelf"
        message = f"Op het oude adres `{one}` staat nu iets anders: het {said}."
        return Problem("dubbel-adres", message, one.place, "Haal het oude adres hier weg.")
    name = f"De id `{one}`"
    if sign:
        name += "" if anchor == one else f" geeft `#{anchor}`, en dat"
        beside = f"staat al op dezelfde pagina ({said_place(first.place, one.place)})" if first is not None else ""
        said = beside or "is op de pagina zelf al in gebruik"
        return Problem("dubbel-id", f"{name} {said}.", one.place, OTHER)
    if first is None:
        return Problem("dubbel-adres", f"{name} is van een pagina die de site zelf maakt.", one.place, OTHER)
    said = (
        "is al van een andere pagina"
        if path.startswith("[[")
        else f"geeft dezelfde plek op de site, `{path}`, als een andere"
    )
    return Problem("dubbel-adres", f"{name} {said}: {said_place(first.place, one.place)}.", one.place, OTHER)
