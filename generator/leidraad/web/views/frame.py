"""What stands around every page: header, menu, emergency numbers, crumbs and footer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from leidraad.source.model.guideline import Guideline
from leidraad.source.model.lists import Contact
from leidraad.source.model.record import once
from leidraad.web import urls
from leidraad.web.dates import date_in
from leidraad.web.meaning import tel
from leidraad.web.placed import embedded
from leidraad.web.situations import spots
from leidraad.web.views.menu import Entry, SiteMap, first

# The parts of the site that have no tab.
APART = frozenset((urls.GLOSSARY, urls.ABOUT))


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
    standing: str = ""
    exit: str = ""

    @property
    def helps(self) -> bool:
        """Whether it says what to do in danger: whom to call, or where that stands."""
        return bool(self.numbers or self.urgent)

    @property
    def beside(self) -> tuple[MenuView, ...]:
        """What stands beside a page: the part of the site that it is in, where that has more pages."""
        return tuple(group for group in self.menu if group.current and group.links)

    @property
    def tabs(self) -> tuple[MenuView, ...]:
        """The parts of the site that one reads; what one looks up, and what is about the site, is in the menu."""
        return tuple(group for group in self.menu if group.head.path not in APART)

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
    own = _guidances(guideline)
    return str(next((own[path] for path in (first(page), page) if path in own), guideline.settings.guidance))


@once
def _guidances(guideline: Guideline) -> Mapping[str, str]:
    """Return what a chapter or a sheet says of that itself, by its path."""
    own = [(urls.chapter(chapter.id), chapter.head.guidance) for chapter in guideline.chapters]
    own += [(urls.sheet(sheet.id), sheet.guidance) for sheet in guideline.sheets]
    return {path: one.text for path, one in own if one is not None}


@dataclass(frozen=True)
class Frames:
    """Makes the frame of each page from one map of the site."""

    guideline: Guideline
    entries: tuple[Entry, ...]

    @cached_property
    def _map(self) -> SiteMap:
        return SiteMap(self.entries, len(self.guideline.chapters))

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
                urls.SEARCH, urls.HOME, LinkView(self.guideline.sentences["zoek-zonder-script"], urls.GLOSSARY)
            ),
            menu=tuple(self._menu(entry, here) for entry in self._map.near(here)),
            crumbs=self._crumbs(here),
            rights=settings.rights,
            footer=self._footer(here),
            logo=urls.LOGO if self.guideline.logo else "",
            exit=str(settings.exit or "") if here in self._hurried else "",
        )

    @cached_property
    def _hurried(self) -> frozenset[str]:
        """The paths of the pages that somebody may have to leave before another sees them."""
        return frozenset(urls.sheet(sheet.id) for sheet in self.guideline.sheets if sheet.hurried)

    def _menu(self, entry: Entry, here: str) -> MenuView:
        links = tuple(_link(child, here) for child in entry.children)
        return MenuView(_link(entry, here), links, here.startswith(entry.path))

    def _crumbs(self, here: str) -> tuple[LinkView, ...]:
        entry = self._map.around(here)
        return (_link(entry, here),) if entry and here != entry.path else ()

    def _footer(self, here: str) -> tuple[LinkView, ...]:
        return tuple(_link(child, here) for child in self.entries[-1].children)


def _link(entry: Entry, here: str) -> LinkView:
    return LinkView(entry.title, entry.path, entry.path == here)
