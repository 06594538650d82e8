"""What stands around every page: header, menu, emergency numbers, crumbs and footer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from leidraad.source.model.guideline import Guideline
from leidraad.source.model.lists import Contact
from leidraad.web import urls
from leidraad.web.dates import date_in
from leidraad.web.meaning import tel
from leidraad.web.placed import chapter_themes, embedded
from leidraad.web.situations import spots
from leidraad.web.words import full_title, theme_title, title_first


@dataclass(frozen=True)
class LinkView:
    """A link to a site path with its text; `current` on the page itself."""

    text: str
    path: str
    current: bool = False


@dataclass(frozen=True)
class Jump:
    """A place on the page itself, with what it is called there."""

    text: str
    anchor: str


@dataclass(frozen=True)
class MenuView:
    """A group of the menu: a page and the pages under it; `current` when this page is one of them."""

    head: LinkView
    links: tuple[LinkView, ...]
    current: bool


@dataclass(frozen=True)
class NumberView:
    """A number that stands on every page; `name` is empty where the number is the name."""

    name: str
    number: str
    tel: str


def number_view(contact: Contact) -> NumberView:
    """Return whom to call; without a sure number only who it is."""
    if contact.number is None:
        return NumberView(contact.name, "", "")
    return NumberView("" if contact.name == contact.number else contact.name, contact.number, tel(contact.number))


@dataclass(frozen=True)
class SearchView:
    """The box to search in: the script that finds, where the site begins, and the way for who has no script."""

    script: str
    home: str
    way: LinkView


@dataclass(frozen=True)
class AroundView:
    """What is said around a page wherever it stands, on the site or inside a page of others.

    `site`, `canonical` and `oembed` are whole addresses, and empty while nobody said where the site will stand.
    """

    path: str
    language: str
    site_title: str
    site: str
    title: str
    description: str
    numbers: tuple[NumberView, ...]
    guidance: str
    version: str
    date: str
    canonical: str
    oembed: str


@dataclass(frozen=True)
class FrameView(AroundView):
    """Everything around the content of one page of the site."""

    home: LinkView
    urgent: LinkView | None
    search: SearchView
    menu: tuple[MenuView, ...]
    crumbs: tuple[LinkView, ...]
    rights: str
    footer: tuple[LinkView, ...]
    handouts: tuple[LinkView, ...] = ()
    logo: str = ""

    @property
    def sheet(self) -> LinkView | None:
        """The page on paper, for everybody."""
        return next(iter(self.handouts), None)

    @property
    def more_sheets(self) -> tuple[LinkView, ...]:
        """The same for each of those who have one of their own."""
        return self.handouts[1:]


def guidance(guideline: Guideline, page: str) -> str:
    """Return how binding the actions of the page at this path are: what its own chapter or sheet says goes first."""
    own = [(urls.chapter(chapter.id), chapter.head.guidance) for chapter in guideline.chapters]
    own += [(urls.sheet(sheet.id), sheet.guidance) for sheet in guideline.sheets]
    said = (one.text for path, one in own if one is not None and page.startswith(path))
    return str(next(said, guideline.settings.guidance))


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
        *([Entry(sentences["begrippen"], urls.GLOSSARY)] if guideline.terms else []),
        Entry(sentences["register"], urls.REGISTER),
        Entry(sentences["over"], urls.ABOUT, (*own, *about, *fixed)),
    )


@dataclass(frozen=True)
class Frames:
    """Makes the frame of each page from one map of the site."""

    guideline: Guideline
    entries: tuple[Entry, ...]

    @cached_property
    def _urgent(self) -> LinkView | None:
        """The way for who is in danger, where the front page has one."""
        paths = spots(self.guideline)
        ways = (paths[one.target] for one in self.guideline.home.entrances if one.urgent)
        return next((LinkView(self.guideline.sentences["spoed"], path) for path in ways), None)

    @cached_property
    def _embedded(self) -> Mapping[str, str]:
        return embedded(self.guideline)

    @cached_property
    def numbers(self) -> tuple[NumberView, ...]:
        """The numbers that stand on every page."""
        return tuple(number_view(one) for one in self.guideline.contacts if one.always and one.number)

    def around(self, here: str, title: str, description: str) -> AroundView:
        """Return what is said around the page at `here`, also where it stands inside a page of others."""
        settings = self.guideline.settings
        return AroundView(
            path=here,
            language=self.guideline.language,
            site_title=settings.title,
            site=urls.whole(settings.address, urls.HOME),
            title=title,
            description=description,
            numbers=self.numbers,
            guidance=guidance(self.guideline, here),
            version=settings.version,
            date=date_in(self.guideline.language, settings.date),
            canonical=urls.whole(settings.address, here) if here != urls.NOT_FOUND else "",
            oembed=urls.whole(settings.address, urls.oembed(embed)) if (embed := self._embedded.get(here)) else "",
        )

    def frame(self, here: str, title: str, description: str) -> FrameView:
        """Return all that stands around the page at `here`."""
        settings = self.guideline.settings
        return FrameView(
            **vars(self.around(here, title, description)),
            home=LinkView(settings.title, urls.HOME, here == urls.HOME),
            urgent=self._urgent,
            search=SearchView(
                urls.SEARCH, urls.HOME, LinkView(self.guideline.sentences["zoek-zonder-script"], urls.REGISTER)
            ),
            menu=tuple(self._menu(entry, here) for entry in self.entries),
            crumbs=self._crumbs(here),
            rights=settings.rights,
            footer=self._footer(here),
            logo=urls.LOGO if self.guideline.logo else "",
        )

    def _menu(self, entry: Entry, here: str) -> MenuView:
        links = tuple(_link(child, here) for child in entry.children)
        return MenuView(_link(entry, here), links, here.startswith(entry.path))

    def _crumbs(self, here: str) -> tuple[LinkView, ...]:
        for entry in self.entries:
            if here.startswith(entry.path) and here != entry.path:
                return (_link(entry, here),)
        return ()

    def _footer(self, here: str) -> tuple[LinkView, ...]:
        return tuple(_link(child, here) for child in self.entries[-1].children)


def _link(entry: Entry, here: str) -> LinkView:
    return LinkView(entry.title, entry.path, entry.path == here)
