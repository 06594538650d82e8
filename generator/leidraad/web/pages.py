"""Which pages exist: where each stands, what it is called and what it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from leidraad.source.model.pages import AboutPage, Chapter
from leidraad.trees.diagram import Picture
from leidraad.trees.subject import Subject
from leidraad.web import urls
from leidraad.web.page import Own, Page, Shown, View, Workshop
from leidraad.web.placed import chapter_roles, chapter_themes
from leidraad.web.views.aid import AidPageView, aid_page_view
from leidraad.web.views.alphabet import AlphabetView, alphabet_view
from leidraad.web.views.frame import LinkView
from leidraad.web.views.handouts import HandoutsView, Paper, handouts_view
from leidraad.web.views.letters import GlossaryView, glossary_view
from leidraad.web.views.lists import OneSourceView, changes_view, slots_view, sources_view
from leidraad.web.views.parts import AidsView
from leidraad.web.views.profile import different_view
from leidraad.web.views.prose import (
    HomeView,
    NotFoundView,
    ProseView,
    about_view,
    chapter_view,
    home_view,
    index_view,
    sheet_view,
)
from leidraad.web.views.routes import RoutesView, routes_view
from leidraad.web.views.unit import ThemeView, UnitView, theme_view, unit_view
from leidraad.web.views.way import WayView, way_view
from leidraad.web.words import capital, full_title, role_title, small, theme_title

# What the page of an aid may do: show itself, and get the script that searches.
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; "
    "form-action 'none'; require-trusted-types-for 'script'; trusted-types zoeken"
)
# What makes a page about the site itself.
AboutMaker = Callable[[Workshop, AboutPage], Page[View]]


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
    """Return every page but the one with all handouts; `drawn` is each aid by its id.

    `special` makes the pages about the site that show more than their text, by their path.
    """
    guideline = shop.guideline
    return Site(
        home=_home(shop),
        chapters=tuple(_chapter(shop, chapter) for chapter in guideline.chapters),
        all_aids=(_all_aids(shop),) if guideline.trees else (),
        aids=tuple(_aid(shop, subject, drawn) for subject in shop.trusted.subjects),
        all_sheets=(_index(shop, urls.SHEETS, "praktisch"),) if guideline.sheets else (),
        sheets=tuple(_sheets(shop)),
        glossary=(_glossary(shop),) if guideline.terms else (),
        alphabet=_alphabet(shop),
        about=tuple(_about(shop, special)),
        not_found=_not_found(shop),
    )


def handouts_page(shop: Workshop, papers: Iterable[Paper]) -> Page[HandoutsView]:
    """Return the page that shows every handout."""
    return _list(shop, urls.HANDOUTS, "handouts", handouts_view(papers, shop.build(urls.HANDOUTS)))


def about_page(shop: Workshop, page: AboutPage) -> Page[ProseView]:
    """Return a page about the site itself."""
    path = urls.about(page.id)
    shown = about_view(page, shop.build(path))
    return shop.page(path, page.title, page.summary, shown, shown.contents)


def _list(shop: Workshop, path: str, name: str, view: Shown) -> Page[Shown]:
    """Return a page whose title and description are interface sentences."""
    return shop.page(path, shop.say(name), shop.say(f"{name}-uitleg"), view)


def _index(shop: Workshop, path: str, name: str) -> Page[ProseView]:
    """Return a page that only lists the pages under it."""
    return _list(shop, path, name, index_view(shop.say(f"{name}-uitleg"), shop.entry_of[path]))


def _home(shop: Workshop) -> Page[HomeView]:
    guideline = shop.guideline
    view = home_view(guideline, shop.entries, shop.build(urls.HOME))
    return shop.page(urls.HOME, guideline.home.title, guideline.settings.subtitle, view)


def _chapter(shop: Workshop, chapter: Chapter) -> ChapterPages:
    path, head = urls.chapter(chapter.id), chapter.head
    shown = chapter_view(chapter, shop.entry_of[path], shop.build(path))
    return ChapterPages(
        head=shop.page(path, head.title, head.summary, shown, shown.contents),
        units=tuple(_units(shop, chapter)),
        themes=tuple(_themes(shop, chapter)),
        ways=tuple(_ways(shop, chapter)),
    )


def _units(shop: Workshop, chapter: Chapter) -> Iterator[Page[UnitView]]:
    for unit in chapter.units:
        path = urls.unit(chapter.id, unit.id)
        shown = shop.shown(path, partial(unit_view, shop.guideline, chapter, unit))
        description = f"{full_title(chapter, unit)}. {chapter.head.title}."
        yield shop.page(path, unit.title, description, shown, shown.contents)


def _themes(shop: Workshop, chapter: Chapter) -> Iterator[Page[ThemeView]]:
    for theme in chapter_themes(shop.guideline, chapter):
        path = urls.unit(chapter.id, theme.id)
        shown = theme_view(chapter, theme, shop.build(path))
        description = f"{theme.name} ({theme.short}). {chapter.head.title}."
        title = theme_title(shop.guideline, chapter, theme)
        yield shop.page(path, title, description, shown, shown.contents)


def _ways(shop: Workshop, chapter: Chapter) -> Iterator[Page[WayView]]:
    for role in chapter_roles(shop.guideline, chapter):
        path = urls.unit(chapter.id, role.id)
        shown = way_view(shop.guideline, chapter, role, shop.build(path))
        title = role_title(chapter, role)
        yield shop.page(path, title, f"{title}. {shown.lead}", shown, shown.contents)


def _all_aids(shop: Workshop) -> Page[AidsView]:
    view = AidsView(shop.build(urls.TREES).aids(tree.id for tree in shop.guideline.trees))
    return _list(shop, urls.TREES, "beslishulpen", view)


def _glossary(shop: Workshop) -> Page[GlossaryView]:
    shown = shop.shown(urls.GLOSSARY, partial(glossary_view, shop.guideline))
    return _list(shop, urls.GLOSSARY, "begrippen", shown)


def _alphabet(shop: Workshop) -> Page[AlphabetView]:
    glossary = shop.shown(urls.GLOSSARY, partial(glossary_view, shop.guideline))
    return _list(shop, urls.GLOSSARY, "register", alphabet_view(shop.guideline, glossary, shop.entries))


def _aid(shop: Workshop, subject: Subject, drawn: Mapping[str, Picture | None]) -> AidPages:
    tree, path, routes = subject.tree, urls.tree(subject.tree.id), urls.routes(subject.tree.id)
    shown = shop.shown(path, partial(aid_page_view, subject, numbers=shop.frames.numbers))
    sheet = routes_view(subject, drawn[tree.id], shop.build(routes))
    title = f"{tree.title}: {small(shop.say('alle-routes'))}"
    return AidPages(
        subject=subject,
        aid=shop.page(path, tree.title, tree.audience, shown, own=_aids_own(shop.steps[tree.id].path)),
        routes=shop.page(routes, title, shop.say("routes-uitleg"), sheet),
    )


def _aids_own(style: str) -> Own:
    """A decision aid takes nothing from elsewhere, sends nothing, and lets no text become a script."""
    return Own((style,), (f"{urls.ASSETS}beslishulp.js",), POLICY)


def _sheets(shop: Workshop) -> Iterator[Page[ProseView]]:
    for sheet in shop.guideline.sheets:
        path = urls.sheet(sheet.id)
        shown = shop.shown(path, partial(sheet_view, sheet))
        yield shop.page(path, sheet.title, sheet.summary, shown, shown.contents)


def _about(shop: Workshop, special: Mapping[str, AboutMaker]) -> Iterator[Page[View]]:
    guideline, trusted = shop.guideline, shop.trusted
    yield _index(shop, urls.ABOUT, "over")
    if guideline.profile:
        own = different_view(guideline, guideline.profile, shop.build(urls.DIFFERENT))
        yield shop.page(urls.DIFFERENT, shop.say("wat-is-hier-anders"), guideline.profile.summary, own)
    for page in guideline.about:
        yield special.get(urls.about(page.id), about_page)(shop, page)
    sources = sources_view(guideline, shop.build(urls.SOURCES), trusted.uses, trusted.cited)
    yield _list(shop, urls.SOURCES, "bronnen", sources)
    back = LinkView(shop.say("bronnen"), urls.SOURCES)
    for document in sources.documents:
        # A page of the site may have the name of its source.
        title = f"{capital(shop.say('label-bron'))}: {document.title}"
        yield shop.page(document.path, title, document.kind, OneSourceView(document, back))
    yield _list(shop, urls.SLOTS, "invulplekken", slots_view(guideline, shop.build(urls.SLOTS)))
    yield _list(shop, urls.CHANGES, "wijzigingen", changes_view(guideline, shop.build(urls.CHANGES)))


def _not_found(shop: Workshop) -> Page[NotFoundView]:
    title, lead = shop.say("niet-gevonden"), shop.say("niet-gevonden-uitleg")
    return shop.page(urls.NOT_FOUND, title, lead, NotFoundView())
