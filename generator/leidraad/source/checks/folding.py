"""What begins shut can wait: it holds in one situation, which says itself, and nobody in danger has to open it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from leidraad.source.checks.references import references
from leidraad.source.model.base import ContactRef
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.item import Item, Section, ThemePoint, headed
from leidraad.source.model.pages import AboutSection, Unit
from leidraad.source.model.record import Record, once
from leidraad.source.model.written import every
from leidraad.source.problems import Problem

OPEN = "Haal `dicht: ja` weg, of zet het ergens waar het openstaat."


def what_begins_shut_can_wait(guideline: Guideline) -> Iterator[Problem]:
    """Nothing shut names who is called first in danger or goes before all else; an item says when its points hold."""
    for one in chain.from_iterable(map(_shut, guideline.sayings)):
        yield from _asks(one)
        yield from _goes_before(one)
        if found := _danger(guideline, one):
            message = f"Wat hier dicht begint, noemt wie je bij gevaar belt (`{found}`)."
            yield Problem("gevaar-dicht", message, one.place, OPEN)
    for unit in guideline.units:
        for name, key, _ in headed(Unit):
            for item in getattr(unit, name):
                if found := _danger(guideline, item):
                    message = f"`{key}` begint op de pagina dicht, maar noemt wie je bij gevaar belt (`{found}`)."
                    yield Problem("gevaar-dicht", message, item.id.place, "Zet die zin bij de acties.")


@once
def _shut(record: Record) -> tuple[Record, ...]:
    """Return what begins shut in a record."""
    kinds: tuple[type[Item | Section | AboutSection], ...] = (Item, Section, AboutSection)
    return tuple(one for kind in kinds for one in every(kind, record) if one.folded)


def _asks(one: Record) -> Iterator[Problem]:
    if isinstance(one, Item) and "?" not in one.text:
        message = f"Wat onder `{one.id}` staat, begint dicht, maar de zin zegt niet wanneer het geldt."
        advice = "Begin met de situatie als vraag, zoals `Lukt dat niet? Doe dan dit:`, of haal `dicht: ja` weg."
        yield Problem("dicht-zonder-vraag", message, one.id.place, advice)


def _goes_before(one: Record) -> Iterator[Problem]:
    for point in one.within[1:]:
        if isinstance(point, ThemePoint) and (point.overrides or point.foremost):
            message = f"`{point.id}` gaat voor al het andere, maar staat onder een punt dat dicht begint."
            yield Problem("voorrang-dicht", message, point.id.place, OPEN)


def _danger(guideline: Guideline, record: Record) -> str:
    """Return the contact in a record that somebody in danger calls first; mostly nothing."""
    return next((name for name in _contacts(record) if name in guideline.first_called), "")


@once
def _contacts(record: Record) -> tuple[str, ...]:
    return tuple(target for kind, target, _ in references(record.within) if kind is ContactRef)
