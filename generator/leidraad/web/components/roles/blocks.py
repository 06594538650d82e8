"""Who does what in a unit, in the order of the actions: what more roles do word for word stands once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby

from leidraad.web import urls
from leidraad.web.views.items import ItemView, RoleMark
from leidraad.web.views.parts import SectionView


@dataclass(frozen=True)
class RoleView:
    """The actions of one role, or of everybody.

    `number` is its place among all roles, and `way` the path of the page with its whole way, where there is one.
    """

    id: str
    name: str
    number: int
    everybody: bool
    actions: SectionView
    way: str = ""


@dataclass(frozen=True)
class Choice:
    """A role that a reader can choose; `number` is its place among all roles, and `anchor` that of its button."""

    anchor: str
    id: str
    name: str
    number: int


@dataclass(frozen=True)
class RoleBlock:
    """Actions that the same roles do, one after another; `numbers` are the places of those roles among all.

    `id` is its anchor, and `also` those of the other roles whose actions begin here.
    """

    id: str
    also: tuple[str, ...]
    title: str
    numbers: tuple[int, ...]
    everybody: bool
    actions: SectionView


@dataclass(frozen=True)
class _Done:
    """An action with the places of the roles that do it."""

    roles: tuple[int, ...]
    item: ItemView


def choices(roles: Iterable[RoleView | RoleMark]) -> tuple[Choice, ...]:
    """Return what a reader can choose from on a page with these roles: nothing, where there is one."""
    found = tuple(
        Choice(urls.choice_anchor(place), role.id, role.name, role.number) for place, role in enumerate(roles, 1)
    )
    return found if len(found) > 1 else ()


def blocks(roles: Sequence[RoleView], and_: str) -> Iterator[RoleBlock]:
    """Yield the actions of all roles, each once, as blocks of the same roles; `and_` joins their names."""
    merged: list[_Done] = []
    for number, role in enumerate(roles):
        merged = list(_merged(merged, number, role.actions.items))
    begun: set[int] = set()
    for at, (who, done) in enumerate(groupby(merged, key=lambda one: one.roles)):
        acting = [roles[number] for number in who]
        anchors = [roles[number].actions.id for number in who if number not in begun]
        begun.update(who)
        # No id has an underscore, so that what has no anchor of a role is nobody's.
        first, *also = anchors or [f"acties_{at}"]
        yield RoleBlock(
            id=first,
            also=tuple(also),
            title=_named([role.name for role in acting], and_),
            numbers=tuple(one.number for one in acting),
            everybody=any(role.everybody for role in acting),
            actions=replace(acting[0].actions, id=first, items=tuple(one.item for one in done)),
        )


def _named(names: Sequence[str], and_: str) -> str:
    *most, last = [names[0], *(name[:1].lower() + name[1:] for name in names[1:])]
    return f"{', '.join(most)} {and_} {last}" if most else last


def _merged(known: Sequence[_Done], role: int, items: Sequence[ItemView]) -> Iterator[_Done]:
    """Yield what is known with the items of one more role, each in its order; what is the same stands once."""
    words = [one.item.said for one in known], [item.said for item in items]
    for _, first, last, start, end in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        if words[0][first:last] == words[1][start:end]:
            for one, item in zip(known[first:last], items[start:end], strict=True):
                yield _Done((*one.roles, role), one.item.with_twin(item))
        else:
            yield from known[first:last]
            yield from (_Done((role,), item) for item in items[start:end])
