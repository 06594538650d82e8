"""The views of pages that are read from top to bottom: home, chapters, sheets and what is said about the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from leidraad.source.model.guideline import Guideline
from leidraad.source.model.item import Form
from leidraad.source.model.pages import AboutPage, Chapter, Guidance, Sheet
from leidraad.web import urls
from leidraad.web.components.trail.stops import StopView, stops
from leidraad.web.situations import spots
from leidraad.web.text import Rich
from leidraad.web.views.builder import Builder
from leidraad.web.views.frame import Jump, LinkView
from leidraad.web.views.menu import Entry
from leidraad.web.views.origins import ProvenanceView
from leidraad.web.views.parts import AidLinkView, SectionView, SlotView
from leidraad.web.words import small


@dataclass(frozen=True)
class ProseView:
    """Sections under a lead, with the pages that belong to this one; `guidance` only where it is the page's own.

    Of its slots a page on the screen has those that are `told`: what to write in one is not said to a client.
    """

    layout: ClassVar[str] = "prose"
    lead: str
    pages: tuple[LinkView, ...]
    sections: tuple[SectionView, ...]
    slots: tuple[SlotView, ...]
    told: tuple[SlotView, ...]
    aids: tuple[AidLinkView, ...]
    remarks: tuple[SectionView, ...]
    contents: tuple[Jump, ...]
    guidance: str
    guidance_provenance: ProvenanceView | None
    sourced: bool


@dataclass(frozen=True)
class EntranceView:
    """A way in on the home page."""

    title: str
    text: str
    path: str
    urgent: bool


@dataclass(frozen=True)
class ChapterView:
    """What a chapter is about, with its units as a way, and its other pages."""

    page: LinkView
    summary: str
    stops: tuple[StopView, ...]
    pages: tuple[LinkView, ...]


@dataclass(frozen=True)
class HomeView:
    """The home page."""

    layout: ClassVar[str] = "home"
    introduction: Rich
    entrances: tuple[EntranceView, ...]
    chapters: tuple[ChapterView, ...]
    different: LinkView | None


@dataclass(frozen=True)
class NotFoundView:
    """The page for an address that does not exist; what it shows is all around it."""

    layout: ClassVar[str] = "not-found"


def _prose(
    lead: str,
    sections: Iterable[SectionView],
    pages: Iterable[LinkView] = (),
    slots: tuple[SlotView, ...] = (),
    aids: Iterable[AidLinkView] = (),
    remarks: tuple[SectionView, ...] = (),
    guidance: Guidance | None = None,
    provenance: ProvenanceView | None = None,
) -> ProseView:
    shown = tuple(sections)
    contents = tuple(Jump(section.heading, section.id) for section in (*shown, *remarks))
    own = str(guidance.text) if guidance else ""
    sourced = any(one.sourced for one in (*shown, *remarks))
    return ProseView(lead, tuple(pages), shown, slots, slots, tuple(aids), remarks, contents, own, provenance, sourced)


def chapter_view(chapter: Chapter, entry: Entry, build: Builder) -> ProseView:
    """Return the page of a chapter: its units first, then its sections."""
    sections = map(build.section, chapter.head.sections)
    aids = build.aids(chapter.head.trees)
    remarks = build.remarks(chapter.id)
    pages, guidance = _links(entry.children), chapter.head.guidance
    source = _source(guidance, build)
    return _prose(chapter.head.summary, sections, pages, (), aids, remarks, guidance, source)


def sheet_view(sheet: Sheet, build: Builder) -> ProseView:
    """Return an information page."""
    sections = map(build.section, sheet.sections)
    slots, aids = build.slots(sheet.slots), build.aids(sheet.trees)
    remarks = build.remarks(sheet.id)
    source = _source(sheet.guidance, build)
    told = tuple(one for one in slots if one.filling or not sheet.without_sources)
    return replace(_prose(sheet.summary, sections, (), slots, aids, remarks, sheet.guidance, source), told=told)


def _source(guidance: Guidance | None, build: Builder) -> ProvenanceView | None:
    return build.provenance(guidance.citation) if guidance else None


def about_view(page: AboutPage, build: Builder) -> ProseView:
    """Return a page about the site itself."""
    sections = (
        SectionView(one.id, one.heading, Form.PROSE, (), text=build.scribe().rich(one.text), folded=one.folded)
        for one in page.sections
    )
    return _prose(page.summary, sections)


def index_view(lead: str, entry: Entry) -> ProseView:
    """Return a page that only lists the pages under it."""
    return _prose(lead, (), _links(entry.children))


def home_view(guideline: Guideline, entries: tuple[Entry, ...], build: Builder) -> HomeView:
    """Return the home page: the ways in, then what each chapter holds."""
    below = {entry.path: entry.children for entry in entries}
    return HomeView(
        introduction=build.scribe().rich(guideline.home.introduction),
        entrances=tuple(sorted(_ways_in(guideline), key=lambda way: not way.urgent)),
        chapters=tuple(_map(chapter, below[urls.chapter(chapter.id)]) for chapter in guideline.chapters),
        different=_different(guideline),
    )


def _ways_in(guideline: Guideline) -> Iterator[EntranceView]:
    """Yield the ways in; who does not know which needs the one that finds out before all others."""
    paths, home = spots(guideline), guideline.home
    if home.router:
        yield EntranceView(guideline.sentences["weet-je-het-niet"], "", urls.tree(home.router), urgent=False)
    for one in home.entrances:
        yield EntranceView(one.title, one.text or "", paths[one.target], one.urgent)


def _map(chapter: Chapter, below: tuple[Entry, ...]) -> ChapterView:
    way = tuple(stops(chapter))
    page = LinkView(chapter.head.title, urls.chapter(chapter.id))
    return ChapterView(page, chapter.head.summary, way, _links(below[len(way) :]))


def _different(guideline: Guideline) -> LinkView | None:
    if guideline.profile is None:
        return None
    text = f"{guideline.profile.name}: {small(guideline.sentences['wat-is-hier-anders'])}"
    return LinkView(text, urls.DIFFERENT)


def _links(entries: Iterable[Entry]) -> tuple[LinkView, ...]:
    return tuple(LinkView(entry.title, entry.path) for entry in entries)
