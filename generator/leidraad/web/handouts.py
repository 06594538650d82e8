"""Which handouts there are: of each page that people take along, and of a unit one for each role that it tells apart.

Pages that only list or say something of the site itself have none. A theme's handout is called by the theme in the
first chapter that has it; in the others the chapter is added, with an underscore that no id has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from leidraad.source.model.guideline import Guideline, Theme
from leidraad.source.model.pages import Chapter, ChapterFile, Sheet, Unit
from leidraad.source.model.record import once
from leidraad.source.model.tree import Tree
from leidraad.web import urls
from leidraad.web.placed import Placed, placed
from leidraad.web.words import small, theme_title

BOOK, POCKET = "boekje", "boekje-a5"


@dataclass(frozen=True)
class Handout:
    """A handout: its id, its title, and the id and name of the role that it is for, empty when it is for everybody."""

    id: str
    title: str
    role: str = ""
    role_name: str = ""


@once
def handouts(guideline: Guideline) -> Mapping[str, tuple[Handout, ...]]:
    """Return the handouts of each page that has any, by its path; the first is for everybody."""
    found = {page.path: tuple(_of_page(guideline, page)) for page in placed(guideline)}
    terms = Handout(urls.GLOSSARY.rstrip("/"), guideline.sentences.get("begrippen", ""))
    listed = {urls.GLOSSARY: (terms,)} if guideline.terms else {}
    return {path: papers for path, papers in found.items() if papers} | listed


def _of_page(guideline: Guideline, page: Placed) -> Iterator[Handout]:
    match page.content:
        case ChapterFile(sections=sections) | Sheet(sections=sections):
            yield from [Handout(page.content.id, page.content.title)] if sections else ()
        case Tree(id=name, title=title):
            yield Handout(name, title)
        case Unit():
            yield from _of_unit(guideline, page.content)
        case Theme() if page.chapter:
            yield _of_theme(guideline, page.content, page.chapter)


def _of_unit(guideline: Guideline, unit: Unit) -> Iterator[Handout]:
    yield Handout(unit.id, unit.title)
    roles = [role for role in guideline.settings.roles if unit.actions_of(role.id)]
    if len(roles) > 1:
        for role in roles:
            yield Handout(f"{unit.id}-{role.id}", f"{unit.title} ({small(role.name)})", role.id, role.name)


def _of_theme(guideline: Guideline, theme: Theme, chapter: Chapter) -> Handout:
    first = next(page.chapter for page in placed(guideline) if page.content is theme)
    own = theme.id if chapter is first else f"{theme.id}_{chapter.id}"
    return Handout(own, theme_title(guideline, chapter, theme))
