"""The map of the site, as menus show it: in a site with more pages than a menu can hold, what is near."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from leidraad.source.model.guideline import Guideline
from leidraad.web import urls
from leidraad.web.placed import chapter_roles, chapter_themes
from leidraad.web.words import full_title, role_title, theme_title, title_first

# A menu names this many pages at most. Of a larger site it shows so many chapters, and so many pages in the one where
# the reader is, those on both sides first; the index has all.
MOST, CHAPTERS, PAGES = 300, 12, 40


@dataclass(frozen=True)
class Entry:
    """A page of the site as the menu knows it, and what else it can be looked up by."""

    title: str
    path: str
    children: tuple[Entry, ...] = ()
    also: str = ""


def site_map(guideline: Guideline, on_paper: bool) -> tuple[Entry, ...]:
    """Return all pages in the order of the menu; the page with handouts only when there are any."""
    sentences = guideline.sentences
    chapters = []
    for chapter in guideline.chapters:
        units = [
            Entry(full_title(chapter, unit), urls.unit(chapter.id, unit.id), also=title_first(chapter, unit))
            for unit in chapter.units
        ]
        themes = chapter_themes(guideline, chapter)
        units += [Entry(theme_title(guideline, chapter, one), urls.unit(chapter.id, one.id)) for one in themes]
        roles = chapter_roles(guideline, chapter)
        units += [Entry(role_title(chapter, one), urls.unit(chapter.id, one.id)) for one in roles]
        chapters.append(Entry(chapter.head.title, urls.chapter(chapter.id), tuple(units)))
    sheets = tuple(Entry(sheet.title, urls.sheet(sheet.id)) for sheet in guideline.sheets)
    trees = tuple(Entry(tree.title, urls.tree(tree.id)) for tree in guideline.trees)
    about = tuple(Entry(page.title, urls.about(page.id)) for page in guideline.about)
    sources = tuple(Entry(document.title, urls.source(document.id)) for document in guideline.documents)
    fixed = (
        Entry(sentences["bronnen"], urls.SOURCES, sources),
        Entry(sentences["invulplekken"], urls.SLOTS),
        Entry(sentences["wijzigingen"], urls.CHANGES),
    )
    own = [Entry(sentences["wat-is-hier-anders"], urls.DIFFERENT)] if guideline.profile else []
    return (
        *chapters,
        *([Entry(sentences["beslishulpen"], urls.TREES, trees)] if trees else []),
        *([Entry(sentences["praktisch"], urls.SHEETS, sheets)] if sheets else []),
        *([Entry(sentences["handouts"], urls.HANDOUTS)] if on_paper else []),
        Entry(sentences["register"], urls.GLOSSARY),
        Entry(sentences["over"], urls.ABOUT, (*own, *about, *fixed)),
    )


def every_entry(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield entries, each with all that stand under it."""
    for entry in entries:
        yield entry
        yield from every_entry(entry.children)


@dataclass(frozen=True)
class SiteMap:
    """All pages, of which the first are chapters."""

    entries: tuple[Entry, ...]
    chapters: int

    @cached_property
    def _positions(self) -> Mapping[str, int]:
        return {entry.path: position for position, entry in enumerate(self.entries)}

    @cached_property
    def _is_large(self) -> bool:
        return sum(1 + len(entry.children) for entry in self.entries) > MOST

    def around(self, here: str) -> Entry | None:
        """Return the entry that the page at a path is, or stands under."""
        position = self._positions.get(first(here))
        return None if position is None else self.entries[position]

    def near(self, here: str) -> tuple[Entry, ...]:
        """Return what the menu of the page at a path shows."""
        if not self._is_large:
            return self.entries
        at = self._positions.get(first(here), 0)
        chapters, rest = self.entries[: self.chapters], self.entries[self.chapters :]
        shown = (*_beside(chapters, at if at < self.chapters else 0, CHAPTERS), *rest)
        return tuple(replace(one, children=_below(one, here)) for one in shown)


def _below(entry: Entry, here: str) -> tuple[Entry, ...]:
    """Return the pages under an entry that are near the page at a path; none where that stands elsewhere."""
    if not here.startswith(entry.path):
        return ()
    inside = (position for position, child in enumerate(entry.children) if here.startswith(child.path))
    return _beside(entry.children, next(inside, 0), PAGES)


def _beside(entries: tuple[Entry, ...], position: int, count: int) -> tuple[Entry, ...]:
    """Return so many entries, with the one at a position in the middle where there are more on both sides."""
    begin = max(0, min(position - count // 2, len(entries) - count))
    return entries[begin : begin + count]


def first(path: str) -> str:
    """Return the path of the folder at the top of the site that a path leads into."""
    return path.partition("/")[0] + "/"
