"""Which documents there are: a handout for each page that people take along, and a booklet with all of them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import chain

import segno

from leidraad.paper import pages as paper
from leidraad.paper.aids import whole_aid
from leidraad.paper.booked import booked_aid
from leidraad.paper.books import BookWriter, SheetWriter
from leidraad.paper.charts import chart_of
from leidraad.paper.document import Element, Elements, Heading
from leidraad.paper.faces import face
from leidraad.paper.publication import Format, Furniture, Publication, Sources
from leidraad.paper.setting import ClientWriter, Writer, furniture
from leidraad.source.model.cards import Card
from leidraad.trees.diagram import Picture
from leidraad.trusted import Trusted
from leidraad.web import urls
from leidraad.web.handouts import BOOK, POCKET, Handout
from leidraad.web.page import Page, View
from leidraad.web.pages import AidPages, ChapterPages, Site
from leidraad.web.views.frame import Frames

# What stands below the title of a page: at a level, and for the role of a handout, which is empty for everybody.
Body = Callable[[Writer, int, Handout], Elements]


@dataclass(frozen=True)
class _Printed:
    """A page on paper: what stands above its title, what it is called among others, and what stands below it."""

    page: Page[View]
    body: Body
    kicker: str = ""
    among_others: str = ""

    @property
    def title(self) -> str:
        return self.page.frame.title


def publications(trusted: Trusted, site: Site, drawn: Mapping[str, Picture | None]) -> tuple[Publication, ...]:
    """Return every handout and the booklet, from the views of the web pages and the pictures of aids by id."""
    stage = _stage(trusted, drawn)
    printed = [one for one in stage.printed(site) if one.page.handouts]
    wanted = ((one, handout) for one in printed for handout in one.page.handouts if not handout.is_card)
    handouts = (stage.handout(one, handout) for one, handout in wanted)
    book = stage.book(printed)
    return (*cards(trusted), *handouts, book, _pocket(book))


def publication(trusted: Trusted, site: Site, name: str) -> Publication:
    """Return one handout or card, by its id; what an aid is drawn from is in it, and no picture yet."""
    stage = _stage(trusted, undrawn(trusted))
    chosen = (stage.card(card) for card in trusted.guideline.cards if card.id == name)
    others = (
        stage.handout(one, handout)
        for one in stage.printed(site)
        for handout in one.page.handouts
        if handout.id == name and not handout.is_card
    )
    return next(chain(chosen, others))


def undrawn(trusted: Trusted) -> Mapping[str, Picture | None]:
    """Return no picture for each aid."""
    return {str(subject.tree.id): None for subject in trusted.subjects}


def cards(trusted: Trusted) -> tuple[Publication, ...]:
    """Return every card."""
    stage = _stage(trusted, {})
    return tuple(map(stage.card, trusted.guideline.cards))


def _stage(trusted: Trusted, drawn: Mapping[str, Picture | None]) -> _Stage:
    numbers = Frames(trusted.guideline, ()).numbers
    return _Stage(trusted, drawn, furniture(trusted.guideline, numbers), trusted.guideline.language)


def group_of(page: Page[View]) -> str:
    """Return the name of the part of the site that a page belongs to."""
    return page.frame.crumbs[0].text if page.frame.crumbs else page.frame.title


@dataclass(frozen=True)
class _Stage:
    """What all documents share."""

    trusted: Trusted
    drawn: Mapping[str, Picture | None]
    furniture: Furniture
    language: str

    @property
    def say(self) -> Mapping[str, str]:
        return self.trusted.guideline.sentences

    @property
    def address(self) -> str:
        return self.trusted.guideline.settings.address or ""

    def printed(self, site: Site) -> Iterator[_Printed]:
        """Yield the pages that can be printed, in the order of the site."""
        for chapter in site.chapters:
            yield from _chapter(chapter)
        yield from map(self._aid, site.aids)
        yield from (_Printed(page, partial(paper.prose, page.view)) for page in site.sheets)
        yield from (_Printed(page, partial(paper.glossary, page.view)) for page in site.glossary)

    def _aid(self, one: AidPages) -> _Printed:
        def body(write: Writer, level: int, _: Handout) -> Elements:
            if isinstance(write, BookWriter):
                return booked_aid(one.aid.view, write, level)
            drawn = self.drawn[one.subject.tree.id]
            chart = chart_of(one.subject, drawn, self.trusted.lexicon, self.say)
            return whole_aid(one.aid.view, chart, write)

        kicker, title = self.say["beslishulp"], one.aid.frame.title
        return _Printed(one.aid, body, kicker, f"{kicker}: {title}")

    def card(self, chosen: Card) -> Publication:
        """Return a card as a document."""
        made = face(chosen, self.trusted)
        address = urls.whole(self.address, made.view.path)
        document = self._document(str(chosen.id), chosen.title, chosen.title, made.blocks, made.write, address)
        return replace(document, until=f"{self.say['nakijken-voor']} {made.view.until}", sources=Sources())

    def handout(self, one: _Printed, handout: Handout) -> Publication:
        """Return a page as a document, or what one role needs of it."""
        write, frame = self._writer(handout), one.page.frame
        title = Heading(1, one.title, " · ".join(filter(None, (one.kicker, handout.role_name))))
        blocks = (title, *one.body(write, 1, handout))
        return self._document(handout.id, handout.title, frame.description, blocks, write, frame.canonical)

    def _writer(self, handout: Handout) -> Writer:
        """Return who writes a handout: on the wall, for clients, with a picture as wide as its page, or in columns."""
        sheet = next((sheet for sheet in self.trusted.guideline.sheets if sheet.id == handout.id), None)
        if sheet and sheet.without_sources:
            return ClientWriter(self.say, self.address, Format.SHEET)
        if sheet and sheet.large:
            return Writer(self.say, self.address, Format.POSTER)
        drawn = handout.id in {subject.tree.id for subject in self.trusted.subjects}
        return Writer(self.say, self.address) if drawn else SheetWriter(self.say, self.address)

    def book(self, pages: Iterable[_Printed]) -> Publication:
        """Return all pages as one document: the parts of the site, and their pages below them."""
        write = BookWriter(self.say, self.address)
        blocks: list[Element] = []
        part = ""
        for one in pages:
            group = group_of(one.page)
            if group != part:
                blocks.append(Heading(1, group))
                part = group
            level = 1 if one.title == group else 2
            blocks += [Heading(2, one.among_others or one.title)] if level == 2 else []
            blocks += one.body(write, level, Handout("", ""))
        settings = self.trusted.guideline.settings
        made = self._document(BOOK, settings.title, settings.subtitle, tuple(blocks), write, self.address)
        return replace(made, contents=self.say["inhoud"], guide=self.say["boekje-leeswijzer"])

    def _document(
        self, name: str, title: str, description: str, blocks: Elements, write: Writer, address: str
    ) -> Publication:
        return Publication(
            id=name,
            title=title,
            description=description,
            language=self.language,
            furniture=self.furniture,
            blocks=blocks,
            sources=write.notes.sources(blocks),
            form=write.form,
            address=address,
            qr=_qr(address) if address else "",
        )


def _chapter(chapter: ChapterPages) -> Iterator[_Printed]:
    yield _Printed(chapter.head, partial(paper.prose, chapter.head.view))
    for unit in chapter.units:
        yield _Printed(unit, partial(paper.unit_elements, unit.view), unit.view.kicker, unit.view.full_title)
    yield from (_Printed(page, partial(paper.theme, page.view)) for page in chapter.themes)


def _pocket(book: Publication) -> Publication:
    """Return a book for A5."""
    return replace(book, id=POCKET, form=Format.POCKET)


@cache
def _qr(address: str) -> str:
    """Return a QR code as SVG, which the cards and handouts of a page share."""
    code = io.BytesIO()
    segno.make(address, error="m").save(code, kind="svg", border=0, xmldecl=False)
    return code.getvalue().decode()
