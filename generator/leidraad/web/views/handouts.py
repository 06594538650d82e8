"""The view of the page with all handouts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from leidraad.web import urls
from leidraad.web.views.parts import Builder

KILO = 1000


@dataclass(frozen=True)
class Paper:
    """A document that was set: what it is for, how many pages it has and its size in bytes; `group` is its kind."""

    id: str
    title: str
    description: str
    group: str
    pages: int
    size: int


@dataclass(frozen=True)
class PaperView:
    """A handout with the picture of its first page."""

    title: str
    description: str
    facts: str
    path: str
    picture: str


@dataclass(frozen=True)
class PaperGroup:
    """The handouts of one kind."""

    heading: str
    papers: tuple[PaperView, ...]


@dataclass(frozen=True)
class HandoutsView:
    """Every handout, by kind."""

    layout: ClassVar[str] = "handouts"
    groups: tuple[PaperGroup, ...]


def handouts_view(papers: Iterable[Paper], build: Builder) -> HandoutsView:
    """Return the handouts by kind, in the order of the site."""
    groups: dict[str, list[PaperView]] = {}
    for paper in papers:
        groups.setdefault(paper.group, []).append(_view(paper, build))
    return HandoutsView(tuple(PaperGroup(heading, tuple(found)) for heading, found in groups.items()))


def _view(paper: Paper, build: Builder) -> PaperView:
    say = build.guideline.sentences
    pages = f"{paper.pages} {say['bladzijde'] if paper.pages == 1 else say['bladzijden']}"
    return PaperView(
        title=paper.title,
        description=paper.description,
        facts=f"PDF, {pages}, {max(1, round(paper.size / KILO))} kB",
        path=urls.handout(paper.id),
        picture=urls.handout_picture(paper.id),
    )
