"""The view of the page with all handouts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from leidraad.web import urls
from leidraad.web.components.roles.blocks import Choice, choices
from leidraad.web.views.builder import Builder
from leidraad.web.views.items import RoleMark

KILO = 1000


@dataclass(frozen=True)
class Paper:
    """A document that was set: what it is for, how many pages it has and its size in bytes; `group` is its kind.

    `role` is the id of the one that it is for, and empty when it is for everybody.
    """

    id: str
    title: str
    description: str
    group: str
    pages: int
    size: int
    role: str = ""


@dataclass(frozen=True)
class PaperView:
    """A handout; `role` is for whom it is, if not for everybody."""

    title: str
    description: str
    facts: str
    path: str
    role: RoleMark | None


@dataclass(frozen=True)
class PaperGroup:
    """The handouts of one kind; `id` is its anchor."""

    id: str
    heading: str
    papers: tuple[PaperView, ...]


@dataclass(frozen=True)
class HandoutsView:
    """Every handout, by kind: the first kind stands open. `roles` are those that a reader can choose among."""

    layout: ClassVar[str] = "handouts"
    first: PaperGroup
    rest: tuple[PaperGroup, ...]
    roles: tuple[Choice, ...]


def handouts_view(papers: Iterable[Paper], build: Builder) -> HandoutsView:
    """Return the handouts by kind, in the order of the site, with the booklet, which has them all, as the last.

    Cards stand in the order of the settings: there an editor says what comes first.
    """
    groups: dict[str, list[PaperView]] = {}
    shown = tuple(papers)
    book = build.guideline.sentences["boekje"]
    cards = {str(card.id): number for number, card in enumerate(build.guideline.cards)}
    for paper in sorted(shown, key=lambda one: (one.group == book, cards.get(one.id, len(cards)))):
        groups.setdefault(paper.group, []).append(_view(paper, build))
    first, *rest = (
        PaperGroup(f"soort_{number}", heading, tuple(found)) for number, (heading, found) in enumerate(groups.items())
    )
    named = {paper.role for paper in shown}
    roles = tuple(mark for name, mark in build.roles.items() if name in named and mark.number)
    return HandoutsView(first, tuple(rest), choices(roles))


def _view(paper: Paper, build: Builder) -> PaperView:
    say = build.guideline.sentences
    pages = f"{paper.pages} {say['bladzijde'] if paper.pages == 1 else say['bladzijden']}"
    return PaperView(
        title=paper.title,
        description=paper.description,
        facts=f"PDF, {pages}, {max(1, round(paper.size / KILO))} kB",
        path=urls.handout(paper.id),
        role=build.roles.get(paper.role),
    )
