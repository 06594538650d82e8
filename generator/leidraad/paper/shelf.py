"""What the site shows of the documents that were set: their files, and what the page with all handouts says of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from leidraad.paper.handouts import group_of
from leidraad.paper.typeset import Pdf
from leidraad.trusted import Trusted
from leidraad.web import urls
from leidraad.web.handouts import BOOK, POCKET, Handout
from leidraad.web.page import Page, View
from leidraad.web.views.handouts import Paper
from leidraad.web.words import small


def on_paper(trusted: Trusted, pages: Iterable[Page[View]], sheets: Mapping[str, Pdf]) -> Iterator[Paper]:
    """Yield what the page with all handouts says of each: the cards, the booklet, the others as the site has them."""
    say, title = trusted.guideline.sentences, trusted.guideline.settings.title
    shown = tuple(pages)
    for page in shown:
        cards = (one for one in page.handouts if one.is_card)
        yield from (_paper(one, one.above, say["kaarten"], sheets[one.id]) for one in cards)
    for name, told, told_more in ((BOOK, title, "boekje-uitleg"), (POCKET, f"{title} (A5)", "boekje-a5-uitleg")):
        yield _paper(Handout(name, told), say[told_more], say["boekje"], sheets[name])
    for page in shown:
        whole = (one for one in page.handouts if not one.is_card)
        yield from (_paper(one, one.above or page.frame.description, group_of(page), sheets[one.id]) for one in whole)


def _paper(handout: Handout, description: str, group: str, sheet: Pdf) -> Paper:
    title = f"{handout.title} ({small(handout.role_name)})" if handout.is_card and handout.role else handout.title
    return Paper(handout.id, title, description, group, sheet.pages, len(sheet.pdf), handout.role)


def paper_files(sheets: Mapping[str, Pdf]) -> Mapping[str, bytes]:
    """Return the PDF of each document, by site path."""
    return {urls.handout(name): sheet.pdf for name, sheet in sheets.items()}
