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
from leidraad.web.words import kicker, small, theme_title

BOOK, POCKET = "boekje", "boekje-a5"


@dataclass(frozen=True)
class Handout:
    """A handout: its id, its title, and the id and name of the role that it is for, empty when it is for everybody.

    A card is one page with what an editor chose; any other has all that its page says. `above` is what its page
    belongs to, where a reader knows it by that.
    """

    id: str
    title: str
    role: str = ""
    role_name: str = ""
    is_card: bool = False
    above: str = ""


def called(one: Handout, say: Mapping[str, str]) -> str:
    """Return what a handout is called among the others of its page: a card is told from what it was chosen of."""
    role = f" ({small(one.role_name)})" if one.role_name else ""
    return f"{one.title}{role}, {say['kaart']}" if one.is_card else one.title


@once
def handouts(guideline: Guideline) -> Mapping[str, tuple[Handout, ...]]:
    """Return the handouts of each page that has any, by its path; the first is what one takes along."""
    found = {page.path: _in_order([*_cards(guideline, page), *_of_page(guideline, page)]) for page in placed(guideline)}
    terms = Handout(urls.GLOSSARY.rstrip("/"), guideline.sentences.get("begrippen", ""))
    listed = {urls.GLOSSARY: (terms,)} if guideline.terms else {}
    return {path: papers for path, papers in found.items() if papers} | listed


def _in_order(found: list[Handout]) -> tuple[Handout, ...]:
    """Return what is for everybody first, and of that the card where there is one; of more none says what is most."""
    alone = sum(one.is_card and not one.role for one in found) == 1
    return tuple(sorted(found, key=lambda one: (bool(one.role), one.is_card is not alone)))


def _cards(guideline: Guideline, page: Placed) -> Iterator[Handout]:
    """Yield the cards of a page, in the order of the settings."""
    names = {str(role.id): role.name for role in guideline.settings.roles}
    for card in guideline.cards:
        if card.page == page.content.id:
            role, above = names.get(str(card.role), ""), what_above(guideline, page)
            yield Handout(card.id, card.title, card.role or "", role, is_card=True, above=above)


def what_above(guideline: Guideline, page: Placed) -> str:
    """Return what stands above the title of a page on paper: what it belongs to."""
    match page:
        case Placed(content=Tree()):
            return guideline.sentences.get("beslishulp", "")
        case Placed(content=Unit() as unit, chapter=Chapter() as chapter):
            return f"{chapter.head.title} · {kicker(chapter, unit)}"
        case Placed(chapter=Chapter() as chapter):
            return chapter.head.title
    return ""


def _of_page(guideline: Guideline, page: Placed) -> Iterator[Handout]:
    match page.content:
        case ChapterFile(sections=sections) | Sheet(sections=sections):
            yield from [Handout(page.content.id, page.content.title)] if sections else ()
        case Tree(id=name, title=title):
            yield Handout(name, title)
        case Unit():
            yield from _of_unit(guideline, page.content, what_above(guideline, page))
        case Theme() if page.chapter:
            yield _of_theme(guideline, page.content, page.chapter)


def _of_unit(guideline: Guideline, unit: Unit, above: str) -> Iterator[Handout]:
    yield Handout(unit.id, unit.title, above=above)
    roles = [role for role in guideline.settings.roles if unit.actions_of(role.id)]
    if len(roles) > 1:
        for role in roles:
            title = f"{unit.title} ({small(role.name)})"
            yield Handout(f"{unit.id}-{role.id}", title, role.id, role.name, above=above)


def _of_theme(guideline: Guideline, theme: Theme, chapter: Chapter) -> Handout:
    first = next(page.chapter for page in placed(guideline) if page.content is theme)
    own = theme.id if chapter is first else f"{theme.id}_{chapter.id}"
    return Handout(own, theme_title(guideline, chapter, theme), above=chapter.head.title)
