"""The units of a chapter as the stops of a way, with where the way turns back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from leidraad.source.model.pages import Chapter, Unit
from leidraad.web import urls
from leidraad.web.words import full_title, kicker


@dataclass(frozen=True)
class StopView:
    """A unit on the way through its chapter; `current` on its own page, `back` is to which earlier ones it leads.

    What every later unit leads back to is no turn of the way: one can always go there.
    """

    number: str
    noun: str
    title: str
    full_title: str
    path: str
    current: bool
    back: str


def stops(chapter: Chapter, here: Unit | None = None) -> Iterator[StopView]:
    """Yield the units of a chapter in their order."""
    places = {str(unit.id): place for place, unit in enumerate(chapter.units)}
    ways = [{places[step.target] for step in unit.next_steps if step.target in places} for unit in chapter.units]
    for place, unit in enumerate(chapter.units):
        turns = sorted(to for to in ways[place] if to < place and not _always(ways[to + 1 :], to))
        yield StopView(
            number=str(unit.number),
            noun=kicker(chapter, unit),
            title=str(unit.title),
            full_title=full_title(chapter, unit),
            path=urls.unit(chapter.id, unit.id),
            current=unit is here,
            back=", ".join(dict.fromkeys(chapter.units[to].number for to in turns)),
        )


def _always(later: list[set[int]], to: int) -> bool:
    """Say whether each of more units leads back to one before them."""
    return len(later) > 1 and all(to in ways for ways in later)
