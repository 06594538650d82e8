"""Which pages exist: where each stands, and what makes it when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from leidraad.source.model.guideline import Role, Theme
from leidraad.source.model.pages import AboutPage, Chapter, Unit
from leidraad.trees.diagram import Picture
from leidraad.trees.subject import Subject
from leidraad.web import printable, urls
from leidraad.web.page import Page, Printable, Shown, View, Workshop
from leidraad.web.placed import chapter_roles, chapter_themes
from leidraad.web.views.aid import AidPageView
from leidraad.web.views.alphabet import AlphabetView
from leidraad.web.views.handouts import HandoutsView, Paper, handouts_view
from leidraad.web.views.letters import GlossaryView
from leidraad.web.views.parts import AidsView
from leidraad.web.views.prose import HomeView, NotFoundView, ProseView
from leidraad.web.views.routes import RoutesView
from leidraad.web.views.unit import ThemeView, UnitView
from leidraad.web.views.way import WayView

# What makes a page about the site itself.
AboutMaker = Callable[[Workshop, AboutPage], Printable[View]]


@dataclass(frozen=True)
class ChapterPages:
    """The pages of a chapter."""

    head: Page[ProseView]
    units: tuple[Page[UnitView], ...]
    themes: tuple[Page[ThemeView], ...]
    ways: tuple[Page[WayView], ...]

    def __iter__(self) -> Iterator[Page[View]]:
        """Yield the pages in the order of the site."""
        return iter((self.head, *self.units, *self.themes, *self.ways))


@dataclass(frozen=True)
class AidPages:
    """The page of a decision aid, and the one with its routes."""

    subject: Subject
    aid: Page[AidPageView]
    routes: Page[RoutesView]


@dataclass(frozen=True)
class Site:
    """Every page, by what it is; a page that would list nothing is not there.

    `glossary` is the part of `alphabet` that stands on paper by itself.
    """

    home: Page[HomeView]
    chapters: tuple[ChapterPages, ...]
    all_aids: tuple[Page[AidsView], ...]
    aids: tuple[AidPages, ...]
    all_sheets: tuple[Page[ProseView], ...]
    sheets: tuple[Page[ProseView], ...]
    glossary: tuple[Page[GlossaryView], ...]
    alphabet: Page[AlphabetView]
    about: tuple[Page[View], ...]
    not_found: Page[NotFoundView]

    def __iter__(self) -> Iterator[Page[View]]:
        """Yield every page in the order of the site."""
        yield self.home
        for chapter in self.chapters:
            yield from chapter
        yield from self.all_aids
        for one in self.aids:
            yield one.aid
            yield one.routes
        rest: tuple[Page[View], ...] = (*self.all_sheets, *self.sheets, self.alphabet, *self.about)
        yield from (*rest, self.not_found)


def pages(shop: Workshop, drawn: Mapping[str, Picture | None], special: Mapping[str, AboutMaker]) -> Site:
    """Return every page but the one with all handouts; none is made yet. `drawn` is each aid by its id.

    `special` makes the pages about the site that show more than their text, by their path.
    """
    guideline = shop.guideline
    return Site(
        home=shop.page(urls.HOME, printable.home_page),
        chapters=tuple(_chapter(shop, chapter) for chapter in guideline.chapters),
        all_aids=(shop.page(urls.TREES, printable.aids_page),) if guideline.trees else (),
        aids=tuple(_aid(shop, subject, drawn) for subject in shop.trusted.subjects),
        all_sheets=(_index(shop, urls.SHEETS, "praktisch"),) if guideline.sheets else (),
        sheets=tuple(shop.page(urls.sheet(one.id), partial(printable.sheet_page, one=one)) for one in guideline.sheets),
        glossary=(shop.page(urls.GLOSSARY, printable.glossary_page),) if guideline.terms else (),
        alphabet=shop.page(urls.GLOSSARY, printable.alphabet_page),
        about=tuple(_about(shop, special)),
        not_found=shop.page(urls.NOT_FOUND, printable.not_found_page),
    )


def handouts_page(shop: Workshop, papers: Iterable[Paper]) -> Page[HandoutsView]:
    """Return the page that shows every handout."""

    def make(shop: Workshop) -> Printable[HandoutsView]:
        return printable.list_page(shop, urls.HANDOUTS, "handouts", handouts_view(papers, shop.build(urls.HANDOUTS)))

    return shop.page(urls.HANDOUTS, make)


def _index(shop: Workshop, path: str, name: str) -> Page[ProseView]:
    return shop.page(path, partial(printable.index_page, path=path, name=name))


def _chapter(shop: Workshop, chapter: Chapter) -> ChapterPages:
    def under(one: Unit | Theme | Role, make: Callable[..., Printable[Shown]]) -> Page[Shown]:
        return shop.page(urls.unit(chapter.id, one.id), partial(make, chapter=chapter, one=one))

    themes, roles = chapter_themes(shop.guideline, chapter), chapter_roles(shop.guideline, chapter)
    return ChapterPages(
        head=shop.page(urls.chapter(chapter.id), partial(printable.chapter_page, chapter=chapter)),
        units=tuple(under(one, printable.unit_page) for one in chapter.units),
        themes=tuple(under(one, printable.theme_page) for one in themes),
        ways=tuple(under(one, printable.way_page) for one in roles),
    )


def _aid(shop: Workshop, subject: Subject, drawn: Mapping[str, Picture | None]) -> AidPages:
    tree = subject.tree
    return AidPages(
        subject=subject,
        aid=shop.page(urls.tree(tree.id), partial(printable.aid_page, subject=subject)),
        routes=shop.page(urls.routes(tree.id), partial(printable.routes_page, subject=subject, drawn=drawn)),
    )


def _about(shop: Workshop, special: Mapping[str, AboutMaker]) -> Iterator[Page[View]]:
    guideline = shop.guideline
    yield _index(shop, urls.ABOUT, "over")
    if guideline.profile:
        yield shop.page(urls.DIFFERENT, printable.different_page)
    for page in guideline.about:
        make: AboutMaker = special.get(urls.about(page.id), printable.about_page)
        yield shop.page(urls.about(page.id), partial(_made_of, page, make))
    yield shop.page(urls.SOURCES, printable.sources_page)
    yield from (shop.page(urls.source(one.id), partial(printable.source_page, one=one)) for one in guideline.documents)
    yield shop.page(urls.SLOTS, printable.slots_page)
    yield shop.page(urls.CHANGES, printable.changes_page)


def _made_of(page: AboutPage, make: AboutMaker, shop: Workshop) -> Printable[View]:
    return make(shop, page)
