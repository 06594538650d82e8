"""A text that is used in many places holds in each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain

from leidraad.source.model.base import Id, TextRef
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.item import Block
from leidraad.source.model.pages import Unit
from leidraad.source.model.record import Record, once, walk
from leidraad.source.model.tree import Tree
from leidraad.source.nodes import Text
from leidraad.source.problems import Problem, Severity, advised

# What `alleen-in` says of decision aids that are about safety.
SAFETY = "veiligheid"
Standing = frozenset[str]


def blocks_are_used_more_than_once(guideline: Guideline) -> Iterator[Problem]:
    """A text that belongs to no page is there because at least two places need it.

    A profile may leave out one of them.
    """
    if guideline.profile:
        return
    counts = Counter(str(use) for _, use in _uses(guideline))
    for address, block in _blocks(guideline).items():
        if counts[address] < 2:
            message = f"De bouwsteen `{block.id}` wordt nergens gebruikt."
            advice = f"Gebruik de bouwsteen met `gebruik: {address}`, of haal hem weg."
            if counts[address]:
                message = f"De bouwsteen `{block.id}` staat maar op één plek, en is er voor twee of meer."
                advice = f"Gebruik de bouwsteen met `gebruik: {address}`, of zet de tekst op de pagina waar hij staat."
            yield Problem("bouwsteen-weinig-gebruikt", message, block.id.place, advice, Severity.WARNING)


def used_texts_hold_where_they_stand(guideline: Guideline) -> Iterator[Problem]:
    """A block that says where it holds is used there only."""
    blocks = _blocks(guideline)
    for home, use in _uses(guideline):
        block = blocks.get(str(use))
        if block is not None and block.only_in and home.isdisjoint(block.only_in):
            message = f"`{use}` geldt alleen in: {', '.join(block.only_in)}."
            yield Problem("gebruik-buiten-plek", message, use.place, "Gebruik hier een andere tekst.")


def conditions_of_blocks_exist(guideline: Guideline) -> Iterator[Problem]:
    """What `alleen-in` names is a chapter, a page, or aids about safety."""
    known = frozenset[str]().union(*(home for home, _ in _pages(guideline)), [SAFETY])
    for block in _blocks(guideline).values():
        for name in block.only_in:
            if name not in known:
                message = f"`{name}` is geen pagina of hoofdstuk, en niet `{SAFETY}`."
                yield Problem("onbekende-pagina", message, name.place, advised(name, known))


def actions_are_used_by_the_same_role(guideline: Guideline) -> Iterator[Problem]:
    """What one role does is no action of another; what everybody does is everybody's."""
    everybody = guideline.settings.everybody
    shared = {str(everybody.id)} if everybody else set()
    owners: dict[str, str] = {}
    for unit in guideline.units:
        owners.update(_owners(unit))
    for role, use in chain.from_iterable(map(_used_by_roles, guideline.units)):
        owner = owners.get(use, role)
        if owner not in {role, *shared}:
            message = f"`{use}` is een actie van `{owner}`, niet van `{role}`."
            yield Problem("gebruik-buiten-plek", message, use.place, "Schrijf deze actie voor deze rol uit.")


@once
def _owners(unit: Unit) -> Mapping[str, str]:
    """Return the role of each action of a unit, by its address."""
    return {f"{unit.id}/{item}": role for role, item in _acts(unit) if type(item) is Id}


@once
def _used_by_roles(unit: Unit) -> tuple[tuple[str, TextRef], ...]:
    """Return what is used among the actions of a unit, with the role that does it."""
    return tuple((role, item) for role, item in _acts(unit) if isinstance(item, TextRef))


def _acts(unit: Unit) -> Iterator[tuple[str, Text | Record]]:
    """Yield every text and record in the actions of a unit, with the role that acts."""
    return ((str(role), item) for role, items in unit.actions.items() for item in walk(items))


def _blocks(guideline: Guideline) -> dict[str, Block]:
    return {f"{file.id}/{block.id}": block for file in guideline.blocks for block in file.items}


def _pages(guideline: Guideline) -> Iterator[tuple[Standing, Record]]:
    """Yield every file that can use texts, with the names by which a block can say that it holds there."""
    for chapter in guideline.chapters:
        yield frozenset([chapter.id]), chapter.head
        yield from ((frozenset([chapter.id, unit.id]), unit) for unit in chapter.units)
    yield from ((frozenset([sheet.id]), sheet) for sheet in guideline.sheets)
    yield from ((_home_of_tree(tree), tree) for tree in guideline.trees)
    yield from ((frozenset([file.id]), file) for file in guideline.blocks)
    yield from ((frozenset([card.id, card.page]), card) for card in guideline.cards)
    yield from ((frozenset(["begrippen"]), term) for term in guideline.terms)
    remarks = guideline.profile.remarks if guideline.profile else {}
    yield from ((frozenset([page]), item) for page, items in remarks.items() for item in items)


def _home_of_tree(tree: Tree) -> Standing:
    return frozenset([tree.id, SAFETY] if tree.safety else [tree.id])


def _uses(guideline: Guideline) -> Iterator[tuple[Standing, TextRef]]:
    for home, page in _pages(guideline):
        yield from ((home, text) for text in _used_in(page))


@once
def _used_in(page: Record) -> tuple[TextRef, ...]:
    return tuple(text for text in page.within if isinstance(text, TextRef))
