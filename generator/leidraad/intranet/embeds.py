"""Which parts of the site can stand inside other people's pages: decision aids, phases and steps, sheets, glossary.

An address under `/embed/v1/` is a promise: it stays, as others have put it in their pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Generic

from leidraad.web import urls
from leidraad.web.components.roles.style import roles_style
from leidraad.web.page import Shown_co, View, Workshop
from leidraad.web.views.aid import AidPageView, aid_page_view
from leidraad.web.views.frame import AroundView
from leidraad.web.views.letters import GlossaryView, glossary_view
from leidraad.web.views.prose import ProseView, sheet_view
from leidraad.web.views.unit import UnitView, unit_view
from leidraad.web.words import full_title


@dataclass(frozen=True)
class Embed(Generic[Shown_co]):
    """A part of the site that stands alone: its id, its kind and what it shows.

    `tab` is what the browser's history may keep, so it does not say what a decision is about. `style` holds for this
    part only. An aid asks questions, which takes a script.
    """

    id: str
    kind: str
    tab: str
    frame: AroundView
    view: Shown_co
    style: str = ""
    is_aid: bool = False

    @property
    def path(self) -> str:
        """The path of its folder."""
        return urls.embed(self.id)


def embeds(shop: Workshop) -> tuple[Embed[View], ...]:
    """Return every part in the order of the site."""
    make = _Maker(shop)
    return (*make.aids(), *make.units(), *make.sheets(), *([make.glossary()] if shop.guideline.terms else []))


class _Maker:
    """Makes the parts of one site."""

    def __init__(self, shop: Workshop) -> None:
        self.shop, self.guideline = shop, shop.guideline

    def aids(self) -> Iterator[Embed[AidPageView]]:
        for subject in self.shop.trusted.subjects:
            tree, page = subject.tree, urls.tree(subject.tree.id)
            view = self.shop.shown(page, partial(aid_page_view, subject, numbers=self.shop.frames.numbers))
            kind, tab, style = (
                self.shop.say("beslishulpen"),
                self.shop.say("beslishulp"),
                self.shop.steps[tree.id].style,
            )
            yield Embed(tree.id, kind, tab, self._around(page, tree.title, tree.audience), view, style, is_aid=True)

    def units(self) -> Iterator[Embed[UnitView]]:
        # The same for all, as each style has a digest in the headers.
        choice = roles_style(len(self.guideline.settings.roles))
        for chapter in self.guideline.chapters:
            for unit in chapter.units:
                page, title = urls.unit(chapter.id, unit.id), full_title(chapter, unit)
                view = self.shop.shown(page, partial(unit_view, self.guideline, chapter, unit))
                around = self._around(page, unit.title, f"{title}. {chapter.head.title}.")
                yield Embed(unit.id, chapter.head.title, title, around, view, choice if view.choices else "")

    def sheets(self) -> Iterator[Embed[ProseView]]:
        for sheet in self.guideline.sheets:
            page = urls.sheet(sheet.id)
            around = self._around(page, sheet.title, sheet.summary)
            view = self.shop.shown(page, partial(sheet_view, sheet))
            yield Embed(sheet.id, self.shop.say("praktisch"), sheet.title, around, view)

    def glossary(self) -> Embed[GlossaryView]:
        title, lead = self.shop.say("begrippen"), self.shop.say("begrippen-uitleg")
        view = self.shop.shown(urls.GLOSSARY, partial(glossary_view, self.guideline))
        name, around = urls.GLOSSARY.rstrip("/"), self._around(urls.GLOSSARY, title, lead)
        return Embed(name, title, title, around, view)

    def _around(self, page: str, title: str, description: str) -> AroundView:
        return self.shop.frames.around(page, title, description)
