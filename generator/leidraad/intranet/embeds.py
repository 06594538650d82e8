"""Which parts of the site can stand inside other people's pages: decision aids, phases and steps, sheets, glossary.

An address under `/embed/v1/` is a promise: it stays, as others have put it in their pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic

from leidraad.trusted import Trusted
from leidraad.web import urls
from leidraad.web.components.roles.style import roles_style
from leidraad.web.dates import date_in_dutch
from leidraad.web.page import Shown_co, View
from leidraad.web.views.aid import AidPageView, aid_page_view
from leidraad.web.views.frame import Frames, NumberView, guidance
from leidraad.web.views.letters import GlossaryView, glossary_view
from leidraad.web.views.parts import Builder
from leidraad.web.views.prose import ProseView, sheet_view
from leidraad.web.views.unit import UnitView, unit_view
from leidraad.web.words import full_title


@dataclass(frozen=True)
class InsideFrame:
    """What stands around a part; `address` is the site's, and empty while nobody said where it will stand.

    `tab` is what the browser's history may keep, so it does not say what a decision is about.
    """

    language: str
    tab: str
    title: str
    description: str
    site_title: str
    numbers: tuple[NumberView, ...]
    guidance: str
    version: str
    date: str
    address: str
    page: str
    canonical: str
    oembed: str


@dataclass(frozen=True)
class Embed(Generic[Shown_co]):
    """A part of the site that stands alone: its id, its kind and what it shows.

    `page` is the path of the same on the site itself, and `style` what holds for this part only. An aid asks questions,
    which takes a script.
    """

    id: str
    kind: str
    page: str
    frame: InsideFrame
    view: Shown_co
    style: str = ""
    is_aid: bool = False

    @property
    def path(self) -> str:
        """The path of its folder."""
        return urls.embed(self.id)


def embeds(trusted: Trusted) -> tuple[Embed[View], ...]:
    """Return every part in the order of the site."""
    make = _Maker(trusted)
    return (*make.aids(), *make.units(), *make.sheets(), *([make.glossary()] if trusted.guideline.terms else []))


class _Maker:
    """Makes the parts of one site."""

    def __init__(self, trusted: Trusted) -> None:
        self.trusted, self.guideline = trusted, trusted.guideline
        self.numbers = Frames(self.guideline, ()).numbers

    def aids(self) -> Iterator[Embed[AidPageView]]:
        kind = self._say("beslishulpen")
        for subject in self.trusted.subjects:
            tree = subject.tree
            view = aid_page_view(subject, self._build(urls.tree(tree.id)), self.numbers)
            frame = self._frame(tree.id, urls.tree(tree.id), tree.title, tree.audience, self._say("beslishulp"))
            style = self.trusted.steps[tree.id].style
            yield Embed(tree.id, kind, urls.tree(tree.id), frame, view, style, is_aid=True)

    def units(self) -> Iterator[Embed[UnitView]]:
        # The same for all, as each style has a digest in the headers.
        choice = roles_style(len(self.guideline.settings.roles))
        for chapter in self.guideline.chapters:
            for unit in chapter.units:
                page = urls.unit(chapter.id, unit.id)
                view = unit_view(self.guideline, chapter, unit, self._build(page))
                title = full_title(chapter, unit)
                frame = self._frame(unit.id, page, unit.title, f"{title}. {chapter.head.title}.", title)
                yield Embed(unit.id, chapter.head.title, page, frame, view, choice if view.choose else "")

    def sheets(self) -> Iterator[Embed[ProseView]]:
        for sheet in self.guideline.sheets:
            page = urls.sheet(sheet.id)
            view = sheet_view(sheet, self._build(page))
            frame = self._frame(sheet.id, page, sheet.title, sheet.summary, sheet.title)
            yield Embed(sheet.id, self._say("praktisch"), page, frame, view)

    def glossary(self) -> Embed[GlossaryView]:
        name, title, lead = urls.GLOSSARY.rstrip("/"), self._say("begrippen"), self._say("begrippen-uitleg")
        view = glossary_view(self.guideline, self._build(urls.GLOSSARY))
        return Embed(name, title, urls.GLOSSARY, self._frame(name, urls.GLOSSARY, title, lead, title), view)

    def _build(self, page: str) -> Builder:
        return Builder(self.trusted, page)

    def _frame(self, name: str, page: str, title: str, description: str, tab: str) -> InsideFrame:
        settings = self.guideline.settings
        return InsideFrame(
            language="nl",
            tab=f"{tab} - {settings.title}",
            title=title,
            description=description,
            site_title=settings.title,
            numbers=self.numbers,
            guidance=guidance(self.guideline, page),
            version=settings.version,
            date=date_in_dutch(settings.date),
            address=urls.whole(settings.address, urls.HOME),
            page=page,
            canonical=urls.whole(settings.address, page),
            oembed=urls.whole(settings.address, urls.oembed(name)),
        )

    def _say(self, name: str) -> str:
        return str(self.guideline.sentences[name])
