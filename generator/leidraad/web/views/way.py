"""The view of a role's whole way through a chapter: what it does in each unit, and what goes with that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from leidraad.source.model.guideline import Guideline, Role
from leidraad.source.model.item import Form, Item
from leidraad.source.model.pages import Chapter, Unit
from leidraad.web import urls
from leidraad.web.views.builder import Builder
from leidraad.web.views.frame import Jump, LinkView
from leidraad.web.views.items import items_of
from leidraad.web.views.parts import SectionView
from leidraad.web.words import full_title, small


@dataclass(frozen=True)
class WayUnit:
    """What a role does in one unit, with the way to its page, where this role is chosen if one can."""

    id: str
    unit: LinkView
    sections: tuple[SectionView, ...]


@dataclass(frozen=True)
class WayView:
    """All that one role does in a chapter, in its order."""

    layout: ClassVar[str] = "way"
    lead: str
    units: tuple[WayUnit, ...]
    contents: tuple[Jump, ...]


def way_view(guideline: Guideline, chapter: Chapter, role: Role, build: Builder) -> WayView:
    """Return the page with a role's whole way; units in which it has no part are not on it."""
    units = tuple(_units(guideline, chapter, role, build))
    contents = tuple(Jump(one.unit.text, one.id) for one in units)
    return WayView(guideline.sentences["hele-weg-uitleg"], units, contents)


def _units(guideline: Guideline, chapter: Chapter, role: Role, build: Builder) -> Iterator[WayUnit]:
    everybody = guideline.settings.everybody
    for unit in chapter.units:
        if unit.actions_of(role.id) or (everybody and unit.actions_of(everybody.id)):
            chosen = f"#{role.id}" if len(unit.actions) > 1 else ""
            link = LinkView(full_title(chapter, unit), f"{urls.unit(chapter.id, unit.id)}{chosen}")
            sections = tuple(_section(unit, role, build, *part) for part in _parts(guideline, unit, role))
            yield WayUnit(unit.id, link, tuple(one for one in sections if one.items))


def _parts(guideline: Guideline, unit: Unit, role: Role) -> Iterator[tuple[str, str, Form, tuple[Item, ...]]]:
    """Yield each part of a unit for a role: its key, heading, form and items."""
    say, everybody = guideline.sentences, guideline.settings.everybody
    yield "acties", say["acties"], Form.STEPS, unit.actions_of(role.id)
    if everybody:
        heading = f"{say['acties']}: {small(everybody.name)}"
        yield str(everybody.id), heading, Form.STEPS, unit.actions_of(everybody.id)
    yield "voorbereiding", say["voorbereiding"], Form.BULLETS, unit.preparation
    yield "documenteer", say["documenteer"], Form.TICKS, unit.record.items if unit.record else ()


def _section(
    unit: Unit, role: Role, build: Builder, key: str, heading: str, form: Form, items: tuple[Item, ...]
) -> SectionView:
    name = f"{unit.id}_{key}"
    return SectionView(name, heading, form, items_of(build.items(items, build.scribe(), f"{unit.id}-"), role.id))
