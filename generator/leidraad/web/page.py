"""A page, which is made when it is asked for, and the workshop that puts around it what stands around every page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from leidraad.source.model.guideline import Guideline
from leidraad.trusted import Trusted
from leidraad.web import urls
from leidraad.web.components.aid.steps import Steps, steps
from leidraad.web.handouts import Handout, called, handouts
from leidraad.web.standing import Standings
from leidraad.web.views.builder import Builder
from leidraad.web.views.frame import Frames, FrameView, Jump, LinkView
from leidraad.web.views.menu import Entry, site_map


class View(Protocol):
    """What a page shows: exactly what a template prints. Each kind of view names the layout that prints it."""

    layout: ClassVar[str]


Shown = TypeVar("Shown", bound=View)
Shown_co = TypeVar("Shown_co", bound=View, covariant=True)


@dataclass(frozen=True)
class Own:
    """What a page asks for beside what every page does, by site path, and the policy that allows it no more.

    `next` is the page that a browser goes to by itself.
    """

    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    policy: str = ""
    next: str = ""


@dataclass(frozen=True)
class Printable(Generic[Shown_co]):
    """All that is printed of a page, as data: what stands around it and what it shows."""

    path: str
    frame: FrameView
    view: Shown_co
    contents: tuple[Jump, ...] = ()
    own: Own = Own()


@dataclass(frozen=True)
class Page(Generic[Shown_co]):
    """A page that there is: its site path, its handouts, and what makes it when it is first asked for."""

    path: str
    make: Callable[[], Printable[Shown_co]]
    handouts: tuple[Handout, ...] = ()

    @cached_property
    def printable(self) -> Printable[Shown_co]:
        """All that is printed of it."""
        return self.make()

    @property
    def frame(self) -> FrameView:
        """What stands around it."""
        return self.printable.frame

    @property
    def view(self) -> Shown_co:
        """What it shows."""
        return self.printable.view

    @property
    def file(self) -> str:
        """Where it stands in the folder that MkDocs builds."""
        return file_of(self.path)


def file_of(path: str) -> str:
    """Return where a page stands before it is dressed: as one to dress, or whole where its name is a file's."""
    return path if path.endswith(".html") else f"{path}index.md"


@dataclass(frozen=True)
class Workshop:
    """Where every page is made, from what is trusted; with links to handouts when there are any."""

    trusted: Trusted
    on_paper: bool

    @property
    def guideline(self) -> Guideline:
        """What the content says."""
        return self.trusted.guideline

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All pages as the menu has them."""
        return site_map(self.guideline, self.on_paper)

    @cached_property
    def frames(self) -> Frames:
        """What makes the frame of each page."""
        return Frames(self.guideline, self.entries)

    @cached_property
    def _standings(self) -> Standings:
        return Standings(self.trusted)

    @cached_property
    def steps(self) -> Mapping[str, Steps]:
        """What lets each decision aid go step by step without a script, by its id."""
        return {str(one.tree.id): steps(one.tree.id, one.graph) for one in self.trusted.subjects}

    @cached_property
    def _handouts(self) -> Mapping[str, tuple[Handout, ...]]:
        return handouts(self.guideline) if self.on_paper else {}

    def page(self, path: str, make: Callable[[Workshop], Printable[Shown]]) -> Page[Shown]:
        """Return the page at a path, which is not made yet."""
        return Page(path, partial(make, self), self._handouts.get(path, ()))

    def printable(
        self,
        path: str,
        title: str,
        description: str,
        view: Shown,
        contents: Iterable[Jump] = (),
        own: Own = Own(),
    ) -> Printable[Shown]:
        """Return what a page shows with everything that stands around it."""
        found = self._handouts.get(path, ())
        links = tuple(LinkView(called(one, self.guideline.sentences), urls.handout(one.id)) for one in found)
        frame = replace(self.frames.frame(path, title, description), handouts=links, standing=self._standings.of(path))
        return Printable(path, frame, view, tuple(contents), own)

    @cached_property
    def _shown(self) -> dict[str, Any]:
        return {}

    def shown(self, path: str, make: Callable[[Builder], Shown]) -> Shown:
        """Return what the page at a path shows, made once: its part inside pages of others shows the same."""
        if path not in self._shown:
            self._shown[path] = make(self.build(path))
        found: Shown = self._shown[path]
        return found

    def build(self, path: str) -> Builder:
        """Return what makes the parts of the page at a path."""
        return Builder(self.trusted, path)

    @cached_property
    def entry_of(self) -> Mapping[str, Entry]:
        """The entry of each page at the top of the site in the menu, by its path."""
        return {entry.path: entry for entry in self.entries}

    def say(self, name: str) -> str:
        """Return an interface sentence."""
        return self.guideline.sentences[name]
