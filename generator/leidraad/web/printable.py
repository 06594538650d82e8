"""What each page of the site is called and shows: one function makes one page, from what it shows only."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from leidraad.source.model.citation import Document
from leidraad.source.model.guideline import Role, Theme
from leidraad.source.model.pages import AboutPage, Chapter, Sheet, Unit
from leidraad.trees.diagram import Picture
from leidraad.trees.subject import Subject
from leidraad.web import urls
from leidraad.web.page import Own, Printable, Shown, Workshop
from leidraad.web.views.aid import AidPageView, aid_page_view
from leidraad.web.views.alphabet import AlphabetView, alphabet_view
from leidraad.web.views.frame import LinkView
from leidraad.web.views.letters import GlossaryView, glossary_view
from leidraad.web.views.lists import (
    ChangesView,
    OneSourceView,
    SlotsView,
    SourcesView,
    changes_view,
    slots_view,
    sources_view,
)
from leidraad.web.views.parts import AidsView
from leidraad.web.views.profile import DifferentView, different_view
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


def list_page(shop: Workshop, path: str, name: str, view: Shown) -> Printable[Shown]:
    """Return a page whose title and description are interface sentences."""
    return shop.printable(path, shop.say(name), shop.say(f"{name}-uitleg"), view)


def index_page(shop: Workshop, path: str, name: str) -> Printable[ProseView]:
    """Return a page that only lists the pages under it."""
    return list_page(shop, path, name, index_view(shop.say(f"{name}-uitleg"), shop.entry_of[path]))


def home_page(shop: Workshop) -> Printable[HomeView]:
    """Return the front page."""
    guideline = shop.guideline
    view = home_view(guideline, shop.entries, shop.build(urls.HOME))
    return shop.printable(urls.HOME, guideline.home.title, guideline.settings.subtitle, view)


def chapter_page(shop: Workshop, chapter: Chapter) -> Printable[ProseView]:
    """Return the page that a chapter begins with."""
    path, file = urls.chapter(chapter.id), chapter.head
    shown = chapter_view(chapter, shop.entry_of[path], shop.build(path))
    return shop.printable(path, file.title, file.summary, shown, shown.contents)


def unit_page(shop: Workshop, chapter: Chapter, one: Unit) -> Printable[UnitView]:
    """Return the page of a unit."""
    path = urls.unit(chapter.id, one.id)
    shown = shop.shown(path, partial(unit_view, shop.guideline, chapter, one))
    description = f"{full_title(chapter, one)}. {chapter.head.title}."
    return shop.printable(path, one.title, description, shown, shown.contents)


def theme_page(shop: Workshop, chapter: Chapter, one: Theme) -> Printable[ThemeView]:
    """Return the page of a theme in a chapter."""
    path = urls.unit(chapter.id, one.id)
    shown = theme_view(chapter, one, shop.build(path))
    title, description = theme_title(shop.guideline, chapter, one), f"{one.name} ({one.short}). {chapter.head.title}."
    return shop.printable(path, title, description, shown, shown.contents)


def way_page(shop: Workshop, chapter: Chapter, one: Role) -> Printable[WayView]:
    """Return the page of the way of a role through a chapter."""
    path, title = urls.unit(chapter.id, one.id), role_title(chapter, one)
    shown = way_view(shop.guideline, chapter, one, shop.build(path))
    return shop.printable(path, title, f"{title}. {shown.lead}", shown, shown.contents)


def aids_page(shop: Workshop) -> Printable[AidsView]:
    """Return the page with all decision aids."""
    view = AidsView(shop.build(urls.TREES).aids(tree.id for tree in shop.guideline.trees))
    return list_page(shop, urls.TREES, "beslishulpen", view)


def glossary_page(shop: Workshop) -> Printable[GlossaryView]:
    """Return the terms, as they stand on paper by themselves."""
    shown = shop.shown(urls.GLOSSARY, partial(glossary_view, shop.guideline))
    return list_page(shop, urls.GLOSSARY, "begrippen", shown)


def alphabet_page(shop: Workshop) -> Printable[AlphabetView]:
    """Return the page from A to Z."""
    terms = shop.shown(urls.GLOSSARY, partial(glossary_view, shop.guideline))
    return list_page(shop, urls.GLOSSARY, "register", alphabet_view(shop.guideline, terms, shop.entries))


def aid_page(shop: Workshop, subject: Subject) -> Printable[AidPageView]:
    """Return the page of a decision aid: it takes nothing from elsewhere, and lets no text become a script."""
    tree, path = subject.tree, urls.tree(subject.tree.id)
    shown = shop.shown(path, partial(aid_page_view, subject, numbers=shop.frames.numbers))
    own = Own((shop.steps[tree.id].path,), (f"{urls.ASSETS}beslishulp.js",), POLICY)
    return shop.printable(path, tree.title, tree.audience, shown, own=own)


def routes_page(shop: Workshop, subject: Subject, drawn: Mapping[str, Picture | None]) -> Printable[RoutesView]:
    """Return the page with the routes of a decision aid."""
    tree, path = subject.tree, urls.routes(subject.tree.id)
    view = routes_view(subject, drawn[tree.id], shop.build(path))
    return shop.printable(path, f"{tree.title}: {small(shop.say('alle-routes'))}", shop.say("routes-uitleg"), view)


def sheet_page(shop: Workshop, one: Sheet) -> Printable[ProseView]:
    """Return the page of a sheet."""
    path = urls.sheet(one.id)
    shown = shop.shown(path, partial(sheet_view, one))
    return shop.printable(path, one.title, one.summary, shown, shown.contents)


def different_page(shop: Workshop) -> Printable[DifferentView]:
    """Return the page that says what a profile changes."""
    profile = shop.guideline.profile
    assert profile is not None, "without one there is no such page"
    view = different_view(shop.guideline, profile, shop.build(urls.DIFFERENT))
    return shop.printable(urls.DIFFERENT, shop.say("wat-is-hier-anders"), profile.summary, view)


def about_page(shop: Workshop, page: AboutPage) -> Printable[ProseView]:
    """Return a page about the site itself."""
    path = urls.about(page.id)
    shown = about_view(page, shop.build(path))
    return shop.printable(path, page.title, page.summary, shown, shown.contents)


def sources_page(shop: Workshop) -> Printable[SourcesView]:
    """Return the page with all sources."""
    return list_page(shop, urls.SOURCES, "bronnen", _sources(shop))


def source_page(shop: Workshop, one: Document) -> Printable[OneSourceView]:
    """Return the page of a source."""
    found = next(document for document in _sources(shop).documents if document.id == one.id)
    # A page of the site may have the name of its source.
    title = f"{capital(shop.say('label-bron'))}: {found.title}"
    view = OneSourceView(found, LinkView(shop.say("bronnen"), urls.SOURCES))
    return shop.printable(found.path, title, found.kind, view)


def _sources(shop: Workshop) -> SourcesView:
    trusted = shop.trusted
    made = partial(sources_view, shop.guideline, found=trusted.uses, located=trusted.cited)
    return shop.shown(urls.SOURCES, made)


def slots_page(shop: Workshop) -> Printable[SlotsView]:
    """Return the page with what an organisation fills in."""
    return list_page(shop, urls.SLOTS, "invulplekken", slots_view(shop.guideline, shop.build(urls.SLOTS)))


def changes_page(shop: Workshop) -> Printable[ChangesView]:
    """Return the page with what each version changed."""
    return list_page(shop, urls.CHANGES, "wijzigingen", changes_view(shop.guideline, shop.build(urls.CHANGES)))


def not_found_page(shop: Workshop) -> Printable[NotFoundView]:
    """Return the page for an address where nothing is."""
    title, lead = shop.say("niet-gevonden"), shop.say("niet-gevonden-uitleg")
    return shop.printable(urls.NOT_FOUND, title, lead, NotFoundView())
