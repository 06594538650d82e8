"""Which handouts there are: of each page that people take along, and of a unit one for each role that it tells apart.

Pages that only list or say something of the site itself have none. A theme's handout is called by the theme in the
first chapter that has it; in the others the chapter is added, with an underscore that no id has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from leidraad.source.model.guideline import Guideline, once
from leidraad.source.model.pages import Chapter
from leidraad.web import urls
from leidraad.web.words import small, theme_title

BOOK, POCKET = "boekje", "boekje-a5"


@dataclass(frozen=True)
class Handout:
    """A handout: its id, its title, and the id and name of the role that it is for, empty when it is for everybody."""

    id: str
    title: str
    role: str = ""
    role_name: str = ""


Placed = Iterator[tuple[str, tuple[Handout, ...]]]


@once
def handouts(guideline: Guideline) -> Mapping[str, tuple[Handout, ...]]:
    """Return the handouts of each page that has any, by its path; the first is for everybody."""
    chapters = chain.from_iterable(_of_chapter(guideline, chapter) for chapter in guideline.chapters)
    trees = ((urls.tree(tree.id), (Handout(tree.id, tree.title),)) for tree in guideline.trees)
    sheets = ((urls.sheet(one.id), (Handout(one.id, one.title),)) for one in guideline.sheets if one.sections)
    terms = Handout(urls.GLOSSARY.rstrip("/"), guideline.sentences.get("begrippen", ""))
    return dict(chain(chapters, trees, sheets, [(urls.GLOSSARY, (terms,))] if guideline.terms else []))


def _of_chapter(guideline: Guideline, chapter: Chapter) -> Placed:
    if chapter.head.sections:
        yield f"{chapter.id}/", (Handout(chapter.id, chapter.head.title),)
    for unit in chapter.units:
        roles = [role for role in guideline.settings.roles if unit.actions_of(role.id)]
        by_role = (
            Handout(f"{unit.id}-{role.id}", f"{unit.title} ({small(role.name)})", role.id, role.name) for role in roles
        )
        yield urls.unit(chapter.id, unit.id), (Handout(unit.id, unit.title), *(by_role if len(roles) > 1 else ()))
    themes = {str(theme.id): theme for theme in guideline.settings.themes}
    for name in urls.chapter_themes(guideline, chapter):
        first = next(one for one in guideline.chapters if name in urls.chapter_themes(guideline, one))
        own = name if chapter is first else f"{name}_{chapter.id}"
        yield urls.unit(chapter.id, name), (Handout(own, theme_title(guideline, chapter, themes[name])),)
