"""Who acts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from leidraad.source.model.base import RoleRef
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.item import Item
from leidraad.source.model.pages import Unit
from leidraad.source.model.record import Record, once, walk
from leidraad.source.model.written import every
from leidraad.source.problems import Problem, Severity


def one_role_is_everybody(guideline: Guideline) -> Iterator[Problem]:
    """What everybody does stands in one place."""
    everybody = [role for role in guideline.settings.roles if role.everybody]
    for role in everybody[1:]:
        message = f"`{everybody[0].id}` en `{role.id}` zijn allebei iedereen."
        yield Problem("iedereen-dubbel", message, role.at("everybody"), "Zet `iedereen: ja` bij één rol.")


def roles_are_written_in_their_order(guideline: Guideline) -> Iterator[Problem]:
    """The site shows roles in the order of richtlijn.yml; whoever writes them otherwise means another."""
    order = [str(role.id) for role in guideline.settings.roles]
    for unit in guideline.units:
        written = [role for role in unit.actions if role in order]
        for role, shown in zip(written, sorted(written, key=order.index), strict=True):
            if role != shown:
                message = f"Op de site staat `{shown}` hier voor `{role}`: dat is de volgorde van `rollen`."
                advice = "Schrijf ze ook zo, of verander de volgorde in richtlijn.yml."
                yield Problem("rol-volgorde", message, role.place, advice, Severity.WARNING)
                break


def a_role_of_an_item_can_be_chosen(guideline: Guideline) -> Iterator[Problem]:
    """An item is for one role only where a reader chooses one: on the page of a unit, outside the actions of a role."""
    everybody = guideline.settings.everybody
    units = [unit for unit in guideline.units if _roles_named_in(unit)]
    chosen = {id(role) for unit in units for role in _choosable(unit)}
    if everybody:
        chosen |= {id(role) for unit in units for role in _roles_in(unit.actions_of(everybody.id))}
    for role in chain.from_iterable(map(_roles_named_in, guideline.sayings)):
        if id(role) not in chosen:
            message = "Dit punt kan niet voor één rol zijn: hier kiest de lezer geen rol."
            advice = "Haal `rol` weg, of zet het punt in een onderdeel, buiten de acties van een rol."
            yield Problem("rol-zonder-keuze", message, role.place, advice)


@once
def _roles_named_in(record: Record) -> tuple[RoleRef, ...]:
    return tuple(item.role for item in every(Item, record) if item.role is not None)


@once
def _choosable(unit: Unit) -> tuple[RoleRef, ...]:
    """Return the roles of what a unit says outside the actions of a role."""
    acting = {id(role) for role in _roles_in(unit.actions)}
    return tuple(role for role in _roles_named_in(unit) if id(role) not in acting)


def _roles_in(parts: object) -> Iterator[RoleRef]:
    for part in walk(parts):
        if isinstance(part, Item) and part.role is not None:
            yield part.role
