"""A card is a selection of the guideline, and never leaves off what limits what it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from leidraad.source.model.base import Named
from leidraad.source.model.cards import Card, CardAid, CardItem
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.item import Item, ThemePoint
from leidraad.source.model.pages import Unit
from leidraad.source.model.record import once, walk
from leidraad.source.model.tree import Tree
from leidraad.source.model.written import every
from leidraad.source.problems import Problem, advised

ADVICE = "Zet het er ook op: met `gebruik`, of korter met `kort-voor`."


def cards_only_say_what_is_written_elsewhere(guideline: Guideline) -> Iterator[Problem]:
    """Each text of a card is one of the guideline or a short wording of one, so that no card has a rule of its own."""
    for card in guideline.cards:
        for item in card.items:
            if not (item.used or item.short_for):
                message = f"Van `{item.id}` staat er niet bij welke tekst dit is."
                advice = "Schrijf `gebruik: pagina/id`, of `kort-voor: pagina/id` naast een kortere tekst."
                yield Problem("kaart-eigen-tekst", message, item.id.place, advice)


def short_wordings_keep_what_to_mind(guideline: Guideline) -> Iterator[Problem]:
    """A short wording of a text that says what to mind says so too."""
    items = _items(guideline)
    for card in guideline.cards:
        for item in card.items:
            for address in item.short_for:
                found = items.get(str(address))
                if found and found.caution and not item.caution:
                    message = f"`{address}` heeft een `let-op`, en deze korte tekst niet."
                    yield Problem("kaart-zonder-let-op", message, item.id.place, "Schrijf hier ook een `let-op`.")


def cards_of_aids_say_what_comes_first(guideline: Guideline) -> Iterator[Problem]:
    """A card with a decision aid about safety says all that its users must know before the first question."""
    trees = {str(tree.id): tree for tree in guideline.trees}
    for card in guideline.cards:
        said = _covered(guideline, card)
        for aid, tree in _aids(card, trees):
            left_off = [one for one in tree.preface if said.isdisjoint(_names(guideline, f"{tree.id}/{one.id}"))]
            for one in left_off if tree.safety else ():
                message = f"Wat vooraf gaat aan `{tree.id}` staat niet op deze kaart: `{tree.id}/{one.id}`."
                yield Problem("kaart-zonder-voorrang", message, aid.tree.place, ADVICE)


def cards_say_what_goes_before_their_actions(guideline: Guideline) -> Iterator[Problem]:
    """A card with an action says each point of a theme that goes before it."""
    for card in guideline.cards:
        said = _covered(guideline, card)
        for unit in guideline.units:
            for point in _overriding(unit):
                acts = [
                    str(name) for name in point.overrides if not said.isdisjoint(_within(guideline, unit, str(name)))
                ]
                if acts and said.isdisjoint(_names(guideline, f"{unit.id}/{point.id}")):
                    message = f"`{unit.id}/{point.id}` gaat voor op `{acts[0]}`, en staat niet op deze kaart."
                    yield Problem("kaart-zonder-voorrang", message, card.title.place, ADVICE)


@once
def _overriding(unit: Unit) -> tuple[ThemePoint, ...]:
    return tuple(one for one in walk(unit.attention) if isinstance(one, ThemePoint) and one.overrides)


def _within(guideline: Guideline, unit: Unit, action: str) -> frozenset[str]:
    """Return the addresses of an action and of all that is written below it."""
    item = _items(guideline).get(f"{unit.id}/{action}")
    return frozenset(f"{unit.id}/{part.id}" for part in (every(Item, item) if item else ()))


def cards_name_parts_of_aids(guideline: Guideline) -> Iterator[Problem]:
    """What a card says of questions and outcomes is about those that its decision aid has."""
    trees = {str(tree.id): tree for tree in guideline.trees}
    for card in guideline.cards:
        for aid, tree in _aids(card, trees):
            named = (([*aid.questions], [*tree.questions], "vraag"), ([*aid.outcomes], [*tree.outcomes], "uitkomst"))
            for names, known, noun in named:
                for name in names:
                    if name not in known:
                        message = f"`{tree.id}` heeft geen {noun} `{name}`."
                        yield Problem("onbekend-op-kaart", message, name.place, advised(name, known))


def _aids(card: Card, trees: Mapping[str, Tree]) -> Iterator[tuple[CardAid, Tree]]:
    found = (part.aid for part in card.parts if part.aid)
    return ((aid, trees[aid.tree]) for aid in found if aid.tree in trees)


@once
def _items(guideline: Guideline) -> Mapping[str, Item]:
    """Return every item of every page and block by its address."""
    heads = (chapter.head for chapter in guideline.chapters)
    pages: tuple[Named, ...] = (*heads, *guideline.units, *guideline.sheets, *guideline.trees, *guideline.blocks)
    found: dict[str, Item] = {}
    for page in pages:
        found.update(_items_in(page))
    return found


@once
def _items_in(page: Named) -> Mapping[str, Item]:
    return {f"{page.id}/{one.id}": one for one in page.within if isinstance(one, Item)}


def _names(guideline: Guideline, address: str) -> Iterator[str]:
    """Yield the addresses of the text that stands at one: its own, and where it is written."""
    items = _items(guideline)
    while address:
        yield address
        address = str(items[address].used or "") if address in items else ""


def _covered(guideline: Guideline, card: Card) -> frozenset[str]:
    """Return the addresses of all that a card says, in full or in short."""
    said = tuple(every(Item, card))
    given = [str(item.used) for item in said if item.used]
    given += [str(address) for item in said if isinstance(item, CardItem) for address in item.short_for]
    return frozenset(name for address in given for name in _names(guideline, address))
