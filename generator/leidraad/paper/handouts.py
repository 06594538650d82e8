"""Which documents there are: a handout for each page that people take along, and a booklet with all of them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

import segno

from leidraad.paper import pages as paper
from leidraad.paper.document import Block, Document, Furniture, NewPage
from leidraad.paper.setting import Writer, furniture
from leidraad.paper.typeset import Sheet
from leidraad.source.model.guideline import Guideline
from leidraad.web import urls
from leidraad.web.handouts import BOOK, Handout
from leidraad.web.pages import Page
from leidraad.web.views.aid import AidPageView
from leidraad.web.views.handouts import Paper
from leidraad.web.views.lists import LetterView, TermView
from leidraad.web.views.prose import ProseView
from leidraad.web.views.unit import ThemeView, UnitView

Glossary = tuple[LetterView[TermView], ...]

# How much larger a sheet is set that is read from a distance.
LARGE = 1.3


def documents(guideline: Guideline, pages: Iterable[Page]) -> tuple[Document, ...]:
    """Return every handout and the booklet, from the views of the web pages."""
    printed = [page for page in pages if page.handouts]
    stage = _Stage(guideline, furniture(guideline, printed[0].frame.numbers))
    handouts = (stage.handout(page, handout) for page in printed for handout in page.handouts)
    return (*handouts, stage.book(printed))


def on_paper(guideline: Guideline, pages: Iterable[Page], sheets: Mapping[str, Sheet]) -> Iterator[Paper]:
    """Yield what the page with all handouts says of each: the booklet first, the others as the site has them."""
    say, settings = guideline.sentences, guideline.settings
    book = sheets[BOOK]
    yield Paper(BOOK, settings.title, say["boekje-uitleg"], say["boekje"], book.pages, len(book.pdf))
    for page in pages:
        group = page.frame.crumbs[0].text if page.frame.crumbs else page.frame.title
        for handout in page.handouts:
            sheet = sheets[handout.id]
            yield Paper(handout.id, handout.title, page.frame.description, group, sheet.pages, len(sheet.pdf))


def paper_files(sheets: Mapping[str, Sheet]) -> Mapping[str, bytes]:
    """Return the PDF of each document and the picture of its first page, by site path."""
    pdfs = {urls.handout(name): sheet.pdf for name, sheet in sheets.items()}
    return pdfs | {urls.handout_picture(name): sheet.picture for name, sheet in sheets.items()}


def _blocks(page: Page, handout: Handout, write: Writer) -> tuple[Block, ...]:
    view, title = page.view, page.frame.title
    match view:
        case UnitView():
            return paper.unit(view, title, write, 1, handout.role)
        case ProseView():
            return paper.prose(view, title, write, 1)
        case ThemeView():
            return paper.theme(view, title, write, 1)
        case AidPageView():
            return paper.aid(view, title, (), write, 1)
    assert page.layout == "glossary", f"{page.layout} has no handout"
    return paper.glossary(cast(Glossary, view), title, write, 1)


@dataclass(frozen=True)
class _Stage:
    """What all documents share."""

    guideline: Guideline
    furniture: Furniture

    def handout(self, page: Page, handout: Handout) -> Document:
        frame = page.frame
        write = Writer(self.guideline.sentences, self.guideline.settings.address or "", page.path)
        blocks = _blocks(page, handout, write)
        large = {str(sheet.id) for sheet in self.guideline.sheets if sheet.large}
        scale = LARGE if handout.id in large else 1.0
        return self._document(handout.id, handout.title, frame.description, blocks, write, frame.canonical, scale=scale)

    def book(self, pages: Iterable[Page]) -> Document:
        settings, say = self.guideline.settings, self.guideline.sentences
        write = Writer(say, settings.address or "", urls.HOME)
        blocks: list[Block] = []
        for page in pages:
            write.here = page.path
            blocks += [NewPage(), *_blocks(page, page.handouts[0], write)]
        address = settings.address or ""
        return self._document(
            BOOK, settings.title, settings.subtitle, tuple(blocks), write, address, contents=say["inhoud"]
        )

    def _document(
        self,
        name: str,
        title: str,
        description: str,
        blocks: tuple[Block, ...],
        write: Writer,
        address: str,
        *,
        scale: float = 1.0,
        contents: str = "",
    ) -> Document:
        return Document(
            id=name,
            title=title,
            description=description,
            language="nl",
            furniture=self.furniture,
            blocks=blocks,
            sources=write.listed_sources(),
            sources_heading=self.guideline.sentences["bronnen"],
            address=address,
            qr=_qr(address) if address else "",
            scale=scale,
            contents=contents,
        )


def _qr(address: str) -> str:
    """Return a QR code as SVG."""
    picture = io.BytesIO()
    segno.make(address, error="m").save(picture, kind="svg", border=0, xmldecl=False)
    return picture.getvalue().decode()
