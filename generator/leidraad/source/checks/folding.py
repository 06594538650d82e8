"""What begins shut can wait: it holds in one situation, which says itself, and nobody in danger has to open it."""

from __future__ import annotations

from collections.abc import Iterator

from leidraad.source.markup import mentioned
from leidraad.source.model.base import ContactRef, Markup
from leidraad.source.model.guideline import Guideline
from leidraad.source.model.item import Item, Section, ThemePoint, headed
from leidraad.source.model.pages import AboutSection, Unit
from leidraad.source.model.record import Record, once, walk
from leidraad.source.nodes import Text
from leidraad.source.problems import Problem

OPEN = "Haal `dicht: ja` weg, of zet het ergens waar het openstaat."


def what_begins_shut_can_wait(guideline: Guideline) -> Iterator[Problem]:
    """Nothing shut names who is called first in danger or goes before all else; an item says when its points hold."""
    for one in walk(guideline):
        if isinstance(one, (Item, Section, AboutSection)) and one.folded:
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


def _asks(one: Record) -> Iterator[Problem]:
    if isinstance(one, Item) and "?" not in one.text:
        message = f"Wat onder `{one.id}` staat, begint dicht, maar de zin zegt niet wanneer het geldt."
        advice = "Begin met de situatie als vraag, zoals `Lukt dat niet? Doe dan dit:`, of haal `dicht: ja` weg."
        yield Problem("dicht-zonder-vraag", message, one.id.place, advice)


def _goes_before(one: Record) -> Iterator[Problem]:
    for point in walk(one):
        if point is not one and isinstance(point, ThemePoint) and (point.overrides or point.foremost):
            message = f"`{point.id}` gaat voor al het andere, maar staat onder een punt dat dicht begint."
            yield Problem("voorrang-dicht", message, point.id.place, OPEN)


def _danger(guideline: Guideline, part: object) -> str:
    """Return the contact in a part that somebody in danger calls first; mostly nothing."""
    first = _first_called(guideline)
    named = (name for text in walk(part) if isinstance(text, Text) for name in _contacts(text))
    return next((name for name in named if name in first), "")


def _contacts(text: Text) -> Iterator[str]:
    if isinstance(text, ContactRef):
        yield str(text)
    elif isinstance(text, Markup):
        yield from (one.target for one in mentioned(text) if one.kind == "contact")


@once
def _first_called(guideline: Guideline) -> frozenset[str]:
    """Return whom an outcome that is urgent says to call first."""
    urgent = {kind.id for kind in guideline.settings.outcome_kinds if kind.urgent}
    outcomes = (outcome for tree in guideline.trees for outcome in tree.outcomes.values())
    return frozenset(str(one.contacts[0]) for one in outcomes if one.kind in urgent and one.contacts)
