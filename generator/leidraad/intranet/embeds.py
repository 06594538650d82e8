"""Which parts of the site can stand inside other people's pages: decision aids, phases and steps, sheets, glossary.

An address under `/embed/v1/` is a promise: it stays, as others have put it in their pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Generic

from leidraad.trees.subject import Subject
from leidraad.web import urls
from leidraad.web.components.roles.style import roles_style
from leidraad.web.page import Shown, Shown_co, View, Workshop
from leidraad.web.views.aid import AidPageView, aid_page_view
from leidraad.web.views.builder import Builder
from leidraad.web.views.frame import AroundView
from leidraad.web.views.letters import GlossaryView, glossary_view
from leidraad.web.views.prose import ProseView, sheet_view
from leidraad.web.views.unit import UnitView, unit_view
from leidraad.web.words import full_title


@dataclass(frozen=True)
class Inside(Generic[Shown_co]):
    """All that is printed of a part, as data: what is said around it and what it shows.

    `tab` is what the browser's history may keep, so it does not say what a decision is about. `style` holds for this
    part only. An aid asks questions, which takes a script.
    """

    path: str
    tab: str
    frame: AroundView
    view: Shown_co
    style: str = ""
    is_aid: bool = False


@dataclass(frozen=True)
class Embed(Generic[Shown_co]):
    """A part of the site that stands alone: its id, its kind, and what makes it when it is asked for."""

    id: str
    kind: str
    frame: AroundView
    make: Callable[[Embed[Shown_co]], Inside[Shown_co]]

    @property
    def path(self) -> str:
        """The path of its folder."""
        return urls.embed(self.id)

    @property
    def file(self) -> str:
        """Where it stands."""
        return f"{self.path}index.html"

    @property
    def inside(self) -> Inside[Shown_co]:
        """All that is printed of it."""
        return self.make(self)


def embeds(shop: Workshop) -> tuple[Embed[View], ...]:
    """Return every part in the order of the site; none is made yet."""
    make = _Maker(shop)
    return (*make.aids(), *make.units(), *make.sheets(), *([make.glossary()] if shop.guideline.terms else []))


class _Maker:
    """Makes the parts of one site."""

    def __init__(self, shop: Workshop) -> None:
        self.shop, self.guideline = shop, shop.guideline

    def aids(self) -> Iterator[Embed[AidPageView]]:
        kind = self.shop.say("beslishulpen")
        for subject in self.shop.trusted.subjects:
            tree = subject.tree
            around = self._around(urls.tree(tree.id), tree.title, tree.audience)
            yield Embed(tree.id, kind, around, partial(self._aid, subject))

    def _aid(self, subject: Subject, one: Embed[AidPageView]) -> Inside[AidPageView]:
        view = self.shop.shown(one.frame.path, partial(aid_page_view, subject, numbers=self.shop.frames.numbers))
        style = self.shop.steps[subject.tree.id].style
        return Inside(one.path, self.shop.say("beslishulp"), one.frame, view, style, is_aid=True)

    def units(self) -> Iterator[Embed[UnitView]]:
        for chapter in self.guideline.chapters:
            for unit in chapter.units:
                title = full_title(chapter, unit)
                around = self._around(urls.unit(chapter.id, unit.id), unit.title, f"{title}. {chapter.head.title}.")
                make = partial(unit_view, self.guideline, chapter, unit)
                yield Embed(unit.id, chapter.head.title, around, partial(self._unit, title, make))

    def _unit(self, title: str, make: Callable[[Builder], UnitView], one: Embed[UnitView]) -> Inside[UnitView]:
        view = self.shop.shown(one.frame.path, make)
        # The same for all, as each style has a digest in the headers.
        style = roles_style(len(self.guideline.settings.roles)) if view.choices else ""
        return Inside(one.path, title, one.frame, view, style)

    def sheets(self) -> Iterator[Embed[ProseView]]:
        kind = self.shop.say("praktisch")
        for sheet in self.guideline.sheets:
            around = self._around(urls.sheet(sheet.id), sheet.title, sheet.summary)
            yield Embed(sheet.id, kind, around, partial(self._read, partial(sheet_view, sheet)))

    def glossary(self) -> Embed[GlossaryView]:
        title, lead = self.shop.say("begrippen"), self.shop.say("begrippen-uitleg")
        name, around = urls.GLOSSARY.rstrip("/"), self._around(urls.GLOSSARY, title, lead)
        return Embed(name, title, around, partial(self._read, partial(glossary_view, self.guideline)))

    def _read(self, make: Callable[[Builder], Shown], one: Embed[Shown]) -> Inside[Shown]:
        return Inside(one.path, one.frame.title, one.frame, self.shop.shown(one.frame.path, make))

    def _around(self, page: str, title: str, description: str) -> AroundView:
        return self.shop.frames.around(page, title, description)
