"""Compare two versions of the guideline: which pages came and went, and how those that both have differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from leidraad.difference.changes import Change, changes
from leidraad.difference.parts import Path, records
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.tree import Tree
from leidraad.trees.difference import RouteChanges, route_changes
from leidraad.trees.subject import Subject, subjects


@dataclass(frozen=True)
class ComparedPage:
    """A page or list of the content: where its file stands, its name and what it holds. A list has no noun."""

    path: Path
    noun: str
    title: str
    content: Any

    @property
    def name(self) -> str:
        """The file, without the folder of the content and without its ending."""
        return "/".join(self.path)


@dataclass(frozen=True)
class PageDifference:
    """How a page differs; an aid also in its routes. `page` is the new version."""

    page: ComparedPage
    routes: RouteChanges
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Difference:
    """How two versions differ, page by page in the order of the site."""

    gone: tuple[ComparedPage, ...]
    added: tuple[ComparedPage, ...]
    changed: tuple[PageDifference, ...]

    @property
    def is_empty(self) -> bool:
        """Say whether both versions say the same."""
        return not (self.gone or self.added or self.changed)


def difference(old: Guideline, new: Guideline) -> Difference:
    """Return how two versions differ whose ids are unique and whose trees are sound.

    What a second reader recorded is about the text and no part of it.
    """
    before, after = _by_path(old), _by_path(new)
    pairs = ((before[path], page) for path, page in after.items() if path in before)
    aids = _by_id(old), _by_id(new)
    found = (
        PageDifference(now, _routes(now, *aids), tuple(changes(records(then.content), records(now.content))))
        for then, now in pairs
    )
    return Difference(
        gone=tuple(page for path, page in before.items() if path not in after),
        added=tuple(page for path, page in after.items() if path not in before),
        changed=tuple(one for one in found if one.routes.changes or one.changes),
    )


def _by_path(guideline: Guideline) -> Mapping[Path, ComparedPage]:
    return {page.path: page for page in _pages(guideline)}


def _by_id(guideline: Guideline) -> Mapping[str, Subject]:
    return {str(subject.tree.id): subject for subject in subjects(guideline)}


def _routes(page: ComparedPage, before: Mapping[str, Subject], after: Mapping[str, Subject]) -> RouteChanges:
    if not isinstance(page.content, Tree):
        return RouteChanges()
    return route_changes(before[page.content.id], after[page.content.id])


def _pages(guideline: Guideline) -> Iterator[ComparedPage]:
    """Yield all that has a file of its own, but for the table of second readings."""
    for tree in guideline.trees:
        yield ComparedPage(("beslishulpen", tree.id), "beslishulp", tree.title, tree)
    for chapter in guideline.chapters:
        yield ComparedPage((chapter.id, "hoofdstuk"), "hoofdstuk", chapter.head.title, chapter.head)
        for unit in chapter.units:
            yield ComparedPage((chapter.id, unit.id), f"{chapter.head.unit_noun} {unit.number}", unit.title, unit)
    for sheet in guideline.sheets:
        yield ComparedPage(("bladen", sheet.id), "blad", sheet.title, sheet)
    for about in guideline.about:
        yield ComparedPage(("over", about.id), "pagina", about.title, about)
    for shelf in guideline.blocks:
        yield ComparedPage(("bouwstenen", shelf.id), "bouwstenen", shelf.title, shelf)
    yield from _lists(guideline)


def _lists(guideline: Guideline) -> Iterator[ComparedPage]:
    yield ComparedPage(("richtlijn",), "", "De richtlijn als geheel", guideline.settings)
    yield ComparedPage(("start",), "", "De beginpagina", guideline.home)
    yield ComparedPage(("contacten",), "", "Contacten", guideline.contacts)
    yield ComparedPage(("begrippen",), "", "Begrippen", guideline.terms)
    yield ComparedPage(("bronnen",), "", "Bronnen", guideline.documents)
    yield ComparedPage(("vindplaatsen",), "", "Vindplaatsen", guideline.source_items)
    yield ComparedPage(("invulplekken",), "", "Invulplekken", guideline.slots)
    yield ComparedPage(("situaties",), "", "Situaties", guideline.situations)
    yield ComparedPage(("woordkeuze",), "", "Woordkeuze", guideline.choice)
    yield ComparedPage(("wijzigingen",), "", "Wijzigingen", guideline.releases)
    yield ComparedPage(("teksten",), "", "Vaste zinnen", guideline.sentences)
