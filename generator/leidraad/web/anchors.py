"""Every anchor on every page: those of the content, read from the model, and those that a page has of itself.

What no id can be, such as `betekenis_regie`, needs no place here: an underscore keeps it apart by construction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from leidraad.source.model.anchors import Anchored, anchored, inside
from leidraad.source.model.base import Named
from leidraad.source.model.citation import Document, SourceItem
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.item import headed
from leidraad.source.model.lists import Slot, Term
from leidraad.source.model.pages import ChapterFile, Sheet, Unit
from leidraad.source.model.record import Record, once, while_same
from leidraad.source.model.tree import Tree
from leidraad.source.nodes import Text
from leidraad.web import urls
from leidraad.web.placed import chapter_roles, chapter_themes, embedded, page_paths, placed, where, written_pages

# The anchor of what a profile remarks on a page.
REMARKS = "bij-ons"
ALWAYS = ("boven", "inhoud", "bronnen")
HOME = (urls.GUIDANCE,)
TEXT = (REMARKS, "beslishulpen")
AID = ("vooraf",)
ROUTES = ("schema", "routes", "vragen", "uitkomsten", "garanties")
KIT = ("onderdelen",)
KIT_ADMIN = ("gegevens", "code-domein", "code-frame", "code-kader", "code-hoogte")
DIFFERENT = ("contacten", "opmerkingen", "plekken", "woorden", "weg", "insluiten")
LISTS = (urls.REGISTER, urls.TREES, urls.SHEETS, urls.ABOUT, urls.SOURCES, urls.SLOTS, urls.CHANGES)
LETTERS = tuple(f"letter-{sign}" for sign in ("0-9", *"ABCDEFGHIJKLMNOPQRSTUVWXYZ"))


# The path of a page, an anchor on it, and the id that gave it; without one it is the page's own.
Given = tuple[str, str, Text | None]
# The path of a page, an anchor on it, and the part of the content that stands there.
StandingPart = tuple[str, str, Anchored]
# Some of these, and the anchors that they give.
Group = tuple[tuple[StandingPart, ...], tuple[Given, ...]]


def anchors(guideline: Guideline) -> Iterator[tuple[str, Text | None]]:
    """Yield the anchors of every page with what gave them; a heading has the one of what it stands above, after `kop-`.

    Those that the pages have of themselves come first.
    """
    for path, anchor, by in given(guideline):
        yield f"{path}#{anchor}", by
        yield f"{path}#{urls.heading_anchor(anchor)}", by


@once
def given(guideline: Guideline) -> tuple[Given, ...]:
    """Return the same without those of headings."""
    ours = ((path, name, None) for path, names in _ours(guideline) for name in (*ALWAYS, *names))
    theirs = chain.from_iterable(anchors for _, anchors in _groups(guideline))
    return (*ours, *theirs, *_of_cards(guideline), *_of_choices(guideline))


def _by(one: Anchored) -> Text | None:
    """Return the id that gave an anchor; one that no id gave is the page's own."""
    return one.anchor if isinstance(one.anchor, Text) else None


@once
def standing(guideline: Guideline) -> tuple[StandingPart, ...]:
    """Return every part of the content that has an anchor, at each place where it has one."""
    return tuple(chain.from_iterable(parts for parts, _ in _groups(guideline)))


@once
def _groups(guideline: Guideline) -> tuple[Group, ...]:
    """Return the same in groups, each of one page or of lists; of what did not change a group is the one of before."""
    lists = guideline.terms, guideline.slots, guideline.documents, guideline.source_items
    return (
        *(_on_page(page, path) for path, page in written_pages(guideline)),
        *_of_themes(guideline),
        _of_lists(guideline.settings, *lists),
        *_of_ways(guideline),
        _group(_of_remarks(guideline)),
    )


def _group(parts: Iterable[StandingPart]) -> Group:
    found = tuple(parts)
    return found, tuple((path, anchor, _by(one)) for path, anchor, one in found)


def _standing(path: str, one: Anchored, before: str = "") -> StandingPart:
    return path, before + one.anchor, one


@while_same
def _on_page(page: Named, path: str) -> Group:
    return _group(_standing(where(path, one.record), one) for one in parts_of(page))


def _of_cards(guideline: Guideline) -> Iterator[Given]:
    """Yield what stands on the cards, which are no pages but have ids too."""
    for card in guideline.cards:
        yield from ((urls.handout(card.id), one.anchor, _by(one)) for one in parts_of(card))


@once
def parts_of(page: Named) -> tuple[Anchored, ...]:
    """Return what has an anchor on a page that editors write."""
    return tuple(inside(page))


def _of_themes(guideline: Guideline) -> Iterator[Group]:
    """Yield what the themes of a chapter gather: its units, and their points with the unit's name before them."""
    for chapter in guideline.chapters:
        paths = tuple((str(theme.id), urls.unit(chapter.id, theme.id)) for theme in chapter_themes(guideline, chapter))
        yield from (_on_themes(unit, paths) for unit in chapter.units)


@while_same
def _on_themes(unit: Unit, paths: tuple[tuple[str, str], ...]) -> Group:
    watched = {str(theme): tuple(anchored(points)) for theme, points in unit.attention.items()}
    return _group(chain.from_iterable(_of_unit(unit, path, watched.get(theme, ())) for theme, path in paths))


def _of_unit(unit: Unit, path: str, parts: Iterable[Anchored]) -> Iterator[StandingPart]:
    """Yield a unit on a page that gathers, and parts of it with its name before them."""
    yield _standing(path, Anchored(unit.id, unit))
    yield from (_standing(path, one, f"{unit.id}-") for one in parts)


def _of_choices(guideline: Guideline) -> Iterator[Given]:
    """Yield the roles that a link can choose on the page of a unit where more act."""
    for chapter in guideline.chapters:
        for unit in chapter.units:
            acting = [role.id for role in guideline.settings.roles if unit.actions_of(role.id)]
            yield from ((urls.unit(chapter.id, unit.id), role, role) for role in acting if len(acting) > 1)


def _of_ways(guideline: Guideline) -> Iterator[Group]:
    """Yield the same of what each role does in each unit, and what goes with it."""
    everybody = guideline.settings.everybody
    also = str(everybody.id) if everybody else ""
    for chapter in guideline.chapters:
        paths = tuple((str(role.id), urls.unit(chapter.id, role.id)) for role in chapter_roles(guideline, chapter))
        yield from (_on_ways(unit, paths, also) for unit in chapter.units)


@while_same
def _on_ways(unit: Unit, paths: tuple[tuple[str, str], ...], also: str) -> Group:
    done = {str(role): tuple(anchored(items)) for role, items in unit.actions.items()}
    beside = tuple(anchored((*unit.preparation, *(unit.record.items if unit.record else ()))))
    parts = ((path, (*done.get(role, ()), *done.get(also, ()), *beside)) for role, path in paths)
    return _group(chain.from_iterable(_of_unit(unit, path, found) for path, found in parts))


@while_same
def _of_lists(
    _: Record,
    terms: tuple[Term, ...],
    slots: tuple[Slot, ...],
    documents: tuple[Document, ...],
    items: tuple[SourceItem, ...],
) -> Group:
    rows = tuple(Anchored(item.locator, item) for item in items)
    return _group(
        (
            *(_standing(urls.GLOSSARY, one) for one in anchored(terms)),
            *(_standing(urls.SLOTS, one) for one in anchored(slots) if type(one.record).apart),
            *(_standing(urls.SOURCES, one) for one in (*anchored(documents), *rows)),
            *(_standing(urls.source(item.document), one) for item, one in zip(items, rows, strict=True)),
        )
    )


def _of_remarks(guideline: Guideline) -> Iterator[StandingPart]:
    """Yield what a profile remarks: on the page itself, and on the one that gathers all that is different."""
    paths = page_paths(guideline)
    for page, items in guideline.profile.remarks.items() if guideline.profile else ():
        for one in anchored(items):
            if page in paths:
                yield _standing(paths[page], one, f"{REMARKS}-")
            yield _standing(urls.DIFFERENT, one, f"{page}-")


def _ours(guideline: Guideline) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield the path of each page with the anchors that it has of itself, whether or not it shows them today."""
    contacts = tuple(urls.contact_anchor(contact.id) for contact in guideline.contacts)
    yield urls.HOME, HOME
    yield urls.GLOSSARY, LETTERS
    yield from ((path, ()) for path in LISTS)
    yield urls.HANDOUTS, _of_choice(guideline)
    yield from ((urls.source(document.id), ()) for document in guideline.documents)
    yield urls.DIFFERENT, (*DIFFERENT, *contacts)
    parts = tuple(f"{kind}-{name}" for name in embedded(guideline).values() for kind in ("deel", "adres", "code"))
    special = {urls.KIT: (*KIT, *parts), urls.KIT_ADMIN: KIT_ADMIN}
    of_unit = _ours_of_unit(guideline)
    for page in placed(guideline):
        match page.content:
            case ChapterFile() | Sheet():
                yield page.path, (*TEXT, urls.GUIDANCE, *contacts)
            case Unit():
                yield page.path, of_unit
            case Tree():
                yield from _of_tree(page.content)
            case _:
                yield page.path, special.get(page.path, ())


def _of_choice(guideline: Guideline) -> tuple[str, ...]:
    return tuple(urls.choice_anchor(number) for number in range(len(guideline.settings.roles) + 1))


def _ours_of_unit(guideline: Guideline) -> tuple[str, ...]:
    settings = guideline.settings
    return (
        *TEXT, "doel", "acties", "documenteer", "vervolg", *(key for _, key, _ in headed(Unit)),
        *_of_choice(guideline),
        *(f"acties-{role.id}" for role in settings.roles), *(f"aandacht-{theme.id}" for theme in settings.themes),
    )  # fmt: skip


def _of_tree(tree: Tree) -> Iterator[tuple[str, Iterable[str]]]:
    yield urls.tree(tree.id), AID
    yield urls.routes(tree.id), (*ROUTES, *(guarantee.name for guarantee in tree.guarantees))
