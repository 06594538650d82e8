"""What a point of a theme goes before."""

from __future__ import annotations

from collections.abc import Iterator

from leidraad.source.model.base import ActionRef
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.item import Item
from leidraad.source.model.pages import Unit
from leidraad.source.model.record import once, walk
from leidraad.source.problems import Problem, advised


def what_is_overridden_is_done_here(guideline: Guideline) -> Iterator[Problem]:
    """A point goes before actions of its own unit, which readers see beside it."""
    for unit in guideline.units:
        known = actions_within(unit)
        for reference in _overridden(unit):
            if reference not in known:
                message = f"`{reference}` is geen actie van dit onderdeel."
                yield Problem("onbekende-actie", message, reference.place, advised(reference, known))


@once
def _overridden(unit: Unit) -> tuple[ActionRef, ...]:
    return tuple(one for one in walk(unit.attention) if isinstance(one, ActionRef))


@once
def actions_within(unit: Unit) -> frozenset[str]:
    """Return the ids of the actions of a unit and of the points under them."""
    return frozenset(str(one.id) for one in walk(unit.actions) if isinstance(one, Item))
