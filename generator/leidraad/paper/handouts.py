"""Which documents there are: a handout for each page that people take along, and a booklet with all of them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import cast

import segno
from markupsafe import Markup

from leidraad.paper import pages as paper
from leidraad.paper.aids import aid
from leidraad.paper.charts import picture
from leidraad.paper.document import Block, Chart, Document, Figure, Format, Furniture, Heading
from leidraad.paper.notes import in_one, in_two
from leidraad.paper.setting import Writer, furniture
from leidraad.source.model.guideline import Guideline
from leidraad.trees.subject import Subject
from leidraad.trusted import Trusted
from leidraad.web import urls
from leidraad.web.handouts import BOOK, POCKET, Handout
from leidraad.web.pages import Page
from leidraad.web.views.aid import AidPageView
from leidraad.web.views.lists import LetterView, TermView
from leidraad.web.views.prose import ProseView
from leidraad.web.views.unit import ThemeView, UnitView

Glossary = tuple[LetterView[TermView], ...]
Blocks = tuple[Block, ...]


def documents(trusted: Trusted, pages: Iterable[Page], drawn: Mapping[str, Markup]) -> tuple[Document, ...]:
    """Return every handout and the booklet, from the views of the web pages and the drawings of aids by id."""
    printed = [page for page in pages if page.handouts]
    aids = {urls.tree(subject.tree.id): subject for subject in trusted.subjects}
    stage = _Stage(trusted, aids, drawn, furniture(trusted.guideline, printed[0].frame.numbers))
    handouts = (stage.handout(page, handout) for page in printed for handout in page.handouts)
    book = stage.book(printed)
    return (*handouts, book, _pocket(book))


def group_of(page: Page) -> str:
    """Return the name of the part of the site that a page belongs to."""
    return page.frame.crumbs[0].text if page.frame.crumbs else page.frame.title


@dataclass(frozen=True)
class _Stage:
    """What all documents share."""

    trusted: Trusted
    aids: Mapping[str, Subject]
    drawn: Mapping[str, Markup]
    furniture: Furniture

    @property
    def guideline(self) -> Guideline:
        return self.trusted.guideline

    @property
    def say(self) -> Mapping[str, str]:
        return self.guideline.sentences

    @property
    def address(self) -> str:
        return self.guideline.settings.address or ""

    def handout(self, page: Page, handout: Handout) -> Document:
        """Return a page as a document, or what one role needs of it."""
        large = {str(sheet.id) for sheet in self.guideline.sheets if sheet.large}
        form = Format.POSTER if handout.id in large else Format.HANDOUT
        write = Writer(self.say, self.address, page.path, form)
        frame = page.frame
        roles = page.view.roles if isinstance(page.view, UnitView) else ()
        kicker = (self._kicker(page), *(one.name for one in roles if one.id == handout.role))
        title = Heading(1, frame.title, " · ".join(filter(None, kicker)))
        blocks = (title, *self._blocks(page, handout, write, 1))
        return self._document(handout.id, handout.title, frame.description, blocks, write, frame.canonical)

    def book(self, pages: Iterable[Page]) -> Document:
        """Return all pages as one document: the parts of the site, and their pages below them."""
        write = Writer(self.say, self.address, urls.HOME, Format.BOOK)
        blocks: list[Block] = []
        part = ""
        for page in pages:
            write.here = page.path
            title, group = page.frame.title, group_of(page)
            if group != part:
                blocks.append(Heading(1, group))
                part = group
            level = 1 if title == group else 2
            blocks += [Heading(2, self._named(page))] if level == 2 else []
            blocks += self._blocks(page, page.handouts[0], write, level)
        settings = self.guideline.settings
        return self._document(BOOK, settings.title, settings.subtitle, tuple(blocks), write, self.address)

    def _kicker(self, page: Page) -> str:
        match page.view:
            case UnitView():
                return page.view.kicker
            case AidPageView():
                return self.say["beslishulp"]
        return ""

    def _named(self, page: Page) -> str:
        """Return a page's title as it stands among those of all others."""
        sign = ": " if isinstance(page.view, AidPageView) else ". "
        return sign.join(filter(None, (self._kicker(page), page.frame.title)))

    def _blocks(self, page: Page, handout: Handout, write: Writer, level: int) -> Blocks:
        view = page.view
        match view:
            case UnitView():
                return paper.unit(view, write, level, handout.role)
            case ProseView():
                return paper.prose(view, write, level)
            case ThemeView():
                return paper.theme(view, write, level)
            case AidPageView():
                subject = self.aids[page.path]
                drawing = self.drawn[subject.tree.id]
                return aid(view, picture(subject, drawing, self.trusted.lexicon, self.say, write.form), write, level)
        assert page.layout == "glossary", f"{page.layout} has no handout"
        return paper.glossary(cast(Glossary, view), write, level)

    def _document(
        self, name: str, title: str, description: str, blocks: Blocks, write: Writer, address: str
    ) -> Document:
        return Document(
            id=name,
            title=title,
            description=description,
            language="nl",
            furniture=self.furniture,
            blocks=blocks,
            sources=write.notes.sources(in_one if write.is_book else in_two),
            form=write.form,
            address=address,
            qr=_qr(address) if address else "",
            contents=self.say["inhoud"] if write.is_book else "",
        )


def _pocket(book: Document) -> Document:
    """Return a book for A5, which has no room for pictures: the words say the same."""
    blocks = tuple(block for block in book.blocks if not isinstance(block, Figure | Chart))
    return replace(book, id=POCKET, form=Format.POCKET, blocks=blocks)


def _qr(address: str) -> str:
    """Return a QR code as SVG."""
    code = io.BytesIO()
    segno.make(address, error="m").save(code, kind="svg", border=0, xmldecl=False)
    return code.getvalue().decode()
